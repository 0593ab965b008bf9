internal import Corpus

/// Which column of a table is which field of a document.
///
/// Read from YAML; `docs/mappings.md` describes it and `schemas/mapping.schema.json` checks it.
package struct Mapping: Sendable {
    /// What a mapping can fill.
    package enum Field: String, CaseIterable, Sendable {
        case id, language, title, abstract, description, claims, date, classifications, family, labels, origin, kind
        case applicants, inventors, priorities, citations, application

        /// Whether it takes one value and no list.
        var isScalar: Bool {
            switch self {
            case .id, .language, .date, .family, .origin, .kind, .application: true
            default: false
            }
        }
    }

    /// The separator that `table:` names; `nil` finds it in the header.
    package var separator: UInt8?
    /// Where each field comes from; several sources are read one after the other.
    var sources: [Field: [MappingSource]] = [:]
    /// The columns that a table must have, and where the mapping names each first; none is there twice.
    var columns: [MappedColumn] = []
    /// The file, as errors name it.
    package let file: String

    init(file: String) { self.file = file }

    /// All sources, in the order of the fields.
    var allSources: [MappingSource] { Field.allCases.flatMap { sources[$0] ?? [] } }

    /// The fault of columns that a table does not have.
    func missing(_ missing: [MappedColumn], among known: [String]) -> Fault {
        let shown = known.prefix(40).joined(separator: ", ")
        let more = known.count > 40 ? " and \(known.count - 40) more" : ""
        let names = missing.map { "\"\($0.name)\"" }.joined(separator: ", ")
        return Fault(
            "the table has no column \(names)", at: "\(file), line \(missing.first?.line ?? 1)",
            fix: "its columns are \(shown)\(more); \"optional: true\" allows a column to be absent", kind: .usage)
    }
}

/// A column that a mapping names.
struct MappedColumn: Sendable, Equatable {
    let name: String
    let line: Int
    var isOptional: Bool
}

/// Where one field comes from.
struct MappingSource: Sendable {
    enum Content: Sendable {
        /// A column; dots reach into objects.
        case column(String)
        /// The same in every document.
        case value([String])
        /// Columns within text.
        case template(Template)
        /// The names of the columns that match the pattern and hold `value`.
        case columns(pattern: String, value: String)
    }

    var content: Content
    /// The line of the mapping file.
    var line: Int
    /// What stands between the items of a list in one text.
    var split: String?
    /// Whether the text is a list as Python or JSON writes it: `['A61G', 'A61H']`.
    var isWrittenList = false
    /// A pattern: its first group, or all that it matches, is the value; what does not match is left out.
    var match: String?
    /// Text put before each item.
    var prefix = ""
    var isOptional = false
    /// How an item that is an object becomes text.
    var item: Template?
    var language: String?
    var role = SectionRole.none
    var heading = ""
    var scheme: Classification.Scheme?
    /// Whether its first symbol is the document's first or main one.
    var isFirst = false
    var country: Template?
    var kind: Template?
    var date: Template?
    var category = ""
    var phase = ""

    /// The columns of the row that it needs, named one by one.
    var columns: [String] {
        var names: [String] =
            switch content {
            case .column(let name): [name]
            case .template(let template): template.columns
            case .value, .columns: []
            }
        // Inside a list of objects these name members of the object, unless there is no object.
        if item == nil {
            for template in [country, kind, date] { names += template?.columns ?? [] }
        }
        return names
    }
}
