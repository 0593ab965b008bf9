package import Corpus

/// Something that a person should know, and the documents to look at.
package struct AuditFinding: Sendable {
    package enum Severity: String, Sendable, CaseIterable, Comparable {
        case severe
        case notable
        case fine

        package static func < (a: Severity, b: Severity) -> Bool {
            (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
        }
    }

    package var severity: Severity
    package var title: String
    package var text: String
    /// The measure that found it.
    package var measure: String
    package var ids: [String]
    /// What puts findings of one severity in order: how many times the smallest effect that matters; leaks stand above all others.
    package var weight: Double

    package init(
        _ severity: Severity, _ title: String, _ text: String, measure: String, ids: [String] = [], weight: Double = 1
    ) {
        self.severity = severity
        self.title = title
        self.text = text
        self.measure = measure
        self.ids = ids
        self.weight = weight
    }

    package var json: JSONValue {
        [
            "ids": .strings(ids), "measure": .string(measure), "severity": .string(severity.rawValue),
            "text": .string(text), "title": .string(title),
        ]
    }

    /// The gravest first.
    package static func precedes(_ a: AuditFinding, _ b: AuditFinding) -> Bool {
        a.severity != b.severity
            ? a.severity < b.severity : (b.weight, a.measure, a.title) < (a.weight, b.measure, b.title)
    }
}

/// What one part of the battery gives.
package struct AuditPart: Sendable {
    package var sections: [ResultSection] = []
    package var tests: [AuditTest] = []
    package var findings: [AuditFinding] = []
    package var measures: [Measurement] = []

    package init() {}

    /// A part that could not be had, and why.
    package static func excluded(_ id: String, _ title: String, _ reason: String) -> AuditPart {
        var part = AuditPart()
        part.sections = [ResultSection(id, title, "Left out: \(reason).")]
        return part
    }

    package mutating func add(_ other: AuditPart) {
        sections += other.sections
        tests += other.tests
        findings += other.findings
        measures += other.measures
    }
}
