/// Dates of patent documents as ISO 8601: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
package enum PatentDate {
    /// The normal form of a date, nil if it cannot be one.
    ///
    /// Reads WIPO ST.2 (`20100107`; a month or day `00` is unknown), `2010-01-07` and ST.96 dates with a zone, `2010/01/07`,
    /// `2010.1.7`, and Japanese era dates (`平成22年1月7日`, with full-width digits too).
    package static func normalise(_ text: String) -> String? { normalise(text.utf8) }

    /// The same on bytes.
    package static func normalise(_ source: some Collection<UInt8>) -> String? {
        let bytes = [UInt8](source)
        guard bytes.count <= 64 else { return nil }
        var reader = DateReader(bytes)
        guard reader.read() else { return nil }
        var groups = reader.groups
        if groups.count == 1, let only = groups.first, only.digits == 8 || only.digits == 6 {
            let value = only.digits == 6 ? only.value * 100 : only.value
            groups = [(value / 10_000, 4), (value / 100 % 100, 2), (value % 100, 2)]
        }
        guard let first = groups.first, groups.count <= 3 else { return nil }
        guard reader.eraStart > 0 || first.digits == 4 else { return nil }
        guard groups.dropFirst().allSatisfy({ $0.digits <= 2 }) else { return nil }
        let year = reader.eraStart > 0 ? reader.eraStart + first.value - 1 : first.value
        return format(year, groups.count > 1 ? groups[1].value : 0, groups.count > 2 ? groups[2].value : 0)
    }

    private static func format(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard year >= 1500, year <= 2200, month <= 12, day <= daysIn(month, of: year) else { return nil }
        var text = year.digits(4)
        if month > 0 { text += [.hyphen] + month.digits(2) }
        if month > 0, day > 0 { text += [.hyphen] + day.digits(2) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Days of a month of the Gregorian calendar; 31 for an unknown month.
    private static func daysIn(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Splits a date into runs of digits and finds its era.
private struct DateReader {
    var groups: [(value: Int, digits: Int)] = []
    /// The western year of the era's first year, 0 for western dates.
    var eraStart = 0
    private let bytes: [UInt8]
    private var index = 0
    private var isOpen = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads all groups; false at a sign that no date has.
    mutating func read() -> Bool {
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isDigit {
                add(Int(byte - .zero))
                index += 1
            } else if byte < 0x80 {
                // A time or a zone follows a whole date; the date stands as written (XML Schema, 3.2.9).
                if groups.count == 3, byte == .of("T") || byte == .of("Z") || isOffset {
                    return true
                }
                guard byte == .hyphen || byte == .slash || byte == 0x2E || byte <= .space else { return false }
                if byte > .space, !isOpen { return false }
                isOpen = false
                index += 1
            } else if !wide() {
                return false
            }
        }
        return !groups.isEmpty
    }

    /// Whether `+09:00` or `-05:00` stands here.
    private var isOffset: Bool {
        bytes.count - index >= 6 && (bytes[index] == .of("+") || bytes[index] == .hyphen)
            && bytes[index + 3] == .of(":")
    }

    private mutating func add(_ digit: Int) {
        if isOpen, let last = groups.last {
            guard last.digits < 8 else { return groups[groups.count - 1].digits += 1 }
            groups[groups.count - 1] = (last.value * 10 + digit, last.digits + 1)
        } else {
            groups.append((digit, 1))
            isOpen = true
        }
    }

    private mutating func wide() -> Bool {
        guard bytes[index] >= 0xE0, bytes[index] < 0xF0, index + 2 < bytes.count else { return false }
        let scalar =
            UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        index += 3
        switch scalar {
        case 0xFF10...0xFF19: add(Int(scalar - 0xFF10))
        case 0x5143: add(1)  // 元
        case 0x5E74, 0x6708, 0x65E5, 0x3000: isOpen = false  // 年 月 日
        case 0x660E where groups.isEmpty: eraStart = Era.meiji.firstYear  // 明治
        case 0x5927 where groups.isEmpty: eraStart = Era.taisho.firstYear  // 大正
        case 0x662D where groups.isEmpty: eraStart = Era.showa.firstYear  // 昭和
        case 0x5E73 where groups.isEmpty: eraStart = Era.heisei.firstYear  // 平成
        case 0x4EE4 where groups.isEmpty: eraStart = Era.reiwa.firstYear  // 令和
        case 0x6CBB, 0x6B63, 0x548C, 0x6210: break
        default: return false
        }
        return true
    }
}
