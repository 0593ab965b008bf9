/// The sketches of all documents of a search: 16-bit signatures in one block, digests of the texts, and shingles as long as there is room.
///
/// Memory: 2 · permutations + 32 bytes a document, and up to `shingleBudget` bytes of shingles. Documents without shingles here are read
/// again if they become candidates.
package struct SketchTable: Sendable {
    package let parameters: NearParameters
    package let count: Int
    package private(set) var signatures: [UInt16]
    package private(set) var identities: [TextIdentity]
    package private(set) var words: [UInt32]
    private var blocks: [[UInt64]] = []
    /// Where each document's shingles lie.
    private var places: [Place]
    private var budget: Int

    private struct Place: Sendable {
        var block: UInt32
        var start: UInt32
        var length: UInt32

        static let none = Place(block: .max, start: 0, length: 0)
    }

    /// - Parameter shingleBudget: bytes of shingles that are kept at the most.
    package init(_ parameters: NearParameters, count: Int, shingleBudget: Int = 2 << 30) {
        self.parameters = parameters
        self.count = count
        signatures = [UInt16](repeating: 0, count: count * parameters.permutations)
        identities = [TextIdentity](repeating: TextIdentity(high: 0, low: 0), count: count)
        words = [UInt32](repeating: 0, count: count)
        places = [Place](repeating: .none, count: count)
        budget = shingleBudget
    }

    /// Enters a batch.
    ///
    /// - Parameter documents: the index of each of its texts.
    package mutating func set(_ batch: SketchBatch, documents: some RandomAccessCollection<Int>) {
        precondition(documents.count == batch.count, "a batch of \(batch.count) texts for \(documents.count) documents")
        let keeps = !batch.shingles.isEmpty && batch.shingles.count * 8 <= budget && batch.shingles.count < 1 << 31
        if keeps {
            budget -= batch.shingles.count * 8
            // A copy of just that size: what grew by appending holds up to twice as much.
            blocks.append(Array(batch.shingles[...]))
        }
        var start = 0
        for (place, document) in documents.enumerated() {
            set(batch, at: place, document: document)
            let end = batch.ends[place]
            if keeps {
                places[document] = Place(
                    block: UInt32(blocks.count - 1), start: UInt32(start), length: UInt32(end - start))
            }
            start = end
        }
    }

    /// Enters what a cache knew of a document; its shingles are not known.
    package mutating func set(_ signature: [UInt16], _ identity: TextIdentity, words: UInt32, document: Int) {
        let width = parameters.permutations
        for offset in 0..<width { signatures[document * width + offset] = signature[offset] }
        identities[document] = identity
        self.words[document] = words
    }

    /// Appends a document's signature.
    package func appendSignature(of document: Int, to output: inout [UInt16]) {
        let width = parameters.permutations
        output += signatures[document * width..<(document + 1) * width]
    }

    private mutating func set(_ batch: SketchBatch, at place: Int, document: Int) {
        let width = parameters.permutations
        for offset in 0..<width { signatures[document * width + offset] = batch.signatures[place * width + offset] }
        identities[document] = batch.identities[place]
        words[document] = batch.words[place]
    }

    /// Whether a document's shingles were kept.
    package func hasShingles(of document: Int) -> Bool { words[document] == 0 || places[document].block != .max }

    /// The set of a document's shingles; nil where they were not kept.
    package func shingles(of document: Int) -> [UInt64]? {
        if words[document] == 0 { return [] }
        let place = places[document]
        guard place.block != .max else { return nil }
        return Shingles.set(blocks[Int(place.block)][Int(place.start)..<Int(place.start) + Int(place.length)])
    }

    /// The key of a document's band: documents that agree in all its rows have the same.
    package func key(of document: Int, band: Int) -> UInt64 {
        let rows = parameters.plan.rows
        let start = document * parameters.permutations + band * rows
        var key = UInt64(band) &+ 0x9E37_79B9_7F4A_7C15
        var word: UInt64 = 0
        for row in 0..<rows {
            word = word << 16 | UInt64(signatures[start + row])
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
        for band in 0..<parameters.plan.bands {
            var row = 0
            while row < rows,
                signatures[a * width + band * rows + row] == signatures[b * width + band * rows + row]
            {
                row += 1
            }
            if row == rows { return true }
        }
        return false
    }
}
