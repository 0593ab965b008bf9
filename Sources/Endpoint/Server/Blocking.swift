internal import Dispatch
internal import Synchronization

/// Waits for what is asynchronous, in a thread that may block: a command's, never a task's.
package enum Blocking {
    /// Runs a body to its end and returns what it returns or throws what it throws.
    package static func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) throws -> Result {
        let outcome = Outcome<Result>()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                outcome.set(.success(try await body()))
            } catch {
                outcome.set(.failure(error))
            }
            done.signal()
        }
        done.wait()
        return try outcome.value()
    }

    private final class Outcome<Value: Sendable>: Sendable {
        private let state = Mutex<Swift.Result<Value, any Error>?>(nil)

        func set(_ value: Swift.Result<Value, any Error>) { state.withLock { $0 = value } }
        func value() throws -> Value {
            guard let value = state.withLock({ $0 }) else { preconditionFailure("signalled without an outcome") }
            return try value.get()
        }
    }
}
