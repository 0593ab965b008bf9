internal import Glibc

/// Keeps the best documents of a query: the highest scores, and among equal scores the highest document numbers.
///
/// Documents are numbered by ascending id, so that ties fall as trec_eval breaks them. The result does not depend on the order in which documents
/// are offered. A buffer of twice the limit is cut back by selection whenever it is full, which costs a constant a document on average.
@safe
package struct TopScores: ~Copyable {
    /// A document and its score.
    package struct Hit: Sendable, Hashable {
        package let document: Int
        package let score: Float

        package init(document: Int, score: Float) {
            self.document = document
            self.score = score
        }
    }

    private let keys: UnsafeMutablePointer<UInt64>
    private let capacity: Int
    private let limit: Int
    private var count = 0
    /// Only greater keys can still be among the best.
    private var threshold: UInt64 = 0

    /// - Parameter limit: how many documents are kept, at least 1.
    package init(limit: Int) {
        precondition(limit > 0, "keeping \(limit) documents")
        self.limit = limit
        capacity = max(limit * 2, limit + 64)
        guard let made = unsafe malloc(capacity * MemoryLayout<UInt64>.stride) else {
            preconditionFailure("there is no memory for \(capacity) documents")
        }
        unsafe keys = made.bindMemory(to: UInt64.self, capacity: capacity)
    }

    deinit { unsafe free(keys) }

    /// A score that at least `limit` of the documents so far reach; minus infinity as long as none is known.
    package var reached: Float { threshold == 0 ? -.infinity : Float(bitPattern: Self.bits(threshold >> 32)) }

    /// Offers the first `count` documents of a segment.
    ///
    /// - Parameters:
    ///   - firstDocument: the number of the segment's first document.
    ///   - least: documents with lower scores are passed over, and those without a number.
    package mutating func offer(_ sums: borrowing ScoreSums, count: Int, firstDocument: Int, from least: Float) {
        unsafe sums.withSums(count) { unsafe scan($0, count, firstDocument, least) }
    }

    private mutating func scan(_ sums: UnsafePointer<Float>, _ total: Int, _ firstDocument: Int, _ floor: Float) {
        var index = 0
        while index + 64 <= total {
            // The least score that may still enter.
            let least = max(Float(bitPattern: Self.bits(threshold >> 32)), floor)
            // Without a branch, so that the compiler compares many at once.
            var hits: UInt32 = 0
            for place in index..<index + 64 { unsafe hits |= sums[place] >= least ? 1 : 0 }
            if hits != 0 {
                for place in index..<index + 64 {
                    let score = unsafe sums[place]
                    if score >= least { offer(score, firstDocument + place) }
                }
            }
            index += 64
        }
        while index < total {
            let score = unsafe sums[index]
            if score >= floor { offer(score, firstDocument + index) }
            index += 1
        }
    }

    /// Offers one document, whatever its score; NaN counts as the lowest.
    @inline(__always)
    package mutating func offer(_ score: Float, _ document: Int) {
        let key = UInt64(Self.ordered(score)) << 32 | UInt64(UInt32(truncatingIfNeeded: document))
        guard key > threshold else { return }
        unsafe keys[count] = key
        count += 1
        if count == capacity { cut() }
    }

    /// The best documents, best first; the collector is empty afterwards.
    package mutating func finish() -> [Hit] {
        if count > limit { cut() }
        var sorted = unsafe UnsafeMutableBufferPointer(start: keys, count: count)
        unsafe sorted.sort(by: >)
        let hits = unsafe sorted.map {
            Hit(document: Int(UInt32(truncatingIfNeeded: $0)), score: Float(bitPattern: Self.bits($0 >> 32)))
        }
        count = 0
        threshold = 0
        return hits
    }

    /// Leaves the `limit` greatest keys, in any order, and raises the threshold to the least of them.
    @inline(never)
    private mutating func cut() {
        var low = 0
        var high = count - 1
        let target = limit - 1
        // Hoare's selection, descending; the middle of three as the pivot.
        while low < high {
            let middle = (low + high) / 2
            let (a, b, c) = unsafe (keys[low], keys[middle], keys[high])
            let pivot = max(min(a, b), min(max(a, b), c))
            var i = low
            var j = high
            while i <= j {
                while unsafe keys[i] > pivot { i += 1 }
                while unsafe keys[j] < pivot { j -= 1 }
                if i <= j {
                    unsafe swap(&keys[i], &keys[j])
                    i += 1
                    j -= 1
                }
            }
            if target <= j { high = j } else if target >= i { low = i } else { break }
        }
        count = limit
        unsafe threshold = keys[0]
        for index in 1..<limit { unsafe threshold = min(threshold, keys[index]) }
    }

    /// The bits of a float as a number in the floats' order; 0 for NaN, so that it loses to everything.
    @inline(__always)
    private static func ordered(_ score: Float) -> UInt32 {
        if score.isNaN { return 0 }
        let bits = (score + 0).bitPattern  // minus zero equals zero
        return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
    }

    /// The inverse of `ordered`, but for NaN, which becomes minus infinity.
    @inline(__always)
    private static func bits(_ ordered: UInt64) -> UInt32 {
        let value = UInt32(truncatingIfNeeded: ordered)
        if value == 0 { return (-Float.infinity).bitPattern }
        return value & 0x8000_0000 != 0 ? value & 0x7FFF_FFFF : ~value
    }
}
