/// The forms under which a word may stand in WordNet: itself, and what it is an inflection of.
///
/// The rules of detachment and the lists of exceptions of `morphy(7WN)`. Forms that are no words are offered too: the look-up finds nothing.
struct WordForms: Sendable {
    enum Speech: String, Sendable, CaseIterable {
        case noun
        case verb
        case adjective = "adj"
        case adverb = "adv"
    }

    private let rules: [(suffix: String, ending: String)]
    private let exceptions: [String: [String]]

    /// - Parameter exceptions: the `.exc` file: lines of an inflected form and its base forms.
    init(_ speech: Speech, exceptions file: [UInt8]) {
        rules =
            switch speech {
            case .noun:
                [
                    ("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
                    ("ies", "y"),
                ]
            case .verb:
                [
                    ("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
                    ("ing", ""),
                ]
            case .adjective: [("er", ""), ("est", ""), ("er", "e"), ("est", "e")]
            case .adverb: []
            }
        var known: [String: [String]] = [:]
        for line in file.split(separator: 0x0A) {
            let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            if let first = words.first { known[first, default: []] += words.dropFirst() }
        }
        exceptions = known
    }

    /// The word and the forms that it may be an inflection of.
    func candidates(_ word: String) -> [String] {
        if let bases = exceptions[word] { return [word] + bases }
        var forms = [word]
        for (suffix, ending) in rules where word.hasSuffix(suffix) && word.utf8.count > suffix.utf8.count + 1 {
            forms.append(word.dropLast(suffix.count) + ending)
        }
        return forms
    }
}
