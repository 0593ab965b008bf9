import Foundation
import Fuzzing

/// `fuzz run FOLDER… SEED FIRST SECONDS PROGRESS`, `fuzz check FOLDER…`, `fuzz show FOLDER… SEED NUMBER`: see `scripts/fuzz`.
@main
enum Fuzz {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let verb = arguments.isEmpty ? "" : arguments.removeFirst()
        switch verb {
        case "run" where arguments.count >= 5: run(arguments)
        case "show" where arguments.count >= 3: show(arguments)
        case "check" where !arguments.isEmpty: check(arguments)
        default:
            FileHandle.standardError.write(Data("see scripts/fuzz\n".utf8))
            exit(64)
        }
    }

    private static func seeds(_ folders: some Sequence<String>) -> [[UInt8]] {
        folders.flatMap { FuzzRun.files(in: $0, upTo: 128 << 10).map(\.bytes) }
    }

    private static func run(_ arguments: [String]) {
        let last = arguments.suffix(4).map { $0 }
        let run = FuzzRun(seed: UInt64(last[0]) ?? 1, seeds: seeds(arguments.dropLast(4)))
        _ = FileManager.default.createFile(atPath: last[3], contents: nil)
        let file = FileHandle(forWritingAtPath: last[3])
        let result = run.run(from: Int(last[1]) ?? 0, seconds: Double(last[2]) ?? 10) { number in
            // A crash leaves the number of its input here.
            try? file?.seek(toOffset: 0)
            try? file?.write(contentsOf: Data("\(number)          \n".utf8))
        }
        print(
            "\(result.executions) executions, \(result.records) documents, \(result.unreadable) unreadable, \(result.scanned) scanned, slowest \(result.slowest) s, \(memory) MiB"
        )
        for finding in result.findings { print("finding \(finding.number): \(finding.problem)") }
        exit(result.findings.isEmpty ? 0 : 1)
    }

    /// The largest resident size so far, in MiB (Linux proc(5), `VmHWM`).
    private static var memory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }

    private static func show(_ arguments: [String]) {
        let run = FuzzRun(seed: UInt64(arguments[arguments.count - 2]) ?? 1, seeds: seeds(arguments.dropLast(2)))
        FileHandle.standardOutput.write(Data(run.input(Int(arguments[arguments.count - 1]) ?? 0)))
    }

    private static func check(_ arguments: [String]) {
        var inspection = Inspection()
        var files = 0
        var problems = 0
        for folder in arguments {
            for (path, bytes) in FuzzRun.files(in: folder) {
                files += 1
                for problem in inspection.problems(of: bytes) {
                    problems += 1
                    print("\(path): \(problem)")
                }
            }
        }
        print(
            "\(files) files, \(inspection.records) documents, \(inspection.unreadable) unreadable, \(problems) problems"
        )
        exit(problems == 0 ? 0 : 1)
    }
}
