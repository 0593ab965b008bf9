/// HTML under construction that an XML reader takes too: whatever is not a name is escaped, and every element is closed.
struct Markup {
    /// What is written so far.
    private(set) var text = ""
    private var identifiers = 0

    /// The number of UTF-8 bytes so far.
    var count: Int { text.utf8.count }

    /// A name for `id`, another one at each call.
    mutating func identifier() -> String {
        identifiers += 1
        return "n\(identifiers)"
    }

    /// An element with what `body` writes in it.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ body: (inout Markup) -> Void
    ) {
        start(name, attributes)
        text += ">"
        body(&self)
        text += "</\(name)>"
    }

    /// The same without attributes.
    mutating func element(_ name: StaticString, _ body: (inout Markup) -> Void) { element(name, [:], body) }

    /// An element with text in it.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ content: String
    ) {
        element(name, attributes) { $0.write(content) }
    }

    /// The same without attributes.
    mutating func element(_ name: StaticString, _ content: String) { element(name, [:], content) }

    /// An element of HTML or SVG that has no content and no end tag.
    mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        start(name, attributes)
        text += "/>"
    }

    /// Text, escaped.
    mutating func write(_ content: String) { text += Self.escaped(content) }

    /// Markup of this program's own, such as the style sheet. Never anything from a result.
    mutating func writeOwn(_ markup: StaticString) { text += "\(markup)" }

    private mutating func start(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    }

    /// The text with references for the five characters of markup, and U+FFFD for what XML 1.0 does not allow at all.
    ///
    /// XML 1.0, section 2.2: controls but tab, line feed and carriage return are not characters, nor are U+FFFE and U+FFFF.
    static func escaped(_ content: String) -> String {
        // Most texts need nothing.
        if content.utf8.allSatisfy({ isPlain($0) }) { return content }
        var result = ""
        result.reserveCapacity(content.utf8.count + 16)
        for scalar in content.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            // A reader of HTML would make a line feed of it, one of XML too.
            case "\r": result += "\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(isNoncharacter(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F: false
        case 0x20..<0x7F: true
        default: false
        }
    }

    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
}
