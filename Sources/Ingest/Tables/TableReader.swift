internal import Corpus
internal import Native

/// Reads the documents of a table, row by row, by a mapping.
///
/// One reader reads one file from its beginning to its end, in pieces of any size; memory is that of the longest row. Use one per file.
package struct TableReader: ~Copyable {
    /// What `read` calls for each row: its range in the bytes given, what became of it, its labels, and the document's canonical line
    /// without a newline (empty where there is none; it lives as long as the call).
    package typealias Emit = (
        _ range: Range<Int>, _ outcome: PieceOutcome, _ labels: [String], _ line: borrowing Span<UInt8>
    ) throws -> Void

    /// Rows read so far, unreadable ones too.
    package private(set) var rows = 0
    private let mapping: Mapping
    private let format: TableFormat
    private let regexes: [String: Regex<AnyRegexOutput>]
    private let marks: [Mapping.Field: Int]
    private var builder = RecordBuilder()
    private var line = ByteBuffer(capacity: 64 << 10)
    private var csv: CSVReader
    private var plan: CSVPlan?
    private var json: JSONLReader
    private var jsonRows: JSONRows
    private var parser = JSONParser()

    private let isWhole: Bool

    /// - Parameter part: which part of a file this reader gets, if not all; from a `TableCutter`.
    /// - Throws: a `Fault` where a pattern of the mapping is none.
    package init(mapping: Mapping, format: TableFormat, part: TablePart? = nil) throws {
        self.mapping = mapping
        self.format = format
        isWhole = part == nil
        if let part, !part.header.isEmpty {
            csv = CSVReader(header: part.header, separator: part.separator)
        } else {
            csv = CSVReader(separator: format == .tsv ? 0x09 : mapping.separator)
        }
        json = JSONLReader(isLines: format == .jsonl, layout: part?.layout, endsFile: part?.endsFile ?? true)
        var regexes: [String: Regex<AnyRegexOutput>] = [:]
        var marks: [Mapping.Field: Int] = [:]
        var markCount = 0
        for field in Mapping.Field.allCases {
            marks[field] = markCount
            for source in mapping.sources[field] ?? [] {
                if let match = source.match { regexes[match] = try Regex(match) }
                if case .columns(let pattern, _) = source.content {
                    regexes[pattern] = try Regex(pattern)
                    markCount += 1
                }
            }
        }
        self.regexes = regexes
        self.marks = marks
        jsonRows = JSONRows(mapping, regexes)
    }

    /// Reads the whole rows in `bytes` and returns how many bytes they took; give the rest again with more behind it.
    ///
    /// `isLast` says that the file ends with `bytes`. Throws what `emit` throws, and a `Fault` where the table does not have a column that the
    /// mapping names: for CSV at its header, for JSON after 1,000 rows or at the end.
    package mutating func read(_ bytes: Span<UInt8>, isLast: Bool, emit: Emit) throws -> Int {
        var position = 0
        if format == .csv || format == .tsv {
            try refuseUTF16(bytes)
            while let step = csv.next(in: bytes, from: &position, isLast: isLast) {
                rows += 1
                switch step {
                case .unreadable(let range, let reason):
                    line.removeAll()
                    try checkHeader()
                    try emit(range, .unreadable(reason, dialect: format.dialect), [], line.span)
                case .row(let range):
                    try checkHeader()
                    guard let plan else { continue }
                    var damaged = 0
                    let row = plan.row(csv, in: bytes, damaged: &damaged)
                    let (outcome, labels) = document(row, damaged)
                    try emit(range, outcome, labels, line.span)
                }
            }
            try checkHeader()
        } else {
            while let step = json.next(in: bytes, from: &position, isLast: isLast) {
                rows += 1
                switch step {
                case .unreadable(let range, let reason):
                    line.removeAll()
                    try emit(range, .unreadable(reason, dialect: format.dialect), [], line.span)
                case .value(let range):
                    try object(range, in: bytes, &position, emit)
                }
                if rows == 1000, isWhole { try jsonRows.check(mapping) }
            }
            if isLast, isWhole { try jsonRows.check(mapping) }
        }
        return position
    }

    private mutating func object(_ range: Range<Int>, in bytes: Span<UInt8>, _ position: inout Int, _ emit: Emit) throws
    {
        let row: TableRow
        do {
            row = try parser.parse(bytes.extracting(range)) { try jsonRows.row($0) }
        } catch {
            let part = json.damagedPart(of: range, in: bytes)
            if part.upperBound < range.upperBound { position = part.upperBound }
            line.removeAll()
            try emit(part, .unreadable("\(error)", dialect: format.dialect), [], line.span)
            return
        }
        let (outcome, labels) = document(row, 0)
        try emit(range, outcome, labels, line.span)
    }

    private mutating func checkHeader() throws {
        if plan == nil, !csv.header.isEmpty {
            plan = try CSVPlan(mapping, header: csv.header, patterns: regexes)
        }
    }

    /// Writes the document of a row to `line`.
    private mutating func document(_ row: TableRow, _ damaged: Int) -> (PieceOutcome, [String]) {
        builder.clear()
        line.removeAll()
        let record = RowRecord(
            mapping: mapping, values: RowValues(row: row, regexes: regexes), marks: marks)
        do throws(RecordFault) {
            let labels = try record.read(into: &builder)
            builder.defects[.encoding] += damaged
            let summary = try builder.finish(into: &line)
            return (.record(summary, dialect: format.dialect), labels)
        } catch {
            line.removeAll()
            return (.unreadable(error.description, dialect: format.dialect), [])
        }
    }

    private func refuseUTF16(_ bytes: Span<UInt8>) throws {
        guard rows == 0, plan == nil, bytes.count >= 2 else { return }
        if (bytes[0], bytes[1]) == (0xFF, 0xFE) || (bytes[0], bytes[1]) == (0xFE, 0xFF) {
            throw Fault(
                "the table is UTF-16", fix: "convert it first: iconv -f UTF-16 -t UTF-8 TABLE > UTF8-TABLE",
                kind: .usage)
        }
    }
}
