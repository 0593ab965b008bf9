/// United States applications: year of filing and serial number, with the series code from 2011 on.
///
/// The USPTO writes series and serial number (`60/558,239`, `29372679`); DOCDB wrote serial number and year to 2010
/// (`23450502` is 234505 of 2002) and year, series and serial number since (`201113167395`). Series 60–63 are provisional
/// (kind P), 29 and 35 designs (kind F). Without a year the series and serial number stand alone.
enum UnitedStatesApplications {
    static func normalise(_ it: inout Numbering, hasKind: Bool) {
        if it.number.last == .of("P") {
            it.number.removeLast()
            it.kind.letter = .of("P")
        }
        let parts = it.parts
        let joined = it.joined
        guard joined.isAllDigits else {
            // `1258190X`: DOCDB's mark for a US application known only by its patent; EPODOC has the letter in front.
            let isMarked = joined.last == .of("X")
            it.number = isMarked ? [.of("X")] + joined.dropLast() : joined
            return
        }
        if parts.count == 2, parts[0].count <= 2 {
            return series(parts[0].number ?? 0, parts[1].number ?? 0, &it)
        }
        switch joined.count {
        case 12 where Numbering.isYear(joined.prefix(4), from: 1950):
            it.year = joined.prefix(4).number ?? 0
            series(joined[4..<6].number ?? 0, joined.suffix(6).number ?? 0, &it)
        case 11 where Numbering.isYear(joined.prefix(4), from: 1850):
            it.number = joined
        case 9, 10:
            guard Numbering.isYear(joined.prefix(4), from: 1950) else { return it.number = joined }
            it.number = joined.prefix(4) + joined.dropFirst(4).padded(to: 7)
        case 6 where !hasKind && it.year > 0: write(joined, it.year, &it)
        case 8 where !hasKind && !isSerialAndYear(joined, it):
            series(joined.prefix(2).number ?? 0, joined.suffix(6).number ?? 0, &it)
        case 3...8 where hasKind || isSerialAndYear(joined, it):
            write([UInt8](joined.dropLast(2)), it.century(joined.suffix(2).number ?? 0), &it)
        default:
            if it.year > 0, joined.count <= 7 { write(joined, it.year, &it) } else { it.number = joined.unpadded }
        }
    }

    /// A number without a kind is the USPTO's unless its series was never used and its end is the date's year.
    private static func isSerialAndYear(_ joined: [UInt8], _ it: Numbering) -> Bool {
        guard it.year > 0, joined.suffix(2).number == it.year % 100 else { return false }
        return joined.count < 8 || !isSeries(joined.prefix(2).number ?? 0, it.year)
    }

    private static func isSeries(_ code: Int, _ year: Int) -> Bool {
        switch code {
        case 60: (1995...2008).contains(year)
        case 61: (2007...2014).contains(year)
        case 62: (2013...2021).contains(year)
        case 63, 64: year >= 2020
        case 29: year >= 1992
        case 35: year >= 2015
        case 90, 95, 96: true
        case 2...19: year >= firstYear(code) && year <= firstYear(code + 1) + 9
        default: false
        }
    }

    /// The year in which a series began: USPTO, Manual of Patent Examining Procedure, section 503.
    private static func firstYear(_ code: Int) -> Int {
        let years = [
            1948, 1960, 1970, 1970, 1979, 1987, 1993, 1997, 2001, 2004, 2007, 2010, 2013, 2016, 2018, 2020, 2022, 2024,
        ]
        return years.indices.contains(code - 2) ? years[code - 2] : 2100
    }

    private static func series(_ code: Int, _ serial: Int, _ it: inout Numbering) {
        if (60...64).contains(code) { it.kind.letter = .of("P") }
        if code == 29 || code == 35 { it.kind.letter = .of("F") }
        if it.year >= 2011 {
            it.number = it.year.digits(4) + code.digits(2) + serial.digits(6)
        } else if it.year > 0 {
            it.number = it.year.digits(4) + serial.digits(7)
        } else {
            it.number = code.digits(2) + serial.digits(6)
        }
    }

    private static func write(_ serial: [UInt8], _ year: Int, _ it: inout Numbering) {
        it.number = year.digits(4) + serial.padded(to: 7)
    }
}
