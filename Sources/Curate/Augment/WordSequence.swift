/// A text cut into words, and what stands between them, so that words can be exchanged and the text be put together again.
///
/// A word is a maximal run of letters and digits, as in `WordList`, but with its case.
package struct WordSequence: Sendable, Hashable {
    package struct Word: Sendable, Hashable {
        /// What stands between the word before and this one.
        package var lead: String
        package var text: String
        /// True for what no operation touches: numbers, symbols, abbreviations, and the word `claim`, which references hang on.
        package var isFixed: Bool
    }

    package private(set) var words: [Word] = []
    /// What stands behind the last word.
    package private(set) var tail = ""

    /// Cuts a text.
    package init(_ text: String) {
        var lead = ""
        var word = ""
        func end(_ words: inout [Word]) {
            if word.isEmpty { return }
            words.append(Word(lead: lead, text: word, isFixed: Self.isFixed(word)))
            lead = ""
            word = ""
        }
        for scalar in text.unicodeScalars {
            if Self.isInWord(scalar) {
                word.unicodeScalars.append(scalar)
            } else {
                end(&words)
                lead.unicodeScalars.append(scalar)
            }
        }
        end(&words)
        tail = lead
    }

    /// The text put together again.
    package var text: String {
        var text = ""
        for word in words {
            text += word.lead
            text += word.text
        }
        return text + tail
    }

    package var count: Int { words.count }

    /// The places of words that may be touched.
    package var free: [Int] { words.indices.filter { !words[$0].isFixed } }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let lower = scalar.value | 0x20
            return (lower >= 0x61 && lower <= 0x7A) || (scalar.value >= 0x30 && scalar.value <= 0x39)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
            return true
        default: return false
        }
    }

    private static func isFixed(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        if scalars.contains(where: { !$0.properties.isAlphabetic }) { return true }
        if scalars.count == 1 { return word.lowercased() != "a" }
        // Claims in capitals are words all the same; a capital behind a small letter, or two letters in capitals, are not.
        let capitals = scalars.dropFirst().count { $0.properties.isUppercase }
        if capitals > 0 && (capitals < scalars.count - 1 || scalars.count < 4) { return true }
        let lower = word.lowercased()
        return lower == "claim" || lower == "claims"
    }

    // MARK: Changes

    /// Puts another word in the place of one, in its case.
    package mutating func replace(_ index: Int, with word: String) {
        let old = words[index].text.unicodeScalars
        let isCapital = old.first?.properties.isUppercase ?? false
        let isAllCapital = isCapital && old.count > 1 && old.allSatisfy { !$0.properties.isLowercase }
        words[index].text =
            isAllCapital ? word.uppercased() : isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word
    }

    /// Puts a word behind the first `index` words, before any mark that stands there.
    package mutating func insert(_ word: String, at index: Int) {
        var new = Word(lead: " ", text: word, isFixed: false)
        if index == 0, !words.isEmpty {
            new.lead = words[0].lead
            words[0].lead = " "
        }
        words.insert(new, at: index)
    }

    /// Exchanges two words; marks stay where they are.
    package mutating func swap(_ first: Int, _ second: Int) {
        let text = words[first].text
        words[first].text = words[second].text
        words[second].text = text
        let isFixed = words[first].isFixed
        words[first].isFixed = words[second].isFixed
        words[second].isFixed = isFixed
    }

    /// Takes out the words at these places, and one of the two gaps beside each; marks stay.
    package mutating func remove(_ places: Set<Int>) {
        var kept: [Word] = []
        kept.reserveCapacity(words.count)
        var open: String?
        for (index, word) in words.enumerated() {
            let lead = open.map { Self.join($0, word.lead, atBeginning: kept.isEmpty) } ?? word.lead
            open = nil
            if places.contains(index) {
                open = lead
            } else {
                kept.append(Word(lead: lead, text: word.text, isFixed: word.isFixed))
            }
        }
        if let open { tail = Self.join(open, tail, atBeginning: kept.isEmpty, atEnd: true) }
        words = kept
    }

    /// What stands where a word was: the gap before it and the one behind, with the space of one of them.
    private static func join(_ before: String, _ after: String, atBeginning: Bool, atEnd: Bool = false) -> String {
        func isSpace(_ character: Character) -> Bool { character.isWhitespace }
        if before.contains("\n") { return before + after.drop(while: isSpace) }
        let trimmed = String(before.reversed().drop(while: isSpace).reversed())
        if atBeginning && trimmed.isEmpty { return String(after.drop(while: isSpace)) }
        return after.isEmpty && !atEnd ? before : trimmed + after
    }
}
