import Corpus
import Curate
import Foundation
import Native
import Testing

@testable import Measure

@Suite("The parts of an audit")
struct AuditPartTests {
    @Test(
        "a planted shift is certain and large in every test of distance, and two samples of one distribution are not told apart"
    )
    func distance() throws {
        let real = AuditFixture.side("R", 60, stream: 1)
        let part = DistanceAudit(AuditFixture.settings(), bandwidth: 3)
        let same = AuditTest.adjusted(try part.audit(real, AuditFixture.side("S", 60, stream: 2)).tests)
        #expect(same.map(\.id) == ["mmd", "energy", "c2st"] && same.allSatisfy { $0.outcome == .none })
        let shifted = try part.audit(real, AuditFixture.side("S", 60, stream: 2, shift: { _ in 2 }))
        let tests = AuditTest.adjusted(shifted.tests)
        #expect(tests.allSatisfy { $0.outcome == .far && $0.ids.count == 5 && $0.weight >= 1 })
        // Effects are what they say: a share, a coefficient, an area.
        #expect(tests.allSatisfy { $0.effect > 0 && $0.effect <= 1 })
    }

    @Test("the share of kernel variance equals that of the pooled sample, computed by centring a Gram matrix")
    func share() throws {
        let (x, y) = (AuditFixture.side("R", 30, stream: 4), AuditFixture.side("S", 30, stream: 5, shift: { _ in 1 }))
        let points = DoubleMatrix(x.vectors.appending(y.vectors))
        func k(_ i: Int, _ j: Int) -> Double {
            exp(-(0..<6).reduce(0.0) { $0 + (points[i, $1] - points[j, $1]) * (points[i, $1] - points[j, $1]) } / 18)
        }
        func mean(_ a: Range<Int>, _ b: Range<Int>) -> Double {
            var sum = 0.0
            for i in a { for j in b { sum += k(i, j) } }
            return sum / Double(a.count * b.count)
        }
        let (a, b) = (0..<30, 30..<60)
        // All pairs: between = MMD²/4 with the biased MMD², total = 1 − the mean of all kernel values.
        let between = (mean(a, a) + mean(b, b) - 2 * mean(a, b)) / 4
        let total = 1 - mean(0..<60, 0..<60)
        let within = 1 - (mean(a, a) + mean(b, b)) / 2
        #expect(abs(DistanceAudit.share(4 * between, within: within) - between / total) < 1e-12)
        // Without the pairs of a document with itself it is near that.
        let part = try DistanceAudit(AuditFixture.settings(permutations: 99), bandwidth: 3).audit(x, y)
        let effect = try #require(part.tests.first { $0.id == "mmd" }).effect
        #expect(abs(effect - between / total) < 0.03)
    }

    @Test("the expected coverage is the mean coverage of samples of one distribution", arguments: [(40, 40), (40, 80)])
    func expectedCoverage(n: Int, m: Int) throws {
        var sum = 0.0
        for trial in 0..<40 {
            let x = AuditFixture.side("R", n, stream: 100 + UInt64(trial), columns: 2)
            let y = AuditFixture.side("S", m, stream: 200 + UInt64(trial), columns: 2)
            sum += try PRDC().measure(TwoSample(x: x.vectors, y: y.vectors))["coverage"] ?? 0
        }
        #expect(abs(sum / 40 - CoverageAudit.expectedCoverage(n: n, m: m, k: 5)) < 0.02)
    }

    @Test("real documents that no synthetic one reaches are named")
    func coverage() throws {
        let real = AuditFixture.side("R", 60, stream: 1, shift: { $0.id.hasSuffix("7") ? 12 : $0.id < "R3" ? 8 : 0 })
        let part = try CoverageAudit(AuditFixture.settings()).audit(real, AuditFixture.side("S", 60, stream: 2))
        let finding = try #require(part.findings.first { $0.measure == "prdc" })
        #expect(finding.severity != .fine && finding.ids.allSatisfy { $0.hasSuffix("7") })
        let same = try CoverageAudit(AuditFixture.settings()).audit(
            AuditFixture.side("R", 60, stream: 1), AuditFixture.side("S", 60, stream: 2))
        #expect(same.findings.isEmpty)
    }

