import Corpus
import Curate
import Endpoint
import Native
import Testing

@testable import Generate

@Suite("Answers on arrival") struct ArrivalTests {
    private static func judge(
        _ text: String, finish: String = "stop", family: String = "standard-patent",
        _ change: (inout GenerationSettings) -> Void = { _ in }, settings: ArrivalSettings = ArrivalSettings()
    ) throws -> Arrival {
        let plan = try Fixtures.plan(family, change)
        var judge = try ArrivalJudge(plan, settings)
        return judge.judge(plan[0], Fixtures.answer(text, finish: finish))
    }

    @Test("a sound answer becomes a canonical line with id, texts, claims and provenance")
    func accepted() throws {
        let plan = try Fixtures.plan()
        let answer = Fixtures.answer(SoundAnswer().text)
        var judge = try ArrivalJudge(plan)
        guard case .accepted(let document) = judge.judge(plan[1], answer) else {
            Issue.record("\(judge.judge(plan[1], answer))")
            return
        }
        let request = plan[1].request.digest
        #expect(document.id == "SYN-" + request.hex.prefix(20))
        #expect(document.labels == ["gates", "pumps"] && document.seeds.isEmpty && document.repairs.isEmpty)
        let value = try JSONValue(parsing: document.line)
        #expect(value.canonicalBytes == document.line, "the line is canonical")
        let keys = value.object?.members.map(\.key)
        #expect(
            keys == [
                "abstracts", "applicants", "application", "citations", "claims", "classifications", "description",
                "family", "id",
                "inventors", "kind", "origin", "priorities", "provenance", "publication", "titles",
            ])
        var parser = JSONParser()
        let content = try DocumentContent(line: document.line.span, &parser)
        let sound = SoundAnswer()
        #expect(content.origin == .synthesis && content.id == document.id)
        #expect(content.lines(.title) == [sound.title] && content.lines(.abstract) == [sound.abstract])
        #expect(content.lines(.claims) == sound.claims && content.lines(.description) == [sound.description])
        #expect(content.claims.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(content.claims.map(\.dependsOn) == [[], [1], [1], [3], [2], [5]])
        #expect(content.titles[0].language == "en")
        let provenance = value["provenance"]
        #expect(provenance?["requestDigest"]?.string == request.hex)
        #expect(provenance?["responseDigest"]?.string == SHA256.digest(of: answer.raw).hex)
        #expect(provenance?["templateDigest"]?.string == plan.settings.template.digest.hex)
        #expect(provenance?["model"] == "offline-writer" && provenance?["promptFamily"] == "standard-patent")
        #expect(provenance?["method"] == "synthesis" && provenance?["labels"] == ["gates", "pumps"])
        let parameters = provenance?["parameters"]?.array ?? []
        #expect(parameters.contains(["name": "writer", "value": "rules, no language model"]))
        #expect(parameters.contains(["name": "labelNames", "value": "on"]))
        let names = parameters.compactMap { $0["name"]?.string }
        #expect(names == names.sorted())
    }

    struct Case: Sendable {
        var reason: ArrivalCheck
        var because: String
        var finish = "stop"
        var change: @Sendable (inout SoundAnswer) -> Void
    }

    private static let cases: [Case] = [
        Case(reason: .cutOff, because: "tokens", finish: "length") { _ in },
        Case(reason: .withheld, because: "content_filter", finish: "content_filter") { _ in },
        Case(reason: .missingField, because: "title") { $0.title = "" },
        Case(reason: .missingField, because: "claims") { $0.claims = [] },
        Case(reason: .refusal, because: "preamble") { $0.abstract = "Sure, here is the abstract. " + $0.abstract },
        Case(reason: .markup, because: "markdown") { $0.abstract = "**Gate** of two plates. " + $0.abstract },
        Case(reason: .language, because: "de") {
            $0.abstract =
                "Beschrieben wird ein Schieber für einen Bewässerungsgraben, dessen Blatt aus einer oberen und einer unteren Platte besteht, die aneinander "
                + "vorbeigleiten. Eine Spindel hebt zuerst die obere Platte, so dass Oberflächenwasser abfließt, bevor sich die untere Platte öffnet. "
                + "Der Schieber braucht wenig Kraft, da immer nur die Hälfte des Blattes unter dem Druck des Wassers steht."
        },
        Case(reason: .truncated, because: "breaks-off") {
            $0.claims[5] = "The gate of claim 5, wherein the seal is held in the"
        },
        Case(reason: .repetition, because: "") {
            $0.description = Array(
                repeating: "The leaf is moved by the spindle and then it stops again there.", count: 30
            ).joined(separator: " ")
        },
        Case(reason: .form, because: "refers-forward") {
            $0.claims[5] = "The gate of claim 5, wherein the hook of claim 9 is of steel."
        },
        Case(reason: .form, because: "no-transitional-phrase") {
            $0.claims[0] = "A gate of two plates for a channel, one above the other, and a spindle for both."
        },
        Case(reason: .length, because: "description: words 31") {
            $0.description =
                "Gates in channels have a leaf of one piece, which is heavy and opens from below, where sand has settled. The leaf described here has two plates, which one spindle lifts."
        },
        Case(reason: .length, because: "claims: claims 2") { $0.claims = Array($0.claims.prefix(2)) },
    ]

    @Test(
        "each fault is a rejection with its own reason, and is none where that check is off", arguments: cases.indices)
    func rejected(_ index: Int) throws {
        let sample = Self.cases[index]
        var sound = SoundAnswer()
        sample.change(&sound)
        guard case .rejected(let rejection) = try Self.judge(sound.text, finish: sample.finish) else {
            Issue.record("accepted in spite of \(sample.reason)")
            return
        }
        #expect(rejection.reason == sample.reason, "\(rejection)")
        #expect(rejection.because.contains(sample.because), "\(rejection)")
        guard sample.reason.isOptional else { return }
        var settings = ArrivalSettings()
        try settings.turnOff([sample.reason.rawValue])
        if case .rejected(let other) = try Self.judge(sound.text, finish: sample.finish, settings: settings) {
            #expect(other.reason != sample.reason)
        }
    }

    @Test("an answer without fields is a refusal where it refuses, else unreadable")
    func unreadable() throws {
        func reason(_ text: String) throws -> ArrivalCheck? {
            if case .rejected(let rejection) = try Self.judge(text) { rejection.reason } else { nil }
        }
        #expect(try reason("I'm sorry, but I cannot write patents.") == .refusal)
        #expect(try reason("") == .parse)
        #expect(try reason("A gate is a thing that opens.") == .parse)
        #expect(try reason("{\"foo\": 1}") == .parse)
    }

    @Test("unknown checks and those that cannot be off are errors")
    func turnOff() throws {
        var settings = ArrivalSettings()
        #expect { try settings.turnOff(["refusl"]) } throws: { "\($0)".contains("refusal?") }
        #expect { try settings.turnOff(["parse"]) } throws: { "\($0)".contains("cannot be turned off") }
        try settings.turnOff(["duplicate", "cut-off"])
        #expect(settings.without == [.duplicate, .cutOff])
    }

    @Test(
        "a text that names its label is rejected where label names are off, and only there; other labels' names are not"
    )
    func labelNames() throws {
        var sound = SoundAnswer()
        sound.abstract += " It replaces Water-Gates of iron."
        #expect(try Self.isAccepted(Self.judge(sound.text)))
        guard case .rejected(let rejection) = try Self.judge(sound.text, { $0.namesLabels = false }) else {
            Issue.record("accepted")
            return
        }
        #expect(rejection.reason == .labelName && rejection.because.contains("gates"))
        var other = SoundAnswer()
        // "gate" is the id of the label in another number, so that the sound answer is no answer for it; pumps are not asked for here.
        other.abstract = other.abstract.replacing("gate", with: "barrier")
        let plan = try Fixtures.plan("abstract-only", labels: [["gates"]]) { $0.namesLabels = false }
        var judge = try ArrivalJudge(plan)
        let text = try #require(
            JSONValue.object(
                JSONObject([
                    .init(key: "title", value: "Barrier for irrigation channels"),
                    .init(key: "abstract", value: .string(other.abstract + " It goes well with pumps.")),
                ])
            ).canonicalText as String?)
        let arrival = judge.judge(plan[0], Fixtures.answer(text.replacing("A barrier", with: "A barrier")))
        #expect(Self.isAccepted(arrival), "\(arrival)")
    }

    private static func isAccepted(_ arrival: Arrival) -> Bool {
        if case .accepted = arrival { true } else { false }
    }

    // MARK: Copies

    @Test("a paraphrase that copies its source is rejected, whole or in a long run; one in other words is not")
    func seedCopies() throws {
        let sound = SoundAnswer()
        var content = DocumentContent()
        content.id = "US1A1"
        content.titles = [.init(language: "en", text: sound.title)]
        content.abstracts = [.init(language: "en", paragraphs: [sound.abstract])]
        content.claims = sound.claims.enumerated().map {
            .init(dependsOn: [], language: "en", number: $0 + 1, text: "\($0 + 1). \($1)")
        }
        let plan = try GenerationPlan(
            try Fixtures.settings("paraphrase"), .paraphrase(2), taxonomy: nil,
            seeds: [SeedDocument(content, labels: ["gates"])])
        var judge = try ArrivalJudge(plan)
        func reason(_ answer: SoundAnswer) -> String {
            var value = answer.json.object ?? JSONObject()
            value["description"] = nil
            switch judge.judge(plan[0], Fixtures.answer(JSONValue.object(value).canonicalText)) {
            case .accepted(let document): return "accepted \(document.seeds)"
            case .rejected(let rejection): return "\(rejection.reason.rawValue): \(rejection.because)"
            }
        }
        #expect(reason(sound) == "seed-copy: the unchanged text of US1A1")
        var nearly = sound
        nearly.title = "Another title for it"
        #expect(reason(nearly).contains("runs of five words (Jaccard 0.9"))
        let own = OfflineWriter().write(plan[0].request)
        guard case .accepted(let document) = judge.judge(plan[0], own) else {
            Issue.record("\(judge.judge(plan[0], own)): \(own.text)")
            return
        }
        #expect(document.seeds == ["US1A1"])
        // The rest is other words, but one sentence of 55 stands as it was.
        let reading = try #require(AnswerReader(plan.settings.template.fields).read(own.text))
        var mixed = SoundAnswer()
        mixed.title = reading.texts["title"]?[0] ?? ""
        mixed.claims = reading.texts["claims"] ?? []
        #expect(reason(mixed).hasPrefix("seed-copy: a run of "), "\(reason(mixed))")
    }

    @Test("the longest run and the share of runs agree with those counted word by word")
    func runs() {
        var generator = SeededGenerator(seed: 3)
        let vocabulary = (0..<6).map { "w\($0)" }
        for _ in 0..<60 {
            let one = (0..<60).map { _ in vocabulary[generator.uniform(6)] }
            var two = (0..<60).map { _ in vocabulary[generator.uniform(6)] }
            let start = generator.uniform(40)
            two.replaceSubrange(start..<start + 12, with: one[20..<32])
            var longest = 0
            for i in one.indices {
                for j in two.indices {
                    var length = 0
                    while i + length < one.count, j + length < two.count, one[i + length] == two[j + length] {
                        length += 1
                    }
                    longest = max(longest, length)
                }
            }
            let runs = (TextRuns(one.joined(separator: " ")), TextRuns(two.joined(separator: " ")))
            #expect(runs.0.longestRun(with: runs.1, from: 5) == longest)
            let sets = [one, two].map { words in
                Set((0...words.count - 5).map { words[$0..<$0 + 5].joined(separator: " ") })
            }
            let share = Double(sets[0].intersection(sets[1]).count) / Double(sets[0].count)
            #expect((runs.0.copy(of: runs.1, share: share, run: 1000) != nil) == (share > 0))
            #expect(runs.0.copy(of: runs.1, share: min(share + 0.01, 1), run: 1000) == nil)
        }
    }

    @Test("an output like one before is a duplicate, the earlier one stays, and brute force agrees")
    func duplicates() throws {
        var generator = SeededGenerator(seed: 5)
        var index = try OutputIndex(similarity: 0.8)
        var kept: [(Int, Set<UInt64>)] = []
        var found = 0
        for number in 0..<300 {
            // Variations of ten texts: some words of 80 exchanged.
            let base = generator.uniform(10)
            var words = (0..<80).map { "t\(base)w\($0)" }
            for _ in 0..<generator.uniform(6) { words[generator.uniform(80)] = "x\(generator.uniform(50))" }
            let sketch = TextSketch(words.joined(separator: " "), index.parameters)
            let set = Set(sketch.shingles)
            let like = kept.first { _, other in
                Double(other.intersection(set).count) / Double(other.union(set).count) >= 0.8
            }
            let answer = index.enter("\(number)", sketch)
            #expect(answer?.id == like.map { "\($0.0)" })
            if like == nil { kept.append((number, set)) } else { found += 1 }
        }
        #expect(found > 50 && kept.count > 20)
    }

    @Test("the same answers in the plan's order give the same arrivals, however they were examined")
    func deterministic() throws {
        let taxonomy = try Fixtures.taxonomy()
        let seeds = Fixtures.seeds(60, labels: taxonomy.labels.map(\.id))
        let plan = try GenerationPlan(try Fixtures.settings(), .cooccurrence(24), taxonomy: taxonomy, seeds: seeds)
        let writer = OfflineWriter(faultShare: 0.7)
        var judge = try ArrivalJudge(plan)
        let one = plan.map { judge.judge($0, writer.write($0.request)) }
        var other = try ArrivalJudge(plan)
        let backwards = plan.indices.reversed().map { (plan[$0], writer.write(plan[$0].request)) }
        let examined = backwards.map { other.examine($0.0, $0.1) }.reversed()
        let two = examined.map { other.judge($0) }
        #expect(one == two)
        var reasons: [String: Int] = [:]
        for arrival in one {
            if case .rejected(let rejection) = arrival { reasons[rejection.reason.rawValue, default: 0] += 1 }
        }
        #expect(Set(reasons.keys).isSuperset(of: ["refusal", "cut-off", "parse"]), "\(reasons)")
    }
}
