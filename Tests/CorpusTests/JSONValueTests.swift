import Corpus
import Foundation
import Native
import Testing

private let node = "/usr/bin/node"

@Suite struct JSONValueTests {
    // RFC 8785, appendix B: IEEE 754 bits and the text that ECMAScript gives them.
    @Test(
        "writes numbers as RFC 8785, appendix B, lists them",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func numbers(bits: UInt64, text: String) {
        #expect(CanonicalNumber.text(Double(bitPattern: bits)) == text)
        #expect(JSONValue(Double(bitPattern: bits)).canonicalText == text)
    }

    @Test("every number reads back as itself, and is laid out within ECMAScript's bounds")
    func numbersReadBack() throws {
        var state: UInt64 = 1
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: state)
            guard value.isFinite else { continue }
            let text = CanonicalNumber.text(value)
            #expect(Double(text) == value)
            #expect(text.contains("e") == (value.magnitude >= 1e21 || value.magnitude < 1e-6))
        }
    }

    @Test("writes 100,000 numbers as Node does", .enabled(if: FileManager.default.isExecutableFile(atPath: node)))
    func numbersByNode() throws {
        var state: UInt64 = 7
        var values: [Double] = []
        for index in 0..<100_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Half of them of any size, half of the sizes where the layout changes.
            let value =
                index % 2 == 0
                ? Double(bitPattern: state)
                : Double(Int64(truncatingIfNeeded: state)) * pow(10, Double(index % 60 - 35))
            if value.isFinite { values.append(value) }
        }
        let process = Process()
        let output = Pipe()
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("numbers-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(values.map { String($0.bitPattern) }.joined(separator: "\n").utf8).write(to: file)
        process.executableURL = URL(fileURLWithPath: node)
        process.arguments = [
            "-e",
            """
            const view = new DataView(new ArrayBuffer(8));
            const lines = require("fs").readFileSync(process.argv[1], "utf8").split("\\n");
            console.log(lines.map(l => { view.setBigUint64(0, BigInt(l)); return JSON.stringify(view.getFloat64(0)); }).join("\\n"));
            """, file.path,
        ]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let expected = text.split(separator: "\n").map(String.init)
        #expect(expected.count == values.count)
        #expect(values.map(CanonicalNumber.text) == expected)
    }

    // RFC 8785, section 3.2.3.
    @Test("sorts keys by UTF-16 code units, as the RFC's example")
    func order() throws {
        let text =
            #"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","#
            + #""\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(
            value.object?.members.compactMap(\.value.string) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    @Test("the order of keys is that of their UTF-16 arrays")
    func orderByOracle() {
        let keys = [
            "", "a", "ab", "b", "é", "e\u{301}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
            "a\u{10000}",
            "a\u{FFFD}", "\u{FB33}x", "\u{F900}", "\u{EFFF}",
        ]
        for first in keys {
            for second in keys {
                #expect(
                    JSONObject.precedes(first, second)
                        == Array(first.utf16).lexicographicallyPrecedes(Array(second.utf16)),
                    "\(first) before \(second)")
            }
        }
    }

    // RFC 8785, section 3.2.2.
    @Test("canonicalises the RFC's sample")
    func sample() throws {
        let text = #"""
            { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(value.canonicalText == expected)
        #expect(try JSONValue(parsing: value.canonicalBytes).canonicalText == expected)
    }

    @Test("equal numbers are equal values however they are written")
    func equality() throws {
        #expect(try JSONValue(parsing: Array("[1.0, 1e2, -0.0]".utf8)) == [1, 100, 0])
        #expect(JSONValue(0.5) != JSONValue(1.5))
        #expect(JSONValue.integer(Int.max).canonicalText == "9223372036854776000")
    }

    @Test("a key that comes twice is an error")
    func duplicates() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array(#"{"a":1,"\u0061":2}"#.utf8)) }
    }

    @Test("members are read, replaced, added in order and removed")
    func members() {
        var object = JSONObject()
        for key in ["m", "b", "z", "a"] { object[key] = .string(key) }
        object["b"] = 2
        object["z"] = nil
        object["y"] = nil
        #expect(JSONValue.object(object).canonicalText == #"{"a":"a","b":2,"m":"m"}"#)
        #expect(object["m"]?.string == "m" && object["z"] == nil)
    }

    @Test("a tree as deep as the parser allows is copied and written")
    func depth() throws {
        let text = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
        #expect(try JSONValue(parsing: Array(text.utf8)).canonicalText == text)
    }
}
