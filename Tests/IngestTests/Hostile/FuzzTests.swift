import Foundation
import Fuzzing
import Testing

/// A short form of `scripts/fuzz`, and what it holds on the sample files.
struct FuzzTests {
    private static let corpus = URL(filePath: #filePath).appending(path: "../../../Fuzz/corpus").standardizedFileURL
        .path
    /// A debug build reads some forty times slower than a release build, for which the engine's own limit is.
    private static let secondsPerInput = 60.0

    @Test(
        "mutated files neither crash nor hang a reader, and every line is canonical with the facets that its reader counted"
    )
    func mutated() {
        let seeds = FuzzRun.files(in: Self.corpus).map(\.bytes)
        #expect(seeds.count >= 40)
        var run = FuzzRun(seed: 20_240_101, seeds: seeds)
        run.secondsPerInput = Self.secondsPerInput
        let result = run.run(seconds: 20)
        #expect(result.executions >= 100)
        #expect(result.records >= 20)
        for finding in result.findings { Issue.record("input \(finding.number): \(finding.problem)") }
    }

    @Test("inputs follow from seed and number alone")
    func repeatable() {
        let seeds = FuzzRun.files(in: Self.corpus).map(\.bytes)
        let one = FuzzRun(seed: 5, seeds: seeds)
        let other = FuzzRun(seed: 5, seeds: seeds)
        #expect(other.input(41) == one.input(41))
        #expect(Set((0..<50).map { one.input($0) }).count > 40)
    }

    @Test("own files of every dialect hold what mutated ones must")
    func sound() {
        var inspection = Inspection()
        for (path, bytes) in FuzzRun.files(in: Self.corpus) {
            for problem in inspection.problems(of: bytes) { Issue.record("\(path): \(problem)") }
        }
        #expect(inspection.records >= 15)
    }
}
