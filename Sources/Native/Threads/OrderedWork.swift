internal import Foundation

/// Runs work on a set number of threads and hands the results back in the order of the inputs, with a bounded number of them waiting.
///
/// Threads, not tasks: the work is long, blocking (mapped files, archives), and as many at once as the person asked for, which Swift's
/// cooperative pool would cut to the number of cores.
package enum OrderedWork {
    /// - Parameters:
    ///   - threads: how many inputs are worked on at once, at least 1.
    ///   - window: how many inputs may be given out whose results are not consumed yet.
    ///   - produce: gives out the inputs, in order, by calling its argument, which waits while the window is full; on a thread of its own.
    ///   - makeWorker: makes what one thread needs to itself (parser, compressor), on that thread.
    ///   - work: turns an input into an output.
    ///   - consume: receives the outputs in order, on the calling thread.
    ///
    /// Throws the first error of any of them; work under way is finished first and its results dropped.
    package static func run<Input: Sendable, Output: Sendable, Worker: ~Copyable>(
        threads: Int, window: Int, produce: @escaping @Sendable (_ give: (Input) throws -> Void) throws -> Void,
        makeWorker: @escaping @Sendable () throws -> Worker,
        work: @escaping @Sendable (inout Worker, Input) throws -> Output,
        consume: (Output) throws -> Void
    ) throws {
        let state = WorkState<Input, Output>(window: max(window, 1))
        state.startThread {
            try produce { try state.give($0) }
            state.endInputs()
        }
        for _ in 0..<max(1, threads) {
            state.startThread {
                var worker = try makeWorker()
                while let (place, input) = state.take() {
                    state.put(try work(&worker, input), at: place)
                }
            }
        }
        defer { state.waitForThreads() }
        do {
            while let output = try state.nextOutput() { try consume(output) }
        } catch {
            state.fail(error)
            throw error
        }
    }
}

/// The run was ended by an error elsewhere.
private struct WorkEnded: Error {}

/// What the threads of one run share; every access is under the condition's lock.
private final class WorkState<Input: Sendable, Output: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let window: Int
    private var inputs: [(Int, Input)] = []
    private var outputs: [Int: Output] = [:]
    private var given = 0
    private var consumed = 0
    private var isAtEnd = false
    private var failure: (any Error)?
    private var running = 0

    init(window: Int) { self.window = window }

    private func locked<T>(_ body: () throws -> T) rethrows -> T {
        condition.lock()
        defer { condition.unlock() }
        return try body()
    }

    func startThread(_ body: @escaping @Sendable () throws -> Void) {
        locked { running += 1 }
        let thread = Thread { [self] in
            do { try body() } catch { fail(error) }
            locked {
                running -= 1
                condition.broadcast()
            }
        }
        // libxml2 may nest 256 deep, and our walk of its result as deep again.
        thread.stackSize = 8 << 20
        thread.start()
    }

    func fail(_ error: any Error) {
        locked {
            if failure == nil { failure = error }
            condition.broadcast()
        }
    }

    func give(_ input: Input) throws {
        try locked {
            while failure == nil && given - consumed >= window { condition.wait() }
            if failure != nil { throw WorkEnded() }
            inputs.append((given, input))
            given += 1
            condition.broadcast()
        }
    }

    func endInputs() {
        locked {
            isAtEnd = true
            condition.broadcast()
        }
    }

    func take() -> (Int, Input)? {
        locked {
            while failure == nil && inputs.isEmpty && !isAtEnd { condition.wait() }
            return failure != nil || inputs.isEmpty ? nil : inputs.removeFirst()
        }
    }

    func put(_ output: Output, at place: Int) {
        locked {
            outputs[place] = output
            condition.broadcast()
        }
    }

    /// The next output in order; `nil` after the last. Throws what a thread threw.
    func nextOutput() throws -> Output? {
        try locked {
            while true {
                if let failure { throw failure }
                if let output = outputs.removeValue(forKey: consumed) {
                    consumed += 1
                    condition.broadcast()
                    return output
                }
                if isAtEnd && consumed == given { return nil }
                condition.wait()
            }
        }
    }

    func waitForThreads() {
        locked { while running > 0 { condition.wait() } }
    }
}
