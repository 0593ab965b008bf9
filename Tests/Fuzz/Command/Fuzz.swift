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
        let path = last[3]
        let file = fopen(path, "w")
        let result = run.run(from: Int(last[1]) ?? 0, seconds: Double(last[2]) ?? 10) { number in
            // A crash leaves the number of its input here.
            if let file {
                rewind(file)
                fputs("\(number)          \n", file)
                fflush(file)
            }
        }
        var usage = rusage()
        getrusage(RUSAGE_SELF, &usage)
        print("\(result.executions) executions, \(result.records) documents, \(result.unreadable) unreadable, slowest \(result.slowest) s, \(usage.ru_maxrss / 1024) MiB")
        for finding in result.findings { print("finding \(finding.number): \(finding.problem)") }
        exit(result.findings.isEmpty ? 0 : 1)
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
        print("\(files) files, \(inspection.records) documents, \(inspection.unreadable) unreadable, \(problems) problems")
        exit(problems == 0 ? 0 : 1)
    }
}
