/// United States: grants without zeros, applications as year and seven digits.
///
/// USPTO red books write grants in eight characters (`09876543`, `D0650000`, `RE041654`, `PP012345`), APS adds a check
/// digit, DOCDB drops the first zero of an application's serial number (`2012116137`). The kind codes of 2 January
/// 2001 (S1, E1, H1 for S, E, H) are told by number, because DOCDB and USPTO citations keep the old letter.
enum UnitedStates {
    /// The first design, reissue and statutory invention registration of 2001.
    ///
    /// Reissue and registration are not yet held against the USPTO's table; a few numbers off would change the kind shown, never
    /// split an id, because every spelling passes here.
    private static let firstDesign2001 = 435_713
    private static let firstReissue2001 = 36_998
    private static let firstRegistration2001 = 1_924
    private static let firstUtility2001 = 6_167_569

    static func publication(_ it: inout Numbering) {
        let parts = it.parts
        if parts.count == 2, Numbering.isYear(parts[0], from: 2001), parts[1].isAllDigits, parts[1].count <= 7 {
            it.number = parts[0] + parts[1].padded(to: 7)
            return
        }
        var joined = it.joined
        var letters = joined.leadingLetters
        joined.removeFirst(letters.count)
        switch String(decoding: letters, as: UTF8.self) {
        case "DES", "DD": letters = [.of("D")]
        case "P": letters = joined.count >= 10 ? [] : [.of("P"), .of("P")]
        case "PLANT", "PLT": letters = [.of("P"), .of("P")]
        case "R": letters = [.of("R"), .of("E")]
        case "PAT", "PATNO", "NO", "A": letters = []
        default: break
        }
        guard joined.isAllDigits else {
            it.number = letters + joined.unpadded
            return
        }
        if letters.isEmpty, joined.count == 11, Numbering.isYear(joined.prefix(4), from: 2001) {
            it.number = joined
            return
        }
        if letters.isEmpty, joined.count == 10, Numbering.isYear(joined.prefix(4), from: 2001) {
            it.number = joined.prefix(4) + joined.dropFirst(4).padded(to: 7)
            return
        }
        if letters.count + joined.count == 9, joined.first == .zero { joined.removeLast() }
        it.number = letters + joined.unpadded
        kind(&it, series: letters, value: joined.number ?? 0)
    }

    /// The id of a grant that is written in at most eight digits, or of an application written as year and seven digits, with a plain
    /// kind or none: nearly all US citations in US files.
    ///
    /// A short way to what `publication` gives, which a test holds; `nil` leaves the number to it.
    static func plain(country: String, number: String, kind: String) -> DocumentID? {
        guard country == "US", kind.utf8.count <= 2 else { return nil }
        var letters = kind.utf8.makeIterator()
        if let letter = letters.next() {
            guard letter.isCapital else { return nil }
            if let digit = letters.next(), !digit.isDigit { return nil }
        }
        return number.utf8.count <= 8 ? plainGrant(number, kind) : plainApplication(number, kind)
    }

    private static func plainGrant(_ number: String, _ kind: String) -> DocumentID? {
        var value = 0
        for digit in number.utf8 {
            guard digit.isDigit else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        guard value > 0 else { return nil }
        let written = kind.isEmpty && value < firstUtility2001 ? "A" : kind
        let digits = number.utf8.first == .zero ? String(value) : number
        return DocumentID(text: "US" + digits + written, officeLength: 2, kindLength: written.utf8.count)
    }

    /// `2005/0012345` and `20050012345`.
    private static func plainApplication(_ number: String, _ kind: String) -> DocumentID? {
        let count = number.utf8.count
        guard count == 11 || count == 12 else { return nil }
        var value = 0
        var place = 0
        for byte in number.utf8 {
            defer { place += 1 }
            if place == 4, count == 12 {
                guard byte == .slash else { return nil }
                continue
            }
            guard byte.isDigit else { return nil }
            value = value * 10 + Int(byte - .zero)
        }
        guard (2001...2100).contains(value / 10_000_000) else { return nil }
        // Four digits of the year and seven of the number: what eleven digits without a zero in front write.
        return DocumentID(text: "US" + String(value) + kind, officeLength: 2, kindLength: kind.utf8.count)
    }

    private static func kind(_ it: inout Numbering, series: [UInt8], value: Int) {
        let old: Character
        let first: Int
        switch String(decoding: series, as: UTF8.self) {
        case "": (old, first) = ("A", firstUtility2001)
        case "D": (old, first) = ("S", firstDesign2001)
        case "RE": (old, first) = ("E", firstReissue2001)
        case "H": (old, first) = ("H", firstRegistration2001)
        default: return
        }
        let isNew = value >= first
        if it.kind == .none {
            if !series.isEmpty || !isNew { it.kind.letter = .of(old) }
        }
        if !series.isEmpty, it.kind.isLetter(old) { it.kind.digit = isNew ? .of("1") : 0 }
    }
}
