/// How the series of a plot are told apart: by colour, and by shape and dashes for who does not see colours.
///
/// The colours are Okabe and Ito's (2008), darker on white and lighter on black so that each stands at least 3:1 from its ground; the style
/// sheet has them.
enum SeriesLook {
    /// No plot shows more series than there are colours.
    static let maximum = 8

    /// The class of lines, areas and marks of a series.
    static func name(_ series: Int) -> String { "s\(series % maximum)" }

    /// A mark around a place, as data of a path.
    static func mark(_ series: Int, at place: Drawing.Place, radius r: Double = 3.2) -> String {
        func at(_ dx: Double, _ dy: Double) -> String {
            "\(Figures.coordinate(place.x + dx)) \(Figures.coordinate(place.y + dy))"
        }
        switch series % 4 {
        case 0: return "M\(at(-r, 0))a\(r) \(r) 0 1 0 \(2 * r) 0a\(r) \(r) 0 1 0 -\(2 * r) 0z"
        case 1: return "M\(at(0, -r * 1.2))L\(at(r * 1.15, r * 0.85))L\(at(-r * 1.15, r * 0.85))z"
        case 2: return "M\(at(-r * 0.85, -r * 0.85))h\(r * 1.7)v\(r * 1.7)h-\(r * 1.7)z"
        default: return "M\(at(0, -r * 1.3))L\(at(r * 1.3, 0))L\(at(0, r * 1.3))L\(at(-r * 1.3, 0))z"
        }
    }

    /// What a series looks like in the legend.
    enum Key {
        case mark
        case line
        case area
    }

    /// The names of the series beside what they look like; nothing for a plot of one nameless series.
    static func legend(_ names: [String], _ key: Key, into markup: inout Markup) {
        guard names.contains(where: { !$0.isEmpty }) else { return }
        markup.element("ul", ["class": "legend"]) { list in
            for (index, series) in names.enumerated() {
                list.element("li") { item in
                    item.element("svg", ["viewBox": "0 0 22 12", "class": "key", "aria-hidden": "true"]) { svg in
                        switch key {
                        case .mark:
                            svg.empty(
                                "path", ["d": mark(index, at: (11, 6), radius: 4), "class": "mark \(name(index))"])
                        case .line:
                            svg.empty(
                                "line", ["x1": "0", "y1": "6", "x2": "22", "y2": "6", "class": "curve \(name(index))"])
                            svg.empty("path", ["d": mark(index, at: (11, 6)), "class": "mark \(name(index))"])
                        case .area:
                            svg.empty(
                                "rect",
                                ["x": "1", "y": "1", "width": "20", "height": "10", "class": "bar \(name(index))"])
                        }
                    }
                    item.write(TextMeasure.cut(series.isEmpty ? "series \(index + 1)" : series, to: 80))
                }
            }
        }
    }

    /// A note where a plot has more series than it shows.
    static func leftOut(_ count: Int) -> String? {
        count > maximum ? "The first \(maximum) of \(count) series are drawn; the JSON has them all." : nil
    }
}
