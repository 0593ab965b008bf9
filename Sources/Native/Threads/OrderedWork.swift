internal import Foundation

/// Runs work on a set number of threads and hands the results back in the order of the inputs, with a bounded number of them waiting.
///
/// Threads, not tasks: the work is long, blocking (mapped files, archives) and as many at once as the person asked for, which Swift's
/// cooperative pool would cut to the number of cores.
package enum OrderedWork {
    /// - Parameters:
    ///   - threads: how many inputs are worked on at once, at least 1.
    ///   - next: gives the next input, or `nil` at the end; called by one thread at a time. May throw, which ends the run.
    ///   - makeWorker: makes what one thread needs to itself (parser, compressor), on that thread.
    ///   - work: turns an input into an output.
    ///   - consume: receives the outputs in order, on the calling thread. May throw, which ends the run.
    ///
    /// Throws the first error of any of them; work under way is finished first and its results dropped.
    package static func run<Input: Sendable, Output: Sendable, Worker>(
        threads: Int, next: @escaping @Sendable () throws -> Input?,
        makeWorker: @escaping @Sendable () throws -> Worker,
        work: @escaping @Sendable (inout Worker, Input) throws -> Output, consume: (Output) throws -> Void
    ) throws {
        let state = WorkState<Output>(window: max(1, threads) * 2 + 1)
        for _ in 0..<max(1, threads) {
            state.threadBegan()
            let thread = Thread {
                defer { state.threadEnded() }
                do {
                    var worker = try makeWorker()
                    while let (place, input) = try state.take(next) {
                        state.put(try work(&worker, input), at: place)
                    }
                } catch {
                    state.fail(error)
                }
            }
            // libxml2 may nest 256 deep, our own walk as deep again.
            thread.stackSize = 8 << 20
            thread.start()
        }
        do {
            while let output = try state.nextOutput() { try consume(output) }
        } catch {
            state.fail(error)
            state.waitForThreads()
            throw error
        }
        state.waitForThreads()
    }
}

/// What the threads of one run share; every access is under the condition's lock.
private final class WorkState<Output: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let window: Int
    private var taken = 0
    private var consumed = 0
    private var outputs: [Int: Output] = [:]
    private var isAtEnd = false
    private var failure: (any Error)?
    private var running = 0
    private var isTaking = false

    init(window: Int) { self.window = window }

    func threadBegan() {
        condition.lock()
        running += 1
        condition.unlock()
    }

    func threadEnded() {
        condition.lock()
        running -= 1
        condition.broadcast()
        condition.unlock()
    }

    func fail(_ error: any Error) {
        condition.lock()
        if failure == nil { failure = error }
        condition.broadcast()
        condition.unlock()
    }

    /// The next input and its place; waits while too many results are waiting. Inputs are made outside the lock, by one thread at a time.
    func take<Input>(_ next: () throws -> Input?) throws -> (Int, Input)? {
        condition.lock()
        while failure == nil && !isAtEnd && (isTaking || taken - consumed >= window) { condition.wait() }
        if failure != nil || isAtEnd {
            condition.unlock()
            return nil
        }
        isTaking = true
        condition.unlock()
        let input: Input?
        do {
            input = try next()
        } catch {
            condition.lock()
            isTaking = false
            condition.unlock()
            throw error
        }
        condition.lock()
        defer {
            isTaking = false
            condition.broadcast()
            condition.unlock()
        }
        guard let input else {
            isAtEnd = true
            return nil
        }
        taken += 1
        return (taken - 1, input)
    }

    func put(_ output: Output, at place: Int) {
        condition.lock()
        outputs[place] = output
        condition.broadcast()
        condition.unlock()
    }

    /// The next output in order; `nil` after the last. Throws what a thread threw.
    func nextOutput() throws -> Output? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let failure { throw failure }
            if let output = outputs.removeValue(forKey: consumed) {
                consumed += 1
                condition.broadcast()
                return output
            }
            if isAtEnd && consumed == taken { return nil }
            condition.wait()
        }
    }

    func waitForThreads() {
        condition.lock()
        while running > 0 { condition.wait() }
        condition.unlock()
    }
}
