/// Gives an application or a priority the one id that its spellings share, where the year is known.
///
/// The form is EPODOC's: office, year in four digits, serial number in seven, then the kind (`US20020234505A`,
/// `EP20100167109A`); DE, CN and CA keep their national digits, which hold the year or need none; the PCT is
/// `WO1998US016128W`. US serial numbers filed since 2011 keep their series code (`US201113167395A`), earlier ones lose
/// it, as in DOCDB. Application ids are a space of their own: never compare them with publication ids.
package enum ApplicationNumber {
    /// The id of an application; nil if there is no number to read.
    package static func normalise(country: String, number: String, kind: String, date: String) -> DocumentID? {
        normalise(country: country.utf8, number: number.utf8, kind: kind.utf8, date: date.utf8)
    }

    /// The same on bytes.
    package static func normalise(
        country: some Collection<UInt8>, number: some Collection<UInt8>, kind: some Collection<UInt8>,
        date: some Collection<UInt8>
    ) -> DocumentID? {
        let year = Numbering.year(ofDate: date)
        let kind = KindBytes(kind)
        if let international = international(country, number, kind, year) { return international }
        guard var it = Numbering(country: country, number: number, kind: kind, year: year) else { return nil }
        // EPODOC writes kinds T and U behind the number.
        if it.kind == .none, let last = it.number.last, last == .of("T") || last == .of("U"), it.number.count > 8 {
            it.number.removeLast()
            it.kind.letter = last
        }
        let hadKind = it.kind != .none && it.kind.digit == 0
        if !hadKind { it.kind = KindBytes("A") }
        if it.kind.isLetter("T"), it.office != [.of("D"), .of("E")], designation(&it) {
            return DocumentID(office: it.office, number: it.number, kind: it.kind)
        }
        switch String(decoding: it.office, as: UTF8.self) {
        case "US": UnitedStatesApplications.normalise(&it, hasKind: hadKind)
        case "DE": Germany.application(&it)
        case "CN": China.application(&it)
        case "KR": Korea.application(&it)
        case "JP": japan(&it)
        case "CA": canada(&it)
        case "AR": argentina(&it)
        case "IT": Italy.number(&it)
        case "AU", "BG", "IL", "NZ", "PL": yearLast(&it)
        default: yearFirst(&it)
        }
        return DocumentID(office: it.office, number: it.number, kind: it.kind)
    }

    private static func international(
        _ country: some Collection<UInt8>, _ number: some Collection<UInt8>, _ kind: KindBytes, _ year: Int
    ) -> DocumentID? {
        let bytes = Spelling(number).bytes
        let office = country.map(\.capital)
        let blank = Numbering(country: "WO".utf8, number: "0".utf8, kind: .none, year: year)
        guard let century = blank.map({ it in { it.century($0) } }) else { return nil }
        let wo: [UInt8] = [.of("W"), .of("O")]
        var source = bytes
        if source.starts(with: wo) { source.removeFirst(2) }
        let isMarked = bytes.starts(with: [0x50, 0x43, 0x54]) || bytes.starts(with: wo) || office == wo
        // `EP2014065770`: ten digits after an office that writes its own applications in eight or twelve.
        let digits = bytes.reduce(0) { $0 + ($1.isDigit ? 1 : 0) }
        let isBare = office.isEmpty && digits == 10 && bytes.leadingLetters.count == 2
        if isMarked || kind.isLetter("W") || isBare, let number = International.number(source, century: century) {
            return DocumentID(office: wo, number: number, kind: KindBytes("W"))
        }
        guard kind.isLetter("W"), office.count == 2 else { return nil }
        // ST.36 may give the serial number alone (`GB`, `004926`): the year is that of filing.
        if year > 0, bytes.count <= 6, bytes.isAllDigits, office != wo {
            return DocumentID(office: wo, number: year.digits(4) + office + bytes.padded(to: 6), kind: KindBytes("W"))
        }
        guard let serial = International.serial(bytes, century) else { return nil }
        return DocumentID(office: wo, number: serial.year + office + serial.number, kind: KindBytes("W"))
    }

    /// Applications under kind T are European ones (`98938302 T`): year, then as EPODOC.
    private static func designation(_ it: inout Numbering) -> Bool {
        let joined = it.joined
        guard joined.isAllDigits, joined.count == 8, let short = joined.prefix(2).number else { return false }
        it.number = century(short).digits(4) + joined.dropFirst(2).padded(to: 7)
        return true
    }

    /// European applications began in 1978, so two digits are never ambiguous.
    private static func century(_ short: Int) -> Int { short >= 78 ? 1900 + short : 2000 + short }

    private static func japan(_ it: inout Numbering) {
        let joined = it.joined
        if joined.isAllDigits, joined.count == 11, Numbering.isYear(joined.prefix(4), from: 1900) {
            it.number = joined
            return
        }
        Japan.publication(&it)
        let digits = it.number
        if digits.isAllDigits, digits.count == 10 {
            it.number = digits.prefix(4) + digits.dropFirst(4).padded(to: 7)
        } else if digits.count >= 3, let era = Era(letter: digits[0]), let year = digits[1..<3].number {
            it.number = (era.firstYear + year - 1).digits(4) + digits.dropFirst(3).padded(to: 7)
        }
    }

    /// `P990102435`: right, year in two digits and serial number; EPODOC `1999P102435`.
    private static func argentina(_ it: inout Numbering) {
        let joined = it.joined
        guard joined.count == 10, joined[0].isCapital, joined.dropFirst().isAllDigits,
            let short = joined[1...2].number
        else { return yearFirst(&it) }
        it.number = it.century(short).digits(4) + [joined[0]] + joined.dropFirst(3).padded(to: 6)
    }

    private static func canada(_ it: inout Numbering) {
        let joined = it.joined
        let isDated = joined.count == 11 && Numbering.isYear(joined.prefix(4), from: 1860)
        it.number = isDated ? joined.dropFirst(4).unpadded : joined.unpadded
    }

    /// Serial number, then the year in two digits: DOCDB `8685498` is 86854 of 1998.
    private static func yearLast(_ it: inout Numbering) {
        let joined = it.joined
        guard joined.isAllDigits, joined.count >= 4, joined.count <= 8, let short = joined.suffix(2).number else {
            return yearFirst(&it)
        }
        let year = it.century(short)
        if it.year > 0, abs(year - it.year) > 1 { return yearFirst(&it) }
        it.number = year.digits(4) + joined.dropLast(2).padded(to: 7)
    }

    /// Year in four or two digits, then the serial number; without a year in the number, the date's.
    static func yearFirst(_ it: inout Numbering) {
        OtherOffices.checkDigit(&it)
        let joined = it.joined
        guard joined.isAllDigits else {
            // `1258192X`: DOCDB's mark for an application known only by its patent; EPODOC has the letter in front.
            it.number = joined.last == .of("X") ? [.of("X")] + joined.dropLast() : joined
            return
        }
        if joined.count == 11, Numbering.isYear(joined.prefix(4), from: 1850) {
            it.number = joined
        } else if (8...10).contains(joined.count), isNear(joined.prefix(4), it), isFourDigit(joined, it) {
            it.number = joined.prefix(4) + joined.dropFirst(4).padded(to: 7)
        } else if it.year > 0, joined.count > 4, joined.suffix(4).number == it.year {
            it.number = it.year.digits(4) + joined.dropLast(4).padded(to: 7)
        } else if isYearLast(joined, it) {
            it.number = joined.suffix(4) + joined.dropLast(4).padded(to: 7)
        } else if let short = shortYear(joined, it) {
            it.number = it.century(short).digits(4) + joined.dropFirst(2).padded(to: 7)
        } else if it.year > 0, joined.count <= 7 {
            it.number = it.year.digits(4) + joined.padded(to: 7)
        } else {
            it.number = joined.unpadded
        }
    }

    /// AT, CH and SK end in the year: `4342002` is 434 of 2002.
    private static func isYearLast(_ joined: [UInt8], _ it: Numbering) -> Bool {
        guard it.year == 0, joined.count > 4, Numbering.isYear(joined.suffix(4), from: 1960) else { return false }
        return it.office == [0x41, 0x54] || it.office == [0x43, 0x48] || it.office == [0x53, 0x4B]
    }

    private static func isNear(_ digits: some Collection<UInt8>, _ it: Numbering) -> Bool {
        guard Numbering.isYear(digits, from: 1960), let year = [UInt8](digits).number else { return false }
        return it.year == 0 || abs(year - it.year) <= 1
    }

    /// European numbers have eight digits with a two-digit year, so `20103456` under EP is of 2020.
    private static func isFourDigit(_ joined: [UInt8], _ it: Numbering) -> Bool {
        !(it.office == [.of("E"), .of("P")] && joined.count == 8)
    }

    /// The two-digit year in front, if the office writes one and the date does not say otherwise.
    private static func shortYear(_ joined: [UInt8], _ it: Numbering) -> Int? {
        guard let short = joined.prefix(2).number, joined.count >= 5, joined.count <= 8 else { return nil }
        if it.year > 0 { return it.century(short) == it.year ? short : nil }
        switch String(decoding: it.office, as: UTF8.self) {
        case "EP": return joined.count == 8 ? short : nil
        case "HK", "CO": return joined.count == 8 ? short : nil
        case "GB", "FR", "SE", "HU": return joined.count == 7 ? short : nil
        case "FI", "ZA", "LV", "DZ": return joined.count == 6 ? short : nil
        default: return nil
        }
    }
}

extension DocumentID {
    /// Normalises an application or priority number given in parts; see `ApplicationNumber`.
    package static func applicationID(
        country: String, number: String, kind: String = "", date: String = ""
    ) -> DocumentID? {
        ApplicationNumber.normalise(country: country, number: number, kind: kind, date: date)
    }
}
