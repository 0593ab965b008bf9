internal import Foundation

/// Finds, among sets entered before, all that can reach a Jaccard similarity with another: exactly, and without the pairs that boilerplate makes.
///
/// Prefix filtering, Chaudhuri, Ganti and Kaushik, ICDE 2006, as in Bayardo, Ma and Srikant, WWW 2007: with the shingles of each set in one
/// order, rare ones first, two sets of similarity J ≥ t share one of the first n − ⌈t·n⌉ + 1 shingles of each. What many documents share
/// stands behind and is never looked up. Any one order is right; the frequencies only make it fast.
struct PrefixIndex {
    private let threshold: Double
    /// In how many of the sets known at the start a shingle stands, where in more than one.
    private var frequencies: [UInt64: UInt32]
    private var lists: [UInt64: [Int32]] = [:]

    /// - Parameter sample: sets by which the order is made.
    init(threshold: Double, sample: some Sequence<[UInt64]>) {
        self.threshold = threshold
        var counts: [UInt64: UInt32] = [:]
        for set in sample {
            for shingle in set { counts[shingle, default: 0] += 1 }
        }
        frequencies = counts.filter { $0.value > 1 }
    }

    private func prefix(_ set: [UInt64]) -> ArraySlice<UInt64> {
        // A little less than t·n, so that rounding never shortens the prefix.
        let length = set.count - Int((threshold * Double(set.count) - 1e-9).rounded(.up)) + 1
        let ordered = set.map { (frequency: frequencies[$0] ?? 1, shingle: $0) }.sorted {
            ($0.frequency, $0.shingle) < ($1.frequency, $1.shingle)
        }
        return ordered.map(\.shingle)[..<min(length, set.count)]
    }

    /// Enters a set under a number.
    mutating func insert(_ number: Int, _ set: [UInt64]) {
        for shingle in prefix(set) { lists[shingle, default: []].append(Int32(number)) }
    }

    /// Calls `body` with the numbers of the sets that may be similar enough, some of them repeatedly.
    func forEachCandidate(of set: [UInt64], _ body: (Int) -> Void) {
        for shingle in prefix(set) {
            for number in lists[shingle] ?? [] { body(Int(number)) }
        }
    }
}
