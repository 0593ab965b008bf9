internal import Corpus

/// What the whole battery comes to, in words.
package struct AuditVerdict: Sendable {
    /// How far the synthetic documents are from the real ones.
    package enum Judgement: String, Sendable {
        /// No difference is certain.
        case indistinguishable
        /// Some difference is certain, and none is large enough to matter.
        case close
        /// Some difference is certain and large enough to matter.
        case far
    }

    package let judgement: Judgement
    /// One paragraph.
    package let text: String
    /// All findings, the gravest first.
    package let findings: [AuditFinding]
    /// All tests, with their adjusted p.
    package let tests: [AuditTest]

    /// - Parameter part: everything that the parts of the battery gave.
    package init(_ part: AuditPart) {
        tests = AuditTest.adjusted(part.tests)
        let far = tests.filter { $0.outcome == .far }.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
        let close = tests.filter { $0.outcome == .close }.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
        judgement = !far.isEmpty ? .far : !close.isEmpty ? .close : .indistinguishable
        var all = part.findings
        for test in far {
            all.append(
                AuditFinding(
                    .severe, "\(test.name): far", Self.sentence(test), measure: test.id, ids: test.ids,
                    weight: test.weight))
        }
        for test in close {
            all.append(
                AuditFinding(
                    .notable, "\(test.name): a small difference", Self.sentence(test), measure: test.id, ids: test.ids,
                    weight: test.weight))
        }
        for test in tests where test.outcome == .none {
            all.append(
                AuditFinding(
                    .fine, "\(test.name): no difference found",
                    Self.sentence(test)
                        + (test.isOpen ? " One that matters cannot be excluded by so few documents." : ""),
                    measure: test.id, weight: test.isOpen ? 1 : 0))
        }
        findings = all.sorted(by: AuditFinding.precedes)
        text = Self.paragraph(judgement, far: far, close: close, tests: tests, findings: findings)
    }

    private static func sentence(_ test: AuditTest) -> String {
        "\(test.words.prefix(1).uppercased() + test.words.dropFirst()) (\(ResultNumber.text(test.smallest)) would matter, this is \(ResultNumber.text(test.effect)); adjusted p \(ResultNumber.text(test.adjusted)))."
    }

    private static func paragraph(
        _ judgement: Judgement, far: [AuditTest], close: [AuditTest], tests: [AuditTest], findings: [AuditFinding]
    ) -> String {
        var text: String
        switch judgement {
        case .indistinguishable:
            text =
                "Indistinguishable: none of \(tests.count) tests finds a difference between the synthetic and the real documents."
            let open = tests.filter(\.isOpen).map(\.name)
            if !open.isEmpty {
                text +=
                    " With so few documents a difference that matters cannot be excluded for: \(open.joined(separator: ", "))."
            }
        case .close:
            text =
                "Close: the synthetic documents differ from the real ones, but by less than matters: \(close.prefix(3).map(\.words).joined(separator: "; "))."
        case .far:
            text =
                "Far: the synthetic documents differ from the real ones by more than matters in \(far.count) of \(tests.count) tests: \(far.prefix(3).map(\.words).joined(separator: "; "))."
        }
        // The three worst; what points at the same documents as another says nothing new to a reader.
        var worst: [AuditFinding] = []
        for finding in findings where finding.severity != .fine && worst.count < 3 {
            if finding.ids.isEmpty || !worst.contains(where: { $0.ids == finding.ids }) { worst.append(finding) }
        }
        let leaks = findings.filter { finding in
            finding.severity == .severe && isLeak(finding) && !worst.contains { $0.title == finding.title }
        }
        if !leaks.isEmpty {
            text += " Besides: " + leaks.map { "\($0.title) (\(some($0.ids)))" }.joined(separator: "; ") + "."
        }
        if !worst.isEmpty {
            text += " Look first at: "
            text +=
                worst.enumerated().map { "(\($0 + 1)) \($1.title)" + ($1.ids.isEmpty ? "" : ", \(some($1.ids))") }
                .joined(separator: "; ") + "."
        }
        return text
    }

    /// Whether a finding is of copies, not of distance.
    private static func isLeak(_ finding: AuditFinding) -> Bool {
        ["leakage", "duplicates", "families", "memorisation"].contains(finding.measure)
    }

    private static func some(_ ids: [String]) -> String {
        ids.prefix(4).joined(separator: ", ") + (ids.count > 4 ? " and \(ids.count - 4) more" : "")
    }

    /// The section that lists all tests.
    package var section: ResultSection {
        ResultSection(
            "tests", "Tests",
            "Every difference that is tested, with Holm's correction over all \(tests.count): far is certain and large enough to matter, close is certain and smaller, none is not certain.",
            items: [
                .table(
                    "Tests",
                    columns: [
                        "test", "effect", "95 % from", "to", "smallest that matters", "p", "adjusted p", "outcome",
                    ],
                    tests.map { test in
                        [
                            .string(test.name), ResultNumber.json(test.effect), ResultNumber.json(test.interval?.lower),
                            ResultNumber.json(test.interval?.upper), ResultNumber.json(test.smallest),
                            ResultNumber.json(test.p), ResultNumber.json(test.adjusted), .string(test.outcome.rawValue),
                        ]
                    })
            ])
    }

    /// The adjusted p by test.
    package var adjusted: [String: Double] {
        Dictionary(tests.map { ($0.id, $0.adjusted) }, uniquingKeysWith: { first, _ in first })
    }
}
