/// Lengths by category, of one series or several side by side.
///
/// The bars lie, so that names of any length can be read and sixty-four labels need no wider page.
struct BarsItem: ReportItem {
    static let type = "bars"
    static let maximumCategories = 100

    struct Series {
        let name: String
        let values: [Double?]
        /// Empty or as many.
        var intervals: [Interval?] = []
    }

    let title: String
    let yLabel: String
    let categories: [String]
    let series: [Series]
    let isWide = false

    init(title: String, yLabel: String, categories: [String], series: [Series]) {
        self.title = title
        self.yLabel = yLabel
        self.categories = categories
        self.series = series
    }

    /// Throws for values or intervals that are not as many as the categories.
    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        yLabel = try reader.text("yLabel")
        let categories = try reader.needed("categories").map { try $0.text() }
        self.categories = categories
        series = try reader.needed("series").map { series in
            let values = try series.needed("values").map { try $0.number() }
            let intervals = try series.list("intervals").map { try $0.interval() }
            for (noun, count) in [("value", values.count), ("interval", intervals.count)]
            where count != categories.count && !(noun == "interval" && count == 0) {
                throw series.fault(
                    "has \(Figures.count(count, noun)) for "
                        + Figures.count(categories.count, "category", plural: "categories"),
                    fix: "write one for each category, null where there is none")
            }
            return Series(name: try series.text("name"), values: values, intervals: intervals)
        }
    }

    func write(into markup: inout Markup) {
        let shown = Array(series.prefix(SeriesLook.maximum))
        let names = Array(categories.prefix(Self.maximumCategories))
        SeriesLook.legend(shown.map(\.name), .area, into: &markup)
        let bar = shown.count > 1 ? 9.0 : 13.0
        let row = bar * Double(max(1, shown.count)) + (shown.count > 1 ? 9 : 8)
        let ends = shown.flatMap { series in
            series.intervals.prefix(names.count).flatMap { $0.map { [$0.lower, $0.upper] } ?? [] }
                + series.values.prefix(names.count).compactMap(\.self)
        }
        let places = Figures.places(shown.flatMap { $0.values.compactMap(\.self) })
        let rows = RowFrame(
            axis: Axis(covering: ends, includesZero: true, count: 4), names: names, row: row,
            figures: shown.count == 1 ? names.indices.map { Figures.text(shown[0].values[$0], places: places) } : [],
            title: yLabel)
        rows.draw(into: &markup, title: title, description: description) { svg in
            for (number, series) in shown.enumerated() {
                for index in names.indices {
                    let middle = rows.middle(index) + bar * (Double(number) - Double(shown.count - 1) / 2)
                    draw(series, number, index, at: middle, thickness: bar, rows, into: &svg)
                }
            }
        }
        if categories.count > names.count {
            note(
                "The first \(names.count) of \(Figures.text(Double(categories.count))) categories; the JSON has them all.",
                into: &markup)
        }
        note(SeriesLook.leftOut(series.count), into: &markup)
    }

    private func draw(
        _ series: Series, _ number: Int, _ index: Int, at middle: Double, thickness: Double, _ rows: RowFrame,
        into svg: inout Markup
    ) {
        guard let value = series.values[index], value.isFinite else { return }
        let interval = index < series.intervals.count ? series.intervals[index] : nil
        var tip = categories[index] + (series.name.isEmpty ? "" : ", " + series.name) + ": " + Figures.text(value)
        if let interval { tip += " " + Figures.interval(interval) }
        Drawing.rectangle(
            into: &svg, from: (rows.place(0), middle - thickness / 2 + 0.5),
            to: (rows.place(value), middle + thickness / 2 - 0.5), class: "bar \(SeriesLook.name(number))", tip: tip)
        if let interval {
            let ends = (rows.place(interval.lower), rows.place(interval.upper))
            Drawing.line(into: &svg, from: (ends.0, middle), to: (ends.1, middle), class: "whisker")
            for end in [ends.0, ends.1] {
                Drawing.line(into: &svg, from: (end, middle - 3), to: (end, middle + 3), class: "whisker")
            }
        }
    }

    private var description: String {
        var text = "Bars of \(Figures.count(categories.count, "category", plural: "categories"))"
        for series in series.prefix(SeriesLook.maximum) {
            let values = series.values.enumerated().compactMap { index, value in value.map { (index, $0) } }
            guard let least = values.min(by: { $0.1 < $1.1 }), let most = values.max(by: { $0.1 < $1.1 }) else {
                continue
            }
            text += ". \(series.name.isEmpty ? "The values" : series.name): from \(Figures.text(least.1)) "
            text += "(\(TextMeasure.cut(categories[least.0], to: 60))) to \(Figures.text(most.1)) "
            text += "(\(TextMeasure.cut(categories[most.0], to: 60)))"
        }
        return text + "."
    }
}
