import Testing

@testable import Native

/// What the scanner does with a document that libxml2 judges as well.
private enum Judgement: Equatable {
    /// The scanner read it, as libxml2 does.
    case same
    /// The scanner left it to libxml2.
    case declined
    case wrong(String)
}

private func judge(_ text: String) -> Judgement { judge(Array(text.utf8)) }

private func judge(_ bytes: [UInt8]) -> Judgement {
    var scanner = XMLParser()
    try? scanner.parse(bytes.span)
    if scanner.scanned == 0 { return .declined }
    var library = XMLParser(scans: false)
    do {
        try library.parse(bytes.span)
    } catch {
        return .wrong("libxml2 refuses it: \(error)")
    }
    return scanner.tape.difference(from: library.tape).map { .wrong($0) } ?? .same
}

struct XMLScannerTests {
    @Test(
        "reads plain documents as libxml2 does",
        arguments: [
            "<a/>", "<a></a>\n\n", "<?xml version=\"1.0\"?><a b='c'>d</a>",
            "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='no' ?>\n<a/><!-- x --><?y z?>",
            "<!DOCTYPE a SYSTEM \"a.dtd\" [ ]><a>x</a>", "<!DOCTYPE a><a/>", "<?p q?><!-- c --><!DOCTYPE a[]><a/>",
            "<p num=\"2\" id='x\ty\nz'>a <b>c</b >d<i /></p>", "<a>&lt;&#65;&#x1F600;&amp;&alpha;</a>",
            "<a id=\"&lt;&#65;&#38;amp;&alpha;&quot;\">&apos;&#38;lt;</a>", "<p>a<!-- c -->b<?BRFSUM d=\"e\" ?>f</p>",
            "<p>a\r\nb<?page\r\n7\r\n8?>\r\n<b id=\"c\r\nd\"/>\r\n</p>\r\n", "<a>été \u{1F600} 日本</a>",
            "<x:a xmlns:x=\"urn:x\" xmlns='http://e.org/'><x:claim x:id=\"1\" num=\"2\"/></x:a>",
            "<a xml:lang=\"en\" xml:space='preserve'> </a>", "<undeclared:a undeclared:id='1'/>", "<a>]]</a>",
            "<a>a]]b></a>",
            "<us-bibliographic-data-grant-longer-than-thirty-two-bytes id='1'/>", "<a id=\"a>b\" lang='\"'/>",
            "<p>x&#10;y&#13;z</p>",
            "<a><?x?><?y ?></a>", "<a xmlns=\"\"><b/></a>",
        ])
    func plain(text: String) {
        #expect(judge(text) == .same)
    }

    @Test(
        "leaves to libxml2 what is not plain",
        arguments: [
            "", " <a/>", "\u{FEFF}<a/>", "<?xml version=\"1.1\"?><a/>",
            "<?xml version=\"1.0\" encoding=\"latin1\"?><a/>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<!DOCTYPE a PUBLIC \"p\" \"s\"><a/>", "<a><![CDATA[x]]></a>",
            "<a>]]></a>", "<a>&nosuch;</a>", "<a>\r</a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a>&#0;</a>",
            "<a>&#xD800;</a>",
            "<a>&#x110000;</a>", "<a>&</a>", "<a", "<a>", "<a></b>", "<a></a", "<a/><b/>", "<a/>x", "x<a/>",
            "<a b='1' b='2'/>",
            "<a x:b='1' y:b='2'/>", "<a b=1/>", "<a b/>", "<a b='<'/>", "<a b='1'c='2'/>", "< a/>", "<a:/>", "<:a/>",
            "<a:b:c/>",
            "<1/>", "<é/>", "<a é='1'/>", "<a><!-- -- --></a>", "<a><!-- --->", "<a><?xml x?></a>", "<a><?x:y z?></a>",
            "<a/ >",
            "<a xmlns:b=''/>", "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", "<a><!DOCTYPE a></a>",
            "<!DOCTYPE a><!DOCTYPE a><a/>", "<a></a b='1'>", "<a><!ELEMENT a></a>", "<?xml version=\"1.0\"?>",
        ])
    func declined(text: String) {
        #expect(judge(text) == .declined)
    }

    @Test("leaves bytes that are no UTF-8, and depths and numbers beyond any document, to libxml2")
    func bounds() {
        #expect(judge([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E]) == .declined)
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(judge(nested(200)) == .same)
        #expect(judge(nested(201)) == .declined)
        func attributes(_ count: Int) -> String {
            "<a" + (0..<count).map { " a\($0)='\($0)'" }.joined() + "/>"
        }
        #expect(judge(attributes(64)) == .same)
        #expect(judge(attributes(65)) == .declined)
        #expect(judge(mixedXML) == .declined)
    }

    @Test("agrees with libxml2 on whatever comes of plain documents when bytes change", arguments: 0..<4)
    func mutants(seed: Int) {
        var numbers = SeededNumbers(UInt64(seed))
        let document = Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>\r
            <!DOCTYPE a SYSTEM "a.dtd" [ ]>
            <a lang="en" id='x&amp;y'><!-- c --><x:b xmlns:x="urn:x" num="1"/>
            <p id="p1">été &#x2014;&nbsp;<i>x</i> ]] <?page 7?>\r\n</p></a><!-- e -->
            """.utf8)
        let signs = Array("<>&;'\"=/!?-[]:# \r\n\tax1\u{E9}".utf8)
        var same = 0
        for _ in 0..<4000 {
            var bytes = document
            for _ in 0...numbers.below(3) {
                let at = numbers.below(bytes.count)
                switch numbers.below(4) {
                case 0: bytes[at] = signs[numbers.below(signs.count)]
                case 1: bytes.insert(signs[numbers.below(signs.count)], at: at)
                case 2: bytes.remove(at: at)
                default:
                    let end = min(bytes.count, at + numbers.below(12))
                    bytes.insert(contentsOf: bytes[at..<end], at: numbers.below(bytes.count))
                }
            }
            let judgement = judge(bytes)
            if case .wrong(let why) = judgement {
                Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(why)")
            }
            if judgement == .same { same += 1 }
        }
        #expect(same > 200)
    }
}
