/// Estimates with their intervals, one below the other, beside a reference.
struct ForestItem: ReportItem {
    static let type = "forest"
    static let maximumRows = 100

    struct Row {
        let name: String
        let value: Double?
        let interval: Interval?
    }

    let title: String
    let xLabel: String
    let reference: Double?
    let rows: [Row]
    let isWide = false

    init(title: String, xLabel: String, reference: Double?, rows: [Row]) {
        self.title = title
        self.xLabel = xLabel
        self.reference = reference
        self.rows = rows
    }

    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        xLabel = try reader.text("xLabel")
        reference = try reader.number("reference")
        rows = try reader.needed("rows").map {
            Row(name: try $0.text("name"), value: try $0.number("value"), interval: try $0.interval("interval"))
        }
    }

    func write(into markup: inout Markup) {
        let shown = rows.prefix(Self.maximumRows)
        var covered = shown.flatMap { row in
            [row.value, row.interval?.lower, row.interval?.upper].compactMap(\.self)
        }
        let places = Figures.places(covered)
        let figures = shown.map { row in
            Figures.text(row.value, places: places)
                + (row.interval.map { " " + Figures.interval($0, places: places) } ?? "")
        }
        if let reference { covered.append(reference) }
        let frame = RowFrame(
            axis: Axis(covering: covered, count: 4), names: shown.map(\.name), row: 36, figures: figures,
            isStacked: true, title: xLabel)
        frame.draw(into: &markup, title: title, description: description) { svg in
            if let reference { frame.rule(at: reference, class: "marker", into: &svg) }
            for (index, row) in shown.enumerated() {
                let y = frame.middle(index)
                if let interval = row.interval {
                    let ends = (frame.place(interval.lower), frame.place(interval.upper))
                    Drawing.line(into: &svg, from: (ends.0, y), to: (ends.1, y), class: "curve s0")
                    for end in [ends.0, ends.1] {
                        Drawing.line(into: &svg, from: (end, y - 3.5), to: (end, y + 3.5), class: "curve s0")
                    }
                }
                if let value = row.value, value.isFinite {
                    Drawing.rectangle(
                        into: &svg, from: (frame.place(value) - 4, y - 4), to: (frame.place(value) + 4, y + 4),
                        class: "bar s0", tip: "\(row.name): \(figures[index])")
                }
            }
        }
        if let reference { note("Dashed: \(Figures.text(reference)), the reference.", into: &markup) }
        if rows.count > shown.count {
            note(
                "The first \(shown.count) of \(Figures.text(Double(rows.count))) rows; the JSON has them all.",
                into: &markup)
        }
    }

    private var description: String {
        "Estimates with intervals. "
            + rows.prefix(20).map { row in
                "\(TextMeasure.cut(row.name, to: 60)): \(Figures.text(row.value))"
                    + (row.interval.map { " " + Figures.interval($0) } ?? "")
            }.joined(separator: "; ") + (rows.count > 20 ? "; and \(rows.count - 20) more." : ".")
    }
}
