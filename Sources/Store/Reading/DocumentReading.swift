package import Corpus
internal import Native

/// Reading many documents on several threads.
extension CorpusStore {
    /// Works on documents in the order in which they lie on the disk, each frame unpacked once, and gives the results in the order of `digests`.
    ///
    /// For results that are small beside their documents: all are held. Each line is verified.
    ///
    /// - Parameters:
    ///   - makeWorker: makes what one thread needs to itself.
    ///   - work: takes the place in `digests` and the canonical line.
    ///   - progress: told after each batch how many bytes and documents it had, on the calling thread.
    package func mapDocuments<Worker: ~Copyable, T: Sendable>(
        _ digests: [Digest], threads: Int, makeWorker: @escaping @Sendable () throws -> Worker,
        work: @escaping @Sendable (inout Worker, Int, Span<UInt8>) throws -> T,
        progress: (_ bytes: Int, _ documents: Int) -> Void = { _, _ in }
    ) throws -> [T] {
        let places = try index.objects(digests)
        let order = places.indices.sorted { a, b in
            let (first, second) = (places[a], places[b])
            return first.shard == second.shard
                ? (first.place.start, a) < (second.place.start, b) : first.shard < second.shard
        }
        var results: [T?] = Array(repeating: nil, count: digests.count)
        try run(order, places, threads: threads, makeWorker: makeWorker, work: work) { batch, bytes in
            for (at, result) in batch { results[at] = result }
            progress(bytes, batch.count)
        }
        return results.compactMap { $0 }
    }

    /// Works on documents in the order of `digests` and gives the results to `consume` in that order, a bounded number of them waiting.
    package func streamDocuments<Worker: ~Copyable, T: Sendable>(
        _ digests: [Digest], threads: Int, makeWorker: @escaping @Sendable () throws -> Worker,
        work: @escaping @Sendable (inout Worker, Int, Span<UInt8>) throws -> T, consume: (T) throws -> Void
    ) throws {
        let places = try index.objects(digests)
        try run(Array(places.indices), places, threads: threads, makeWorker: makeWorker, work: work) { batch, _ in
            for (_, result) in batch { try consume(result) }
        }
    }

    /// What one thread has: its reader of lines and its worker.
    private struct Reading<Worker: ~Copyable>: ~Copyable {
        let lines: LineReader
        var worker: Worker
    }

    private static var batchBytes: Int { 2 << 20 }

    private func run<Worker: ~Copyable, T: Sendable>(
        _ order: [Int], _ places: [ObjectPlace], threads: Int, makeWorker: @escaping @Sendable () throws -> Worker,
        work: @escaping @Sendable (inout Worker, Int, Span<UInt8>) throws -> T,
        consume: ([(Int, T)], Int) throws -> Void
    ) throws {
        let (layout, index) = (layout, index)
        try OrderedWork.run(
            threads: threads, window: threads * 2 + 2,
            produce: { (give: (ArraySlice<Int>) throws -> Void) in
                var start = 0
                var bytes = 0
                for (at, place) in order.enumerated() {
                    bytes += places[place].place.length
                    if bytes >= Self.batchBytes || at == order.count - 1 {
                        try give(order[start...at])
                        start = at + 1
                        bytes = 0
                    }
                }
            },
            makeWorker: { Reading(lines: LineReader(layout, index), worker: try makeWorker()) },
            work: { (thread: inout Reading<Worker>, batch: ArraySlice<Int>) -> ([(Int, T)], Int) in
                var results: [(Int, T)] = []
                results.reserveCapacity(batch.count)
                var bytes = 0
                for at in batch {
                    let result = try thread.lines.withLine(places[at]) { try work(&thread.worker, at, $0) }
                    results.append((at, result))
                    bytes += places[at].place.length
                }
                return (results, bytes)
            },
            consume: { try consume($0.0, $0.1) })
    }
}