    @Test("texts that repeat each other are less varied")
    func diversity() throws {
        let real = AuditFixture.side("R", 30, stream: 1)
        let dull = AuditFixture.side("S", 30, stream: 2) { number, id in
            AuditFixture.document(id, AuditFixture.text(number % 3) + " end\(number)")
        }
        let found = try DiversityAudit(AuditFixture.settings()).audit(real, dull).findings
        #expect(Set(found.map(\.measure)).isSuperset(of: ["self-bleu", "distinct", "compression"]))
        #expect(
            try DiversityAudit(AuditFixture.settings()).audit(real, AuditFixture.side("S", 30, stream: 2)).findings
                .isEmpty)
    }

    @Test("a model that is far is told from one that is not")
    func strata() throws {
        let synthetic = AuditFixture.side("S", 60, stream: 2, shift: { $0.model == "far" ? 3 : 0 }) { number, id in
            AuditFixture.document(id, "", model: ["far", "near", ""][number % 3], claims: 5)
        }
        let part = try StratumAudit(AuditFixture.settings(), bandwidth: 3).audit(
            AuditFixture.side("R", 60, stream: 1), synthetic)
        let section = try #require(part.sections.first { $0.id == "by-model" })
        guard case .table(_, _, let rows) = try #require(section.items.last) else { return #expect(Bool(false)) }
        let verdicts = Dictionary(uniqueKeysWithValues: rows.map { ($0[0].string ?? "", $0[7].string ?? "") })
        #expect(verdicts == ["far": "far", "near": "indistinguishable"])
        #expect(part.findings.map(\.measure) == ["by-model"])
        #expect(part.sections.first { $0.id == "by-prompt" }?.text.hasPrefix("Left out") == true)
    }

    @Test("labels that the vectors bear out are found as well as on real documents, shuffled ones are not")
    func labels() throws {
        func labelled(_ name: String, _ stream: UInt64, shuffled: Bool) -> AuditSide {
            let side = AuditFixture.side(name, 80, stream: stream, shift: { $0.labels == ["a"] ? 4 : -4 }) {
                number, id in
                AuditFixture.document(id, "", labels: [number % 2 == 0 ? "a" : "b"])
            }
            guard shuffled else { return side }
            let wrong = side.documents.enumerated().map {
                AuditFixture.document($0.element.id, "", labels: [$0.offset % 4 < 2 ? "a" : "b"])
            }
            return AuditSide(wrong, side.vectors)
        }
        let real = labelled("R", 1, shuffled: false)
        let good = try LabelAudit(AuditFixture.settings()).audit(real, labelled("S", 2, shuffled: false))
        #expect(good.findings.isEmpty && good.measures[0]["value"] ?? 0 > 0.95)
        let bad = try LabelAudit(AuditFixture.settings()).audit(real, labelled("S", 2, shuffled: true))
        #expect(bad.findings.map(\.measure) == ["label-fidelity"] && bad.measures[0]["value"] ?? 1 < 0.7)
        let none = try LabelAudit(AuditFixture.settings()).audit(
            AuditFixture.side("R", 20, stream: 1), AuditFixture.side("S", 20, stream: 2))
        #expect(none.sections[0].text.hasPrefix("Left out"))
    }

    @Test("the threshold of all labels is the best of all that there are")
    func threshold() {
        var generator = SeededGenerator(seed: 5)
        let scores = (0..<30).map { _ in (0..<3).map { _ in Double(generator.uniform(12)) / 12 } }
        let truth = scores.map { row in row.map { $0 + generator.unit() > 1 } }
        func f1(_ threshold: Double) -> Double {
            var counts = (hits: 0.0, wrong: 0.0)
            for (row, wanted) in zip(scores, truth) {
                for (score, isTrue) in zip(row, wanted) {
                    if score >= threshold && isTrue { counts.hits += 1 }
                    if (score >= threshold) != isTrue { counts.wrong += 1 }
                }
            }
            return 2 * counts.hits / (2 * counts.hits + counts.wrong)
        }
        let best = (0...12).map { f1(Double($0) / 12) }.max()
        #expect(f1(LabelFidelity.bestThreshold(scores, truth)) == best)
    }

    @Test("duplicates and leaks are found with both ids, and natural ones are not held against a corpus")
    func duplicates() throws {
        func documents(_ name: String, _ numbers: Range<Int>) -> [AuditDocument] {
            numbers.map { AuditFixture.document("\(name)\($0)", AuditFixture.text($0)) }
        }
        let real = documents("R", 0..<40)
        let test = documents("T", 40..<60)
        var synthetic = documents("S", 100..<140)
        for place in 0..<5 { synthetic.append(AuditFixture.document("D\(place)", synthetic[place].text.uppercased())) }
        for place in 0..<3 { synthetic.append(AuditFixture.document("L\(place)", test[place].text + " tail")) }
        let references = [AuditReference(.real, real), AuditReference(.test, test)]
        let found = try DuplicateAudit(AuditFixture.settings()).audit(synthetic, real: real, against: references)
            .findings
        #expect(found.map(\.measure) == ["duplicates", "leakage"])
        #expect(found[0].ids == ["D0", "S100", "D1", "S101", "D2", "S102", "D3", "S103", "D4", "S104"])
        #expect(found[1].ids.count == 6 && Set(found[1].ids) == ["L0", "L1", "L2", "T40", "T41", "T42"])
        let exact = try DuplicateAudit(AuditFixture.settings()).audit(
            documents("S", 100..<130) + [AuditFixture.document("X", test[7].text)], real: real, against: references)
        #expect(exact.findings.map(\.severity) == [.severe] && exact.findings[0].ids == ["X", "T47"])
        // One pair in forty real ones: one in forty synthetic ones is no finding.
        let pair = real.dropLast() + [AuditFixture.document("R", real[0].text)]
        let usual = try DuplicateAudit(AuditFixture.settings()).audit(
            documents("S", 100..<139) + [AuditFixture.document("S", AuditFixture.text(100))], real: Array(pair),
            against: [])
        #expect(usual.findings.isEmpty)
        let kin = try DuplicateAudit(AuditFixture.settings()).audit(
            [AuditFixture.document("P", AuditFixture.text(300), group: "T40")], real: real, against: references)
        #expect(kin.findings.map(\.measure) == ["families"] && kin.findings[0].ids == ["P", "T40"])
    }

    @Test("memorised text is found where real documents share none, and not where they share as much")
    func memorisation() throws {
        let phrase = AuditFixture.text(999, words: 55)
        func documents(_ name: String, _ numbers: Range<Int>, with: Int) -> [AuditDocument] {
            numbers.map {
                AuditFixture.document(
                    "\(name)\($0)", AuditFixture.text($0) + ($0 - numbers.lowerBound < with ? " " + phrase : ""))
            }
        }
        let audit = CopyAudit(AuditFixture.settings())
        let synthetic = documents("S", 100..<140, with: 12)
        let plain = try audit.audit(
            synthetic, against: [AuditReference(.train, documents("R", 0..<40, with: 1))],
            real: documents("R", 0..<40, with: 1))
        #expect(plain.findings.map(\.measure) == ["memorisation"] && plain.findings[0].ids.contains("R0"))
        let usual = try audit.audit(
            synthetic, against: [AuditReference(.train, documents("R", 0..<40, with: 12))],
            real: documents("R", 0..<40, with: 12))
        #expect(usual.findings.isEmpty)
    }

    @Test("a phrase is looked for in all texts but one as in an index without it")
    func leavingOut() {
        let texts = (0..<12).map { AuditFixture.text($0, words: 80) + " " + AuditFixture.text($0 / 3, words: 20) }
        let measure = Memorisation()
        let whole = PhraseIndex(texts)
        for place in texts.indices {
            var rest = texts
            rest.remove(at: place)
            let a = measure.examine(texts[place], number: place, in: whole, leavingOut: [place])
            let b = measure.examine(texts[place], number: place, in: PhraseIndex(rest))
            #expect(a.longest == b.longest && a.phrase == b.phrase && a.overlap == b.overlap)
            #expect(a.coveredShare == b.coveredShare)
        }
    }

    @Test("texts of one length and of another are told apart, and the form test is of fewer only")
    func lengthsAndForm() throws {
        let real = AuditFixture.side("R", 40, stream: 1) {
            AuditFixture.document($1, AuditFixture.text($0, words: 60 + $0 % 30))
        }
        let long = AuditFixture.side("S", 40, stream: 2) { number, id in
            AuditFixture.document(
                id, AuditFixture.text(number, words: 90 + number % 30), claims: 3,
                reasons: [number % 2 == 0 ? Reason("no-claims") : nil])
        }
        let lengths = AuditTest.adjusted(try LengthAudit(AuditFixture.settings()).audit(real, long).tests)
        #expect(lengths.first { $0.id == "words" }?.outcome == .far)
        #expect(lengths.first { $0.id == "claims" }?.outcome == .far)
        let form = FormAudit(AuditFixture.settings(), rules: ["standard-patent-form"])
        let worse = try form.audit(real, long).tests[0]
        #expect(worse.p == 0.005 && worse.effect == 0.5 && worse.ids.count == 3)
        let better = try form.audit(long, real).tests[0]
        #expect(better.p == 1 && better.effect == 0)
    }

    @Test("a word that one side alone uses is named with the documents that have it")
    func vocabulary() throws {
        let real = AuditFixture.side("R", 40, stream: 1)
        let odd = AuditFixture.side("S", 40, stream: 2) { number, id in
            AuditFixture.document(id, AuditFixture.text(number) + (number % 10 < 8 ? " delve" : ""))
        }
        let finding = try #require(VocabularyAudit(AuditFixture.settings()).audit(real, odd).findings.first)
        #expect(finding.text.contains("delve") && finding.severity == .severe)
        #expect(
            try VocabularyAudit(AuditFixture.settings()).audit(real, AuditFixture.side("S", 40, stream: 2)).findings
                .isEmpty)
        // Frequencies that fall as one over the rank.
        let slope = try #require(VocabularyAudit.slope((1...500).map { 5_000_000 / $0 }))
        #expect(abs(slope + 1) < 1e-3)
    }
}
