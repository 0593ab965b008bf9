package import Corpus
package import Native

/// Turns texts into what near-duplicates are found by; one a thread.
package struct TextSketcher: ~Copyable {
    private let shingle: Int
    private var words = WordHashes()
    private var writer = HashWriter()
    private var sketch: SimilaritySketch
    private var batch = SketchBatch()
    private let retains: Bool

    /// - Parameter retains: whether batches keep the shingles, for the comparison to come.
    package init(_ parameters: NearParameters, retains: Bool = true) {
        shingle = parameters.shingle
        sketch = SimilaritySketch(positions: parameters.permutations)
        self.retains = retains
    }

    /// Adds a part of the current text; a word ends with it.
    package mutating func append(_ text: Span<UInt8>) { words.append(text) }

    /// Ends the current text, which joins the batch, and begins the next.
    package mutating func endText() {
        let shingles = writer.appendShingles(of: words.hashes, size: shingle)
        sketch.append(shingles, to: &batch.signatures)
        batch.identities.append(TextIdentity(words))
        batch.words.append(UInt32(clamping: words.count))
        if retains { batch.shingles.append(shingles) } else { writer.takeBack(shingles) }
        words.removeAll()
    }

    /// The batch so far; an empty one begins.
    package mutating func takeBatch() -> SketchBatch {
        let done = batch
        batch = SketchBatch()
        return done
    }
}

/// A digest of a text's words in their order, 128 bits: texts that differ in case, spaces and punctuation only have the same.
package struct TextIdentity: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Polynomials of the words' hashes modulo 2⁶⁴, two of every fourth word each, so that none waits for another; finished by bijections.
    package init(_ words: WordHashes) {
        let hashes = words.hashes.span
        var first: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var second = first
        var index = 0
        func add(_ word: UInt64, _ a: inout UInt64, _ b: inout UInt64) {
            a = a &* Self.factors.0 &+ word
            b = b &* Self.factors.1 &+ (word << 32 | word >> 32)
        }
        while index + 4 <= hashes.count {
            add(hashes[index], &first.0, &second.0)
            add(hashes[index + 1], &first.1, &second.1)
            add(hashes[index + 2], &first.2, &second.2)
            add(hashes[index + 3], &first.3, &second.3)
            index += 4
        }
        while index < hashes.count {
            add(hashes[index], &first.0, &second.0)
            index += 1
        }
        func joined(_ parts: (UInt64, UInt64, UInt64, UInt64), _ start: UInt64) -> UInt64 {
            var sum = SeededGenerator.scrambled(start ^ parts.0)
            for part in [parts.1, parts.2, parts.3] { sum = SeededGenerator.scrambled(sum &+ part) }
            return sum
        }
        high = joined(first, UInt64(hashes.count))
        low = joined(second, 0x2545_F491_4F6C_DD1D)
    }

    private static var factors: (UInt64, UInt64) { (0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F) }
}

/// Sketches of some texts, one after the other.
package struct SketchBatch: Sendable {
    /// As many positions a text as the parameters say.
    package var signatures: [UInt16] = []
    package var identities: [TextIdentity] = []
    /// Words of each text.
    package var words: [UInt32] = []
    /// Shingles of each text, repeated ones too; empty where they are not kept.
    package var shingles: [HashRun] = []

    package var count: Int { words.count }
}
