/// Features by how many documents still to be placed carry them, the scarcest first; equal ones in a given order.
///
/// A binary heap that knows where each feature lies, so that a count goes down in O(log n).
struct ScarcityQueue {
    private(set) var counts: [Int]
    /// Which of two features with equal counts goes first: the one with the lower rank.
    private let ranks: [Int]
    private var heap: [Int]
    private var places: [Int]

    init(counts: [Int], ranks: [Int]) {
        self.counts = counts
        self.ranks = ranks
        heap = counts.indices.filter { counts[$0] > 0 }
        places = Array(repeating: -1, count: counts.count)
        for (place, feature) in heap.enumerated() { places[feature] = place }
        for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
    }

    /// The scarcest feature that is left; `nil` if none is.
    var first: Int? { heap.first }

    /// Takes `amount` documents off; a feature without any leaves the queue.
    mutating func remove(_ amount: Int, from feature: Int) {
        counts[feature] -= amount
        let place = places[feature]
        precondition(place >= 0 && counts[feature] >= 0, "more documents were placed than there are")
        if counts[feature] > 0 { return rise(place) }
        let last = heap.count - 1
        exchange(place, last)
        heap.removeLast()
        places[feature] = -1
        if place < last {
            rise(place)
            sink(place)
        }
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        counts[a] != counts[b] ? counts[a] < counts[b] : ranks[a] < ranks[b]
    }

    private mutating func exchange(_ a: Int, _ b: Int) {
        heap.swapAt(a, b)
        places[heap[a]] = a
        places[heap[b]] = b
    }

    private mutating func rise(_ start: Int) {
        var place = start
        while place > 0, precedes(heap[place], heap[(place - 1) / 2]) {
            exchange(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < heap.count && precedes(heap[child], heap[least]) { least = child }
            if least == place { return }
            exchange(place, least)
            place = least
        }
    }
}
