internal import Corpus

/// Rows of cells.
struct TableItem: ReportItem {
    static let type = "table"

    let title: String
    let columns: [String]
    let rows: [[JSONValue]]
    var isWide: Bool { columns.count > 3 || rows.contains { $0.contains { ($0.string?.utf8.count ?? 0) > 40 } } }

    init(title: String, columns: [String], rows: [[JSONValue]]) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// Throws for a row with more cells than there are columns; a shorter one ends with empty cells.
    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        let columns = try reader.needed("columns").map { try $0.text() }
        self.columns = columns
        rows = try reader.needed("rows").map { row in
            let cells = try row.elements().map(\.value)
            guard cells.count <= columns.count else {
                throw row.fault(
                    "has \(cells.count) cells for \(Figures.count(columns.count, "column"))", fix: "name every column")
            }
            return cells
        }
    }

    func write(into markup: inout Markup) {
        let shown = rows.prefix(DataTable.maximumRows)
        let cells = shown.map { row in
            columns.indices.map { $0 < row.count ? DataTable.Cell(row[$0]) : .text("") }
        }
        DataTable(label: title, columns: columns, rows: Array(cells), total: rows.count).write(into: &markup)
    }
}
