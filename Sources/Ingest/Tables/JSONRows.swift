internal import Corpus
internal import Native

/// Takes what the mapping asks for from JSON objects, and remembers which columns were ever there.
struct JSONRows {
    private let columns: [MappedColumn]
    private let patterns: [(source: MappingSource, regex: Regex<AnyRegexOutput>, value: String)]
    private var seen: [Bool]
    private var known: [String] = []
    private var knownSet: Set<String> = []
    private var objects = 0
    private var matching: [[String: Bool]]

    init(_ mapping: Mapping, _ regexes: [String: Regex<AnyRegexOutput>]) {
        columns = mapping.columns
        seen = mapping.columns.map(\.isOptional)
        var patterns: [(source: MappingSource, regex: Regex<AnyRegexOutput>, value: String)] = []
        for source in mapping.allSources {
            if case .columns(let pattern, let value) = source.content, let regex = regexes[pattern] {
                patterns.append((source, regex, value))
            }
        }
        self.patterns = patterns
        matching = patterns.map { _ in [:] }
    }

    /// The row of an object. Throws `JSONError` for other values. Of members that come twice the first counts.
    mutating func row(_ object: borrowing JSONElement) throws -> TableRow {
        guard object.kind == .object else { throw JSONError("a row that is no object but \(object.kind)") }
        objects += 1
        var row = TableRow()
        for place in columns.indices {
            let value = try object.copy(columns[place].name)
            if !seen[place] { seen[place] = value != .null || object.has(columns[place].name) }
            row.values[columns[place].name] = value
        }
        if objects <= 100 {
            object.forEachMember { key, _ in
                let name = String(bytes: key)
                if knownSet.insert(name).inserted { known.append(name) }
            }
        }
        for place in patterns.indices {
            var names: [String] = []
            try object.forEachMember { key, value in
                let name = String(bytes: key)
                let isMatch = matching[place][name] ?? patterns[place].regex.matches(all: name)
                matching[place][name] = isMatch
                if isMatch, try JSONValue(value).cellText == patterns[place].value { names.append(name) }
            }
            row.marked.append(names)
        }
        return row
    }

    /// Throws the fault of columns that no object had.
    func check(_ mapping: Mapping) throws {
        guard objects > 0 else { return }
        var missing = columns.indices.filter { !seen[$0] }.map { columns[$0] }
        for place in patterns.indices where !patterns[place].source.isOptional && !matching[place].values.contains(true)
        {
            if case .columns(let pattern, _) = patterns[place].source.content {
                missing.append(MappedColumn(name: pattern, line: patterns[place].source.line, isOptional: false))
            }
        }
        if !missing.isEmpty { throw mapping.missing(missing, among: known) }
    }
}

extension JSONElement {
    /// Whether a member is there, though it may be `null`.
    fileprivate func has(_ path: String) -> Bool {
        if member(path) != nil { return true }
        guard let dot = path.firstIndex(of: "."), let inner = member(String(path[..<dot])) else { return false }
        return inner.has(String(path[path.index(after: dot)...]))
    }
}
