internal import Corpus

/// Points in the plane, as of an embedding.
struct ScatterItem: ReportItem {
    static let type = "scatter"
    /// More points than this hide each other, and would make the page heavy.
    static let maximumPoints = 2000

    struct Series {
        let name: String
        let points: [Point]
        /// Ids of the points; empty or as many.
        let ids: [String]
        /// The ends of a line through the points, or none.
        let fit: [Point]
    }

    let title: String
    let xLabel: String
    let yLabel: String
    let series: [Series]
    let isWide = false

    /// Throws for ids that are not as many as the points.
    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        xLabel = try reader.text("xLabel")
        yLabel = try reader.text("yLabel")
        series = try reader.needed("series").map { series in
            let points = try series.points("points")
            let ids = try series.list("ids").map { try $0.text() }
            guard ids.isEmpty || ids.count == points.count else {
                throw series.fault(
                    "has \(Figures.count(ids.count, "id")) for \(Figures.count(points.count, "point"))",
                    fix: "write an id for each point, or none")
            }
            return Series(
                name: try series.text("name"), points: points, ids: ids,
                fit: series.member("fit") == nil ? [] : try series.points("fit"))
        }
    }

    /// A point that is drawn.
    private struct Mark {
        let series: Int
        let place: (x: Double, y: Double)
        let id: String
    }

    func write(into markup: inout Markup) {
        let shown = series.prefix(SeriesLook.maximum)
        let all = shown.enumerated().map { index, series in
            series.points.enumerated().compactMap { number, point in
                point.place.map { Mark(series: index, place: $0, id: series.ids.isEmpty ? "" : series.ids[number]) }
            }
        }
        let count = all.reduce(0) { $0 + $1.count }
        let drawn = Self.thinned(all, count)
        // All points, drawn or not, lie within the axes.
        let fits = shown.map { $0.fit.compactMap(\.place) }
        let x = Axis(covering: all.joined().map(\.place.x) + fits.joined().map(\.x))
        let y = Axis(covering: all.joined().map(\.place.y) + fits.joined().map(\.y))
        SeriesLook.legend(shown.map(\.name), .mark, into: &markup)
        let frame = PlotFrame(x: x, y: y, xTitle: xLabel, yTitle: yLabel, area: 290)
        frame.draw(into: &markup, title: title, description: description) { svg in
            for (index, fit) in fits.enumerated() where fit.count > 1 {
                let path = fit.enumerated().map { number, place in
                    "\(number == 0 ? "M" : "L")\(Figures.coordinate(frame.placeX(place.x))) "
                        + Figures.coordinate(frame.placeY(place.y))
                }
                svg.empty("path", ["d": path.joined(), "class": "curve \(SeriesLook.name(index))"])
            }
            for mark in drawn {
                let place = (frame.placeX(mark.place.x), frame.placeY(mark.place.y))
                let attributes: KeyValuePairs<StaticString, String> = [
                    "class": "mark dot \(SeriesLook.name(mark.series))",
                    "d": SeriesLook.mark(mark.series, at: place, radius: count > 400 ? 2.5 : 3.5),
                ]
                if mark.id.isEmpty {
                    svg.empty("path", attributes)
                } else {
                    svg.element("path", attributes) { $0.element("title", TextMeasure.cut(mark.id, to: 60)) }
                }
            }
        }
        if drawn.count < count {
            note(
                "\(Figures.text(Double(drawn.count))) of \(Figures.text(Double(count))) points are drawn: a random part of "
                    + "each series with a fixed seed, and its outermost points.",
                into: &markup)
        }
        note(SeriesLook.leftOut(series.count), into: &markup)
    }

    /// The same points each time: the outermost of each series, and of the rest the same share of each, in an order that lets no series cover the others.
    private static func thinned(_ all: [[Mark]], _ count: Int) -> [Mark] {
        var generator = SeededGenerator(seed: 1)
        var drawn: [Mark] = []
        for marks in all {
            let limit = count <= maximumPoints ? marks.count : max(50, marks.count * maximumPoints / count)
            guard marks.count > limit else {
                drawn += marks
                continue
            }
            var outermost: Set<Int> = []
            for coordinate in [\Mark.place.x, \Mark.place.y] {
                let order = marks.indices
                if let least = order.min(by: { marks[$0][keyPath: coordinate] < marks[$1][keyPath: coordinate] }) {
                    outermost.insert(least)
                }
                if let most = order.max(by: { marks[$0][keyPath: coordinate] < marks[$1][keyPath: coordinate] }) {
                    outermost.insert(most)
                }
            }
            var rest = marks.indices.filter { !outermost.contains($0) }
            rest.shuffle(using: &generator)
            drawn += (outermost + rest.prefix(limit - outermost.count)).sorted().map { marks[$0] }
        }
        return drawn.shuffled(using: &generator)
    }

    private var description: String {
        "Scatter plot of " + Figures.count(series.reduce(0) { $0 + $1.points.count }, "point") + ". "
            + series.prefix(SeriesLook.maximum).map { series in
                let places = series.points.compactMap(\.place)
                let name = series.name.isEmpty ? "The series" : series.name
                guard !places.isEmpty else { return "\(name): no points." }
                let middle = (
                    places.reduce(0) { $0 + $1.x / Double(places.count) },
                    places.reduce(0) { $0 + $1.y / Double(places.count) }
                )
                return "\(name): \(Figures.count(places.count, "point")), "
                    + "mean at \(Figures.text(middle.0)), \(Figures.text(middle.1))."
            }.joined(separator: " ")
    }
}
