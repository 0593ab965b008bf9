import Endpoint
import Synchronization
import Testing

struct RequestGateTests {
    /// Counts who is inside.
    private final class Room: Sendable {
        private let state = Mutex((inside: 0, most: 0, done: 0))
        var most: Int { state.withLock { $0.most } }
        var done: Int { state.withLock { $0.done } }
        func visit() async throws {
            state.withLock {
                $0.inside += 1
                $0.most = max($0.most, $0.inside)
            }
            try await Task.sleep(for: .milliseconds(2))
            state.withLock {
                $0.inside -= 1
                $0.done += 1
            }
        }
    }

    @Test("lets as many in as it is wide, all in the end, and no more at a time", arguments: [1, 3, 16])
    func width(concurrency: Int) async throws {
        let gate = RequestGate(concurrency: concurrency)
        let room = Room()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<64 { group.addTask { try await gate.run { try await room.visit() } } }
            try await group.waitForAll()
        }
        #expect(room.most == concurrency)
        #expect(room.done == 64)
    }

    @Test("no minute has more starts than the limit", arguments: [1.0, 30, 90, 0.5])
    func rate(perMinute: Double) async throws {
        let clock = JumpingClock()
        let gate = RequestGate(concurrency: 1, requestsPerMinute: perMinute, clock: clock)
        var starts: [Duration] = []
        for _ in 0..<100 { starts.append(try await gate.run { clock.now() }) }
        #expect(starts == starts.sorted())
        let window = perMinute < 1 ? Duration.seconds(120) : .seconds(60)
        let limit = perMinute < 1 ? 1 : Int(perMinute)
        for start in starts {
            // A nanosecond less: the spacing is rounded down by less than that in all.
            let inWindow = starts.count { $0 >= start && $0 < start + window - .microseconds(1) }
            #expect(inWindow <= limit)
        }
        // And it is not slower than the limit.
        #expect(starts[99] - starts[0] <= .seconds(60) / perMinute * 99 + .milliseconds(1))
    }

    @Test("a pause holds all starts back, those that wait already too")
    func pause() async throws {
        let clock = HandClock()
        let gate = RequestGate(concurrency: 4, requestsPerMinute: 60, clock: clock)
        try await gate.run {}
        let second = Task { try await gate.run { clock.now() } }
        while clock.sleeping < 1 { await Task.yield() }
        await gate.pause(for: .seconds(30))
        clock.advance(by: .seconds(2))
        while clock.sleeping < 1 { await Task.yield() }
        clock.advance(by: .seconds(27))
        #expect(clock.sleeping == 1)
        clock.advance(by: .seconds(2))
        #expect(try await second.value == .seconds(31))
    }

    @Test("who is cancelled while it waits leaves its place to the next")
    func cancellation() async throws {
        let gate = RequestGate(concurrency: 1)
        let (stream, finish) = AsyncStream<Void>.makeStream()
        let first = Task { try await gate.run { for await _ in stream {} } }
        try await Task.sleep(for: .milliseconds(5))
        let cancelled = Task { try await gate.run {} }
        let third = Task { try await gate.run { 3 } }
        try await Task.sleep(for: .milliseconds(5))
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        finish.finish()
        try await first.value
        #expect(try await third.value == 3)
    }

    @Test("a body that throws gives its place back")
    func throwing() async throws {
        struct Wrong: Error {}
        let gate = RequestGate(concurrency: 1)
        await #expect(throws: Wrong.self) { try await gate.run { throw Wrong() } }
        #expect(try await gate.run { 1 } == 1)
    }
}
