import Native
import Testing

@Suite struct CollapsedLinesTests {
    static func collapsed(_ pieces: [String], joinsLines: Bool) -> String {
        var buffer = ByteBuffer()
        var pending = PendingSpace.none
        var isStart = true
        for piece in pieces {
            buffer.appendCollapsed(
                Array(piece.utf8).span, pendingSpace: &pending, isStart: &isStart, joinsLines: joinsLines)
        }
        return String(decoding: buffer.array, as: UTF8.self)
    }

    @Test(
        "a line break between two East Asian signs is no space, any other white space is one",
        arguments: [
            ("制\n\t\t造", "制造"), ("制 造", "制 造"), ("制  造", "制 造"), ("装置、\n　堰", "装置、　堰"), ("ガス\r\nロン", "ガスロン"),
            ("ロン\nN", "ロン N"), ("N\nロン", "N ロン"), ("한국\n어", "한국 어"), ("é\n制", "é 制"), ("𠮷\n野", "𠮷野"), ("野\n𠮷", "野𠮷"),
            ("Ａ\nＢ", "ＡＢ"), ("ｶﾞ\nｽ", "ｶﾞｽ"), ("①\n甲", "① 甲"), ("\n制\n", "制"), ("a\nb", "a b"), ("制\n\"", "制 \\\""),
            ("—\n制", "— 制"),
        ])
    func joins(text: String, expected: String) {
        #expect(Self.collapsed([text], joinsLines: true) == expected)
    }

    @Test("pieces are collapsed as their whole is", arguments: [true, false])
    func pieces(joinsLines: Bool) {
        let text = "制 \n 造 \t门\n\n轴 N\nＡ  é\n甲\r\n\"乙\n"
        let scalars = Array(text.unicodeScalars)
        let whole = Self.collapsed([text], joinsLines: joinsLines)
        for first in 0...scalars.count {
            for second in first...scalars.count {
                let parts = [scalars[..<first], scalars[first..<second], scalars[second...]].map {
                    String(String.UnicodeScalarView($0))
                }
                #expect(Self.collapsed(parts, joinsLines: joinsLines) == whole)
            }
        }
    }

    @Test("without joining, every break is a space")
    func spaces() { #expect(Self.collapsed(["制\n造"], joinsLines: false) == "制 造") }
}
