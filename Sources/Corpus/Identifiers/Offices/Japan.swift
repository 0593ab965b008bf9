/// Japan: era letter, two-digit year and bare serial number to 1999 (`JPH0612345A`), year and six digits from 2000.
///
/// WIPO ST.6 and ST.13 for Japan; DOCDB numbers leave the era out (`4266448` is H4-266448, `58181591` S58-181591) and
/// so do citations (`61-152682`). Grants since 29 May 1996 have seven digits from 2,500,001, registered utility models
/// since 1994 from 3,000,001; before, both carry era years.
enum Japan {
    static func publication(_ it: inout Numbering) {
        if it.number.leadingLetters == [.of("A")] {
            it.dropPrefix("A")
            if it.kind == .none { it.kind.letter = .of("A") }
        }
        let letters = it.number.leadingLetters
        if letters == [.of("D")] || it.kind.isLetter("S") {
            it.number = (letters.isEmpty ? [] : [.of("D")]) + [UInt8](it.joined.dropFirst(letters.count)).unpadded
            if it.kind == .none { it.kind.letter = .of("S") }
            return
        }
        if letters.count == 1, let era = Era(letter: letters[0]) {
            readEra(era, &it)
            return
        }
        let parts = it.parts
        if parts.count >= 2, parts[0].isAllDigits, parts[1].isAllDigits, parts[1].count <= 6 {
            if parts[0].count == 4 {
                western(parts[0].number ?? 0, parts[1], &it)
            } else if parts[0].count <= 2 {
                imperial(parts[0].number ?? 0, parts[1], &it)
            }
            return
        }
        let joined = it.joined
        guard joined.isAllDigits else {
            it.number = joined
            return
        }
        switch joined.count {
        // JAPIO puts a digit for the era in front: 3 Showa, 4 Heisei.
        case 9 where joined[0] == .of("3") || joined[0] == .of("4"):
            write(
                joined[0] == .of("3") ? .showa : .heisei, joined[1...2].number ?? 0, [UInt8](joined.dropFirst(3)), &it)
        case 9 where Numbering.isYear(joined.prefix(4), from: 1926),
            10 where Numbering.isYear(joined.prefix(4), from: 1926):
            western(joined.prefix(4).number ?? 0, [UInt8](joined.dropFirst(4)), &it)
        case 8: imperial(joined.prefix(2).number ?? 0, [UInt8](joined.dropFirst(2)), &it)
        case 7 where !isRegistration(it): imperial(Int(joined[0] - .zero), [UInt8](joined.dropFirst()), &it)
        case 5, 6:
            if it.kind.isLetter("A") || it.kind.isLetter("U") {
                imperial(Int(joined[0] - .zero), [UInt8](joined.dropFirst()), &it)
            } else {
                it.number = joined.unpadded
            }
        default: it.number = joined.unpadded
        }
    }

    /// Whether seven digits are a registration and not an era year with six digits.
    private static func isRegistration(_ it: Numbering) -> Bool {
        switch it.kind.letter {
        case .of("A"): false
        case .of("U"), .of("Y"): it.year == 0 || it.year >= 1994
        default: it.year == 0 || it.year >= 1996
        }
    }

    private static func readEra(_ era: Era, _ it: inout Numbering) {
        let rest = [UInt8](it.number.dropFirst())
        let parts = rest.split(separator: .hyphen).map { [UInt8]($0) }
        if parts.count >= 2 {
            return write(era, parts[0].number ?? 0, parts[1], &it)
        }
        let two = rest.prefix(2).number ?? 0
        let width = two <= era.lastYear ? 2 : 1
        write(era, rest.prefix(width).number ?? 0, [UInt8](rest.dropFirst(width)), &it)
    }

    /// An era year without its era: the one near the date, else Heisei up to 12 and Showa above.
    private static func imperial(_ year: Int, _ serial: [UInt8], _ it: inout Numbering) {
        let isShowa = it.year > 0 && it.year <= 1989 ? year > 1 || it.year < 1989 : year > 12
        write(isShowa ? .showa : .heisei, year, serial, &it)
    }

    private static func western(_ year: Int, _ serial: [UInt8], _ it: inout Numbering) {
        if year >= 2000 {
            it.number = year.digits(4) + serial.padded(to: 6)
        } else if year >= 1989 {
            write(.heisei, year - 1988, serial, &it)
        } else {
            write(.showa, year - 1925, serial, &it)
        }
    }

    private static func write(_ era: Era, _ year: Int, _ serial: [UInt8], _ it: inout Numbering) {
        let western = era.firstYear + year - 1
        if western >= 2000 {
            it.number = western.digits(4) + serial.padded(to: 6)
        } else {
            it.number = [era.letter] + year.digits(2) + serial.unpadded
        }
    }
}

/// An emperor's era.
struct Era {
    let letter: UInt8
    /// The western year of its year 1.
    let firstYear: Int
    let lastYear: Int

    static let meiji = Era(letter: 0x4D, firstYear: 1868, lastYear: 45)
    static let taisho = Era(letter: 0x54, firstYear: 1912, lastYear: 15)
    static let showa = Era(letter: 0x53, firstYear: 1926, lastYear: 64)
    static let heisei = Era(letter: 0x48, firstYear: 1989, lastYear: 31)
    static let reiwa = Era(letter: 0x52, firstYear: 2019, lastYear: 99)

    private init(letter: UInt8, firstYear: Int, lastYear: Int) {
        self.letter = letter
        self.firstYear = firstYear
        self.lastYear = lastYear
    }

    /// The era of M, T, S, H or R.
    init?(letter: UInt8) {
        switch letter {
        case 0x4D: self = .meiji
        case 0x54: self = .taisho
        case 0x53: self = .showa
        case 0x48: self = .heisei
        case 0x52: self = .reiwa
        default: return nil
        }
    }
}
