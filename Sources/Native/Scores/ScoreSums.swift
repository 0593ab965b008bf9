internal import Glibc

/// The running sums of one query over a segment of at most 65,536 documents.
///
/// The owner of one `malloc` block of 65,536 floats, so that no 16-bit place lies outside it and scattered additions need no test of bounds.
@safe
package struct ScoreSums: ~Copyable {
    /// How many documents a segment can have.
    package static let capacity = 65_536

    private let base: UnsafeMutablePointer<Float>

    package init() {
        guard let made = unsafe calloc(Self.capacity, MemoryLayout<Float>.stride) else {
            preconditionFailure("there is no memory for \(Self.capacity) sums")
        }
        unsafe base = made.bindMemory(to: Float.self, capacity: Self.capacity)
    }

    deinit { unsafe free(base) }

    /// The sum of a document.
    package subscript(place: UInt16) -> Float {
        get { unsafe base[Int(place)] }
        set { unsafe base[Int(place)] = newValue }
    }

    /// Sets the first `count` sums to zero.
    package mutating func clear(_ count: Int) {
        precondition(count >= 0 && count <= Self.capacity, "\(count) sums of \(Self.capacity)")
        unsafe memset(base, 0, count * MemoryLayout<Float>.stride)
    }

    /// Adds a score to each of the first documents: those of a term that most documents have.
    package mutating func add(_ scores: Span<Float>, times weight: Float) {
        precondition(scores.count <= Self.capacity, "more scores than sums")
        unsafe scores.withUnsafeBufferPointer { scores in
            guard let from = scores.baseAddress else { return }
            if weight == 1 {
                for index in 0..<scores.count { unsafe base[index] += from[index] }
            } else {
                for index in 0..<scores.count { unsafe base[index] += from[index] * weight }
            }
        }
    }

    /// Adds a score to each document of a list: those of a term that few documents have.
    package mutating func add(_ scores: Span<Float>, at places: Span<UInt16>, times weight: Float) {
        precondition(scores.count == places.count, "as many scores as places")
        unsafe scores.withUnsafeBufferPointer { scores in
            unsafe places.withUnsafeBufferPointer { places in
                guard let from = scores.baseAddress, let to = places.baseAddress else { return }
                if weight == 1 {
                    for index in 0..<scores.count { unsafe base[Int(to[index])] += from[index] }
                } else {
                    for index in 0..<scores.count { unsafe base[Int(to[index])] += from[index] * weight }
                }
            }
        }
    }

    /// Sets the first `count` sums to the inner products of a query with each row of a matrix.
    package mutating func setProducts(_ query: Span<Float>, _ rows: Span<Float>, count: Int) {
        precondition(count >= 0 && count <= Self.capacity, "\(count) sums of \(Self.capacity)")
        var sums = unsafe MutableSpan(_unsafeStart: base, count: count)
        DotProducts.of(query, rows, to: &sums)
    }

    /// Calls `body` with the first `count` sums.
    func withSums<T>(_ count: Int, _ body: (UnsafePointer<Float>) throws -> T) rethrows -> T {
        precondition(count >= 0 && count <= Self.capacity, "\(count) sums of \(Self.capacity)")
        return try unsafe body(UnsafePointer(base))
    }
}
