internal import Foundation

/// The SHA-256 of a file that several threads read part by part: each hands its part in after the part before it.
///
/// A part waits for its turn, so parts must be given out in order. What ends early calls `abandon`, and nobody waits any more.
package final class DigestRelay: @unchecked Sendable {
    private let turn = NSCondition()
    private var digest = SHA256()
    private var position = 0
    private var isAbandoned = false

    package init() {}

    /// Adds the part that begins at `offset`, when all before it is in.
    package func add(_ bytes: Span<UInt8>, at offset: Int) {
        if bytes.isEmpty { return }
        turn.lock()
        defer { turn.unlock() }
        while position < offset && !isAbandoned { turn.wait() }
        // A part that comes twice, or after one that never came, makes no digest.
        guard position == offset, !isAbandoned else { return leave() }
        digest.update(bytes)
        position += bytes.count
        turn.broadcast()
    }

    /// Says that a part will not come.
    package func abandon() {
        turn.lock()
        leave()
        turn.unlock()
    }

    private func leave() {
        isAbandoned = true
        turn.broadcast()
    }

    /// The digest of `count` bytes, when all are in; `nil` if a part did not come. To be asked once.
    package func finish(count: Int) -> DigestBytes? {
        turn.lock()
        defer { turn.unlock() }
        while position < count && !isAbandoned { turn.wait() }
        guard position == count, !isAbandoned else { return nil }
        isAbandoned = true
        return digest.finish()
    }
}
