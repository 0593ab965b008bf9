/// Counts by bin, of one sample or of several over each other, and marked values.
struct HistogramItem: ReportItem {
    static let type = "histogram"

    struct Series {
        let name: String
        let counts: [Double?]
    }

    struct Marker {
        let value: Double
        let label: String
    }

    let title: String
    let xLabel: String
    let yLabel: String
    let edges: [Double]
    let series: [Series]
    var markers: [Marker] = []
    let isWide = false

    init(title: String, xLabel: String, yLabel: String, edges: [Double], series: [Series]) {
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.edges = edges
        self.series = series
    }

    /// Throws if there is not one edge more than counts, or edges do not ascend.
    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        xLabel = try reader.text("xLabel")
        yLabel = try reader.text("yLabel")
        let edges = try reader.needed("edges").map { edge in
            guard let value = try edge.number() else {
                throw edge.fault("is no edge of a bin", fix: "write a number there")
            }
            return value
        }
        for (index, pair) in zip(edges, edges.dropFirst()).enumerated() where pair.0 > pair.1 {
            throw reader.fault("has edges that do not ascend after number \(index)", fix: "sort the edges")
        }
        self.edges = edges
        series = try reader.needed("series").map { series in
            let counts = try series.needed("counts").map { try $0.number() }
            guard counts.count == max(0, edges.count - 1) else {
                throw series.fault(
                    "has \(Figures.count(counts.count, "count")) for \(Figures.count(edges.count, "edge"))",
                    fix: "write one edge more than counts")
            }
            return Series(name: try series.text("name"), counts: counts)
        }
        markers = try reader.list("markers").compactMap { marker in
            guard let value = try marker.number("value") else { return nil }
            return Marker(value: value, label: try marker.text("label"))
        }
    }

    func write(into markup: inout Markup) {
        let shown = series.prefix(SeriesLook.maximum)
        let marked = markers.prefix(8)
        // Many bins are not seen apart; neighbours are put together.
        let bins = Binning(edges: edges, maximum: 120)
        let counts = shown.map { bins.sums($0.counts) }
        let x = Axis(covering: bins.edges + marked.map(\.value))
        let y = Axis(covering: counts.joined(), includesZero: true)
        // The label of the axis would say it again.
        if shown.count > 1 || shown.first?.name != yLabel {
            SeriesLook.legend(shown.map(\.name), .area, into: &markup)
        }
        let frame = PlotFrame(x: x, y: y, xTitle: xLabel, yTitle: yLabel, head: 15 * Double(marked.count))
        frame.draw(into: &markup, title: title, description: description) { svg in
            for (index, counts) in counts.enumerated() {
                draw(counts, of: shown[index].name, index, bins.edges, frame, into: &svg)
            }
            for (index, marker) in marked.enumerated() { draw(marker, index, frame, into: &svg) }
        }
        if bins.width > 1 {
            note("\(bins.width) neighbouring bins are drawn as one.", into: &markup)
        }
        note(SeriesLook.leftOut(series.count), into: &markup)
    }

    /// The bins of a series: filled faintly, with an outline, so that series show through each other.
    private func draw(
        _ counts: [Double], of name: String, _ index: Int, _ edges: [Double], _ frame: PlotFrame, into svg: inout Markup
    ) {
        guard !counts.isEmpty else { return }
        let zero = frame.placeY(0)
        var outline = "M\(Figures.coordinate(frame.placeX(edges[0]))) \(Figures.coordinate(zero))"
        for (bin, count) in counts.enumerated() {
            outline += "V\(Figures.coordinate(frame.placeY(count)))H\(Figures.coordinate(frame.placeX(edges[bin + 1])))"
            Drawing.rectangle(
                into: &svg, from: (frame.placeX(edges[bin]), frame.placeY(count)),
                to: (frame.placeX(edges[bin + 1]), zero),
                class: "area \(SeriesLook.name(index))",
                tip: (name.isEmpty ? "" : name + ", ")
                    + "\(Figures.text(edges[bin])) to \(Figures.text(edges[bin + 1])): \(Figures.text(count))")
        }
        svg.empty(
            "path", ["d": outline + "V\(Figures.coordinate(zero))", "class": "curve \(SeriesLook.name(index))"])
    }

    private func draw(_ marker: Marker, _ index: Int, _ frame: PlotFrame, into svg: inout Markup) {
        let x = frame.placeX(marker.value)
        let height = frame.top - 15 * Double(index) - 4
        Drawing.line(into: &svg, from: (x, frame.bottom), to: (x, height), class: "marker")
        let text = TextMeasure.fitted(
            "\(marker.label) \(Figures.text(marker.value))", width: (PlotFrame.width - 12) / PlotFrame.fontSize / 1.15)
        // Bold. Beside the line, on the side where there is room; else where it fits.
        let width = TextMeasure.width(text) * PlotFrame.fontSize * 1.15
        if x + 5 + width > PlotFrame.width, x - 5 - width > 0 {
            Drawing.text(text, into: &svg, at: (x - 5, height + 9), class: "strong end", tip: marker.label)
        } else {
            let start = max(2, min(x + 5, PlotFrame.width - width))
            Drawing.text(text, into: &svg, at: (start, height + 9), class: "strong", tip: marker.label)
        }
    }

    private var description: String {
        var text = "Histogram of \(Figures.count(max(0, edges.count - 1), "bin"))"
        if let first = edges.first, let last = edges.last {
            text += " from \(Figures.text(first)) to \(Figures.text(last))"
        }
        for series in series.prefix(SeriesLook.maximum) {
            let counts = series.counts.map { $0 ?? 0 }
            text += ". \(series.name.isEmpty ? "The series" : series.name): \(Figures.text(counts.reduce(0, +))) in all"
            if let highest = counts.indices.max(by: { counts[$0] < counts[$1] }) {
                text += ", most from \(Figures.text(edges[highest])) to \(Figures.text(edges[highest + 1]))"
            }
        }
        for marker in markers.prefix(8) { text += ". \(marker.label) at \(Figures.text(marker.value))" }
        return text + "."
    }
}
