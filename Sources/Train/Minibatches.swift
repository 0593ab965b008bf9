internal import Corpus

/// The documents of each step of a training, drawn once for all labels.
struct Minibatches: Sendable {
    /// Step after step.
    private let documents: [Int32]
    private let starts: [Int]
    /// The steps after which all documents have been gone through once more.
    let epochEnds: [Int]

    /// - Parameter documents: how many there are, copies not counted.
    init(_ documents: Int, _ rows: TrainingRows, _ settings: TrainingSettings) {
        let appearances = rows.appearances(documents).map { Int32($0) }
        let steps = settings.budget.steps(appearances: appearances.count, batchSize: settings.batchSize)
        var drawn: [Int32] = []
        var starts = [0]
        var ends: [Int] = []
        var epoch: UInt64 = 0
        while starts.count <= steps && !appearances.isEmpty {
            var order = appearances
            if settings.order == .shuffled {
                var generator = SeededGenerator(seed: settings.seed, stream: 0xBA7C_0000 + epoch)
                for last in stride(from: order.count - 1, to: 0, by: -1) {
                    order.swapAt(last, generator.uniform(last + 1))
                }
            }
            var from = 0
            while from < order.count && starts.count <= steps {
                let end = min(from + settings.batchSize, order.count)
                drawn += order[from..<end]
                starts.append(drawn.count)
                from = end
            }
            epoch += 1
            if from == order.count { ends.append(starts.count - 1) }
        }
        epochEnds = ends
        self.documents = drawn
        self.starts = starts
    }

    /// The number of steps.
    var count: Int { starts.count - 1 }

    /// The appearances of all steps.
    var examples: Int { documents.count }

    /// The documents of a step.
    subscript(step: Int) -> ArraySlice<Int32> { documents[starts[step]..<starts[step + 1]] }
}
