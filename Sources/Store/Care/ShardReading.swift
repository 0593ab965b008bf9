internal import Corpus
internal import Native

/// Reads shards whole on several threads: digests of frames, lines and the whole, held against the index's places.
enum ShardReading {
    struct Task: Sendable {
        var path: String
        var name: Digest
        /// The shard's row in the index; `nil` if it is not there.
        var row: Int?
        /// Of the file.
        var bytes: Int
    }

    struct Outcome: Sendable {
        /// Of lines verified.
        var bytes = 0
        var damage: (file: String, reason: String)?
        /// Where the index says otherwise.
        var disagreement: String?
        /// Lines that the index does not have at this place.
        var surplus: [Digest] = []
        /// The lines, if they were asked for.
        var lines: [LinePlace] = []
    }

    private struct Input: Sendable {
        var task: Task
        var places: [LinePlace]?
    }

    /// Reads all tasks, and hands their outcomes on in order, on the calling thread.
    ///
    /// - Parameters:
    ///   - index: has its lines sorted (`Index.sortLines`); `nil` to hold the shards against their names only.
    ///   - keepsLines: outcomes have all lines.
    static func run(
        _ tasks: [Task], threads: Int, index: Index?, keepsLines: Bool = false,
        _ consume: (Task, Outcome) throws -> Void
    ) throws {
        var at = 0
        try OrderedWork.run(
            threads: max(1, threads), window: 2 * max(1, threads) + 1,
            produce: { give in
                for task in tasks {
                    try give(Input(task: task, places: try task.row.flatMap { try index?.sortedLines(of: $0) }))
                }
            },
            makeWorker: { ZstdDecompressor() },
            work: { (decompressor: inout ZstdDecompressor, input: Input) in
                read(input.task, input.places, keepsLines, &decompressor)
            },
            consume: { (outcome: Outcome) in
                at += 1
                try consume(tasks[at - 1], outcome)
            })
    }

    /// Reads one shard on this thread and holds it against its name.
    static func read(_ path: String, _ name: Digest) -> Outcome {
        var decompressor = ZstdDecompressor()
        return read(Task(path: path, name: name, row: nil, bytes: 0), nil, false, &decompressor)
    }

    private static func read(
        _ task: Task, _ places: [LinePlace]?, _ keepsLines: Bool, _ decompressor: inout ZstdDecompressor
    ) -> Outcome {
        var outcome = Outcome()
        var row = 0
        var lost: LinePlace?
        do {
            let file = try ShardFile(path: task.path)
            try file.forEachLine(name: task.name, with: &decompressor) { _, line in
                outcome.bytes += line.length + 1
                if keepsLines { outcome.lines.append(line) }
                guard let places else { return }
                // Places before this line's are in the middle of another.
                while row < places.count && places[row].start < line.start {
                    lost = lost ?? places[row]
                    row += 1
                }
                var isKnown = false
                while row < places.count && places[row].start == line.start {
                    if places[row] == line { isKnown = true } else { lost = lost ?? places[row] }
                    row += 1
                }
                if !isKnown { outcome.surplus.append(line.digest) }
            }
            if let places, row < places.count { lost = lost ?? places[row] }
        } catch let fault as Fault {
            outcome.damage = (fault.place, fault.what)
        } catch {
            outcome.damage = (task.path, "\(error)")
        }
        if outcome.damage == nil, let lost {
            outcome.disagreement = "it has no line \(lost.digest.short) at byte \(lost.start)"
        }
        return outcome
    }
}
