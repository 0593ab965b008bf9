extension DocumentID {
    /// Reads a publication number as a person, a file name or a database writes it.
    ///
    /// `US 9,876,543 B2`, `EP1000000`, `WO 99/12345 A1`, `US-2012116137-A1` (MAREC), `特開平6-012345`, `ZL 02134567.8`.
    /// Its own normalised text gives the same id. nil if no office or no number can be told.
    package init?(parsing text: String) {
        self.init(parsing: text.utf8)
    }

    /// The same on bytes.
    package init?(parsing source: some Collection<UInt8>) {
        var bytes = [UInt8](source)
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        bytes.removeFirst(bytes.prefix { $0 <= 0x20 }.count)
        if bytes.starts(with: [0x53, 0x59, 0x4E, .hyphen]) {
            self.init(synthetic: bytes)
            return
        }
        let kind = Self.takeKind(&bytes)
        var office: [UInt8] = []
        let letters = bytes.prefix { $0.isLetter }.map(\.capital)
        if letters.starts(with: [0x5A, 0x4C]) {
            office = [.of("C"), .of("N")]
        } else if letters.starts(with: [0x50, 0x43, 0x54]) {
            office = [.of("W"), .of("O")]
        } else if letters.count >= 2 {
            office = [UInt8](letters.prefix(2))
        }
        guard let numbering = Numbering(country: office, number: bytes, kind: kind, year: 0),
            let id = PublicationNumber.normalise(numbering)
        else { return nil }
        self = id
    }

    /// Takes a text that is an id already, of a publication or an application, as the corpus stores it.
    ///
    /// Checks characters and length only and applies no office's rule, so it is the way to read ids back. O(length).
    package init?(normalised text: String) {
        var bytes = [UInt8](text.utf8)
        if bytes.starts(with: [0x53, 0x59, 0x4E, .hyphen]) {
            self.init(synthetic: bytes)
            return
        }
        guard bytes.count > 2, bytes[0].isCapital, bytes[1].isCapital else { return nil }
        let kind = Self.takeKind(&bytes)
        self.init(office: [UInt8](bytes.prefix(2)), number: [UInt8](bytes.dropFirst(2)), kind: kind)
        guard self.text == text else { return nil }
    }

    /// Removes the kind from the end: a letter and at most one digit after a number.
    private static func takeKind(_ bytes: inout [UInt8]) -> KindBytes {
        var end = bytes.count
        var digit: UInt8 = 0
        if let last = bytes.last, last.isDigit {
            digit = last
            end -= 1
        }
        guard end > 1, bytes[end - 1].isLetter, !bytes[end - 2].isLetter, bytes[end - 2] != 0x2E,
            bytes[end - 1].capital != .of("X"), bytes[..<(end - 1)].contains(where: { $0.isDigit || $0 >= 0x80 })
        else { return .none }
        var kind = KindBytes.none
        kind.letter = bytes[end - 1].capital
        kind.digit = digit
        bytes.removeLast(bytes.count - end + 1)
        return kind
    }
}
