import Corpus
import Curate
import Endpoint
import Native
import Testing

@testable import Generate

@Suite("The offline writer") struct OfflineWriterTests {
    private static func plan(
        _ family: String, _ count: Int, _ change: (inout GenerationSettings) -> Void = { _ in }
    ) throws -> GenerationPlan {
        let taxonomy = try Fixtures.taxonomy()
        return try GenerationPlan(
            try Fixtures.settings(family, change), .cooccurrence(count), taxonomy: taxonomy,
            seeds: Fixtures.seeds(64, labels: taxonomy.labels.map(\.id)))
    }

    private static func rejections(_ plan: GenerationPlan) throws -> (accepted: [SyntheticDocument], reasons: [String])
    {
        var judge = try ArrivalJudge(plan)
        let writer = OfflineWriter()
        var accepted: [SyntheticDocument] = []
        var reasons: [String] = []
        for planned in plan {
            switch judge.judge(planned, writer.write(planned.request)) {
            case .accepted(let document): accepted.append(document)
            case .rejected(let rejection): reasons.append("\(rejection.reason.rawValue): \(rejection.because)")
            }
        }
        return (accepted, reasons)
    }

    @Test(
        "writes every family so that nearly all of it passes the checks, with label names and without, as JSON and under headings",
        arguments: PromptFamilies.names.filter { $0 != "paraphrase" })
    func families(_ family: String) throws {
        let changes: [(inout GenerationSettings) -> Void] = [
            { _ in }, { $0.form = .headings },
            {
                $0.usesSchema = true; $0.foldsSystem = true
            }, { $0.namesLabels = false },
        ]
        for change in changes {
            let plan = try Self.plan(family, 10, change)
            let (accepted, reasons) = try Self.rejections(plan)
            #expect(accepted.count >= 9, "\(reasons.prefix(8))")
            #expect(Set(accepted.map(\.id)).count == accepted.count)
        }
    }

    @Test("rewords real documents so that they are no copies, keeps the number of claims, and K rewordings differ")
    func paraphrase() throws {
        let taxonomy = try Fixtures.taxonomy()
        let writer = OfflineWriter()
        // What it wrote itself stands for real documents.
        var parser = JSONParser()
        let sources = try Self.rejections(try Self.plan("standard-patent", 8)).accepted.enumerated().map {
            index, document in
            var content = try DocumentContent(line: document.line.span, &parser)
            content.id = "US\(index)A1"
            return SeedDocument(content, labels: document.labels)
        }
        let settings = try Fixtures.settings("paraphrase")
        let plan = try GenerationPlan(settings, .paraphrase(sources.count * 3), taxonomy: taxonomy, seeds: sources)
        let (accepted, reasons) = try Self.rejections(plan)
        #expect(accepted.count >= plan.count * 9 / 10, "\(reasons.prefix(8))")
        let byID = Dictionary(uniqueKeysWithValues: sources.map { ($0.id, $0) })
        for document in accepted {
            let content = try DocumentContent(line: document.line.span, &parser)
            let source = try #require(byID[document.seeds[0]])
            #expect(content.origin == .paraphrase && document.labels == source.labels)
            #expect(content.claims.count == min(source.claims.count, 15))
        }
        #expect(writer.write(plan[0].request) == writer.write(plan[0].request))
    }

    @Test("the raw answer is a response's body as servers write it")
    func raw() throws {
        let answer = OfflineWriter().write(try Self.plan("abstract-only", 1)[0].request)
        let body = try JSONValue(parsing: answer.raw)
        #expect(body["choices"]?.array?[0]["message"]?["content"]?.string == answer.text)
        #expect(
            body["model"] == "offline-writer" && body["usage"]?["completion_tokens"]?.integer == answer.completionTokens
        )
    }

    @Test(
        "a classifier learns from what it wrote, but not all: the right one of 64 labels for more than half and less than all"
    )
    func classification() throws {
        let taxonomy = try Fixtures.taxonomy()
        let labels = taxonomy.labels.map(\.id)
        let plan = try GenerationPlan(
            try Fixtures.settings("abstract-only"), .given(labels.map { LabelSet([$0], count: 12) }, count: nil),
            taxonomy: taxonomy, seeds: [])
        let writer = OfflineWriter()
        var counts: [String: [String: Int]] = [:]
        var tests: [(label: String, words: Set<String>)] = []
        for planned in plan {
            let words = Set(WordList(writer.write(planned.request).text).strings)
            // The last two of each label's twelve are held out.
            if planned.ordinal >= 64 * 10 {
                tests.append((planned.labels[0], words))
            } else {
                for word in words { counts[planned.labels[0], default: [:]][word, default: 0] += 1 }
            }
        }
        // Naive Bayes over words that are there.
        var right = 0
        for (label, words) in tests {
            let best = labels.max { one, other in
                func score(_ label: String) -> Double {
                    words.reduce(0) { $0 + Double(logarithm((counts[label]?[$1] ?? 0) + 1)) }
                }
                return score(one) < score(other)
            }
            if best == label { right += 1 }
        }
        let share = Double(right) / Double(tests.count)
        #expect(share > 0.5 && share < 0.995, "\(share)")
    }

    /// Thousandths of the binary logarithm, by bits.
    private func logarithm(_ number: Int) -> Int {
        let table = [0, 0, 1000, 1585, 2000, 2322, 2585, 2807, 3000, 3170, 3322, 3459, 3585]
        return number < table.count ? table[number] : 3700
    }
}
