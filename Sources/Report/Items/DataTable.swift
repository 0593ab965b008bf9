internal import Corpus

/// A table in a box of its own that scrolls where it is wider than the page.
struct DataTable {
    /// More rows than a person reads are left to the JSON.
    static let maximumRows = 300
    private static let maximumColumns = 40
    /// No table may take more of the page, in bytes.
    private static let maximumBytes = 400_000
    private static let maximumText = 400

    /// What stands in a cell, and how.
    enum Cell {
        case header(String)
        case number(String)
        case text(String)
        case identifier(String)

        /// The cell of any value.
        init(_ value: JSONValue) {
            switch value {
            case .null: self = .number("–")
            case .boolean(let truth): self = .text(truth ? "yes" : "no")
            case .integer, .number: self = .number(Figures.text(value.number))
            case .string(let text): self = DataTable.isDigest(text) ? .identifier(text) : .text(text)
            case .array(let elements):
                if let ends = Self.interval(elements) {
                    self = .number(Figures.interval(ends))
                } else {
                    self = .text(elements.prefix(100).map(Self.plain).joined(separator: ", "))
                }
            case .object: self = .text(TextMeasure.cut(value.canonicalText, to: DataTable.maximumText))
            }
        }

        private static func plain(_ value: JSONValue) -> String {
            switch value {
            case .string(let text): text
            case .integer, .number: Figures.text(value.number)
            default: TextMeasure.cut(value.canonicalText, to: 100)
            }
        }

        private static func interval(_ elements: [JSONValue]) -> Interval? {
            guard elements.count == 2, let lower = elements[0].number, let upper = elements[1].number, lower <= upper
            else { return nil }
            return Interval(lower: lower, upper: upper)
        }
    }

    /// What the table is of, for who cannot see it.
    let label: String
    let columns: [String]
    /// The first rows, as many as are shown at most.
    let rows: [[Cell]]
    /// How many rows there are.
    let total: Int

    func write(into markup: inout Markup) {
        guard !rows.isEmpty else {
            markup.element("p", ["class": "note"], "No rows.")
            return
        }
        let columns = columns.prefix(Self.maximumColumns)
        var written = 0
        // A box that scrolls must be within reach of the keyboard.
        markup.element(
            "div",
            [
                "class": "scroll", "tabindex": "0", "role": "region",
                "aria-label": TextMeasure.cut(label.isEmpty ? "Table" : label, to: 120),
            ]
        ) { box in
            box.element("table") { table in
                table.element("thead") { head in
                    head.element("tr") { row in
                        for (index, column) in columns.enumerated() {
                            if column.isEmpty {
                                row.element("td", "")
                            } else {
                                row.element(
                                    "th", ["scope": "col", "class": isNumeric(index) ? "number" : "words"],
                                    TextMeasure.cut(column, to: 120))
                            }
                        }
                    }
                }
                table.element("tbody") { body in
                    let start = body.count
                    for row in rows where body.count - start < Self.maximumBytes {
                        body.element("tr") { line in for cell in row.prefix(columns.count) { write(cell, into: &line) }
                        }
                        written += 1
                    }
                }
            }
        }
        if written < total {
            markup.element(
                "p", ["class": "note"],
                "The first \(written) of \(Figures.text(Double(total))) rows; the JSON has them all.")
        }
        if self.columns.count > Self.maximumColumns {
            markup.element(
                "p", ["class": "note"],
                "The first \(Self.maximumColumns) of \(self.columns.count) columns; the JSON has them all.")
        }
    }

    private func write(_ cell: Cell, into markup: inout Markup) {
        switch cell {
        case .header(let text):
            markup.element("th", ["scope": "row"], TextMeasure.cut(text, to: Self.maximumText))
        case .number(let text): markup.element("td", ["class": "number"], text)
        case .text(let text):
            markup.element(
                "td", ["class": text.utf8.count > 24 ? "long" : "words"], TextMeasure.cut(text, to: Self.maximumText))
        case .identifier(let text):
            markup.element("td") { $0.element("code", ["title": text], String(text.prefix(12)) + "…") }
        }
    }

    private func isNumeric(_ column: Int) -> Bool {
        rows.contains { row in if column < row.count, case .number = row[column] { true } else { false } }
    }

    /// True for 64 hexadecimal digits: nobody reads them all.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
