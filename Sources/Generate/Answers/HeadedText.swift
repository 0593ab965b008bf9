internal import Corpus

/// Reads `Title: … Abstract: … Claims: 1. …`: the form that is asked for with headings, and that models fall into.
///
/// A heading is a field's name at the beginning of a line, with marks of markdown or a number about it, and a colon or the line's end behind it; or, within a
/// line, its name with a capital and a colon behind the end of a sentence. What stands before the first heading is left out.
struct HeadedText {
    private let fields: [PromptField]
    private let keys: FieldKeys

    init(_ fields: [PromptField], _ keys: FieldKeys) {
        self.fields = fields
        self.keys = keys
    }

    func read(_ text: String, into collected: inout CollectedFields) {
        var parts: [(name: String, lines: [String])] = []
        var hasPreamble = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            for piece in pieces(String(line)) {
                if let claim = numberedClaim(piece) {
                    if parts.last?.name != "claims" { parts.append(("claims", [])) }
                    parts[parts.count - 1].lines.append(claim)
                } else if let (name, rest) = heading(piece) {
                    parts.append((name, rest.isEmpty ? [] : [rest]))
                } else if !parts.isEmpty {
                    parts[parts.count - 1].lines.append(piece)
                } else if piece.contains(where: { !$0.isWhitespace && $0 != "`" }) {
                    hasPreamble = true
                }
            }
        }
        for part in parts {
            let lines = part.lines.filter { !Self.isFence($0) }
            if lines.count < part.lines.count { collected.note([.codeFence]) }
            let field = fields.first { $0.name == part.name }
            if field?.isList ?? false {
                let claims = ClaimNumber.split(lines.joined(separator: "\n"))
                collected.enter(part.name, .list(claims.map { .text($0) }))
            } else {
                collected.enter(part.name, .text(lines.joined(separator: "\n")))
            }
        }
        if !collected.isEmpty {
            collected.note([.headings])
            if hasPreamble { collected.note([.preamble]) }
        }
    }

    private static func isFence(_ line: String) -> Bool {
        line.drop(while: \.isWhitespace).hasPrefix("```") || line.allSatisfy { "-*=_ ".contains($0) } && line.count >= 3
    }

    /// `3. The …` of a line `Claim 3: The …`, where claims are asked for.
    private func numberedClaim(_ line: String) -> String? {
        guard fields.contains(where: \.isList) else { return nil }
        let trimmed = line.drop { $0.isWhitespace || $0 == "*" || $0 == "#" || $0 == "-" }
        guard trimmed.prefix(6).lowercased() == "claim ", let number = ClaimNumber.number(of: String(trimmed)) else {
            return nil
        }
        let text = ClaimNumber.removed(from: String(trimmed)).drop { $0 == "*" || $0.isWhitespace }
        return "\(number). \(text)"
    }

    /// The field of a line that begins with its heading, and the text behind the colon.
    private func heading(_ line: String) -> (name: String, rest: String)? {
        let marks: Set<Character> = ["#", "*", "_", "[", "<"]
        let trimmed = line.drop {
            $0.isWhitespace || marks.contains($0) || $0.isASCII && $0.isNumber || $0 == "." || $0 == ")"
        }
        // A line of words with a colon among its first: "Title:", "**Title:** …", "Title of the invention: …".
        if let colon = trimmed.prefix(60).firstIndex(where: { $0 == ":" || $0 == "：" }) {
            guard let name = known(String(trimmed[..<colon])) else { return nil }
            let rest = trimmed[trimmed.index(after: colon)...].drop { $0.isWhitespace || $0 == "*" || $0 == "_" }
            return (name, String(rest))
        }
        guard trimmed.count <= 60, let name = known(String(trimmed)) else { return nil }
        // A text of one word that happens to be a heading's: only with a mark or a capital.
        guard line != String(trimmed) || trimmed.first?.isUppercase ?? false else { return nil }
        return (name, "")
    }

    private func known(_ text: String) -> String? {
        // Other signs are those of a sentence, or of JSON that is cut off.
        guard text.allSatisfy({ $0.isLetter || $0.isWhitespace || "*_]>#()".contains($0) }) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.count <= 8 ? keys.field(text)?.name : nil
    }

    /// A line cut in front of the headings within it.
    private func pieces(_ line: String) -> [String] {
        guard line.utf8.contains(0x3A) else { return [line] }
        let signs = Array(line)
        var starts = [0]
        for colon in signs.indices where signs[colon] == ":" {
            // Up to four words with a capital in front of the colon.
            var start = colon
            var words = 0
            while start > 0, words < 5 {
                var begin = start
                while begin > 0, signs[begin - 1].isLetter || signs[begin - 1] == "*" { begin -= 1 }
                if begin == start { break }
                words += 1
                let first = signs[begin..<start].first { $0.isLetter }
                if let first, first.isUppercase, begin > 0, isBoundary(signs, begin),
                    keys.field(String(signs[begin..<colon])) != nil
                {
                    if begin > starts[starts.count - 1] { starts.append(begin) }
                    break
                }
                start = begin
                while start > 0, signs[start - 1] == " " { start -= 1 }
            }
        }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : signs.count
            return String(signs[starts[index]..<end])
        }
    }

    /// Whether a sentence ended before this place, or a title without a full stop did: a blank, and then a capital.
    private func isBoundary(_ signs: [Character], _ at: Int) -> Bool {
        signs[at - 1].isWhitespace || signs[at - 1] == "*"
    }
}
