/// One query's ranking with what is known of its documents: all that a measure needs.
package struct JudgedRanking: Sendable, Hashable {
    /// What stands for a document without a judgement.
    package static let unjudged = -Double.infinity

    /// The relevance of the retrieved documents, best rank first; `unjudged` where nobody judged.
    package private(set) var retrieved: [Double]
    /// The relevance of all judged documents, retrieved or not, from the highest.
    package private(set) var judged: [Double]

    /// - Parameters:
    ///   - retrieved: by rank. A relevance below zero is how qrels mark what was not judged after all; it counts as `unjudged`.
    ///   - judged: in any order.
    package init(retrieved: [Double], judged: [Double]) {
        self.retrieved = retrieved.contains { $0 < 0 } ? retrieved.map { $0 < 0 ? Self.unjudged : $0 } : retrieved
        self.judged = judged.filter { $0 >= 0 }
        self.judged.sort(by: >)
    }

    /// How many judged documents have at least that relevance. Logarithmic time.
    package func judged(atLeast relevance: Double) -> Int {
        var low = 0
        var high = judged.count
        while low < high {
            let middle = (low + high) / 2
            if judged[middle] >= relevance { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of the first documents have at least that relevance.
    func retrieved(atLeast relevance: Double, within cutoff: Int) -> Int {
        var found = 0
        for value in retrieved.prefix(cutoff) where value >= relevance { found += 1 }
        return found
    }
}
