/// Superscripts on one line: `^` before one sign, number or letter, `^( )` around more, nothing before ordinals and trade marks.
enum Superscript {
    private static let bare: Set<String> = [
        "st", "nd", "rd", "th", "er", "re", "ère", "e", "ème", "eme", "o", "a", "os", "as", "™", "®", "©", "°", "º",
        "ª", "TM", "tm", "(R)", "(TM)", "′", "″", "'",
    ]

    /// How `raised`, trimmed and not empty, is written after what it stands on.
    static func written(_ raised: String) -> String {
        // As most are, and told without looking at characters.
        if raised.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return "^" + raised }
        if bare.contains(raised) { return raised }
        var rest = Substring(raised)
        if let sign = rest.first, "+-−–".contains(sign), rest.count > 1 { rest = rest.dropFirst() }
        let simple =
            rest.allSatisfy { $0.isNumber || $0 == "." || $0 == "," } || rest.count == 1
            || rest.allSatisfy(\.isLetter)
        // A reference to notes, `1,2`, and a charge, `2+`, stay readable without parentheses.
        let charge = rest.dropLast().allSatisfy(\.isNumber) && rest.last.map { "+-−".contains($0) } == true
        return simple || charge ? "^" + raised : "^(" + raised + ")"
    }
}
