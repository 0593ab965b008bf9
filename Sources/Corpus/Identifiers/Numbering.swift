/// What an office rule reads and rewrites: a number, its kind and the year of its date.
struct Numbering {
    /// The office in two letters; a rule may correct it.
    var office: [UInt8]
    /// Capitals, digits and `-`, as `Spelling` leaves them, without the office in front.
    var number: [UInt8]
    var kind: KindBytes
    /// The year of the date given with the number, 0 if there is none.
    var year: Int

    init?(country: some Collection<UInt8>, number: some Collection<UInt8>, kind: KindBytes, year: Int) {
        let spelling = Spelling(number)
        var office = country.filter { $0 > 0x20 }.map(\.capital)
        if office.isEmpty, spelling.bytes.leadingLetters.count >= 2 { office = [UInt8](spelling.bytes.prefix(2)) }
        if office.isEmpty, spelling.isJapanese || spelling.impliedKind != .none { office = [.of("J"), .of("P")] }
        guard office.count == 2, office[0].isCapital, office[1].isCapital else { return nil }
        self.office = office
        self.number = spelling.bytes
        self.kind = kind == .none ? spelling.impliedKind : kind
        self.year = year
        dropPrefix(office)
        guard self.number.contains(where: \.isDigit) else { return nil }
    }

    /// Without separators.
    var joined: [UInt8] { number.filter { $0 != .hyphen } }

    /// The groups between separators.
    var parts: [[UInt8]] { number.split(separator: .hyphen).map { [UInt8]($0) } }

    /// Drops letters from the front of the number, and the separator after them.
    mutating func dropPrefix(_ prefix: [UInt8]) {
        guard number.starts(with: prefix), number.count > prefix.count else { return }
        number.removeFirst(prefix.count)
        if number.first == .hyphen { number.removeFirst() }
    }

    mutating func dropPrefix(_ prefix: String) { dropPrefix([UInt8](prefix.utf8)) }

    /// The four-digit year of a two-digit one, near the date if one is given, else from 1930 to 2029.
    func century(_ short: Int) -> Int {
        if year == 0 { return short >= 30 ? 1900 + short : 2000 + short }
        let base = year - year % 100 + short
        if base - year > 50 { return base - 100 }
        return year - base > 50 ? base + 100 : base
    }

    /// The year of a date as any source writes it: `20100107`, `2010-01-07`, `2010`; 0 if it has none.
    static func year(ofDate date: some Collection<UInt8>) -> Int {
        guard let year = [UInt8](date.prefix(4)).number, year >= 1790, year <= 2100 else { return 0 }
        return year
    }

    /// Whether these four digits can be a year that stands in a number.
    static func isYear(_ digits: some Collection<UInt8>, from first: Int = 1900) -> Bool {
        guard digits.count == 4, let year = [UInt8](digits).number else { return false }
        return year >= first && year <= 2100
    }
}
