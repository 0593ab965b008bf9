internal import Corpus

/// An order of documents that a seed decides: at random, and yet each document's place is a function of its id and the seed alone.
///
/// So the order does not depend on that of the input, a sample of fewer is a part of a sample of more, and documents that are added
/// leave the others in the order they had.
package struct SeededOrder: Sendable {
    private let start: UInt64

    /// - Parameter stream: what the order is for; orders of different streams have nothing in common.
    package init(seed: UInt64, stream: UInt64) {
        start = SeededGenerator.scrambled(SeededGenerator.scrambled(seed) ^ (stream &+ 0x9E37_79B9_7F4A_7C15))
    }

    /// The number by which a document is ordered; `copy` tells a document's repetitions apart.
    package func key(_ id: String, copy: Int = 0) -> UInt64 {
        // FNV-1a, 64 bits, then mixed so that all bits depend on the last byte too.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ start
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return SeededGenerator.scrambled(SeededGenerator.scrambled(hash) &+ start &+ UInt64(copy))
    }

    /// The ids in the seed's order.
    package func ordered(_ ids: [String]) -> [String] {
        ids.map { (key($0), $0) }.sorted { $0 < $1 }.map { $0.1 }
    }

    /// Streams of the operations of curation.
    package enum Stream {
        package static let split: UInt64 = 1
        package static let sample: UInt64 = 2
        package static let replicate: UInt64 = 3
        package static let real: UInt64 = 4
        package static let synthetic: UInt64 = 5
        package static let order: UInt64 = 6
    }
}
