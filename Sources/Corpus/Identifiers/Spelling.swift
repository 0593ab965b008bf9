/// A number as a source wrote it, reduced to capitals, digits and `-`.
///
/// `/` and every dash become `-`; spaces, commas and quotes go; a `.` with one sign after it is a check digit and goes
/// with it (`10167109.7`, ST.10/C); other points are grouping. Full-width signs count as their ASCII ones. The
/// Japanese era signs become the letters of ST.10/C annex: M, T, S, H, R.
struct Spelling {
    var bytes: [UInt8] = []
    /// The kind that Japanese words in front of the number say (`特開` A, `実公` Y2).
    var impliedKind = KindBytes.none
    /// Whether Japanese words or eras were seen, which say that the office is JP.
    var isJapanese = false

    init(_ source: some Collection<UInt8>) {
        let raw = [UInt8](source)
        bytes.reserveCapacity(raw.count)
        var index = 0
        var marks: [UInt32] = []
        while index < raw.count {
            let byte = raw[index]
            if byte < 0x80 {
                index += 1
                if byte == 0x2E {
                    if Self.isCheckDigit(raw, at: index) { break }
                    continue
                }
                append(byte)
            } else if byte >= 0xE0, byte < 0xF0, index + 2 < raw.count {
                let scalar =
                    UInt32(byte & 0x0F) << 12 | UInt32(raw[index + 1] & 0x3F) << 6 | UInt32(raw[index + 2] & 0x3F)
                index += 3
                if scalar == 0xFF0E { break }
                if scalar >= 0xFF01, scalar <= 0xFF5E {
                    append(UInt8(scalar - 0xFF01 + 0x21))
                } else if scalar >= 0x2010 && scalar <= 0x2015 || scalar == 0x2212 || scalar == 0x30FC {
                    append(.hyphen)
                } else {
                    japanese(scalar, &marks)
                }
            } else {
                index += 1
            }
        }
        while bytes.last == .hyphen { bytes.removeLast() }
    }

    private static func isCheckDigit(_ raw: [UInt8], at index: Int) -> Bool {
        let rest = raw[index...].filter { $0 != .space }
        return rest.count == 1 && (rest[0].isDigit || rest[0].capital == .of("X"))
    }

    private mutating func append(_ byte: UInt8) {
        let capital = byte.capital
        if capital.isDigit || capital.isCapital {
            bytes.append(capital)
        } else if byte == .hyphen || byte == .slash, let last = bytes.last, last != .hyphen {
            bytes.append(.hyphen)
        }
    }

    private mutating func japanese(_ scalar: UInt32, _ marks: inout [UInt32]) {
        switch scalar {
        case 0x5E73: era("H")  // 平
        case 0x662D: era("S")  // 昭
        case 0x5927: era("T")  // 大
        case 0x660E: era("M")  // 明
        case 0x4EE4: era("R")  // 令
        case 0x5143: bytes.append(.of("1"))  // 元, the first year of an era
        case 0x7279, 0x5B9F, 0x518D, 0x958B, 0x8868, 0x516C:  // 特 実 再 開 表 公
            marks.append(scalar)
            if impliedKind == .none, marks.count == 2, bytes.isEmpty { impliedKind = Self.kind(marks) }
        default: isJapanese = isJapanese || scalar == 0x8A31  // 許
        }
    }

    private mutating func era(_ letter: Character) {
        if !bytes.isEmpty, bytes.last != .hyphen, bytes != [.of("J"), .of("P")] { return }
        bytes.append(.of(letter))
        isJapanese = true
    }

    private static func kind(_ marks: [UInt32]) -> KindBytes {
        switch (marks[0], marks[1]) {
        case (0x7279, 0x958B), (0x7279, 0x8868): KindBytes("A")
        case (0x518D, 0x8868): KindBytes("A1")
        case (0x7279, 0x516C): KindBytes("B2")
        case (0x5B9F, 0x958B), (0x5B9F, 0x8868): KindBytes("U")
        case (0x5B9F, 0x516C): KindBytes("Y2")
        default: .none
        }
    }
}
