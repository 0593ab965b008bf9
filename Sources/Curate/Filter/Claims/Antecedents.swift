internal import Corpus

/// Parts of English claims that are called `the …` or `said …` before any `a …` has named them (MPEP 2173.05(e)).
///
/// A rough reading: a part counts as named when its head word, or the word behind that, stood before in the claim or in one that it depends on. So
/// it misses more than it finds, and what it finds is mostly right in sum, not one by one.
struct Antecedents {
    private(set) var definite = 0
    private(set) var missing = 0
    /// The first that is missing, with its claim's place.
    private(set) var first: (member: Int, words: Range<Int>)?

    init(_ set: ClaimSet) {
        var known: [Int: Set<String>] = [:]
        for (index, member) in set.members.enumerated() {
            let number = member.claim.number > 0 ? member.claim.number : index + 1
            var seen: Set<String> = []
            for parent in member.parents where parent < number { seen.formUnion(known[parent] ?? []) }
            if member.isToPreceding { for (key, words) in known where key < number { seen.formUnion(words) } }
            read(member.words, index, &seen)
            known[number] = seen
        }
    }

    private mutating func read(_ words: PlacedWords, _ index: Int, _ seen: inout Set<String>) {
        // What stands before the first reference or transition names the invention itself: "The device of claim 1".
        var isPreamble = true
        for at in 0..<words.count {
            let word = Self.stem(words[at])
            if isPreamble && (at > 12 || Self.bodies.contains(word)) { isPreamble = false }
            if (word == "the" || word == "said"), !isPreamble, at + 1 < words.count {
                let next = (at + 1..<min(at + 4, words.count)).map { Self.stem(words[$0]) }
                if !Self.exempt.contains(next[0]) {
                    definite += 1
                    if !next.prefix(3).contains(where: { $0.utf8.count > 2 && seen.contains($0) }) {
                        missing += 1
                        if first == nil { first = (index, at..<min(at + 3, words.count)) }
                    }
                }
            }
            if word.utf8.count > 2, !Self.empty.contains(word) { seen.insert(word) }
        }
    }

    /// Where the body of a claim may begin.
    private static let bodies: Set<String> = [
        "claim", "comprising", "wherein", "including", "having", "characterized", "characterised",
    ]

    /// Words that name nothing.
    private static let empty: Set<String> = [
        "the", "said", "and", "for", "with", "from", "that", "which", "are", "being", "wherein", "into", "each", "has",
        "have", "having",
    ]

    /// The word without the `s` of a plural.
    private static func stem(_ word: String) -> String {
        word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }

    /// What is definite by itself.
    private static let exempt: Set<String> = [
        "group", "same", "other", "one", "following", "step", "invention", "former", "latter", "entire", "whole", "art",
        "presence", "absence", "direction", "bottom", "top", "inside", "outside", "interior", "exterior", "end", "side",
        "range", "amount", "number", "form", "use", "respective", "length", "width", "height", "thickness", "weight",
        "time",
        "size", "shape", "improvement", "environment", "air", "ground", "like", "least", "case", "method", "total",
        "center",
    ]
}
