/// A number written in one piece, `WO2001001027A1` or `US 2004/0226162 A1`, in its parts; a part that is not there is `""`.
struct WrittenNumber {
    private(set) var country = ""
    private(set) var number = ""
    private(set) var kind = ""

    init(_ written: String) {
        var rest = Substring(written.filter { $0 != " " })
        let letters = rest.prefix { $0.isASCII && $0.isLetter }
        guard letters.count == 2, rest.dropFirst(2).first.map({ $0.isNumber || $0 == "/" }) == true else { return }
        country = letters.uppercased()
        rest = rest.dropFirst(2)
        let tail = rest.suffix(while: \.isNumber)
        let head = rest.dropLast(tail.count)
        if tail.count <= 1, let letter = head.last, letter.isASCII, letter.isLetter {
            kind = String(letter) + tail
            rest = head.dropLast()
        }
        number = String(rest)
    }
}

extension Substring {
    /// The longest end of which every character passes.
    fileprivate func suffix(while predicate: (Character) -> Bool) -> Substring {
        var count = 0
        for character in reversed() {
            guard predicate(character) else { break }
            count += 1
        }
        return suffix(count)
    }
}
