import Corpus
import Report
import Testing

/// What holds for every page, whatever the result.
enum PageRules {
    /// Reads the page of a result and holds it against all rules.
    @discardableResult
    static func read(_ result: JSONValue, _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation)
        throws -> Element
    {
        let page = try ReportPage.html(of: result, name: "name")
        #expect(page.utf8.count < 5_000_000, "\(comment)", sourceLocation: sourceLocation)
        let root = try PageReader.read(page)
        let broken = faults(root)
        #expect(broken.isEmpty, "\(comment): \(broken.prefix(5))", sourceLocation: sourceLocation)
        return root
    }

    /// The rules that the page breaks.
    static func faults(_ root: Element) -> [String] {
        let all = root.all
        var faults: [String] = []
        let ids = all.compactMap { $0.attributes["id"] }
        if Set(ids).count != ids.count { faults.append("an id comes twice") }
        for element in all {
            if ["script", "iframe", "object", "embed", "img", "link", "base", "form", "use", "image", "foreignObject"]
                .contains(element.name)
            {
                faults.append("has a \(element.name)")
            }
            for (key, value) in element.attributes {
                if key.hasPrefix("on") || ["src", "srcset", "style", "action"].contains(key) {
                    faults.append("has the attribute \(key)")
                }
                if key == "href", !value.hasPrefix("#") || !ids.contains(String(value.dropFirst())) {
                    faults.append("links to \(value)")
                }
                if key == "aria-labelledby", !value.split(separator: " ").allSatisfy({ ids.contains(String($0)) }) {
                    faults.append("is labelled by \(value)")
                }
                if key != "xmlns", value.contains("http:") || value.contains("https:"), key != "title",
                    key != "aria-label"
                {
                    faults.append("refers to \(value)")
                }
            }
        }
        for style in root.all("style") where style.text.contains("url(") || style.text.contains("@import") {
            faults.append("the style fetches something")
        }
        faults += headings(all)
        for type in ["histogram", "scatter", "bars", "forest", "lines"] {
            for figure in root.figures(type) { faults += plot(figure, type) }
        }
        return faults
    }

    /// One h1, and no heading more than one below the one before.
    private static func headings(_ all: [Element]) -> [String] {
        let levels = all.compactMap { $0.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }
        var faults = levels.count { $0 == 1 } == 1 && levels.first == 1 ? [] : ["not one h1 at the beginning"]
        for (one, two) in zip(levels, levels.dropFirst()) where two > one + 1 { faults.append("h\(two) after h\(one)") }
        return faults
    }

    /// A plot has a title, a description, and all its data within its area.
    private static func plot(_ figure: Element, _ type: String) -> [String] {
        guard let svg = figure.all(class: "plot").first, let data = svg.all(class: "data").first,
            let title = svg.children.first, title.name == "title", !title.text.isEmpty,
            svg.children.dropFirst().first?.name == "desc"
        else { return ["\(type) without plot, title or description"] }
        let area = (data.attributes["data-area"] ?? "").split(separator: " ").compactMap { Double($0) }
        guard area.count == 4, area[0] < area[2], area[1] < area[3] else { return ["\(type) has no area"] }
        var faults: [String] = []
        if data.children.isEmpty { faults.append("\(type) draws nothing") }
        for element in data.children {
            // A mark stands around its place; lines of markers go up to their labels.
            let isMark = element.classes.contains("mark") || type == "forest"
            let slack = isMark ? 5 : 0.11
            let above = element.classes.contains("marker") ? 200 : slack
            for place in places(element) {
                if !place.x.isFinite || !place.y.isFinite || place.x < area[0] - slack || place.x > area[2] + slack
                    || place.y < area[1] - above || place.y > area[3] + slack
                {
                    faults.append("\(type) draws at \(place) outside \(area)")
                }
            }
        }
        return faults
    }

    private static func places(_ element: Element) -> [(x: Double, y: Double)] {
        func number(_ key: String) -> Double { Double(element.attributes[key] ?? "") ?? .nan }
        switch element.name {
        case "line": return [(number("x1"), number("y1")), (number("x2"), number("y2"))]
        case "rect":
            return [
                (number("x"), number("y")), (number("x") + number("width"), number("y") + number("height")),
            ]
        case "path": return PathPlaces.of(element.attributes["d"] ?? "")
        default: return []
        }
    }
}

extension JSONValue {
    /// The value with every value within it replaced where `change` has another.
    func mapped(_ key: String = "", _ change: (String, JSONValue) -> JSONValue?) -> JSONValue {
        if let changed = change(key, self) { return changed }
        switch self {
        case .array(let elements): return .array(elements.map { $0.mapped(key, change) })
        case .object(let object):
            return .object(
                JSONObject(
                    uniqueMembers: object.members.map { .init(key: $0.key, value: $0.value.mapped($0.key, change)) }))
        default: return self
        }
    }
}

/// A result of one section with these items.
func result(_ items: [JSONValue]) -> JSONValue {
    [
        "kind": "test", "title": "A result", "verdict": "", "findings": [],
        "sections": [["id": "one", "title": "One", "text": "", "items": .array(items)]],
    ]
}
