package import Native

/// The sketches of all documents of a search: 16-bit signatures in one block, digests of the texts, and shingles as long as there is room.
///
/// Memory: 2 · permutations + 36 bytes a document, and up to `shingleBudget` bytes of shingles. Documents without shingles here are read
/// again if they become candidates.
package struct SketchTable: Sendable {
    package let parameters: NearParameters
    package let count: Int
    package private(set) var signatures: [UInt16]
    package private(set) var identities: [TextIdentity]
    package private(set) var words: [UInt32]
    private var shingles: [HashRun?]
    private var budget: Int

    /// - Parameter shingleBudget: bytes of shingles that are kept at the most.
    package init(_ parameters: NearParameters, count: Int, shingleBudget: Int = 2 << 30) {
        self.parameters = parameters
        self.count = count
        signatures = [UInt16](repeating: 0, count: count * parameters.permutations)
        identities = [TextIdentity](repeating: TextIdentity(high: 0, low: 0), count: count)
        words = [UInt32](repeating: 0, count: count)
        shingles = [HashRun?](repeating: nil, count: count)
        budget = shingleBudget
    }

    /// Enters a batch.
    ///
    /// - Parameter documents: the index of each of its texts.
    package mutating func set(_ batch: SketchBatch, documents: some RandomAccessCollection<Int>) {
        precondition(documents.count == batch.count, "a batch of \(batch.count) texts for \(documents.count) documents")
        for (place, document) in documents.enumerated() {
            copy(batch.signatures, from: place, to: document)
            identities[document] = batch.identities[place]
            words[document] = batch.words[place]
            if !batch.shingles.isEmpty, batch.shingles[place].count * 8 <= budget {
                budget -= batch.shingles[place].count * 8
                shingles[document] = batch.shingles[place]
            }
        }
    }

    /// Enters what a cache knew of a document; its shingles are not known.
    package mutating func set(_ signature: [UInt16], _ identity: TextIdentity, words: UInt32, document: Int) {
        copy(signature, from: 0, to: document)
        identities[document] = identity
        self.words[document] = words
    }

    /// Appends a document's signature.
    package func appendSignature(of document: Int, to output: inout [UInt16]) {
        let width = parameters.permutations
        output += signatures[document * width..<(document + 1) * width]
    }

    private mutating func copy(_ source: [UInt16], from place: Int, to document: Int) {
        let width = parameters.permutations
        let start = document * width
        signatures.replaceSubrange(start..<start + width, with: source[place * width..<(place + 1) * width])
    }

    /// Whether a document's shingles were kept.
    package func hasShingles(of document: Int) -> Bool { words[document] == 0 || shingles[document] != nil }

    /// A document's shingles, repeated ones too; nil where they were not kept.
    package func shingles(of document: Int) -> HashRun? { shingles[document] }

    /// The key of a document's band: documents that agree in all its rows have the same.
    package func key(of document: Int, band: Int) -> UInt64 {
        let rows = parameters.plan.rows
        let start = document * parameters.permutations + band * rows
        let signature = signatures.span.extracting(start..<start + rows)
        var key = UInt64(band) &+ 0x9E37_79B9_7F4A_7C15
        var word: UInt64 = 0
        for row in 0..<rows {
            word = word << 16 | UInt64(signature[row])
            if row & 3 == 3 || row == rows - 1 {
                key = Self.mixed(key ^ word)
                word = 0
            }
        }
        return key
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        var z = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// The share of positions in which two signatures agree: an estimate of the similarity, with a deviation of √(J(1 − J)/permutations).
    package func agreement(_ a: Int, _ b: Int) -> Double {
        let width = parameters.permutations
        var same = 0
        for offset in 0..<width where signatures[a * width + offset] == signatures[b * width + offset] { same += 1 }
        return Double(same) / Double(width)
    }

    /// Whether two documents share a band.
    package func isCandidate(_ a: Int, _ b: Int) -> Bool {
        let rows = parameters.plan.rows
        let width = parameters.permutations
        let first = signatures.span.extracting(a * width..<(a + 1) * width)
        let second = signatures.span.extracting(b * width..<(b + 1) * width)
        for start in stride(from: 0, to: parameters.plan.bands * rows, by: rows) {
            var row = start
            while row < start + rows, first[row] == second[row] { row += 1 }
            if row == start + rows { return true }
        }
        return false
    }
}
