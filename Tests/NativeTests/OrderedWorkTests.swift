import Foundation
import Synchronization
import Testing

@testable import Native

/// A number that threads share.
private final class Counter: Sendable {
    private let number = Mutex(0)

    @discardableResult
    func add(_ more: Int) -> Int {
        number.withLock {
            $0 += more
            return $0
        }
    }
}

private struct Stop: Error {}

struct OrderedWorkTests {
    private static func window(_ threads: Int) -> Int { max(1, threads) * 2 }

    /// Squares the numbers below `count`; `where failing` says what throws.
    private static func squares(
        _ count: Int, threads: Int, failingInput: Int? = nil, failingWork: Int? = nil, waiting: Counter = Counter(),
        consume: (Int) throws -> Void
    ) throws {
        try OrderedWork.run(
            threads: threads, window: Self.window(threads),
            produce: { give in
                for number in 0..<count {
                    if number == failingInput { throw Stop() }
                    waiting.add(1)
                    try give(number)
                }
            },
            makeWorker: { 0 },
            work: { (worker: inout Int, input: Int) in
                worker += 1
                if input == failingWork { throw Stop() }
                if input % 7 == 0 { Thread.sleep(forTimeInterval: 0.0003) }
                return input * input
            },
            consume: consume)
    }

    @Test("gives results in order, with few of them waiting", arguments: [-1, 0, 1, 2, 8], [0, 1, 500])
    func order(threads: Int, count: Int) throws {
        let waiting = Counter()
        var results: [Int] = []
        var most = 0
        try Self.squares(count, threads: threads, waiting: waiting) {
            results.append($0)
            most = max(most, waiting.add(-1))
        }
        #expect(results == (0..<count).map { $0 * $0 })
        #expect(most <= max(1, threads) * 2 + 1)
    }

    @Test("ends with the error of input, work or consumer, no thread left", arguments: [1, 4])
    func errors(threads: Int) {
        #expect(throws: Stop.self) { try Self.squares(300, threads: threads, failingInput: 50) { _ in } }
        #expect(throws: Stop.self) { try Self.squares(300, threads: threads, failingWork: 50) { _ in } }
        #expect(throws: Stop.self) { try Self.squares(300, threads: threads) { if $0 == 2500 { throw Stop() } } }
    }

    @Test("destroys every worker before it returns", arguments: [1, 4])
    func workers(threads: Int) throws {
        final class Worker {
            let alive: Counter
            init(_ alive: Counter) {
                self.alive = alive
                alive.add(1)
            }
            deinit { alive.add(-1) }
        }
        let alive = Counter()
        try OrderedWork.run(
            threads: threads, window: 3, produce: { give in for number in 0..<50 { try give(number) } },
            makeWorker: { Worker(alive) },
            work: { (_: inout Worker, input: Int) in input }, consume: { _ in })
        #expect(alive.add(0) == 0)
    }
}
