/// International publications: year in four digits and a serial number in six (`WO1999012345A1`).
///
/// Two-digit years ran from 1978 to June 2004 (WIPO ST.6; PCT Administrative Instructions, section 404), with five or
/// six digits after them. Hague registrations cited under WO keep their letters (`DM048562`).
enum PatentCooperationTreaty {
    static func publication(_ it: inout Numbering) {
        it.dropPrefix("W0")  // A zero typed for the letter.
        if let application = International.number(it.number, century: it.century) {
            it.number = application
            it.kind = KindBytes("W")
            return
        }
        let parts = it.parts
        if parts.count >= 2, parts[0].isAllDigits, parts[1].isAllDigits, let year = year(parts[0], it) {
            it.number = year.digits(4) + parts[1].padded(to: 6)
            return
        }
        var joined = it.joined
        guard joined.isAllDigits else {
            it.number = joined
            return
        }
        // `09937368` is 99/37368 with a zero too many: no year had 400,000 publications.
        if joined.count == 8, joined[0] == .zero, (joined.dropFirst(2).number ?? 0) > 400_000 { joined.removeFirst() }
        switch joined.count {
        // Two-digit years have at least five digits after them, so six are a serial number of the date's year.
        case 6 where it.year > 0:
            it.number = it.year.digits(4) + joined
        case 5, 6, 7: split(joined, 2, &it)
        case 8 where isShort(joined.prefix(2)) || !Numbering.isYear(joined.prefix(4), from: 1978): split(joined, 2, &it)
        case 8, 9, 10, 11: split(joined, 4, &it)
        default: it.number = joined.unpadded
        }
    }

    private static func split(_ digits: [UInt8], _ width: Int, _ it: inout Numbering) {
        guard let year = year(digits.prefix(width), it) else {
            it.number = digits
            return
        }
        it.number = year.digits(4) + digits.dropFirst(width).padded(to: 6)
    }

    private static func isShort(_ digits: some Collection<UInt8>) -> Bool {
        let value = [UInt8](digits).number ?? 50
        return value >= 78 || value <= 4
    }

    private static func year(_ digits: some Collection<UInt8>, _ it: Numbering) -> Int? {
        guard let value = [UInt8](digits).number else { return nil }
        if digits.count == 4 { return value >= 1978 && value <= 2100 ? value : nil }
        return digits.count == 2 ? (value >= 78 ? 1900 + value : 2000 + value) : nil
    }
}

/// The number of an international application: year, receiving office, six digits (`1998US016128`).
///
/// WIPO ST.10/C and PCT Administrative Instructions, section 307: `PCT/US98/16128`, `PCT/US2004/012345`; EPODOC writes
/// `WO1998US16128`; JPO `EP2014065770`.
enum International {
    /// Reads all these forms; nil for anything else.
    static func number(_ source: [UInt8], century: (Int) -> Int) -> [UInt8]? {
        var bytes = source
        if bytes.starts(with: [0x50, 0x43, 0x54]) { bytes.removeFirst(3) }
        if bytes.first == .hyphen { bytes.removeFirst() }
        if bytes.count > 8, Numbering.isYear(bytes.prefix(4), from: 1978), bytes[4].isCapital, bytes[5].isCapital,
            bytes.dropFirst(6).isAllDigits
        {
            return bytes.prefix(4) + office(bytes[4...5]) + bytes.dropFirst(6).padded(to: 6)
        }
        guard bytes.leadingLetters.count == 2, bytes.count >= 7 else { return nil }
        let office = office(bytes.prefix(2))
        if office == [.of("D"), .of("M")] { return nil }
        let rest = bytes.dropFirst(2)
        let parts = rest.split(separator: .hyphen)
        if parts.count == 2, parts[0].count == 2 || parts[0].count == 4, parts[0].isAllDigits, parts[1].isAllDigits {
            return year([UInt8](parts[0]), century) + office + [UInt8](parts[1]).padded(to: 6)
        }
        guard parts.count == 1, let serial = serial([UInt8](parts[0]), century) else { return nil }
        return serial.year + office + serial.number
    }

    /// Splits `2007084399`, `9816128` and `02012345` as DOCDB writes them with kind W under the receiving office.
    static func serial(_ digits: [UInt8], _ century: (Int) -> Int) -> (year: [UInt8], number: [UInt8])? {
        guard digits.isAllDigits else { return nil }
        switch digits.count {
        case 10, 9:
            guard Numbering.isYear(digits.prefix(4), from: 1978) else { return nil }
            return ([UInt8](digits.prefix(4)), digits.dropFirst(4).padded(to: 6))
        case 7, 8: return (year([UInt8](digits.prefix(2)), century), digits.dropFirst(2).padded(to: 6))
        default: return nil
        }
    }

    private static func year(_ digits: [UInt8], _ century: (Int) -> Int) -> [UInt8] {
        digits.count == 4 ? digits : century(digits.number ?? 0).digits(4)
    }

    private static func office(_ letters: some Collection<UInt8>) -> [UInt8] { [UInt8](letters) }
}
