internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Ingest
internal import Native

/// How a table of labels is laid out.
struct LabelTableOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Read --from by this mapping file, as ingest does; see docs/mappings.md.", valueName: "file")
    )
    var mapping: String?

    @Option(
        name: .long, help: ArgumentHelp("The column with publication numbers; found by its name.", valueName: "name"))
    var idColumn: String?

    @Option(name: .long, help: ArgumentHelp("The column with labels; found by its name.", valueName: "name"))
    var labelsColumn: String?

    @Option(
        name: .long, help: ArgumentHelp("What stands between the labels of a cell; ; by default.", valueName: "sign"))
    var split: String?

    @Option(
        name: .long, help: ArgumentHelp("The office of numbers that do not name one, such as US.", valueName: "code"))
    var office: String?

    @Flag(name: .long, help: "A number without a kind means all publications of that number.")
    var allKinds = false

    /// An option that was given.
    var given: String? {
        if mapping != nil { return "--mapping" }
        if idColumn != nil { return "--id-column" }
        if labelsColumn != nil { return "--labels-column" }
        if split != nil { return "--split" }
        if office != nil { return "--office" }
        return allKinds ? "--all-kinds" : nil
    }

    func validate() throws {
        if mapping != nil, idColumn != nil || labelsColumn != nil || split != nil || office != nil {
            throw ValidationError(
                "--mapping says what the columns are; leave --id-column, --labels-column, --split and --office out.")
        }
        if let split, split.isEmpty { throw ValidationError("--split is empty; give a sign, such as \";\".") }
        if let office, office.wholeMatch(of: /[A-Za-z]{2}/) == nil {
            throw ValidationError("--office is \(office); give the two letters of an office, such as US.")
        }
    }
}

/// What a table of labels gave.
struct LabelTableResult {
    /// By the document's id.
    var labels: [String: Set<String>]
    var rows: Int
    /// Numbers that no document of the selection has.
    var unmatched: [String]
    var ambiguous: [LabelTable.Ambiguous]
    /// Rows without a number that can be read, with the reason.
    var unreadable: [(row: Int, reason: String)]
    /// Labels that the taxonomy does not have, with their rows.
    var skipped: [String: Int]
    /// Of the table and the mapping, in hexadecimal digits.
    var digests: [String]
}

/// Reads a table of labels.
struct LabelTableReader {
    private let path: String
    private let options: LabelTableOptions
    private let taxonomy: Taxonomy?
    private let skipsUnknown: Bool

    init(_ path: String, _ options: LabelTableOptions, _ taxonomy: Taxonomy?, skipsUnknown: Bool) {
        self.path = path
        self.options = options
        self.taxonomy = taxonomy
        self.skipsUnknown = skipsUnknown
    }

