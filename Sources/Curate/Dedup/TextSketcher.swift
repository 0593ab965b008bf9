package import Corpus
internal import Native

/// Turns texts into what near-duplicates are found by; one a thread.
package struct TextSketcher: ~Copyable {
    private let shingle: Int
    private var words = WordHashes()
    private var shingles: [UInt64] = []
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
        shingles.removeAll(keepingCapacity: true)
        Shingles.append(of: words.hashes, size: shingle, to: &shingles)
        sketch.append(shingles, to: &batch.signatures)
        batch.identities.append(TextIdentity(words))
        batch.words.append(UInt32(clamping: words.count))
        if retains { batch.shingles += shingles }
        batch.ends.append(batch.shingles.count)
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

    /// Two polynomials of the words' hashes modulo 2⁶⁴, finished by a bijection.
    package init(_ words: WordHashes) {
        var first = UInt64(words.count)
        var second: UInt64 = 0
        for word in words.hashes {
            first = first &* 0xD6E8_FEB8_6659_FD93 &+ word
            second = second &* 0xA076_1D64_78BD_642F &+ (word << 32 | word >> 32)
        }
        high = SeededGenerator.scrambled(first)
        low = SeededGenerator.scrambled(second ^ 0x2545_F491_4F6C_DD1D)
    }
}

/// Sketches of some texts, one after the other.
package struct SketchBatch: Sendable {
    /// As many positions a text as the parameters say.
    package var signatures: [UInt16] = []
    package var identities: [TextIdentity] = []
    /// Words of each text.
    package var words: [UInt32] = []
    /// Shingles of all texts, unordered and repeated; none where they are not kept.
    package var shingles: [UInt64] = []
    /// Where each text's shingles end.
    package var ends: [Int] = []

    package var count: Int { words.count }
}
