/// Searches in UTF-8.
extension [UInt8] {
    /// Where a piece begins, from `start` on; nil if nowhere.
    func firstIndex(of piece: [UInt8], from start: Int) -> Int? {
        guard let first = piece.first, count >= piece.count else { return nil }
        var at = start
        while at <= count - piece.count {
            if self[at] == first, self[at..<at + piece.count].elementsEqual(piece) { return at }
            at += 1
        }
        return nil
    }

    /// Whether a piece stands at that place.
    func has(_ piece: StaticString, at place: Int) -> Bool {
        let length = piece.utf8CodeUnitCount
        guard place >= 0, place + length <= count else { return false }
        return self[place..<place + length].elementsEqual(piece.description.utf8)
    }
}

extension UInt8 {
    /// Whether it is an ASCII letter.
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// Whether it is an ASCII digit.
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
