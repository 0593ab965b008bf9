/// What a reader has to know of a file when it gets only a part of it, which begins and ends where rows do.
package struct TablePart: Sendable {
    /// The names of the columns of a CSV file; empty for the part that has them.
    package var header: [String] = []
    package var separator: UInt8?
    /// How the objects of a JSON file lie; `nil` for the first part.
    package var layout: JSONLReader.Layout?
    /// Whether the file ends with this part.
    package var endsFile = false
}

/// Finds the places where a table can be cut, so that its parts are read side by side; goes through it once, at the speed of the scan alone.
///
/// Each part is read by a `TableReader(mapping:format:part:)` with `isLast: true`. Together they give what one reader of the whole gives,
/// but for the check that each JSON column was seen at all, which needs a reader without a part.
package struct TableCutter: ~Copyable {
    private let isCSV: Bool
    private var csv: CSVReader
    private var json: JSONLReader

    package init(mapping: Mapping, format: TableFormat) {
        isCSV = format == .csv || format == .tsv
        csv = CSVReader(separator: format == .tsv ? 0x09 : mapping.separator)
        json = JSONLReader(isLines: format == .jsonl)
    }

    /// The length of the whole rows at the beginning of `bytes`, and what their reader has to know.
    ///
    /// Give what is left again with more behind it, as to `TableReader.read`.
    package mutating func cut(_ bytes: Span<UInt8>, isLast: Bool) -> (end: Int, part: TablePart) {
        let part = TablePart(
            header: csv.header, separator: csv.separator, layout: json.layout, endsFile: isLast)
        var position = 0
        if isCSV {
            while csv.next(in: bytes, from: &position, isLast: isLast) != nil {}
        } else {
            while json.next(in: bytes, from: &position, isLast: isLast) != nil {}
        }
        return (isLast ? bytes.count : position, part)
    }
}
