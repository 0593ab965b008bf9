/// Curves over x, each with a band of uncertainty where it is known.
struct LinesItem: ReportItem {
    static let type = "lines"
    static let maximumPoints = 800

    struct Series {
        let name: String
        let points: [Point]
        let band: [(x: Double, interval: Interval)]
    }

    let title: String
    let xLabel: String
    let yLabel: String
    let series: [Series]
    let isWide = false

    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        xLabel = try reader.text("xLabel")
        yLabel = try reader.text("yLabel")
        series = try reader.needed("series").map { series in
            let band = try series.list("band").compactMap { entry -> (x: Double, interval: Interval)? in
                let numbers = try entry.numbers()
                guard numbers.count == 3 else {
                    throw entry.fault("has \(numbers.count) numbers", fix: "write [x, lower, upper]")
                }
                guard let x = numbers[0], let lower = numbers[1], let upper = numbers[2] else { return nil }
                return (x, Interval(lower: min(lower, upper), upper: max(lower, upper)))
            }
            return Series(name: try series.text("name"), points: try series.points("points"), band: band)
        }
    }

    func write(into markup: inout Markup) {
        let shown = series.prefix(SeriesLook.maximum).map { series in
            Series(
                name: series.name, points: Self.thinned(series.points),
                band: stride(from: 0, to: series.band.count, by: max(1, (series.band.count + 399) / 400)).map {
                    series.band[$0]
                })
        }
        let places = shown.flatMap { $0.points.compactMap(\.place) }
        let bands = shown.flatMap(\.band)
        let x = Axis(covering: places.map(\.x) + bands.map(\.x))
        let y = Axis(covering: places.map(\.y) + bands.flatMap { [$0.interval.lower, $0.interval.upper] })
        SeriesLook.legend(shown.map(\.name), .line, into: &markup)
        let frame = PlotFrame(x: x, y: y, xTitle: xLabel, yTitle: yLabel, area: 220)
        frame.draw(into: &markup, title: title, description: description) { svg in
            for (index, series) in shown.enumerated() { drawBand(series.band, index, frame, into: &svg) }
            for (index, series) in shown.enumerated() { draw(series, index, frame, into: &svg) }
        }
        if series.contains(where: { $0.points.count > Self.maximumPoints }) {
            note(
                "Of a curve with more than \(Self.maximumPoints) points the lowest and highest of each stretch are drawn.",
                into: &markup)
        }
        note(SeriesLook.leftOut(series.count), into: &markup)
    }

    private func drawBand(
        _ band: [(x: Double, interval: Interval)], _ index: Int, _ frame: PlotFrame, into svg: inout Markup
    ) {
        guard band.count > 1 else { return }
        let upper = band.map { Self.place($0.x, $0.interval.upper, frame) }
        let lower = band.reversed().map { Self.place($0.x, $0.interval.lower, frame) }
        svg.empty(
            "path",
            ["d": "M" + (upper + lower).joined(separator: "L") + "z", "class": "area \(SeriesLook.name(index))"])
    }

    private func draw(_ series: Series, _ index: Int, _ frame: PlotFrame, into svg: inout Markup) {
        // A point that is absent breaks the line.
        let runs = series.points.split { $0.place == nil }.map { $0.compactMap(\.place) }
        let path = runs.map { run in "M" + run.map { Self.place($0.x, $0.y, frame) }.joined(separator: "L") }.joined()
        if !path.isEmpty { svg.empty("path", ["d": path, "class": "curve \(SeriesLook.name(index))"]) }
        let places = runs.joined()
        for place in places where places.count <= 25 || runs.contains(where: { $0.count == 1 && $0[0] == place }) {
            svg.element(
                "path",
                [
                    "d": SeriesLook.mark(index, at: (frame.placeX(place.x), frame.placeY(place.y))),
                    "class": "mark \(SeriesLook.name(index))",
                ]
            ) {
                $0.element(
                    "title",
                    TextMeasure.cut(series.name, to: 80) + (series.name.isEmpty ? "" : ", ")
                        + "\(Figures.text(place.x)): \(Figures.text(place.y))")
            }
        }
    }

    private static func place(_ x: Double, _ y: Double, _ frame: PlotFrame) -> String {
        "\(Figures.coordinate(frame.placeX(x))) \(Figures.coordinate(frame.placeY(y)))"
    }

    /// The lowest and highest point of each stretch, in their order, and the two ends: what the eye would see.
    private static func thinned(_ points: [Point]) -> [Point] {
        guard points.count > maximumPoints else { return points }
        let length = (points.count * 2 + maximumPoints - 1) / maximumPoints
        var kept: Set<Int> = [0, points.count - 1]
        for start in stride(from: 0, to: points.count, by: length) {
            let stretch = start..<min(start + length, points.count)
            let known = stretch.filter { points[$0].place != nil }
            if let least = known.min(by: { points[$0].y ?? 0 < points[$1].y ?? 0 }) { kept.insert(least) }
            if let most = known.max(by: { points[$0].y ?? 0 < points[$1].y ?? 0 }) { kept.insert(most) }
            if known.isEmpty { kept.insert(start) }
        }
        return kept.sorted().map { points[$0] }
    }

    private var description: String {
        "Curves. "
            + series.prefix(SeriesLook.maximum).map { series in
                let places = series.points.compactMap(\.place)
                let name = series.name.isEmpty ? "The curve" : series.name
                guard let first = places.first, let last = places.last else { return "\(name): no points." }
                return "\(name): \(Figures.count(places.count, "point")) from \(Figures.text(first.y)) at "
                    + "\(Figures.text(first.x)) to \(Figures.text(last.y)) at \(Figures.text(last.x))."
            }.joined(separator: " ")
    }
}
