import Corpus
import Curate

/// Made-up texts with planted near-duplicates, and the obvious way to compare them.
enum DedupTexts {
    /// A text of made-up words.
    static func text(words count: Int, vocabulary: Int = 4000, using generator: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in "word\(generator.uniform(vocabulary))" }
    }

    /// A copy in which some of a hundred words are replaced, left out or doubled.
    static func edited(_ words: [String], percent: Int, using generator: inout SeededGenerator) -> [String] {
        var out: [String] = []
        for word in words {
            guard generator.uniform(100) < percent else {
                out.append(word)
                continue
            }
            switch generator.uniform(3) {
            case 0: out.append("new\(generator.uniform(100_000))")
            case 1: out += [word, word]
            default: break
            }
        }
        return out
    }

    /// Texts of 40 to 160 words, of which some are edits of earlier ones, with similarities on both sides of 0.8.
    static func planted(_ count: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        var texts: [[String]] = []
        while texts.count < count {
            if !texts.isEmpty, generator.uniform(3) == 0 {
                let origin = texts[generator.uniform(texts.count)]
                texts.append(edited(origin, percent: generator.uniform(5), using: &generator))
            } else {
                texts.append(text(words: 40 + generator.uniform(120), using: &generator))
            }
        }
        return texts.map { $0.joined(separator: generator.uniform(2) == 0 ? " " : ", ") }
    }

    /// The shingles of a text as strings.
    static func shingles(_ text: String, size: Int = 5) -> Set<String> {
        let words = WordList(text).strings
        if words.isEmpty { return [] }
        if words.count < size { return [words.joined(separator: " ")] }
        return Set((0...words.count - size).map { words[$0..<$0 + size].joined(separator: " ") })
    }

    static func similarity(_ a: Set<String>, _ b: Set<String>) -> Double {
        a.isEmpty || b.isEmpty ? 0 : Double(a.intersection(b).count) / Double(a.union(b).count)
    }

    /// All pairs of at least the threshold, found by comparing every two that have a shingle in common.
    static func pairs(_ texts: [String], threshold: Double = 0.8) -> [SimilarPair] {
        let sets = texts.map { shingles($0) }
        var pairs: [SimilarPair] = []
        var holders: [String: [Int]] = [:]
        for (b, set) in sets.enumerated() {
            var common: [Int: Int] = [:]
            for shingle in set {
                for a in holders[shingle] ?? [] { common[a, default: 0] += 1 }
                holders[shingle, default: []].append(b)
            }
            for (a, count) in common {
                let similarity = Double(count) / Double(sets[a].count + set.count - count)
                if similarity >= threshold { pairs.append(SimilarPair(a, b, similarity)) }
            }
        }
        return pairs
    }
}
