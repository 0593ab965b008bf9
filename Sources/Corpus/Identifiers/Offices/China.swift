/// China: the publication number's seven, eight or nine digits as printed; `ZL` and check digits go.
///
/// CNIPA ZC 0007 (numbers of publications) and ZC 0006 (application numbers: eight digits to September 2003, then
/// twelve, with a check digit after the point, which some sources glue on).
enum China {
    static func publication(_ it: inout Numbering) {
        it.dropPrefix("ZL")
        it.number = digits(it.joined)
    }

    /// The number of an application: as a publication, and EPODOC's `19988014060` back to `98814060`.
    static func application(_ it: inout Numbering) {
        publication(&it)
        let number = it.number
        guard number.count == 11, number.isAllDigits, Numbering.isYear(number.prefix(4), from: 1985), number[5] == .zero
        else { return }
        it.number = [UInt8](number[2...4] + number[6...])
    }

    private static func digits(_ joined: [UInt8]) -> [UInt8] {
        var digits = joined
        if digits.count > 8, digits.last == .of("X") { digits.removeLast() }
        if digits.count == 13, Numbering.isYear(digits.prefix(4), from: 2003) { digits.removeLast() }
        // Eight digits begin with the year, which may be 00 to 03.
        return digits.isAllDigits && digits.count != 8 ? digits.unpadded : digits
    }
}
