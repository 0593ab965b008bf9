import Corpus
import Foundation
import Native
import Testing

@testable import Study

@Suite("The verdict on corpora whose truth is known")
struct PlantedTests {
    /// How many seeds; `scripts/planted` asks for a hundred.
    static let seeds = Int(ProcessInfo.processInfo.environment["PATCORPUS_PLANTED"] ?? "") ?? 3

    /// What the study says of a planted corpus.
    static func source(_ corpus: PlantedCorpus) throws -> StudyAnalysis.RegimeSummary? {
        let folder = try TestFolder()
        let runner = try StudyRunner(corpus.file, corpus.input, store: RunStore(folder: folder.path), threads: 2)
        let state = try runner.run(threads: 2) { _ in }
        #expect(state.failed == 0)
        var settings = StudyAnalysis.Settings()
        settings.replicates = 400
        return try StudyAnalysis(StudyLines.parse(runner.lines().results, file: "results"), settings: settings).headline
    }

    @Test("says what was planted for at least nine seeds of ten", arguments: PlantedCorpus.Truth.allCases)
    func verdict(_ truth: PlantedCorpus.Truth) throws {
        var found: [String: Int] = [:]
        for seed in 1...Self.seeds {
            let summary = try Self.source(PlantedCorpus(truth: truth, seed: UInt64(seed)))
            found[summary?.source.rawValue ?? "nothing", default: 0] += 1
            if Self.seeds > 10 || ProcessInfo.processInfo.environment["PATCORPUS_PLANTED"] != nil, let summary {
                print(
                    truth.rawValue, seed, summary.source.rawValue, summary.best.real.value, summary.best.raw.value,
                    summary.best.volume?.value ?? .nan, summary.best.controlled?.value ?? .nan)
            }
        }
        let right = found[truth.rawValue] ?? 0
        if ProcessInfo.processInfo.environment["PATCORPUS_PLANTED"] != nil {
            print("planted \(truth.rawValue): \(right) of \(Self.seeds); \(found)")
        }
        #expect(right * 10 >= Self.seeds * 9, "\(truth): \(found)")
    }
}

/// A folder that goes with the value.
final class TestFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "study-\(UUID().uuidString)").path
        try FileSystem.makeDirectory(path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
