internal import Corpus

/// Named values, each with what is known of its certainty.
struct ValuesItem: ReportItem {
    static let type = "values"

    struct Row {
        let name: String
        /// A number, a text, a truth value or null.
        var value: JSONValue = .null
        var interval: Interval?
        var p: Double?
        var adjustedP: Double?
        var note = ""
    }

    let title: String
    let rows: [Row]
    var isWide: Bool { rows.contains { !$0.note.isEmpty || $0.p != nil || $0.interval != nil } }

    init(title: String, rows: [Row]) {
        self.title = title
        self.rows = rows
    }

    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        rows = try reader.needed("rows").map { row in
            Row(
                name: try row.text("name"), value: row.member("value")?.value ?? .null,
                interval: try row.interval("interval"), p: try row.number("p"), adjustedP: try row.number("adjustedP"),
                note: try row.text("note"))
        }
    }

    func write(into markup: inout Markup) {
        let shown = rows.prefix(DataTable.maximumRows)
        var columns = ["", "Value"]
        let has = (
            interval: shown.contains { $0.interval != nil }, p: shown.contains { $0.p != nil },
            adjusted: shown.contains { $0.adjustedP != nil }, note: shown.contains { !$0.note.isEmpty }
        )
        if has.interval { columns.append("Interval") }
        if has.p { columns.append("p") }
        if has.adjusted { columns.append("p, adjusted") }
        if has.note { columns.append("Note") }
        let cells = shown.map { row -> [DataTable.Cell] in
            var cells: [DataTable.Cell] = [.header(row.name), DataTable.Cell(row.value)]
            if has.interval { cells.append(.number(row.interval.map { Figures.interval($0) } ?? "")) }
            if has.p { cells.append(.number(row.p.map { Figures.probability($0) } ?? "")) }
            if has.adjusted { cells.append(.number(row.adjustedP.map { Figures.probability($0) } ?? "")) }
            if has.note { cells.append(.text(row.note)) }
            return cells
        }
        DataTable(label: title, columns: columns, rows: Array(cells), total: rows.count).write(into: &markup)
    }
}
