/// A kind code of WIPO ST.16: a letter and at most one digit, or nothing.
struct KindBytes: Equatable {
    /// The letter, 0 where there is no kind.
    var letter: UInt8 = 0
    /// The digit as ASCII, 0 where there is none.
    var digit: UInt8 = 0

    static var none: KindBytes { KindBytes() }

    private init() {}

    /// Reads `A1`, `b2`, `公開特許公報(A)`; `00`, `1` and other codes without a letter are no kind.
    init(_ source: some Collection<UInt8>) {
        var letter: UInt8 = 0
        for byte in source {
            if letter == 0, byte.isLetter {
                letter = byte.capital
            } else if letter != 0 {
                if byte.isDigit { digit = byte }
                // A word (`utility`) is no code.
                if byte.isLetter { letter = 0 }
                break
            }
        }
        self.letter = letter
    }

    init(_ text: String) { self.init(text.utf8) }

    var bytes: [UInt8] {
        if letter == 0 { return [] }
        return digit == 0 ? [letter] : [letter, digit]
    }

    func isLetter(_ character: Character) -> Bool { letter == .of(character) }
}
