import Corpus
import Curate
import Endpoint
import Testing

@testable import Generate

@Suite("Generation plans") struct GenerationPlanTests {
    private static func cooccurrence(
        _ conditioning: Conditioning, seeds count: Int = 90, seed: UInt64 = 1, reversed: Bool = false
    ) throws -> (plan: GenerationPlan, seeds: [SeedDocument]) {
        let taxonomy = try Fixtures.taxonomy()
        let seeds = Fixtures.seeds(count, labels: taxonomy.labels.map(\.id))
        let settings = try Fixtures.settings { $0.seed = seed }
        return (
            try GenerationPlan(settings, conditioning, taxonomy: taxonomy, seeds: reversed ? seeds.reversed() : seeds),
            seeds
        )
    }

    private static func digests(_ plan: GenerationPlan) -> [Digest] { plan.map(\.request.digest) }

    private static func recount(_ plan: GenerationPlan) -> [String: Int] {
        var counts: [String: Int] = [:]
        for document in plan { for label in document.labels { counts[label, default: 0] += 1 } }
        return counts
    }

    @Test(
        "a plan is a function of its inputs: twice the same, whatever the order of the real documents; another seed gives another",
        arguments: [Conditioning.cooccurrence(70), .balanced(70)])
    func pure(_ conditioning: Conditioning) throws {
        let plan = try Self.cooccurrence(conditioning).plan
        #expect(Self.digests(plan) == Self.digests(try Self.cooccurrence(conditioning).plan))
        #expect(Self.digests(plan) == Self.digests(try Self.cooccurrence(conditioning, reversed: true).plan))
        let other = try Self.cooccurrence(conditioning, seed: 2).plan
        #expect(Set(Self.digests(plan)).isDisjoint(with: Self.digests(other)))
        #expect(Set(Self.digests(plan)).count == 70, "no two requests are the same")
        #expect(plan.map(\.ordinal) == Array(0..<70))
    }

    @Test("a plan of fewer documents is the beginning of a plan of more")
    func prefix() throws {
        let make: [(Int) -> Conditioning] = [{ .cooccurrence($0) }, { .balanced($0) }]
        for conditioning in make {
            let long = try Self.cooccurrence(conditioning(200)).plan
            let short = try Self.cooccurrence(conditioning(60)).plan
            #expect(Array(Self.digests(long).prefix(60)) == Self.digests(short))
        }
        let long = try Fixtures.plan("paraphrase", count: 12)
        #expect(Array(Self.digests(long).prefix(7)) == Self.digests(try Fixtures.plan("paraphrase", count: 7)))
    }

    @Test(
        "the counts of a plan are those of its documents", arguments: [Conditioning.cooccurrence(130), .balanced(130)])
    func counts(_ conditioning: Conditioning) throws {
        let plan = try Self.cooccurrence(conditioning).plan
        #expect(Dictionary(uniqueKeysWithValues: plan.labelCounts) == Self.recount(plan))
        #expect(plan.labelCounts.map(\.label) == plan.labelCounts.map(\.label).sorted())
    }

    @Test("three times as many documents as real ones have every label set three times as often")
    func cooccurrence() throws {
        let (plan, seeds) = try Self.cooccurrence(.cooccurrence(270))
        var real: [[String]: Int] = [:]
        for seed in seeds { real[seed.labels, default: 0] += 3 }
        var planned: [[String]: Int] = [:]
        for document in plan { planned[document.labels, default: 0] += 1 }
        #expect(planned == real)
    }

