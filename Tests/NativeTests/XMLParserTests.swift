import Testing

@testable import Native

struct XMLParserTests {
    @Test("gives elements, texts and instructions in order, comments left out")
    func everything() throws {
        let result = try parsed(mixedXML)
        #expect(
            result.outline
                == "(claims @id=c1[a](b[b])[ cd<e> & <f\n  ]{ 7}(p @lang=en @num=2[Acme & Bâle α&nosuch;])(i)"
                + "(p @id=Acme & BâleA&nosuch; @lang=de[\u{1F600} é]))")
        #expect(result.unknown == 2)
    }

    @Test(
        "replaces references to entities, and keeps and counts those that nobody declares",
        arguments: [
            ("<p>&amp;&lt;&gt;&quot;&apos;&#65;&#x42;</p>", "(p[&<>\"'AB])", 0),
            ("<p>&alpha;&eacute;&nbsp;</p>", "(p[αé\u{A0}])", 0),
            ("<p>&x;&y;</p>", "(p[&x;&y;])", 2),
            ("<!DOCTYPE p [<!ENTITY alpha 'A'>]><p id='&alpha;'>&alpha;</p>", "(p @id=A[A])", 0),
            ("<!DOCTYPE p [<!ENTITY a '1'><!ENTITY a '2'>]><p>&a;</p>", "(p[1])", 0),
            (
                "<!DOCTYPE p [<!ENTITY a '&b;&b;'><!ENTITY b '&c;&alpha;'><!ENTITY c 'x'>]><p id='&a;'>&a;</p>",
                "(p @id=xαxα[xαxα])", 0
            ),
            ("<!DOCTYPE p [<!ENTITY a '&none;'>]><p id='&a;'>&a;</p>", "(p @id=&none;[&none;])", 2),
            ("<!DOCTYPE p [<!ENTITY a ''>]><p id='&a;'>x&a;y</p>", "(p @id=[xy])", 0),
            ("<p id='&amp;&lt;&gt;&quot;&apos;&#65;&#38;lt;'/>", "(p @id=&<>\"'A&lt;)", 0),
            ("<p id='&x;&eacute;&alpha; &amp;y;'/>", "(p @id=&x;éα &y;)", 1),
            ("<!DOCTYPE p [<!ATTLIST p id CDATA '&alpha;&x;'>]><p>&alpha;</p>", "(p @id=α&x;[α])", 1),
            ("<!DOCTYPE p [<!ENTITY a '<b/>'><!ENTITY b '&c;'>]><p>x</p>", "(p[x])", 0),
            (
                "<!DOCTYPE p SYSTEM 'none.dtd' [<!NOTATION T SYSTEM 't'><!ENTITY f SYSTEM 'f.tif' NDATA T>]><p>&alpha;</p>",
                "(p[α])", 0
            ),
        ])
    func entities(text: String, expected: String, unknown: Int) throws {
        let memory = try parsed(text)
        #expect(memory.outline == expected && memory.unknown == unknown)
        let pushed = try parsed(Array(text.utf8), pushAbove: -1, chunk: 5)
        #expect(pushed.outline == expected && pushed.unknown == unknown)
    }

    @Test(
        "says what is wrong with a document and reads the next",
        arguments: [
            "", " ", "\n\n", "<?xml version='1.0'?>", "text", "<a>", "<p></a>", "<p/><p/>", "<p id=1/>",
            "<p id='1' id='2'/>",
            "<p>&#0;</p>", "<p>&#xD800;</p>", "<p>&amp</p>", "<p>\u{1}</p>", "<p>]]></p>", "<p id='<'/>",
            "<!DOCTYPE p [<!ENTITY a '<b/>'>]><p>&a;</p>",
            "<!DOCTYPE p [<!ENTITY % i '<!ENTITY a \"x\">'>%i;]><p>&a;</p>",
            "<!DOCTYPE p [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><p>&a;</p>",
            "<!DOCTYPE p [<!ENTITY a '&a;'>]><p id='&a;'/>",
            "<?xml version='1.0' encoding='no-such-encoding'?><p/>", "\0\0\0\0", "<p>\0</p>",
        ])
    func failures(text: String) throws {
        for push in [32 << 20, -1] {
            var parser = XMLParser(pushAbove: push, chunk: 7)
            let before = Array(mixedXML.utf8)
            try parser.parse(before.span)
            let expected = outline(parser.tape)
            let bytes = Array(text.utf8)
            let failure = #expect(throws: XMLFailure.self) { try parser.parse(bytes.span) }
            #expect(failure?.reason.isEmpty == false && failure?.description.contains("\n") == false)
            try parser.parse(before.span)
            #expect(outline(parser.tape) == expected)
        }
    }

    @Test("says where")
    func place() throws {
        var parser = XMLParser()
        let text = Array("<p>\n<b>\n</p>\n".utf8)
        let failure = #expect(throws: XMLFailure.self) { try parser.parse(text.span) }
        #expect(failure?.line == 3)
        #expect((8...12).contains(failure?.offset ?? 0))
        #expect(failure?.description.contains("line 3") == true)
    }

    @Test("refuses what is nested 10,000 deep, and reads what is nested 200 deep", arguments: [32 << 20, -1])
    func nesting(push: Int) throws {
        var parser = XMLParser(pushAbove: push)
        let deep = Array((String(repeating: "<b>", count: 10_000) + String(repeating: "</b>", count: 10_000)).utf8)
        let failure = #expect(throws: XMLFailure.self) { try parser.parse(deep.span) }
        #expect(failure?.reason.lowercased().contains("deep") == true)
        let shallow = Array((String(repeating: "<b>", count: 200) + String(repeating: "</b>", count: 200)).utf8)
        try parser.parse(shallow.span)
        #expect(outline(parser.tape) == String(repeating: "(b", count: 200) + String(repeating: ")", count: 200))
    }

    @Test("gives the same tape from memory and in pieces of any size", arguments: [1, 2, 3, 7, 64, 1000, 1 << 20])
    func pieces(chunk: Int) throws {
        let long =
            "<claims>" + (0..<400).map { "<p num=\"\($0)\">text \($0) &alpha; é &amp; <b>x</b></p>\n" }.joined()
            + "</claims>"
        for text in [mixedXML, long, "<p/>", "<p>é</p>"] {
            let bytes = Array(text.utf8)
            let memory = try parsed(bytes)
            let pushed = try parsed(bytes, pushAbove: -1, chunk: chunk)
            #expect(memory.outline == pushed.outline && memory.unknown == pushed.unknown)
        }
    }

    @Test("walks a tape as the tree that it is")
    func navigation() throws {
        var parser = XMLParser()
        let bytes = Array(mixedXML.utf8)
        try parser.parse(bytes.span)
        let tape = parser.tape
        let root = try #require(tape.root)
        var all: [XMLNode] = []
        func visit(_ node: XMLNode) {
            var previous: XMLNode?
            for child in tape.children(node) {
                #expect(tape.parent(child) == node)
                if let previous {
                    #expect(tape.next(previous) == child)
                } else {
                    #expect(tape.firstChild(node) == child)
                }
                previous = child
                if tape.isElement(child) { all.append(child) }
                visit(child)
            }
        }
        visit(root)
        #expect(tape.parent(root) == nil && tape.next(root) == nil)
        #expect(Array(tape.descendants(root)) == all)
        #expect(Array(tape.elements(root)).map { tape.name($0) } == [.b, .p, .i, .p])
        #expect(tape.child(root, .p) == Array(tape.elements(root))[1] && tape.child(root, .claims) == nil)
        #expect(tape.string(root, .p) == "Acme & Bâle α&nosuch;" && tape.string(root, .p, .b) == "")
        #expect(tape.string(root).hasPrefix("ab cd<e> & <f Acme"))
        #expect(
            tape.attribute(root, .id, is: "c1") && !tape.attribute(root, .id, is: "c")
                && tape.attribute(root, .num) == nil)
    }

    @Test("stays right when files make up more names than one dictionary should keep")
    func manyNames() throws {
        var parser = XMLParser()
        for round in 0..<600 {
            let text =
                "<claims><p num=\"\(round)\">" + (0..<150).map { "<x\(round)-\($0) y\(round)-\($0)='1'/>" }.joined()
                + "</p></claims>"
            let bytes = Array(text.utf8)
            try parser.parse(bytes.span)
            let root = try #require(parser.tape.root)
            let p = try #require(parser.tape.child(root, .p))
            #expect(parser.tape.attribute(p, .num) == "\(round)")
            #expect(parser.tape.elements(p).allSatisfy { parser.tape.name($0) == .unknown })
        }
    }
}

struct XMLNamesTests {
    @Test("numbers names by their place among all, as the cast assumes")
    func cast() {
        #expect(MemoryLayout<XMLName>.size == 2)
        for (index, name) in XMLName.allCases.enumerated() {
            #expect(XMLNames.name(UInt16(index)) == name && XMLNames.number(name) == UInt16(index))
            #expect(XMLNames.checkedName(UInt16(index)) == name && XMLNames.checkedNumber(name) == UInt16(index))
        }
    }

    @Test("knows every name by its bytes, and no other")
    func bytes() throws {
        var parser = XMLParser()
        for name in XMLName.allCases.dropFirst() {
            for (text, expected) in [
                ("<\(name.rawValue)/>", name), ("<n:\(name.rawValue) xmlns:n='u'/>", name),
                ("<\(name.rawValue)-x_/>", .unknown),
            ] {
                let bytes = Array(text.utf8)
                try parser.parse(bytes.span)
                let root = try #require(parser.tape.root)
                #expect(parser.tape.name(root) == expected)
            }
        }
    }
}
