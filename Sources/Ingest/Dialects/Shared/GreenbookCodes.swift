/// The special characters of the Greenbook, written between full stops (`.alpha.`, `.degree.`, `.times.`).
///
/// USPTO, Automated Patent System: names and meanings as in the office's own reader (PatentPublicData, `DotCodes`), where that is not
/// plainly mistaken. `.sub.` and `.sup.` are not characters: `GreenbookText` reads them. A name that is not here stays as written.
enum GreenbookCodes {
    /// What stands for a code's name, without its full stops, or `nil`.
    static func character(_ name: [UInt8]) -> [UInt8]? { table[name] }

    private static let table: [[UInt8]: [UInt8]] = {
        var table: [[UInt8]: [UInt8]] = [:]
        let lower = Array("αβγδεζηθικλμνξοπρστυφχψω"), upper = Array("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ")
        for (place, name) in greek.split(separator: " ").enumerated() {
            table[Array(name.utf8)] = Array(String(lower[place]).utf8)
            table[Array(name.uppercased().utf8)] = Array(String(upper[place]).utf8)
        }
        for (name, character) in others { table[Array(name.utf8)] = Array(character.utf8) }
        return table
    }()

    private static let greek =
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega"

    private static let others: [(String, String)] = [
        ("TM", "™"), ("RTM", "®"), ("COPYRG", "©"), ("SM", "℠"), ("sctn", "§"), ("cent", "¢"), ("permill", "‰"),
        ("degree", "°"), ("ANG", "Å"), ("ang", "å"), ("prime", "′"), ("dblprime", "″"), ("dblquote", "\""),
        ("times", "×"), ("div", "÷"), ("+-", "±"), ("-+", "∓"), ("multidot", "⋅"), ("cndot", "•"),
        ("ltoreq", "≤"), ("gtoreq", "≥"), ("lmtoreq", "≤"), ("noteq", "≠"), ("ident", "≡"), ("notident", "≢"),
        ("congruent", "≅"), ("apprxeq", "≅"), ("approxeq", "≈"), ("about", "∼"), ("perspectiveto", "≃"),
        ("lmorsim", "⪅"), ("gtorsim", "⪆"), ("notlessthan", "≮"), ("notgreaterthan", "≯"), ("varies", "∝"),
        ("infin", "∞"), ("sqroot", "√"), ("cuberoot", "∛"), ("fourthroot", "∜"), ("intg", "∫"),
        ("differential", "∂"), ("gradient", "∇"), ("increment", "∆"), ("angle", "∠"), ("parallel", "∥"),
        ("vertline", "|"), ("perp", "⊥"), ("andgate", "∩"), ("orgate", "∪"), ("thrfore", "∴"), ("because", "∵"),
        ("sym", "⊕"), ("crclbar", "⊖"), ("apprch", "≐"), ("rarw", "←"), ("fwdarw", "→"), ("uparw", "↑"),
        ("dwnarw", "↓"), ("dbd", "="), ("tbd", "≡"), ("reveaction", "⇌"), ("female", "♀"), ("male", "♂"),
        ("music-sharp", "♯"), ("music-flat", "♭"), ("quadrature", "□"), ("smallcircle", "○"),
        ("largecircle", "◯"), ("circle", "◯"), ("circleincircle", "◎"), ("hoarfrost", "⊔"), ("0", "ø"), ("En", "‥"),
    ]
}
