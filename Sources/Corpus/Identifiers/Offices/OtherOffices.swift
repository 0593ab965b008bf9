/// Every office without a file of its own: separators go, leading zeros go, letters stay.
///
/// Exceptions, from WIPO ST.13 annexes and the DOCDB concordance, stand in the switch below. Zeros are kept where the
/// width is fixed and the first digits are a year (BR, HU) or where the office always prints them (AR, EA).
enum OtherOffices {
    static func publication(_ it: inout Numbering) {
        switch String(decoding: it.office, as: UTF8.self) {
        case "AR": fixed(6, &it)
        case "EA": it.joined.count <= 6 ? fixed(6, &it) : yearFirst(5, &it)
        case "AU": australia(&it)
        case "BR": brazil(&it)
        case "EM": CommunityDesign.number(&it)
        case "GB": britain(&it)
        case "HU": hungary(&it)
        case "IN": india(&it)
        case "IT": Italy.number(&it)
        case "RU", "SU": russia(&it)
        case "SE": sweden(&it)
        case "TW": taiwan(&it)
        case "ZA", "TR", "NO", "DK", "MX", "CL", "CO", "PE": yearFirst(5, &it)
        default: plain(&it)
        }
    }

    /// The rule of the rest.
    static func plain(_ it: inout Numbering) {
        let joined = it.joined
        let letters = joined.leadingLetters
        it.number = letters + (letters.isEmpty ? joined.unpadded : [UInt8](joined.dropFirst(letters.count)))
    }

    /// Drops one digit after the last `-` (`0003531-2`), the check digit of ST.10/C.
    static func checkDigit(_ it: inout Numbering) {
        let parts = it.parts
        if parts.count >= 2, let last = parts.last, last.count == 1 { it.number = parts.dropLast().flatMap { $0 } }
    }

    private static func fixed(_ width: Int, _ it: inout Numbering) {
        let joined = it.joined
        it.number = joined.isAllDigits ? joined.padded(to: width) : joined
    }

    /// `2023/06645`: year and a serial number of a fixed width; anything else is plain.
    private static func yearFirst(_ width: Int, _ it: inout Numbering) {
        let parts = it.parts
        if parts.count == 2, Numbering.isYear(parts[0]), parts[1].isAllDigits, parts[1].count <= width {
            it.number = parts[0] + parts[1].padded(to: width)
        } else {
            plain(&it)
        }
    }

    /// `A-18524/99`, `B-39431/89`: the letter says application or grant, which the kind does.
    private static func australia(_ it: inout Numbering) {
        it.dropPrefix("A-")
        it.dropPrefix("B-")
        yearFirst(6, &it)
    }

    /// `PI9815861-0`, `BR 10 2012 012345 6`: INPI's check digit and the letters PI go, MU, DI and C stay.
    private static func brazil(_ it: inout Numbering) {
        it.dropPrefix("PI")
        var parts = it.parts
        if parts.count >= 2, parts[parts.count - 1].count == 1 { parts.removeLast() }
        var joined = parts.flatMap { $0 }
        if joined.count == 13, joined.isAllDigits { joined.removeLast() }
        it.number = joined.isAllDigits ? joined.padded(to: 7) : joined
    }

    /// To 1915 numbers began anew each year: `12345/1900`, `1900/12345`, DOCDB `190012345`.
    private static func britain(_ it: inout Numbering) {
        let parts = it.parts
        if parts.count == 2, parts.allSatisfy(\.isAllDigits) {
            for (year, serial) in [(parts[0], parts[1]), (parts[1], parts[0])] where serial.count <= 5 {
                if let value = year.number, year.count == 4, value >= 1850, value <= 1916 {
                    it.number = year + serial.padded(to: 5)
                    return
                }
            }
        }
        plain(&it)
    }

    private static func hungary(_ it: inout Numbering) {
        if it.joined.count == 8 { it.dropPrefix("P") }
        let joined = it.joined
        it.number = joined.count == 7 && joined.isAllDigits ? joined : (joined.isAllDigits ? joined.unpadded : joined)
    }

    /// `1234/DEL/2005`, `1234/DELNP/2005`: year, the branch's two letters, five digits.
    private static func india(_ it: inout Numbering) {
        let parts = it.parts
        guard parts.count == 3, parts[0].isAllDigits, Numbering.isYear(parts[2]), parts[1].count >= 2 else {
            return plain(&it)
        }
        var branch = [UInt8](parts[1].prefix(2))
        if parts[1].count == 5, parts[1][3] == .of("N") { branch[1] = .of("N") }
        it.number = parts[2] + branch + parts[0].padded(to: 5)
    }

    /// `2005123456/13`: the digits after the stroke name the examining section.
    private static func russia(_ it: inout Numbering) {
        let parts = it.parts
        if parts.count == 2, parts[0].count >= 6, parts[1].count <= 2 { it.number = parts[0] }
        plain(&it)
    }

    /// Swedish applications are seven digits with the year in front and a check digit after `-`.
    private static func sweden(_ it: inout Numbering) {
        let parts = it.parts
        if parts.count == 2, parts[0].count == 7, parts[1].count == 1 { it.number = parts[0] }
        let joined = it.joined
        it.number = joined.isAllDigits && joined.count == 7 ? joined : joined.unpadded
    }

    /// `I833656`, `M651695`, `D123456`: the letter belongs to the number, which has six digits.
    private static func taiwan(_ it: inout Numbering) {
        let joined = it.joined
        let letters = joined.leadingLetters
        guard letters.count == 1, joined.count > 1 else { return plain(&it) }
        it.number = letters + [UInt8](joined.dropFirst()).padded(to: 6)
    }
}

/// Italy: province, year and four digits (`ITMI20000066`), or the plain registration.
///
/// UIBM file numbers: `MI2000A000066`, DOCDB `MI20000066`, and `MI000066` with a two-digit year.
enum Italy {
    static func number(_ it: inout Numbering) {
        let joined = it.joined
        let province = joined.leadingLetters
        var rest = [UInt8](joined.dropFirst(province.count))
        guard province.count == 2 else { return OtherOffices.plain(&it) }
        if rest.count > 5, Numbering.isYear(rest.prefix(4)), rest[4].isCapital { rest.remove(at: 4) }
        guard rest.isAllDigits else { return OtherOffices.plain(&it) }
        if rest.count > 4, Numbering.isYear(rest.prefix(4)) {
            it.number = province + rest.prefix(4) + rest.dropFirst(4).padded(to: 4)
        } else if rest.count >= 5, let short = rest.prefix(2).number {
            it.number = province + it.century(short).digits(4) + rest.dropFirst(2).padded(to: 4)
        } else {
            it.number = joined
        }
    }
}
