package import Corpus
internal import Native

/// Duplicates that an equal key makes: the same text, the same family. Of each group the first by rank stays.
package enum GroupedDuplicates {
    /// Which documents go; nil keys are like nothing.
    ///
    /// - Parameters:
    ///   - ranks: places in the order of preference, each once.
    ///   - fixed: documents that stay in any case, and against which alone others are held; empty if there are none such.
    package static func removals<Key: Hashable>(_ keys: [Key?], ranks: [UInt32], fixed: [Bool] = []) -> NearResult {
        var firsts: [Key: Int] = [:]
        for (document, key) in keys.enumerated() {
            guard let key, fixed.isEmpty || fixed[document] else { continue }
            if let first = firsts[key], ranks[first] < ranks[document] { continue }
            firsts[key] = document
        }
        var result = NearResult()
        for (document, key) in keys.enumerated() where fixed.isEmpty || !fixed[document] {
            guard let key, let first = firsts[key], first != document else { continue }
            result.removals.append(Removal(document: document, like: first, similarity: 1))
        }
        result.candidates = result.removals.count
        result.verified = result.removals.count
        return result
    }
}

/// The digest of a text's words: case, spaces and punctuation make no difference.
package struct NormalisedText: ~Copyable {
    private var words = WordList()

    package init() {}

    /// Adds a part of the text; a word ends with it.
    package mutating func append(_ part: Span<UInt8>) { words.append(part) }

    /// Ends the text: the SHA-256 of its words with a space behind each, and how many there are. Nil for a text without words, which is like no other.
    package mutating func finish() -> (digest: Digest, words: Int)? {
        defer { words = WordList() }
        if words.count == 0 { return nil }
        var text = ByteBuffer(capacity: words.bytes.count + words.count)
        for index in 0..<words.count {
            text.append(words.bytes.span.extracting(words.range(index)))
            text.append(0x20)
        }
        return (SHA256.digest(of: text), words.count)
    }
}