    @Test(
        "a balanced plan takes real sets only, and its labels' counts lie closer together than those of the real documents"
    )
    func balanced() throws {
        let taxonomy = try Fixtures.taxonomy()
        let labels = Array(taxonomy.labels.map(\.id).prefix(12))
        // The label i has 1 + i documents of its own, and each set of two comes once.
        var seeds: [SeedDocument] = []
        for (index, label) in labels.enumerated() {
            for copy in 0...index { seeds.append(SeedDocument(id: "US\(index)0\(copy)A1", labels: [label])) }
            seeds.append(SeedDocument(id: "US9\(index)A1", labels: [label, labels[(index + 1) % 12]]))
        }
        let plan = try GenerationPlan(try Fixtures.settings(), .balanced(240), taxonomy: taxonomy, seeds: seeds)
        let counts = Self.recount(plan)
        let real = Set(seeds.map(\.labels))
        #expect(plan.allSatisfy { real.contains($0.labels) })
        #expect(counts.count == 12)
        #expect((counts.values.max() ?? 0) - (counts.values.min() ?? 0) <= 2)
        #expect(plan.contains { $0.labels.count == 2 }, "sets of several labels are not given up")
    }

    @Test("given sets come in turn, each as often as it says, or over and over up to a count")
    func given() throws {
        let taxonomy = try Fixtures.small()
        let sets = [LabelSet(["pumps", "gates", "gates"], count: 2), LabelSet(["pumps"])]
        let own = try GenerationPlan(try Fixtures.settings(), .given(sets, count: nil), taxonomy: taxonomy, seeds: [])
        #expect(own.map(\.labels) == [["gates", "pumps"], ["pumps"], ["gates", "pumps"]])
        let five = try GenerationPlan(try Fixtures.settings(), .given(sets, count: 5), taxonomy: taxonomy, seeds: [])
        #expect(
            five.map(\.labels) == [["gates", "pumps"], ["pumps"], ["gates", "pumps"], ["gates", "pumps"], ["pumps"]])
        let read = try LabelSetFile.read("# two\n2 x pumps, gates\npumps\n", file: "sets.txt")
        #expect(read == sets)
        #expect { try LabelSetFile.read("gates\n x pumps,,\n", file: "sets.txt") } throws: {
            "\($0)".contains("sets.txt, line 2")
        }
    }

    @Test(
        "paraphrases take each real document in turn, keep its labels, and show its text shortened to the lengths asked for"
    )
    func paraphrases() throws {
        let long = Array(repeating: "The leaf of the gate rests on a sill of stone.", count: 100).joined(separator: " ")
        let settings = try Fixtures.settings("paraphrase")
        let seeds = Fixtures.seeds(5, labels: ["gates", "pumps"]) { "Number \($0). " + long }
        let plan = try GenerationPlan(settings, .paraphrase(15), taxonomy: nil, seeds: seeds)
        let byID = Dictionary(uniqueKeysWithValues: seeds.map { ($0.id, $0) })
        var uses: [String: Int] = [:]
        for document in plan {
            #expect(document.seeds.count == 1)
            let seed = try #require(byID[document.seeds[0].id])
            uses[seed.id, default: 0] += 1
            #expect(document.labels == seed.labels)
            #expect(document.origin == .paraphrase)
            let text = try #require(document.request.messages.last?.content)
            #expect(text.contains(seed.title) && text.contains("1. A gate comprising"))
            #expect(!text.contains("1. 1."), "a claim's own number is not doubled")
            #expect(text.split(separator: " ").count < 600 && long.split(separator: " ").count == 1100)
        }
        #expect(uses.values.allSatisfy { $0 == 3 } && uses.count == 5)
    }

    @Test("examples are real documents that share a label, as many as asked, and recorded as seeds")
    func examples() throws {
        let taxonomy = try Fixtures.taxonomy()
        let seeds = Fixtures.seeds(200, labels: taxonomy.labels.map(\.id))
        let settings = try Fixtures.settings { $0.examples = 2 }
        let plan = try GenerationPlan(settings, .cooccurrence(40), taxonomy: taxonomy, seeds: seeds)
        let byID = Dictionary(uniqueKeysWithValues: seeds.map { ($0.id, $0) })
        for document in plan {
            #expect(document.seeds.count == 2)
            for seed in document.seeds {
                let real = try #require(byID[seed.id])
                #expect(!Set(real.labels).isDisjoint(with: document.labels))
                #expect(document.request.messages.last?.content.contains(real.abstract) ?? false)
            }
        }
        let none = try GenerationPlan(try Fixtures.settings(), .cooccurrence(40), taxonomy: taxonomy, seeds: seeds)
        #expect(
            none.allSatisfy { $0.seeds.isEmpty && !($0.request.messages.last?.content.contains("<example>") ?? true) })
    }

    @Test("a model without a system role gets one message with both texts, and a schema where it is asked for")
    func requests() throws {
        let two = try Fixtures.plan()[0].request
        let one = try Fixtures.plan { $0.foldsSystem = true }[0].request
        #expect(two.messages.map(\.role) == [.system, .user] && one.messages.map(\.role) == [.user])
        #expect(one.messages[0].content == two.messages[0].content + "\n\n" + two.messages[1].content)
        let held = try Fixtures.plan("claims-first") { $0.usesSchema = true }[0].request
        #expect(two.body.object?.members.contains { $0.key == "response_format" } == false)
        #expect(held.body["response_format"]?["type"] == "json_schema")
        let keys = held.schema?["properties"]?.object?.members.map(\.key)
        #expect(keys == ["1_claims", "2_abstract", "3_title"], "the order of the schema's keys is that of writing")
        #expect(held.messages[1].content.contains("\"1_claims\": [\"...\""))
        let headings = try Fixtures.plan { $0.form = .headings }[0].request.messages[1].content
        #expect(headings.contains("Claims:\n1. ...") && !headings.contains("JSON"))
    }

    @Test("what cannot be asked for is a clear error before any request")
    func faults() throws {
        let taxonomy = try Fixtures.small()
        func fault(_ contains: [String], _ make: () throws -> GenerationPlan) {
            #expect(throws: Fault.self) { try make() }
            do { _ = try make() } catch {
                for text in contains where !"\(error)".contains(text) { Issue.record("\(error) does not say \(text)") }
            }
        }
        func given(_ label: String, _ settings: GenerationSettings, _ taxonomy: Taxonomy?) throws -> GenerationPlan {
            try GenerationPlan(settings, .given([LabelSet([label])], count: 3), taxonomy: taxonomy, seeds: [])
        }
        let settings = try Fixtures.settings()
        fault(["definition of locks", "- id: locks"]) { try given("locks", settings, taxonomy) }
        fault(["\"gate\"", "nearest: gates"]) { try given("gate", settings, taxonomy) }
        fault(["no taxonomy"]) { try given("gates", settings, nil) }
        fault(["paraphrase"]) { try GenerationPlan(settings, .paraphrase(3), taxonomy: taxonomy, seeds: []) }
        fault(["no real documents"]) { try GenerationPlan(settings, .cooccurrence(3), taxonomy: taxonomy, seeds: []) }
        fault(["has a label"]) {
            try GenerationPlan(
                settings, .balanced(3), taxonomy: taxonomy, seeds: [SeedDocument(id: "US1A1", labels: [])])
        }
        fault(["none of the 1 real documents has a text"]) {
            try GenerationPlan(
                try Fixtures.settings("paraphrase"), .paraphrase(3), taxonomy: nil,
                seeds: [SeedDocument(id: "US1A1", labels: ["gates"])])
        }
        fault(["temperature"]) { try given("gates", try Fixtures.settings { $0.temperature = -1 }, taxonomy) }
        fault(["language"]) { try given("gates", try Fixtures.settings { $0.language = "xx" }, taxonomy) }
        fault(["0 documents"]) { try GenerationPlan(settings, .balanced(0), taxonomy: taxonomy, seeds: []) }
        var own = try PromptTemplate(
            parsing: "name: own\nmethod: synthesis\nuser: 'On {labels}. {format}'\nfields: [{name: title, words: 3-9}]",
            file: "own.yaml")
        #expect(
            try given("locks", GenerationSettings(template: own, model: "m"), taxonomy).count == 3,
            "names need no definition")
        var hidden = GenerationSettings(template: own, model: "m")
        hidden.namesLabels = false
        fault(["{labels}", "{definitions}"]) { try given("gates", hidden, taxonomy) }
        own.user = try PromptText(parsing: "Of water gates. {definitions}")
        hidden.template = own
        fault(["water gates", "gates"]) { try given("gates", hidden, taxonomy) }
    }
}
