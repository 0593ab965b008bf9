/// The area in which data are drawn, with its axes.
///
/// Every plot is `width` units wide, about the width of a phone, so that its text stays readable there.
struct PlotFrame {
    static let width = 420.0
    static let fontSize = 12.5

    let x: Axis
    let y: Axis
    let xTitle: String
    let yTitle: String
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    /// The whole height, titles included.
    let height: Double

    /// - Parameters:
    ///   - head: room above the area for what the plot writes there.
    ///   - area: the height of the area.
    init(x: Axis, y: Axis, xTitle: String, yTitle: String, head: Double = 0, area: Double = 200) {
        self.x = x
        self.y = y
        self.xTitle = x.title(xTitle)
        self.yTitle = y.title(yTitle)
        left = max(24, (y.labelWidth * Self.fontSize + 10).rounded(.up))
        let overhang = TextMeasure.width(x.labels.last ?? "") * Self.fontSize / 2
        right = Self.width - max(8, overhang.rounded(.up))
        top = (self.yTitle.isEmpty ? 10 : 24) + head
        bottom = top + area
        height = bottom + (self.xTitle.isEmpty ? 24 : 42)
    }

    /// Where a value of x lies.
    func placeX(_ value: Double) -> Double { left + x.share(value) * (right - left) }

    /// Where a value of y lies.
    func placeY(_ value: Double) -> Double { bottom - y.share(value) * (bottom - top) }

    /// The drawing: axes, and what `body` draws on them.
    func draw(into markup: inout Markup, title: String, description: String, _ body: (inout Markup) -> Void) {
        Drawing.write(into: &markup, height: height, title: title, description: description) { svg in
            axes(into: &svg)
            // The area says where it is, for whoever holds the points against it.
            let area = [left, top, right, bottom].map(Figures.coordinate).joined(separator: " ")
            svg.element("g", ["class": "data", "data-area": area]) { svg in
                let before = svg.count
                body(&svg)
                if svg.count == before { Drawing.nothing(into: &svg, at: ((left + right) / 2, (top + bottom) / 2)) }
            }
        }
    }

    private func axes(into svg: inout Markup) {
        svg.element("g", ["class": "axes"]) { svg in
            for (tick, label) in zip(y.ticks, y.labels) {
                let place = placeY(tick)
                Drawing.line(
                    into: &svg, from: (left, place), to: (right, place), class: tick == 0 ? "zero" : "grid")
                Drawing.text(label, into: &svg, at: (left - 6, place + 4), class: "tick end")
            }
            let step = everyLabel
            for (index, (tick, label)) in zip(x.ticks, x.labels).enumerated() {
                let place = placeX(tick)
                Drawing.line(into: &svg, from: (place, bottom), to: (place, bottom + 4), class: "axis")
                if index % step == 0 {
                    Drawing.text(label, into: &svg, at: (place, bottom + 17), class: "tick middle")
                }
            }
            Drawing.line(into: &svg, from: (left, bottom), to: (right, bottom), class: "axis")
            let limit = (Self.width - 4) / Self.fontSize
            if !yTitle.isEmpty {
                Drawing.text(TextMeasure.fitted(yTitle, width: limit), into: &svg, at: (2, 13), class: "label")
            }
            if !xTitle.isEmpty {
                let text = TextMeasure.fitted(xTitle, width: limit)
                let half = TextMeasure.width(text) * Self.fontSize / 2
                let middle = min(max((left + right) / 2, half + 2), Self.width - half - 2)
                Drawing.text(text, into: &svg, at: (middle, bottom + 35), class: "label middle")
            }
        }
    }

    /// Every how many ticks of x there is room for a label.
    private var everyLabel: Int {
        let room = (right - left) / Double(max(1, x.ticks.count - 1))
        return max(1, Int(((x.labelWidth * Self.fontSize + 8) / room).rounded(.up)))
    }
}
