/// The elements of a drawing.
enum Drawing {
    typealias Place = (x: Double, y: Double)

    /// A drawing as wide as a plot, with a title and a description for who cannot see it.
    static func write(
        into markup: inout Markup, height: Double, title: String, description: String, _ body: (inout Markup) -> Void
    ) {
        let titleID = markup.identifier()
        let descriptionID = markup.identifier()
        markup.element(
            "svg",
            [
                "viewBox": "0 0 \(Figures.coordinate(PlotFrame.width)) \(Figures.coordinate(height))",
                "class": "plot", "role": "img", "aria-labelledby": "\(titleID) \(descriptionID)",
            ]
        ) { svg in
            svg.element("title", ["id": titleID], TextMeasure.cut(title.isEmpty ? "Plot" : title, to: 200))
            svg.element("desc", ["id": descriptionID], TextMeasure.cut(description, to: 1000))
            body(&svg)
        }
    }

    static func line(into svg: inout Markup, from start: Place, to end: Place, class name: String) {
        svg.empty(
            "line",
            [
                "x1": Figures.coordinate(start.x), "y1": Figures.coordinate(start.y),
                "x2": Figures.coordinate(end.x), "y2": Figures.coordinate(end.y), "class": name,
            ])
    }

    static func text(_ text: String, into svg: inout Markup, at place: Place, class name: String, tip: String = "") {
        svg.element(
            "text", ["x": Figures.coordinate(place.x), "y": Figures.coordinate(place.y), "class": name]
        ) { svg in
            // A title among the text would count as text for some readers, so it comes only where text was cut.
            if !tip.isEmpty, tip != text { svg.element("title", TextMeasure.cut(tip, to: 300)) }
            svg.write(text)
        }
    }

    /// A rectangle with a tip that shows under the pointer.
    static func rectangle(
        into svg: inout Markup, from start: Place, to end: Place, class name: String, tip: String
    ) {
        svg.element(
            "rect",
            [
                "x": Figures.coordinate(min(start.x, end.x)), "y": Figures.coordinate(min(start.y, end.y)),
                "width": Figures.coordinate(abs(end.x - start.x)), "height": Figures.coordinate(abs(end.y - start.y)),
                "class": name,
            ]
        ) { $0.element("title", TextMeasure.cut(tip, to: 300)) }
    }

    /// What stands where there is nothing to draw.
    static func nothing(into svg: inout Markup, at place: Place) {
        text("no data", into: &svg, at: place, class: "label middle")
    }
}
