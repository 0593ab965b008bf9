/// White space of running text that was seen and is not yet written.
package enum PendingSpace: UInt8, Sendable {
    case none
    case space
    /// With a line break in it.
    case lineBreak
}

/// Tells the signs between which a line break is no space.
///
/// CSS Text Module Level 3, segment break transformation rules: a break between two signs whose East Asian Width is F, W or H
/// goes, unless one is Hangul, which has spaces. The ranges are those of UAX #11 in whole blocks.
enum WideText {
    /// Whether the gap before the sign at `index` of a piece of `count` bytes is a line break between two such signs.
    ///
    /// `written` bytes of output end at `end`; `earlier` is what the piece before left pending.
    @inline(never)
    static func joins(
        _ end: UnsafeMutablePointer<UInt8>, _ written: Int, _ start: UnsafePointer<UInt8>, _ index: Int, _ count: Int,
        after earlier: PendingSpace
    ) -> Bool {
        guard unsafe gap(start, before: index, after: earlier) == .lineBreak else { return false }
        guard unsafe begins(start + index, count - index) else { return false }
        return unsafe ends(end, written)
    }

    /// What the white space before `index` is; where it reaches back to the beginning, `earlier` was before it.
    @inline(never)
    static func gap(_ start: UnsafePointer<UInt8>, before index: Int, after earlier: PendingSpace) -> PendingSpace {
        var place = index
        while place > 0, unsafe start[place - 1] <= 0x20 {
            place -= 1
            if unsafe start[place] == 0x0A { return .lineBreak }
        }
        return place == 0 && earlier == .lineBreak ? .lineBreak : .space
    }

    private static func ends(_ end: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
        if count < 3 { return false }
        if count > 3, unsafe end[-4] == 0xF0 { return unsafe end[-3] >= 0xA0 }
        return unsafe isWide(end[-3], end[-2], end[-1])
    }

    private static func begins(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        if count < 3 { return false }
        if unsafe start[0] == 0xF0 { return unsafe start[1] >= 0xA0 }
        return unsafe isWide(start[0], start[1], start[2])
    }

    /// Of a sign in three bytes. Planes 2 and 3 (ideographs, four bytes from `F0 A0`) are the callers' business.
    private static func isWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        guard first >= 0xE2, first <= 0xEF, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return false }
        switch UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F) {
        // Between them: Hangul's compatibility letters.
        case 0x2E80..<0x3130, 0x3190..<0xA4D0: return true
        case 0xF900..<0xFB00, 0xFE30..<0xFE50, 0xFF01..<0xFFA0, 0xFFE0..<0xFFE7: return true
        default: return false
        }
    }
}