    /// Reads it all and finds the documents. Throws usage faults, also if no row names one of them.
    func read(_ ids: [String]) throws -> LabelTableResult {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault("there is no such table", at: path, fix: "give --from a CSV or JSONL file", kind: .usage)
        }
        guard let format = TableFormat(fileName: path) else {
            throw Fault(
                "the name does not say what kind of table it is", at: path,
                fix: "let it end in .csv, .tsv, .jsonl or .json", kind: .usage)
        }
        let bytes = try FileSystem.read(path)
        let (mapping, mappingDigest) = try mapping(bytes, format)
        var reader = try TableReader(mapping: mapping, format: format)
        var table = LabelTable(ids, allKinds: options.allKinds)
        var unreadable: [(row: Int, reason: String)] = []
        var skipped: [String: Int] = [:]
        let known = taxonomy.map { Set($0.labels.map(\.id)) }
        var row = 0
        _ = try reader.read(bytes.span, isLast: true) { _, outcome, labels, _ in
            row += 1
            switch outcome {
            case .record(let summary, _):
                if let label = labels.first(where: Self.isGarbled) {
                    unreadable.append((row, "the label \"\(Console.visible(label))\" is no text of UTF-8"))
                    return
                }
                if skipsUnknown, let known {
                    for label in labels where !known.contains(label) { skipped[label, default: 0] += 1 }
                }
                table.add(summary.id, labels, place: "\(path), row \(row)")
            case .foreign(let reason), .unreadable(let reason, _): unreadable.append((row, reason))
            }
        }
        if skipsUnknown {
            table.remove(Set(skipped.keys))
        } else if let fault = taxonomy?.fault(ofUnknown: table.places.keys, places: table.places) {
            throw fault
        }
        guard !table.labels.isEmpty else { throw nothing(table, unreadable, row) }
        return LabelTableResult(
            labels: table.labels, rows: row, unmatched: table.unmatched, ambiguous: table.ambiguous,
            unreadable: unreadable, skipped: skipped,
            digests: [SHA256.digest(of: bytes).hex] + (mappingDigest.map { [$0] } ?? []))
    }

    /// Whether a label has signs that no text has: control characters, or what stands for bytes that are not UTF-8.
    private static func isGarbled(_ label: String) -> Bool {
        label.unicodeScalars.contains { $0 == "\u{FFFD}" || $0.properties.generalCategory == .control }
    }

    private func nothing(_ table: LabelTable, _ unreadable: [(row: Int, reason: String)], _ rows: Int) -> Fault {
        let first: String
        if let row = unreadable.first {
            first = "; row \(row.row) cannot be read: \(row.reason)"
        } else {
            first = table.unmatched.first.map { "; the first is \($0)" } ?? ""
        }
        let noun =
            rows == 0
            ? "the table has no rows" : "none of the \(Console.count(rows, "row")) names one document of the selection"
        return Fault(
            noun + first, at: path,
            fix:
                "give --office US for numbers without an office, --all-kinds for numbers without a kind, or another --id-column",
            kind: .usage)
    }

    // MARK: The mapping

    private func mapping(_ bytes: [UInt8], _ format: TableFormat) throws -> (Mapping, String?) {
        if let file = options.mapping {
            guard FileSystem.exists(file) else {
                throw Fault("there is no such mapping file", at: file, fix: "docs/mappings has examples", kind: .usage)
            }
            let text = try FileSystem.read(file)
            let mapping = try Mapping(parsing: String(decoding: text, as: UTF8.self), file: file)
            return (mapping, SHA256.digest(of: text).hex)
        }
        let columns = columns(bytes, format)
        let id = try options.idColumn ?? column(of: "publication numbers", "--id-column", Self.idNames, columns)
        let labels = try options.labelsColumn ?? column(of: "labels", "--labels-column", Self.labelNames, columns)
        for name in [id, labels] {
            let count = columns.count { $0 == name }
            guard count > 1 else { continue }
            throw Fault(
                "the table has \(count) columns named \(name)", at: path, fix: "rename one in the table's header",
                kind: .usage)
        }
        func quoted(_ text: String) -> String { JSONValue.string(text).canonicalText }
        let source =
            if let office = options.office {
                "{template: \(quoted(office.uppercased() + "{\(id)}"))}"
            } else { "{column: \(quoted(id))}" }
        let yaml = "id: \(source)\nlabels: {column: \(quoted(labels)), split: \(quoted(options.split ?? ";"))}\n"
        return (try Mapping(parsing: yaml, file: "the table's options"), nil)
    }

    private static let idNames = [
        "id", "publication", "publication_number", "publication_id", "patent", "patent_id", "patent_number",
        "doc_number",
        "number",
    ]
    private static let labelNames = ["labels", "label"]

    private func column(of what: String, _ option: String, _ names: [String], _ columns: [String]) throws -> String {
        for name in names {
            if let column = columns.first(where: { $0.lowercased() == name }) { return column }
        }
        throw Fault(
            "no column with \(what) is known by its name", at: path,
            fix: "name it with \(option), or give --mapping FILE; the columns are "
                + columns.prefix(40).joined(separator: ", "), kind: .usage)
    }

    /// The names of the columns; of JSON those of the first object.
    private func columns(_ bytes: [UInt8], _ format: TableFormat) -> [String] {
        switch format {
        case .csv, .tsv:
            var reader = CSVReader(separator: format == .tsv ? 0x09 : nil)
            var position = 0
            _ = reader.next(in: bytes.span, from: &position, isLast: true)
            return reader.header
        case .jsonl:
            let line = bytes.split(separator: 0x0A).first.map { Array($0) } ?? []
            return (try? JSONValue(parsing: line))?.object?.members.map(\.key) ?? []
        case .json:
            let value = try? JSONValue(parsing: bytes)
            return (value?.array?.first ?? value)?.object?.members.map(\.key) ?? []
        }
    }
}
