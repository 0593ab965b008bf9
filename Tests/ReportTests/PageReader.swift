import Foundation
import FoundationXML

/// An element of a page, as libxml2 reads it.
final class Element {
    let name: String
    let attributes: [String: String]
    fileprivate(set) var children: [Element] = []
    /// The text directly in it and in all within it.
    fileprivate(set) var text = ""

    init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// It and all within it, in the order of the page.
    var all: [Element] { [self] + children.flatMap(\.all) }

    func all(_ name: String) -> [Element] { all.filter { $0.name == name } }

    /// All of a class.
    func all(class name: String) -> [Element] { all.filter { $0.classes.contains(name) } }

    var classes: [String] { (attributes["class"] ?? "").split(separator: " ").map(String.init) }

    /// The figures of a type of item.
    func figures(_ type: String) -> [Element] { all("figure").filter { $0.attributes["data-type"] == type } }
}

/// Reads a page with an XML reader, which takes nothing that is not well-formed.
final class PageReader: NSObject, XMLParserDelegate {
    private var open: [Element] = [Element(name: "", attributes: [:])]

    struct NotWellFormed: Error { let reason: String }

    /// The `html` element.
    static func read(_ page: String) throws -> Element {
        let reader = PageReader()
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = reader
        guard parser.parse(), let root = reader.open.first?.children.first else {
            throw NotWellFormed(reason: "\(parser.parserError.debugDescription), line \(parser.lineNumber)")
        }
        return root
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name: name, attributes: attributes)
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { for element in open { element.text += string } }
}

/// Where the absolute and relative commands of a path lead; those that `Report` writes.
enum PathPlaces {
    static func of(_ path: String) -> [(x: Double, y: Double)] {
        var places: [(x: Double, y: Double)] = []
        var x = 0.0
        var y = 0.0
        for part in path.matches(of: /([A-Za-z])([^A-Za-z]*)/) {
            let numbers = part.2.matches(of: /-?[0-9.]+/).compactMap { Double($0.0) }
            switch part.1 {
            case "M", "L": (x, y) = (numbers[0], numbers[1])
            case "H": x = numbers[0]
            case "V": y = numbers[0]
            case "h": x += numbers[0]
            case "v": y += numbers[0]
            case "a": (x, y) = (x + numbers[5], y + numbers[6])
            default: continue
            }
            places.append((x, y))
        }
        return places
    }
}
