internal import Corpus
internal import Native

/// The values of one row that a mapping asks for.
struct TableRow {
    /// By the name that the mapping has; absent columns are `null` or not there.
    var values: [String: JSONValue] = [:]
    /// For each `columns:` source, in the mapping's order, the names of the columns that hold its value.
    var marked: [[String]] = []
}

extension JSONValue {
    /// A single value as text: numbers and booleans as JSON writes them, `null` as nothing; `nil` for lists and objects.
    var cellText: String? {
        switch self {
        case .null: ""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .string(let value): value
        case .array(let list): list.count <= 1 ? (list.first ?? .null).cellText : nil
        case .object: nil
        }
    }

    /// The value at a path: a member of that name, else what the part before a dot leads to.
    func reach(_ path: String) -> JSONValue {
        if let member = self[path] { return member }
        guard let dot = path.firstIndex(of: "."), let inner = self[String(path[..<dot])] else { return .null }
        return inner.reach(String(path[path.index(after: dot)...]))
    }
}

extension JSONElement {
    /// Copies the value at a path, as `JSONValue.reach`; `null` where nothing is there.
    func copy(_ path: String) throws -> JSONValue {
        if let member = member(path) { return try JSONValue(member) }
        guard let dot = path.firstIndex(of: "."), let inner = member(String(path[..<dot])) else { return .null }
        return try inner.copy(String(path[path.index(after: dot)...]))
    }
}

/// Which cells of a CSV row the mapping asks for; made once the header is known.
struct CSVPlan {
    private var named: [(name: String, cell: Int)] = []
    private var patterns: [(value: [UInt8], cells: [(name: String, cell: Int)])] = []

    init(_ mapping: Mapping, header: [String], patterns regexes: [String: Regex<AnyRegexOutput>]) throws {
        var missing: [MappedColumn] = []
        for column in mapping.columns {
            let cells = header.indices.filter { header[$0] == column.name }
            if cells.count > 1 {
                throw Fault(
                    "the table has \(cells.count) columns named \"\(column.name)\"",
                    at: "\(mapping.file), line \(column.line)", fix: "rename one in the table's header", kind: .usage)
            }
            if let cell = cells.first {
                named.append((column.name, cell))
            } else if !column.isOptional {
                missing.append(column)
            }
        }
        if !missing.isEmpty { throw mapping.missing(missing, among: header) }
        for source in mapping.allSources {
            guard case .columns(let pattern, let value) = source.content else { continue }
            let cells = header.indices.filter { regexes[pattern]?.matches(all: header[$0]) ?? false }
            if cells.isEmpty, !source.isOptional {
                throw mapping.missing(
                    [MappedColumn(name: pattern, line: source.line, isOptional: false)], among: header)
            }
            patterns.append((Array(value.utf8), cells.map { (header[$0], $0) }))
        }
    }

    /// Reads the current row; `damaged` counts cells that are not UTF-8.
    func row(_ reader: borrowing CSVReader, in bytes: Span<UInt8>, damaged: inout Int) -> TableRow {
        var row = TableRow()
        row.values.reserveCapacity(named.count)
        for (name, cell) in named {
            let (text, isDamaged) = reader.text(cell, in: bytes)
            if isDamaged { damaged += 1 }
            row.values[name] = .string(text)
        }
        for (value, cells) in patterns {
            var names: [String] = []
            for (name, cell) in cells where reader.withRawCell(cell, in: bytes, { $0.holds(value) }) {
                names.append(name)
            }
            row.marked.append(names)
        }
        return row
    }
}

extension Span<UInt8> {
    fileprivate func holds(_ other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }
}

extension Regex<AnyRegexOutput> {
    /// Whether it matches all of the text.
    func matches(all text: String) -> Bool { ((try? wholeMatch(in: text)) ?? nil) != nil }

    /// Its first group in the text, or all that it matches where it has no group; `""` without a match.
    func part(of text: String) -> String {
        guard let match = (try? firstMatch(in: text)) ?? nil else { return "" }
        let output = match.output
        return String((output.count > 1 ? output[1].substring : output[0].substring) ?? "")
    }
}
