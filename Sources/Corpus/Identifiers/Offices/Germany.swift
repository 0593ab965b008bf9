/// Germany: the digits of the file number without separators and check digit, for publication and application alike.
///
/// DPMA numbering: to 1994 seven digits (year less 50, as in P 43 34 118.6), 1995–2003 a right (1 patent, 2 utility
/// model, 5 GDR, 6 EP) before the year, from 2004 right, four-digit year and six digits (`102005012345`). Letters in
/// front (P, G, Gbm) say the right; G gives kind U1 where none is given.
enum Germany {
    static func publication(_ it: inout Numbering) {
        let letters = it.number.leadingLetters
        if letters.count > 0, let right = letters.first, right == .of("P") || right == .of("G") {
            it.number.removeFirst(letters.count)
            if right == .of("G"), it.kind == .none { it.kind = KindBytes("U1") }
        }
        var joined = it.joined
        if joined.isAllDigits {
            // Utility models to 1994 have seven digits that start with their year, 61 to 94: an eighth is the check digit.
            if joined.count == 8, it.kind.isLetter("U"), joined[0] >= .of("6") { joined.removeLast() }
            it.number = joined.unpadded
        } else {
            it.number = joined
        }
    }

    /// EPODOC's `19981032731` (year, right, zero, five digits) back to 19832731; `19934334118` to 4334118.
    static func application(_ it: inout Numbering) {
        let joined = it.joined
        // A European application under kind T: EPODOC puts the year before its eight digits.
        if it.kind.isLetter("T"), joined.count == 12, joined.isAllDigits, Numbering.isYear(joined.prefix(4), from: 1978)
        {
            it.number = [UInt8](joined.dropFirst(4))
            return
        }
        if isOldFile(joined, it.year) { return oldFile(&it) }
        guard joined.count == 11, joined.isAllDigits, Numbering.isYear(joined.prefix(4), from: 1945) else {
            return publication(&it)
        }
        let year = joined.prefix(4).number ?? 0
        let rest = [UInt8](joined.dropFirst(4))
        if year >= 1995, year <= 2003, rest[1] == .zero, rest[0] != .zero {
            it.number = [rest[0]] + (year - 1900).digits(2).suffix(2) + rest.dropFirst(2)
            if year >= 2000 { it.number = [rest[0], .zero] + (year - 2000).digits(1) + rest.dropFirst(2) }
        } else if year <= 1994 {
            it.number = rest.unpadded
        } else {
            it.number = joined
        }
    }

    /// Whether a letter stands for the applicant's initial (to 1967): `B0077613`, `1964B077613`.
    ///
    /// P and G say the right unless the date is earlier or the number has DOCDB's leading zero.
    private static func isOldFile(_ joined: [UInt8], _ year: Int) -> Bool {
        if joined.count == 12, Numbering.isYear(joined.prefix(4), from: 1945), joined[4].isCapital { return true }
        guard joined.count >= 4, joined[0].isCapital, joined.dropFirst().isAllDigits else { return false }
        let isRight = joined[0] == .of("P") || joined[0] == .of("G")
        return !isRight || joined[1] == .zero || (year > 0 && year < 1968)
    }

    /// File numbers with a letter (B 77 613 of 1964): year, letter, six digits, as EPODOC has them.
    private static func oldFile(_ it: inout Numbering) {
        let joined = it.joined
        if joined[0].isCapital {
            let serial = joined.dropFirst().padded(to: 6)
            it.number = (it.year > 0 ? it.year.digits(4) : []) + [joined[0]] + serial
        } else {
            it.number = joined.prefix(5) + joined.dropFirst(5).padded(to: 6)
        }
    }
}
