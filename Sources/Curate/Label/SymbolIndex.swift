/// Finds which sets of patterns a symbol satisfies, by one binary search among the patterns' ends.
struct SymbolIndex: Sendable {
    /// Where the answer changes; ascending.
    private var borders: [UInt64] = []
    /// For the keys from each border to the next: the patterns there.
    private var answers: [[Answer]] = []

    struct Answer: Sendable, Hashable {
        /// The number of the set.
        var set: Int32
        var schemes: SymbolSchemes
    }

    /// - Parameter sets: the patterns of each set.
    init(_ sets: [[SymbolPattern]]) {
        let all = sets.enumerated().flatMap { set, patterns in
            patterns.map { (keys: $0.keys, answer: Answer(set: Int32(set), schemes: $0.schemes)) }
        }
        borders = Set(all.flatMap { [$0.keys.lowerBound, $0.keys.upperBound + 1] }).sorted()
        answers = Array(repeating: [], count: borders.count)
        for (keys, answer) in all {
            var index = place(keys.lowerBound)
            while index < borders.count, borders[index] <= keys.upperBound {
                if !answers[index].contains(answer) { answers[index].append(answer) }
                index += 1
            }
        }
    }

    /// The last border at or below the key; -1 for none.
    private func place(_ key: UInt64) -> Int {
        var low = 0
        var high = borders.count
        while low < high {
            let middle = (low + high) / 2
            if borders[middle] <= key { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    /// Calls `body` with each set that a symbol satisfies; with some more than once.
    func forEachSet(_ key: UInt64, _ scheme: SymbolSchemes, _ body: (Int) -> Void) {
        let index = place(key)
        guard index >= 0 else { return }
        for answer in answers[index] where !answer.schemes.isDisjoint(with: scheme) { body(Int(answer.set)) }
    }
}
