internal import Foundation
internal import Glibc
internal import Synchronization

/// Another program, run to its end.
package enum ChildProcess {
    /// The process groups of the children that run.
    private static let running = Mutex<Set<Int32>>([])

    /// Runs a program and gives out the lines that it writes, to standard output and to the error stream alike, as they come.
    ///
    /// A program without a slash is looked for in `PATH`. It reads nothing. If this process is interrupted, so is the child, with its own children.
    /// - Parameter environment: added to this process's.
    /// - Returns: its exit code; 128 and the number of the signal that ended it.
    /// - Throws: Foundation's error where it cannot be started, and what `line` throws, once the child has ended.
    package static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        line: (String) throws -> Void
    ) throws -> Int32 {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program.contains("/") ? program : "/usr/bin/env")
        process.arguments = program.contains("/") ? arguments : [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, added in added }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try Interruption.letThrough { try process.run() }
        let group = process.processIdentifier
        running.withLock { _ = $0.insert(group) }
        defer { running.withLock { _ = $0.remove(group) } }
        var thrown: (any Error)?
        var rest: [UInt8] = []
        while let data = try? pipe.fileHandleForReading.read(upToCount: 1 << 16), !data.isEmpty {
            rest += data
            while let end = rest.firstIndex(of: 0x0A) {
                let text = String(decoding: rest[..<end], as: UTF8.self)
                rest.removeFirst(end + 1)
                do { if thrown == nil { try line(text) } } catch { thrown = error }
            }
        }
        process.waitUntilExit()
        if let thrown { throw thrown }
        if !rest.isEmpty { try line(String(decoding: rest, as: UTF8.self)) }
        return process.terminationReason == .uncaughtSignal
            ? 128 + process.terminationStatus : process.terminationStatus
    }

    /// Asks the children that run, and theirs, to end.
    static func endAll() {
        // Foundation gives each child a process group of its own.
        for group in running.withLock({ $0 }) { kill(-group, SIGTERM) }
    }
}
