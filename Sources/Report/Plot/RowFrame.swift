/// The area of a plot whose rows have names and, where asked, figures: at the left and right of it, or above each row.
struct RowFrame {
    let axis: Axis
    let names: [String]
    /// The height of a row.
    let row: Double
    /// What stands at the right of each row; empty for no such column.
    let figures: [String]
    /// True if name and figures stand above what is drawn in the row.
    let isStacked: Bool
    /// The axis's title.
    let title: String
    let left: Double
    let right: Double

    private static let top = 8.0
    private var bottom: Double { Self.top + row * Double(max(1, names.count)) }
    private static let nameLimit = 150.0

    init(axis: Axis, names: [String], row: Double, figures: [String], isStacked: Bool = false, title: String) {
        self.axis = axis
        self.names = names
        self.row = row
        self.figures = figures
        self.isStacked = isStacked
        self.title = axis.title(title)
        let size = PlotFrame.fontSize
        let overhang = TextMeasure.width(axis.labels.last ?? "") * size / 2
        if isStacked {
            left = max(10, TextMeasure.width(axis.labels.first ?? "") * size / 2).rounded(.up)
            right = (PlotFrame.width - max(10, overhang)).rounded(.down)
            return
        }
        let widest = (names.map(TextMeasure.width).max() ?? 0) * size
        left = max(30, min(widest, Self.nameLimit) + 10).rounded(.up)
        let column = (figures.map(TextMeasure.width).max() ?? 0) * size
        right = (PlotFrame.width - max(column > 0 ? min(column, 150) + 8 : 8, overhang)).rounded(.down)
    }

    /// The height at which the middle of a row lies.
    func middle(_ index: Int) -> Double { Self.top + row * Double(index) + (isStacked ? row - 11 : row / 2) }

    /// Where a value lies.
    func place(_ value: Double) -> Double { left + axis.share(value) * (right - left) }

    /// Draws a line through all rows, but not through names above them.
    func rule(at value: Double, class name: String, into svg: inout Markup) {
        let x = place(value)
        if isStacked {
            for index in names.indices {
                Drawing.line(into: &svg, from: (x, middle(index) - 7), to: (x, middle(index) + 9), class: name)
            }
            return
        }
        Drawing.line(into: &svg, from: (x, Self.top - 4), to: (x, bottom), class: name)
    }

    /// The drawing: axes and names, and what `body` draws on them.
    func draw(into markup: inout Markup, title: String, description: String, _ body: (inout Markup) -> Void) {
        let height = bottom + (self.title.isEmpty ? 24 : 42)
        Drawing.write(into: &markup, height: height, title: title, description: description) { svg in
            svg.element("g", ["class": "axes"]) { axes(into: &$0) }
            let area = [left, Self.top, right, bottom].map(Figures.coordinate).joined(separator: " ")
            svg.element("g", ["class": "data", "data-area": area]) { svg in
                let before = svg.count
                body(&svg)
                if svg.count == before {
                    Drawing.nothing(into: &svg, at: ((left + right) / 2, (Self.top + bottom) / 2 + 4))
                }
            }
        }
    }

    private func axes(into svg: inout Markup) {
        let room = (right - left) / Double(max(1, axis.ticks.count - 1))
        let step = max(1, Int(((axis.labelWidth * PlotFrame.fontSize + 8) / room).rounded(.up)))
        for (index, (tick, label)) in zip(axis.ticks, axis.labels).enumerated() {
            let x = place(tick)
            Drawing.line(into: &svg, from: (x, Self.top), to: (x, bottom), class: tick == 0 ? "zero" : "grid")
            if index % step == 0 { Drawing.text(label, into: &svg, at: (x, bottom + 17), class: "tick middle") }
        }
        let size = PlotFrame.fontSize
        for (index, name) in names.enumerated() {
            if isStacked {
                let y = middle(index) - 10
                let whole = index < figures.count ? figures[index] : ""
                let figure = TextMeasure.fitted(whole, width: 230 / size)
                let room = PlotFrame.width / size - TextMeasure.width(figure) - 1
                Drawing.text(TextMeasure.fitted(name, width: room), into: &svg, at: (1, y), class: "name", tip: name)
                Drawing.text(figure, into: &svg, at: (PlotFrame.width - 1, y), class: "figure end", tip: whole)
                continue
            }
            Drawing.text(
                TextMeasure.fitted(name, width: (left - 10) / size), into: &svg, at: (left - 7, middle(index) + 4.5),
                class: "name end", tip: name)
            if index < figures.count {
                Drawing.text(
                    TextMeasure.fitted(figures[index], width: (PlotFrame.width - right - 8) / size), into: &svg,
                    at: (PlotFrame.width - 1, middle(index) + 4.5), class: "figure end", tip: figures[index])
            }
        }
        if !title.isEmpty {
            let text = TextMeasure.fitted(title, width: (PlotFrame.width - 4) / size)
            let half = TextMeasure.width(text) * size / 2
            let centre = min(max((left + right) / 2, half + 2), PlotFrame.width - half - 2)
            Drawing.text(text, into: &svg, at: (centre, bottom + 35), class: "label middle")
        }
    }
}
