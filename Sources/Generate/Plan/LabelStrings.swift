internal import Corpus
internal import Curate

/// The strings that name labels, found in texts and taken out of them: what a request without label names must not have.
///
/// A label's strings are its id and its name, in singular and plural, and the parts of two words and more of a name that is a list (`platform lifts` of
/// `Stair lifts and platform lifts`). They are compared word by word, whatever the case and the signs between. Keywords of rules are no label
/// strings: without them nothing could be said of the subject.
package struct LabelStrings: Sendable {
    /// Which label each phrase names.
    private let labels: [String]
    private let phrases: PhraseSet
    /// Whether a phrase ends in a plural.
    private let plurals: [Bool]
    /// What stands for names of things and of activities.
    private let nouns: (thing: String, activity: String)

    /// Throws a usage fault for labels without words.
    package init(_ named: [(id: String, name: String)]) {
        var labels: [String] = []
        var texts: [String] = []
        var plurals: [Bool] = []
        var known: Set<String> = []
        for (id, name) in named {
            for text in [id, name] + Self.parts(of: name) {
                for form in Self.forms(of: text) where known.insert(form.text).inserted {
                    labels.append(id)
                    texts.append(form.text)
                    plurals.append(form.isPlural)
                }
            }
        }
        self.labels = labels
        self.plurals = plurals
        let phrases = PhraseSet(texts)
        self.phrases = phrases
        func word(_ choices: [String]) -> String {
            choices.first {
                phrases.first(in: PlacedWords($0)) == nil && phrases.first(in: PlacedWords($0 + "s")) == nil
            }
                ?? ""
        }
        nouns = (word(["device", "product", "article", "thing"]), word(["technique", "activity", "way"]))
    }

    /// Of `Stair lifts and platform lifts` the two, of `Reminders and memory aids` the second.
    private static func parts(of name: String) -> [String] {
        var parts: [[String]] = [[]]
        for word in name.replacing(",", with: " , ").split(whereSeparator: \.isWhitespace).map(String.init) {
            if [",", "and", "or", "/", "&"].contains(word.lowercased()) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        guard parts.count > 1 else { return [] }
        return parts.filter { $0.count >= 2 }.map { $0.joined(separator: " ") }
    }

    /// The words, lower-cased, with the last in singular and plural.
    private static func forms(of text: String) -> [(text: String, isPlural: Bool)] {
        let words = WordList(text).strings
        guard let last = words.last else { return [] }
        let stem = words.dropLast().joined(separator: " ") + (words.count > 1 ? " " : "")
        let isWord = last.utf8.count > 2 && last.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
        guard isWord else { return [(stem + last, false)] }
        if last.hasSuffix("ies") { return [(stem + last, true), (stem + last.dropLast(3) + "y", false)] }
        if last.hasSuffix("s"), !last.hasSuffix("ss") {
            // "lens" and "lense" of "lenses".
            let long = ["ses", "xes", "ches", "shes"].contains { last.hasSuffix($0) }
            return [(stem + last, true), (stem + last.dropLast(), false)]
                + (long ? [(stem + last.dropLast(2), false)] : [])
        }
        if last.hasSuffix("y") {
            return [(stem + last, false), (stem + last.dropLast() + "ies", true), (stem + last + "s", true)]
        }
        let ending = ["s", "x", "ch", "sh"].contains { last.hasSuffix($0) } ? "es" : "s"
        return [(stem + last, false), (stem + last + ending, true)]
    }

    /// The first label string in a text, with its label; nil if it has none.
    package func first(in text: String, of wanted: Set<String>? = nil) -> (label: String, text: String)? {
        let words = PlacedWords(text)
        guard let wanted else {
            return phrases.first(in: words).map { (labels[$0.phrase], words.excerpt($0.words)) }
        }
        return phrases.all(in: words).first { wanted.contains(labels[$0.phrase]) }
            .map { (labels[$0.phrase], words.excerpt($0.words)) }
    }

    /// The text with a general noun in the place of every label string.
    package func redacted(_ text: String) -> String {
        var current = text
        for round in 0... {
            let words = PlacedWords(current)
            let found = phrases.all(in: words)
            if found.isEmpty { return current }
            // A noun may complete the next label's name, so that it is looked at again; in the end nothing stands there.
            current = replaced(words, found, isPlain: round >= 3)
        }
        return current
    }

    private func replaced(_ words: PlacedWords, _ found: [PhraseSet.Match], isPlain: Bool) -> String {
        let bytes = Array(words.text.utf8)
        var result: [UInt8] = []
        var at = 0
        for match in found {
            let low = words.places[match.words.lowerBound].lowerBound
            result += bytes[at..<low]
            at = words.places[match.words.upperBound - 1].upperBound
            if isPlain { continue }
            let noun = noun(words[match.words.upperBound - 1], isPlural: plurals[match.phrase])
            // "an" in front of a vowel that went.
            let article = result.suffix(4).map { $0 | 0x20 }
            if article.elementsEqual(" an ".utf8) || article.elementsEqual("an ".utf8) {
                result.removeLast(2)
                result.append(0x20)
            }
            let isCapital =
                bytes[low] >= 0x41 && bytes[low] <= 0x5A
                && !(low > 1 && bytes[low - 2] != 0x2E && bytes[low - 1] == 0x20)
            result += Array((isCapital ? noun.prefix(1).uppercased() + noun.dropFirst() : noun).utf8)
        }
        return String(decoding: result + bytes[at...], as: UTF8.self)
    }

    private func noun(_ last: String, isPlural: Bool) -> String {
        let isActivity = ["ing", "tion", "control", "access", "recognition"].contains { last.hasSuffix($0) }
        if isActivity { return nouns.activity }
        return nouns.thing.isEmpty || !isPlural ? nouns.thing : nouns.thing + "s"
    }
}
