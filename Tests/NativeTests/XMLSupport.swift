import Testing

@testable import Native

/// A tape as one line: `(name @id=x text)`, texts in brackets, instructions in braces.
func outline(_ tape: XMLTape) -> String {
    func walk(_ node: XMLNode) -> String {
        switch tape.kind(node) {
        case .text: return "[" + String(bytes: tape.bytes(node)) + "]"
        case .instruction: return "{" + tape.name(node).rawValue + " " + String(bytes: tape.bytes(node)) + "}"
        case .element:
            var text = "(" + tape.name(node).rawValue
            for name in [XMLName.id, .lang, .num] {
                if let value = tape.attribute(node, name) { text += " @\(name.rawValue)=\(value)" }
            }
            for child in tape.children(node) { text += walk(child) }
            return text + ")"
        }
    }
    return tape.root.map(walk) ?? ""
}

/// What a fresh parser makes of a document.
func parsed(_ bytes: [UInt8], pushAbove: Int = 32 << 20, chunk: Int = 1 << 20) throws -> (outline: String, unknown: Int)
{
    var parser = XMLParser(scans: false, pushAbove: pushAbove, chunk: chunk)
    try parser.parse(bytes.span)
    return (outline(parser.tape), parser.tape.unknownEntities)
}

func parsed(_ text: String) throws -> (outline: String, unknown: Int) { try parsed(Array(text.utf8)) }

/// How many bytes of text a tape holds.
func textBytes(_ tape: XMLTape) -> Int {
    guard let root = tape.root else { return 0 }
    var count = tape.attribute(root, .id)?.utf8.count ?? 0
    for child in tape.children(root) where tape.isText(child) { count += tape.bytes(child).count }
    return count
}

/// UTF-16 with its byte order mark.
func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in [0xFEFF] + Array(text.utf16) {
        let pair = [UInt8(unit >> 8), UInt8(unit & 255)]
        bytes += bigEndian ? pair : pair.reversed()
    }
    return bytes
}

/// A document with most of what XML has.
let mixedXML = """
    <?xml version="1.0"?>
    <!DOCTYPE claims [ <!ENTITY co "Acme &amp; &town;"> <!ENTITY town "Bâle"> <!ATTLIST p lang CDATA "en"> ]>
    <!-- before -->
    <claims id="c1">a<b>b</b> c<!-- in -->d<![CDATA[<e> & ]]>&lt;f
      <?page 7?><p num="2">&co; &alpha;&nosuch;</p><i/><p id="&co;&#65;&nosuch;" lang="de">\u{1F600} é</p></claims>
    <!-- after --><?end?>

    """
