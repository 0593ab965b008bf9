internal import Glibc

/// The process's output and error streams, without a buffer between.
package enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    /// The path in the errors that writing throws.
    package var name: String { self == .output ? "to standard output" : "to standard error" }

    /// Writes all bytes. Throws `SystemError`, also for a pipe that nobody reads (`isBrokenPipe`) and a full disk.
    package func write(_ bytes: Span<UInt8>) throws {
        try FileSystem.write(bytes, to: rawValue, path: name)
    }
}

extension SystemError {
    /// True where the reader of a pipe has gone, as `head` does when it has what it wants.
    package var isBrokenPipe: Bool { code == EPIPE }
}
