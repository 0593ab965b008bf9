internal import Corpus

/// Numbers in front of claims.
enum ClaimNumber {
    /// The number that a claim's text begins with (`3. The …`, `Claim 3: …`); nil where there is none.
    static func number(of text: String) -> Int? { prefix(text)?.number }

    /// The text without it.
    static func removed(from text: String) -> String {
        guard let prefix = prefix(text) else { return text }
        return String(text[prefix.end...])
    }

    /// The claims of one text, by `ClaimText`, without what introduces them (`What is claimed is:`).
    static func split(_ text: String) -> [String] {
        let claims = ClaimText.split(text)
        return claims.enumerated().map { index, claim in
            guard index == 0, claim.number == 1, number(of: claim.text) == nil else { return claim.text }
            // The heading stays with the first claim there.
            guard let mark = claim.text.firstIndex(of: "1") else { return claim.text }
            let rest = String(claim.text[mark...])
            return number(of: rest) == 1 ? rest : claim.text
        }
    }

    private static func prefix(_ text: String) -> (number: Int, end: String.Index)? {
        var at = text.startIndex
        func skip(_ condition: (Character) -> Bool) {
            while at < text.endIndex, condition(text[at]) { at = text.index(after: at) }
        }
        skip(\.isWhitespace)
        let hasWord = text[at...].prefix(5).lowercased() == "claim"
        if hasWord {
            at = text.index(at, offsetBy: 5)
            skip(\.isWhitespace)
        }
        let start = at
        skip { $0.isASCII && $0.isNumber }
        guard let number = Int(text[start..<at]), number > 0, number < 10_000 else { return nil }
        skip(\.isWhitespace)
        guard at < text.endIndex, ".):".contains(text[at]) else { return nil }
        at = text.index(after: at)
        let isParted = at == text.endIndex || text[at].isWhitespace
        // "2.5 mm wide" begins with no number of a claim.
        guard isParted || !(text[at].isNumber) else { return nil }
        skip(\.isWhitespace)
        return (number, at)
    }
}
