internal import Corpus

/// A result as the page shows it.
struct ReportResult {
    let title: String
    let kind: String
    let verdict: String
    /// The most severe first; equals in the order of the result.
    let findings: [Finding]
    let sections: [ResultSection]
    /// How the result came about: parameters, commits, versions.
    let origins: [ResultSection]

    /// What the keys of a result's presentation are; the others are the verb's own.
    private static let presentation: Set = ["title", "kind", "verdict", "findings", "sections"]

    /// Reads a result.
    ///
    /// - Parameter name: its title, if it has none of its own.
    /// - Throws: a `Fault` for what is no result, with the place.
    init(_ value: JSONValue, name: String) throws {
        let reader = ResultReader(value: value, place: "")
        guard let object = value.object else {
            throw reader.fault(
                "is no object", fix: "give what a verb printed with --json, or the report.json of an audit")
        }
        guard !object.members.isEmpty else {
            throw reader.fault("is an empty object", fix: "give what a verb printed with --json")
        }
        let isPresented = object["sections"] != nil
        // Results without a presentation may use these words for something else.
        func text(_ key: String) throws -> String { isPresented ? try reader.text(key) : value[key]?.string ?? "" }
        kind = try text("kind")
        let given = try text("title")
        title = given.isEmpty ? (kind.isEmpty ? name : GenericReport.words(kind)) : given
        verdict = try text("verdict")
        let areFindings = isPresented || value["findings"]?.array?.allSatisfy { $0["severity"] != nil } == true
        findings = areFindings ? Finding.sorted(try reader.list("findings").map { try Finding($0) }) : []
        let own = object.members.filter { member in
            guard Self.presentation.contains(member.key) else { return true }
            if isPresented || member.key == "findings" && areFindings { return false }
            return member.value.string == nil
        }
        let (origins, others) = GenericReport.parted(own)
        if isPresented {
            sections = try reader.needed("sections").map { try ResultSection($0) }
            let rest = GenericReport.sections(of: others).flatMap(\.items)
            self.origins =
                GenericReport.sections(of: origins, title: "Parameters and commits")
                + (rest.isEmpty
                    ? [] : [ResultSection(id: "", title: "Further values", text: "", items: rest, isFolded: true)])
        } else {
            sections = GenericReport.sections(of: others)
            self.origins = GenericReport.sections(of: origins, title: "Parameters and commits")
        }
    }
}

/// What an audit found.
struct Finding {
    /// How much it matters.
    enum Severity: String, CaseIterable {
        case severe
        case notable
        case fine
    }

    let severity: Severity
    let title: String
    let text: String
    let measure: String
    let ids: [String]

    /// Throws for a severity that is none of the three.
    init(_ reader: ResultReader) throws {
        let severity = try reader.text("severity")
        guard let known = Severity(rawValue: severity) else {
            throw reader.fault(
                "has the severity \"\(TextMeasure.cut(severity, to: 40))\"",
                fix: "write one of \(Severity.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.severity = known
        title = try reader.text("title")
        text = try reader.text("text")
        measure = try reader.text("measure")
        ids = try reader.list("ids").map { try $0.text() }
    }

    static func sorted(_ findings: [Finding]) -> [Finding] {
        Severity.allCases.flatMap { severity in findings.filter { $0.severity == severity } }
    }
}

/// A part of the page with a heading.
struct ResultSection {
    let id: String
    let title: String
    let text: String
    let items: [any ReportItem]
    /// True if it opens only when asked.
    var isFolded = false

    init(id: String, title: String, text: String, items: [any ReportItem], isFolded: Bool = false) {
        self.id = id
        self.title = title
        self.text = text
        self.items = items
        self.isFolded = isFolded
    }

    init(_ reader: ResultReader) throws {
        guard reader.value.object != nil else { throw reader.fault("is no section", fix: "write an object there") }
        id = try reader.text("id")
        title = try reader.text("title")
        text = try reader.text("text")
        items = try reader.list("items").map { try ReportItems.read($0) }
    }
}
