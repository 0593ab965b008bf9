import Corpus
import Dispatch
import Foundation
import Testing

/// The built program, run as a person runs it.
///
/// It lies beside the test program, whose own path the kernel knows; `PATCORPUS_TOOL` names another.
enum Tool {
    /// Where the program is.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["PATCORPUS_TOOL"] { return named }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let started = CommandLine.arguments.first ?? ""
        // Under `swift test` the test program is the first; a separate runner is told the bundle's path.
        let folders = ([own, started] + CommandLine.arguments).map { URL(filePath: $0).deletingLastPathComponent() }
        let tools = folders.map { $0.appending(path: "patcorpus").path }
        return tools.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "/nonexistent/patcorpus"
    }()

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - folder: the working folder; relative paths in the arguments begin there.
    ///   - stdin: what it reads from standard input.
    ///   - environment: besides a minimal one; the caller's own is not handed on.
    /// - Throws: `TimeOut` if it does not end in time; it is then killed.
    static func run(
        _ arguments: [String], in folder: Scratch, stdin: [UInt8] = [], environment: [String: String] = [:],
        timeout: Double = 60
    ) throws -> Result {
        try start(path, arguments, in: folder, stdin: stdin, environment: environment).wait(timeout)
    }

    /// Runs a line of `bash`; `$TOOL` is the program.
    static func shell(_ line: String, in folder: Scratch, timeout: Double = 60) throws -> Result {
        try start("/bin/bash", ["-c", line], in: folder, environment: ["TOOL": path]).wait(timeout)
    }

    /// Begins to run the program.
    static func start(_ arguments: [String], in folder: Scratch) throws -> Running {
        try start(path, arguments, in: folder)
    }

    private static func start(
        _ program: String, _ arguments: [String], in folder: Scratch, stdin: [UInt8] = [],
        environment: [String: String] = [:]
    ) throws -> Running {
        let streams = try Scratch()
        let input = try streams.write("in", stdin)
        let output = try streams.write("out", [])
        let errors = try streams.write("err", [])
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        let basic = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8"]
        process.environment = basic.merging(environment) { _, given in given }
        // Files, not pipes: nothing blocks however much is written.
        let handles = try [
            #require(FileHandle(forReadingAtPath: input)), #require(FileHandle(forWritingAtPath: output)),
            #require(FileHandle(forWritingAtPath: errors)),
        ]
        process.standardInput = handles[0]
        process.standardOutput = handles[1]
        process.standardError = handles[2]
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        // Ours are closed at once: Foundation reads past the entries of /proc/self/fd when there are more than a thousand.
        defer { for handle in handles { try? handle.close() } }
        try process.run()
        return Running(process: process, ended: ended, streams: streams, arguments: arguments)
    }

    /// A run that has begun.
    struct Running {
        let process: Process
        fileprivate let ended: DispatchSemaphore
        fileprivate let streams: Scratch
        fileprivate let arguments: [String]

        /// Sends a signal.
        func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

        /// Waits for the end.
        func wait(_ timeout: Double = 60) throws -> Result {
            if ended.wait(timeout: .now() + timeout) == .timedOut {
                send(SIGKILL)
                ended.wait()
                throw TimeOut(arguments: arguments, seconds: timeout)
            }
            let status = process.terminationStatus
            return Result(
                exitCode: process.terminationReason == .exit ? status : 128 + status, output: try streams.read("out"),
                errors: try streams.read("err"))
        }
    }

    struct TimeOut: Error, CustomStringConvertible {
        let arguments: [String]
        let seconds: Double
        var description: String { "patcorpus \(arguments.joined(separator: " ")) did not end in \(seconds) s" }
    }

    /// What a run gave.
    struct Result {
        /// A process that a signal ended has 128 and its number, as in a shell.
        let exitCode: Int32
        let output: [UInt8]
        let errors: [UInt8]

        var text: String { String(decoding: output, as: UTF8.self) }
        var talk: String { String(decoding: errors, as: UTF8.self) }

        /// Standard output as one JSON value.
        var json: JSONValue { get throws { try JSONValue(parsing: output) } }

        /// Standard output as one JSON value a line.
        var lines: [JSONValue] {
            get throws { try output.split(separator: 0x0A).map { try JSONValue(parsing: Array($0)) } }
        }

        /// The error that `--json` promises: one object on stderr, and nothing else there.
        var error: JSONValue {
            get throws {
                #expect(errors.filter { $0 == 0x0A }.count == 1, "one line: \(talk)")
                return try #require(try JSONValue(parsing: errors)["error"])
            }
        }
    }
}
