internal import Corpus

/// Writes a document's texts in other words, by a list of expressions and by what may stand between two words.
///
/// No run of more than six words stays as it was, so that an answer is neither the source nor near to it; numbers, names and references to claims stay.
enum RewordingByRule {
    static func texts(_ wish: OfflineWish, _ generator: inout SeededGenerator) -> OfflineWriter.Texts {
        wish.fields.compactMap { field in
            guard let source = wish.source[field.name] else { return nil }
            return (field, source.map { reworded($0, isTitle: field.part == .title, &generator) })
        }
    }

    /// What may be said for what. The first word is looked up; longer ones stand first.
    private static let exchanges: [String: [(words: [String], others: [String])]] = {
        let table: [(String, String)] = [
            ("at least one", "one or more|no fewer than one"), ("a plurality of", "several|a number of|multiple"),
            ("configured to", "arranged to|set up to|adapted to"), ("adapted to", "designed to|configured to"),
            ("such that", "so that|in such a way that"), ("so that", "such that|with the result that"),
            ("in order to", "so as to"), ("according to", "as in|in accordance with"),
            ("connected to", "coupled to|joined to|linked with"), ("coupled to", "connected to|joined with"),
            ("attached to", "fastened to|fixed to"), ("mounted on", "fitted on|placed on"),
            ("comprising", "including|having|which comprises"), ("comprises", "includes|has"),
            ("including", "comprising|among them"), ("includes", "comprises|contains"), ("wherein", "in which|where"),
            ("having", "with|that has"), ("device", "apparatus|appliance"), ("apparatus", "device|equipment"),
            ("method", "process|procedure"), ("system", "arrangement|assembly"), ("unit", "module|assembly"),
            ("arranged", "placed|positioned"), ("provided", "present|furnished"), ("disposed", "situated|located"),
            ("formed", "shaped|made"), ("used", "employed|applied"), ("using", "by means of|with the aid of"),
            ("first", "initial|first mentioned"), ("user", "person|wearer"), ("person", "individual|user"),
            ("movement", "motion"), ("motion", "movement"), ("receive", "take up|accept"),
            ("receiving", "taking up|accepting"),
            ("detect", "sense|recognise"), ("detecting", "sensing|recognising"), ("determine", "establish|find"),
            ("support", "carry|hold"), ("supporting", "carrying|holding"), ("position", "location|place"),
            ("adjustable", "settable|variable"), ("portion", "section|region"), ("part", "component|piece"),
            ("end", "extremity"), ("surface", "face"), ("housing", "casing|enclosure"), ("signal", "indication"),
            ("invention", "development|solution"), ("relates", "refers|pertains"), ("preferably", "advantageously"),
            ("thereby", "in this way|thus"), ("which", "that"), ("disclosed", "described|presented"),
            ("improved", "better|enhanced"), ("easily", "readily|without effort"), ("between", "in between|amid"),
            ("upper", "top"), ("lower", "bottom"), ("plurality", "number"), ("each", "every"), ("may", "can"),
            ("can", "may"), ("thus", "hence|so"), ("rotatable", "pivoted|able to turn"), ("during", "in the course of"),
        ]
        var exchanges: [String: [(words: [String], others: [String])]] = [:]
        for (from, to) in table {
            let words = from.split(separator: " ").map(String.init)
            exchanges[words[0], default: []].append((words, to.split(separator: "|").map(String.init)))
        }
        return exchanges
    }()

    private static let insertions = [
        "suitably", "in particular", "for instance", "preferably", "in turn", "directly", "securely", "in each case",
        "here", "as required",
    ]

    /// Words in front of which something may be inserted.
    private static let hinges: Set<String> = [
        "to", "on", "in", "with", "by", "at", "from", "into", "along", "through", "for", "is", "are", "and", "when",
        "while",
    ]

    static func reworded(_ text: String, isTitle: Bool, _ generator: inout SeededGenerator) -> String {
        text.split(separator: "\n").map { line in
            isTitle ? title(String(line), &generator) : sentences(String(line), &generator)
        }.joined(separator: "\n")
    }

    private static func title(_ text: String, _ generator: inout SeededGenerator) -> String {
        let words = words(text, &generator)
        let start = ["Improved", "Arrangement:", "Modified", "Further"][generator.uniform(4)]
        return start + " " + words.prefix(1).lowercased() + words.dropFirst()
    }

    /// Rewords each sentence, and lets the last but one of several change places with the one before.
    private static func sentences(_ text: String, _ generator: inout SeededGenerator) -> String {
        var parts: [Substring] = []
        var start = text.startIndex
        var at = text.startIndex
        while at < text.endIndex {
            let next = text.index(after: at)
            if text[at] == ".", next < text.endIndex, text[next] == " " {
                parts.append(text[start..<next])
                start = text.index(after: next)
            }
            at = next
        }
        if start < text.endIndex { parts.append(text[start...]) }
        if parts.count > 3 { parts.swapAt(parts.count - 2, parts.count - 3) }
        return parts.map { words(String($0), &generator) }.joined(separator: " ")
    }

    private static func words(_ text: String, _ generator: inout SeededGenerator) -> String {
        let words = text.split(separator: " ").map(String.init)
        var result: [String] = []
        // Words since the last that is not the source's.
        var kept = 0
        var at = 0
        while at < words.count {
            let word = words[at]
            let (core, rest) = parted(word)
            if kept >= 2, let (length, other) = exchange(words, at, core, &generator) {
                result.append(matching(word, other) + parted(words[at + length - 1]).rest)
                kept = 0
                at += length
                continue
            }
            let isHinge = hinges.contains(word) && at > 0 && at + 1 < words.count
            let isDue = kept >= 6 && rest.isEmpty && at > 0 && core.first?.isLowercase ?? false
            if kept >= 3 && isHinge || isDue && !(result.last?.lowercased().hasPrefix("claim") ?? false) {
                result.append(insertions[generator.uniform(insertions.count)])
                kept = 0
            }
            result.append(word)
            kept += 1
            at += 1
        }
        return result.joined(separator: " ")
    }

    /// A word without the marks behind it, and these.
    private static func parted(_ word: String) -> (core: String, rest: String) {
        let end = word.lastIndex { $0.isLetter || $0.isNumber }.map { word.index(after: $0) } ?? word.startIndex
        return (String(word[..<end]), String(word[end...]))
    }

    private static func exchange(
        _ words: [String], _ at: Int, _ core: String, _ generator: inout SeededGenerator
    ) -> (length: Int, other: String)? {
        for (pattern, others) in exchanges[core.lowercased()] ?? [] {
            guard at + pattern.count <= words.count else { continue }
            let isThere = pattern.indices.allSatisfy { place in
                let word = words[at + place]
                let isLast = place == pattern.count - 1
                return (isLast ? parted(word).core : word).lowercased() == pattern[place]
            }
            if isThere { return (pattern.count, others[generator.uniform(others.count)]) }
        }
        return nil
    }

    private static func matching(_ word: String, _ other: String) -> String {
        word.first?.isUppercase ?? false ? RoughGrammar.capitalised(other) : other
    }
}
