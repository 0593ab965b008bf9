/// Korea: publications of applications as year and seven digits, registrations as right (10, 20, 30) and seven digits.
///
/// WIPO ST.6 and ST.10/C for Korea: `10-2005-0012345` and `10-0123456`. DOCDB leaves the right out where a year stands,
/// and writes two-digit years before 1998 (`950032245`).
enum Korea {
    static func publication(_ it: inout Numbering) {
        it.number = digits(&it)
    }

    static func application(_ it: inout Numbering) {
        let digits = digits(&it)
        it.number = digits
        guard digits.count == 9, digits.isAllDigits, let short = digits.prefix(2).number, short > 45 else { return }
        it.number = (1900 + short).digits(4) + digits.dropFirst(2)
    }

    private static func digits(_ it: inout Numbering) -> [UInt8] {
        let parts = it.parts
        var joined = it.joined
        if parts.count == 3, parts.allSatisfy(\.isAllDigits), parts[1].count == 4 || parts[1].count == 2 {
            right(parts[0], &it)
            return year(parts[1], parts[2], it)
        }
        if parts.count == 2, parts.allSatisfy(\.isAllDigits) {
            if Numbering.isYear(parts[0]) { return year(parts[0], parts[1], it) }
            if isRight(parts[0]) { return parts[0] + parts[1].padded(to: 7) }
            if parts[0].count == 2 { return year(parts[0], parts[1], it) }
        }
        guard joined.isAllDigits else { return joined }
        // Designs end in four digits for variants (`300418370.0000`).
        if joined.count == 13, joined.starts(with: [0x33, 0x30]), joined.suffix(4).allSatisfy({ $0 == .zero }) {
            joined.removeLast(4)
        }
        if joined.count == 13, isRight(joined.prefix(2)), Numbering.isYear(joined[2..<6]) {
            right(joined.prefix(2), &it)
            joined.removeFirst(2)
        }
        if joined.count == 11, Numbering.isYear(joined.prefix(4), from: 1947) {
            return year([UInt8](joined.prefix(4)), [UInt8](joined.dropFirst(4)), it)
        }
        return joined.unpadded
    }

    private static func year(_ year: [UInt8], _ serial: [UInt8], _ it: Numbering) -> [UInt8] {
        let value = year.number ?? 0
        let full = year.count == 4 ? value : it.century(value)
        return (full < 1998 ? (full % 100).digits(2) : full.digits(4)) + serial.padded(to: 7)
    }

    private static func isRight(_ digits: some Collection<UInt8>) -> Bool {
        digits.elementsEqual([0x31, 0x30]) || digits.elementsEqual([0x32, 0x30]) || digits.elementsEqual([0x33, 0x30])
    }

    /// A utility model's right (20) tells the kind where the source does not.
    private static func right(_ digits: some Collection<UInt8>, _ it: inout Numbering) {
        if it.kind == .none { it.kind.letter = digits.first == .of("2") ? .of("U") : .of("A") }
    }
}
