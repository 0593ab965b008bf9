internal import Corpus
internal import Measure
internal import Native
internal import Report
internal import Study

/// The analysis of results as files, and what the verb prints.
struct StudyOutput {
    /// Where the report goes; nil writes none.
    let folder: String?
    let settings: StudyAnalysis.Settings
    let json: Bool

    /// The analysis alone, of any results file.
    func analyse(_ path: String) throws {
        let text = try StudyFiles.text(path, "file of results")
        let report = try StudyReport(StudyAnalysis(StudyLines.parse(text, file: path), settings: settings)).json
        if let folder { try write(report, folder) }
        try print(report, files: folder.map { ["\($0)/report.html", "\($0)/report.json"] } ?? [])
    }

    /// Writes the report of a study's own results, and prints it with how many runs there were.
    func finish(
        _ results: String, state: StudyRunner.Progress, notes: [String], commits: [(role: String, id: String)],
        summary: String, seconds: Double
    ) throws {
        guard let folder else { return }
        let path = folder + "/results.jsonl"
        var analysis = try StudyAnalysis(StudyLines.parse(results, file: path), settings: settings)
        analysis.notes = notes + analysis.notes
        let report = StudyReport(
            analysis,
            provenance: [
                (
                    "commits",
                    .object(
                        JSONObject(uniqueMembers: commits.map { .init(key: $0.role, value: .string($0.id)) }))
                ), ("summary", .string(summary)),
            ]
        ).json
        try write(report, folder)
        let files = ["results.jsonl", "report.html", "report.json"].map { "\(folder)/\($0)" }
        let left = state.total - state.done - state.failed
        if json {
            return try Console.print([
                "files": .strings(files), "notes": .strings(analysis.notes),
                "runs": ["done": .integer(state.done), "failed": .integer(state.failed), "left": .integer(left)],
                "verdict": report["verdict"] ?? "",
            ])
        }
        try Console.print(
            "\(Console.count(state.done, "run")) done, \(Console.count(state.failed)) failed, in \(StudyProgress.time(seconds)); \(summary)"
        )
        try print(report, files: files)
    }

    private func write(_ report: JSONValue, _ folder: String) throws {
        try FileSystem.makeDirectory(folder)
        try StudyFiles.write(report.canonicalText + "\n", to: folder + "/report.json")
        try StudyFiles.write(try ReportPage.html(of: report, tool: Tool.name), to: folder + "/report.html")
    }

    private func print(_ report: JSONValue, files: [String]) throws {
        if json { return try Console.print(report) }
        func number(_ key: String) -> String { report[key]?.number.map { MeasurementOutput.number($0) } ?? "unknown" }
        try Console.print(report["verdict"]?.string ?? "")
        try Console.print(
            "raw \(number("rawGain")), volume \(number("volumeGain")), controlled \(number("controlledGain")), over the best loss on real documents \(number("overBaseline"))"
        )
        for correlation in report["correlations"]?.array ?? [] where correlation["measure"]?.string == "mmd" {
            for regime in correlation["regimes"]?.array ?? [] {
                try Console.print(
                    "mmd against gain, \(regime["regime"]?.string ?? ""): r \(text(regime["r"])) \(text(regime["interval"])), n \(text(regime["n"])), \(text(regime["models"])) models"
                )
            }
            for test in correlation["differences"]?.array ?? [] {
                let names = (test["regimes"]?.array ?? []).compactMap(\.string).joined(separator: " against ")
                let name = test["z"] == nil ? "t" : "z"
                try Console.print(
                    "mmd, \(names): \(test["test"]?.string ?? "") \(name) \(text(test[name])), p \(text(test["p"])), Δr \(text(test["deltaR"])), 95% of \(test["intervalOf"]?.string ?? "") \(text(test["interval"]))"
                )
            }
        }
        for finding in report["findings"]?.array ?? [] {
            try Console.print(
                "\(finding["severity"]?.string ?? ""): \(finding["title"]?.string ?? ""). \(finding["text"]?.string ?? "")"
            )
        }
        for note in (report["notes"]?.array ?? []).prefix(8) { Console.say("note: \(note.string ?? "")") }
        if !files.isEmpty { try Console.print("written: \(files.joined(separator: ", "))") }
    }

    private func text(_ value: JSONValue?) -> String {
        if let list = value?.array { return "[" + list.map { text($0) }.joined(separator: ", ") + "]" }
        return value?.number.map { MeasurementOutput.number($0) } ?? "undefined"
    }
}
