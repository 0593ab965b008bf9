internal import Corpus
internal import Foundation
internal import Measure
internal import Native

/// Makes the runs of a study that are not there yet, and puts their results together.
package struct StudyRunner: Sendable {
    package struct Progress: Sendable {
        package var done: Int
        package var failed: Int
        package var total: Int
        /// `nil` before the first run of this process is done.
        package var secondsLeft: Double?
    }

    private let data: StudyData
    package let runs: [PlannedRun]
    private let store: RunStore

    /// Plans. Throws usage faults for a corpus that the study cannot be run on.
    package init(
        _ file: StudyFile, _ input: StudyInput, store: RunStore, threads: Int,
        progress: (String) -> Void = { _ in }
    ) throws {
        data = try StudyData(file, input, threads: threads, progress: progress)
        runs = StudyPlan(data).runs
        self.store = store
    }

    /// What was left out, and why.
    package var notes: [String] { data.notes }

    package var summary: String {
        "\(data.labels.count) labels; train \(data.train.count), validation \(data.validation.count), test \(data.test.count); \(data.candidates.count) candidates"
    }

    /// The runs that are finished, failed ones not among them.
    package func finished() -> Int { runs.count { store.load($0.id).map { $0["status"]?.string == "done" } ?? false } }

    /// Makes what is missing; a run that fails is recorded, and the others go on.
    ///
    /// Throws what keeps results from being written.
    package func run(threads: Int, progress: (Progress) -> Void) throws -> Progress {
        var state = Progress(done: 0, failed: 0, total: runs.count, secondsLeft: nil)
        var left: [PlannedRun] = []
        for run in runs {
            if store.load(run.id)?["status"]?.string == "done" { state.done += 1 } else { left.append(run) }
        }
        progress(state)
        let missing = left
        let before = state.done
        let start = ContinuousClock.now
        try OrderedWork.run(
            threads: max(1, min(threads, left.count)), window: 4 * threads,
            produce: { give in for run in missing { try give(run) } }, makeWorker: {},
            work: { _, run in try work(run) },
            consume: { isDone in
                if isDone { state.done += 1 } else { state.failed += 1 }
                let seconds = Self.seconds(ContinuousClock.now - start)
                let made = state.done + state.failed - before
                state.secondsLeft = seconds / Double(made) * Double(left.count - made)
                progress(state)
            })
        return state
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// One run. Returns whether it succeeded.
    private func work(_ run: PlannedRun) throws -> Bool {
        let start = ContinuousClock.now
        var members: [(String, JSONValue)] = [("run", .string(run.id.hex))] + run.setting.members
        var isDone = true
        do {
            members += try outcome(run.setting)
            members.append(("status", "done"))
        } catch {
            isDone = false
            let text = (error as? Fault)?.description ?? "\(error)"
            members += [("status", "failed"), ("error", .string(text))]
        }
        members.append(("seconds", JSONValue(Self.seconds(ContinuousClock.now - start))))
        try store.save(run.id, .object(JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) })))
        return isDone
    }

    private func outcome(_ setting: RunSetting) throws -> [(String, JSONValue)] {
        switch setting.task {
        case .classify: return try ClassificationRun(data: data, setting: setting).outcome()
        case .retrieve: return try RetrievalRun(data: data, setting: setting).outcome()
        case .measure:
            guard let candidate = data.candidate(setting.configuration) else {
                throw Fault("there is no candidate \(setting.configuration)")
            }
            return try FidelityRun(data: data, candidate: candidate).outcome()
        }
    }

    /// The lines of `results.jsonl` in the order of the plan, and those of `timings.jsonl`.
    ///
    /// Results have no times, so that they are the same bytes whenever and in how many pieces they were made. A candidate's fidelity stands in each of its lines.
    package func lines() -> (results: String, timings: String) {
        var fidelity: [String: JSONValue] = [:]
        var results = ""
        var timings = ""
        for run in runs {
            guard let value = store.load(run.id), var object = value.object else { continue }
            timings +=
                JSONValue.object(
                    JSONObject(uniqueMembers: [
                        .init(key: "run", value: .string(run.id.hex)),
                        .init(key: "seconds", value: object["seconds"] ?? .null),
                    ])
                ).canonicalText + "\n"
            object["seconds"] = nil
            if run.setting.task == .measure {
                fidelity[run.setting.configuration] = object["fidelity"]
            } else if !run.setting.configuration.isEmpty, run.setting.task == .classify {
                object["fidelity"] = fidelity[run.setting.configuration] ?? [:]
            }
            results += JSONValue.object(object).canonicalText + "\n"
        }
        return (results, timings)
    }
}
