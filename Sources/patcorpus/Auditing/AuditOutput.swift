internal import Corpus
internal import Measure
internal import Native
internal import Report

/// The report of an audit as files, and what the verb prints.
struct AuditOutput {
    private let verdict: AuditVerdict
    private let report: JSONValue
    private let commits: JSONValue

    init(_ result: AuditRun.Result, input: AuditInput, settings: AuditSettings, fields: String) throws {
        verdict = result.verdict
        commits = .members(input.commits.map { ($0.role, .string($0.id)) })
        func side(_ selection: String, _ all: Int, _ side: AuditSide) -> JSONValue {
            [
                "documents": .integer(all), "families": .integer(side.groups.count), "measured": .integer(side.count),
                "selection": .string(selection),
            ]
        }
        let adjusted = verdict.adjusted
        let selections = input.selections
        report = [
            "commits": commits, "findings": .array(verdict.findings.map(\.json)),
            "judgement": .string(verdict.judgement.rawValue), "kind": "audit",
            "measures": .array(result.measures.map(\.json)), "notes": .strings(input.notes),
            "parameters": [
                "bandwidth": Measure.Measurement.number(input.bandwidth), "bandwidthRule": "median of the fit part",
                "dimensions": .integer(input.dimensions), "embedder": .string(input.embedder),
                "fields": .string(fields), "fit": .string(selections.fit ?? "a third of the real families"),
                "fitDocuments": .integer(input.fit.count), "permutations": .integer(settings.permutations),
                "phrase": .integer(settings.phrase), "rules": .strings(input.rules),
                "sample": .integer(settings.sample), "seed": .string(String(settings.seed)),
                "test": .string(selections.test ?? ""), "threshold": JSONValue(settings.threshold),
                "train": .string(selections.train ?? ""),
            ], "real": side(selections.real, input.allReal.count, input.real),
            "sections": .array(result.sections.map { $0.json(adjusted: adjusted) }),
            "synthetic": side(selections.synthetic, input.allSynthetic.count, input.synthetic),
            "tests": .array(verdict.tests.map(\.json)),
            "title": .string("Audit of \(selections.synthetic) against \(selections.real)"),
            "verdict": .string(verdict.text),
        ]
    }

    /// Writes the files; the folder is made where it is not there.
    func write(to folder: String) throws {
        try FileSystem.makeDirectory(folder)
        var buffer = ByteBuffer()
        buffer.append(report.canonicalBytes)
        buffer.append(0x0A)
        try FileSystem.writeAtomically(buffer.span, to: folder + "/report.json")
        let page = Array(try ReportPage.html(of: report, tool: Tool.name).utf8)
        try FileSystem.writeAtomically(page.span, to: folder + "/report.html")
    }

    func print(folder: String, json: Bool) throws {
        let files = ["\(folder)/report.html", "\(folder)/report.json"]
        if json {
            return try Console.print([
                "commits": commits, "files": .strings(files), "findings": .array(verdict.findings.map(\.json)),
                "judgement": .string(verdict.judgement.rawValue), "tests": .array(verdict.tests.map(\.json)),
                "verdict": .string(verdict.text),
            ])
        }
        try Console.print(verdict.text)
        for finding in verdict.findings where finding.severity != .fine {
            try Console.print("\(finding.severity.rawValue): \(finding.title). \(finding.text)")
            if !finding.ids.isEmpty {
                try Console.print(
                    "  " + finding.ids.prefix(10).joined(separator: " ") + (finding.ids.count > 10 ? " …" : ""))
            }
        }
        try Console.print("written: \(files.joined(separator: ", "))")
    }
}
