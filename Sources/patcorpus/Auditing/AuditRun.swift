internal import Corpus
internal import Measure
internal import Native

/// The battery, part by part.
struct AuditRun {
    let input: AuditInput
    let settings: AuditSettings
    let showProgress: Bool

    /// What came of an audit.
    struct Result {
        var verdict: AuditVerdict
        var sections: [ResultSection]
        var measures: [Measure.Measurement]
    }

    func result() throws -> Result {
        let real = input.real.drawn(settings.sample, seed: settings.seed, stream: 1)
        let synthetic = input.synthetic.drawn(settings.sample, seed: settings.seed, stream: 2)
        let (input, settings) = (input, settings)
        let steps: [(name: String, work: () throws -> AuditPart)] = [
            ("sizes", { AuditSizes(input: input, real: real, synthetic: synthetic).part() }),
            ("distance", { try DistanceAudit(settings, bandwidth: input.bandwidth).audit(real, synthetic) }),
            ("map", { try MapAudit(settings).audit(real, synthetic, fit: input.fit.vectors) }),
            ("coverage", { try CoverageAudit(settings).audit(real, synthetic) }),
            ("diversity", { try DiversityAudit(settings).audit(real, synthetic) }),
            ("lengths", { try LengthAudit(settings).audit(real, synthetic) }),
            ("vocabulary", { try VocabularyAudit(settings).audit(real, synthetic) }),
            ("form", { try FormAudit(settings, rules: input.rules).audit(real, synthetic) }),
            ("labels", { try LabelAudit(settings).audit(real, synthetic) }),
            (
                "memorisation",
                {
                    try CopyAudit(settings).audit(
                        synthetic.documents, against: input.references, real: real.documents)
                }
            ),
            (
                "duplicates",
                {
                    try DuplicateAudit(settings).audit(
                        input.allSynthetic, real: input.allReal, against: input.references)
                }
            ),
            ("retrieval", { try RetrievalAudit(settings: settings).audit(real, synthetic) }),
            ("parts", { try StratumAudit(settings, bandwidth: input.bandwidth).audit(real, synthetic) }),
        ]
        var all = AuditPart()
        defer { if showProgress { Progress.clear() } }
        for (number, step) in steps.enumerated() {
            if showProgress && Terminal.isErrorTerminal {
                Terminal.overwrite("audit: \(step.name) (\(number + 1) of \(steps.count))")
            }
            all.add(try step.work())
        }
        let verdict = AuditVerdict(all)
        // What was measured comes first, then what was tested.
        var sections = all.sections
        sections.insert(verdict.section, at: min(1, sections.count))
        return Result(verdict: verdict, sections: sections, measures: all.measures)
    }
}

/// How many documents there are, of what, and which were left out.
struct AuditSizes {
    let input: AuditInput
    let real: AuditSide
    let synthetic: AuditSide

    func part() -> AuditPart {
        var rows: [[JSONValue]] = [
            row("documents selected", input.allReal.count, input.allSynthetic.count),
            row("documents measured", input.real.count, input.synthetic.count),
            row("families measured", input.real.groups.count, input.synthetic.groups.count),
            row("documents in measures of pairs", real.count, synthetic.count),
            [.string("documents that the embedder is fitted on"), .integer(input.fit.count), .null],
        ]
        for reference in input.references where reference.role != .real {
            rows.append([.string(reference.role.words), .integer(reference.documents.count), .null])
        }
        rows += counted("language", { [$0.language.isEmpty ? "unknown" : $0.language] })
        rows += counted("prompt family", { $0.prompt.isEmpty ? [] : [$0.prompt] })
        rows += counted("model", { $0.model.isEmpty ? [] : [$0.model] })
        rows += counted("label", \.labels, most: 15)
        var part = AuditPart()
        var items: [ResultItem] = [.table("Documents", columns: ["what", "real", "synthetic"], rows)]
        if !input.notes.isEmpty {
            items.append(.table("Left out, and what to know", columns: ["note"], input.notes.map { [.string($0)] }))
        }
        part.sections = [
            ResultSection(
                "sizes", "What was measured",
                "Vectors by \(input.embedder), of \(input.dimensions) numbers, fitted on documents that enter no statistic; a family counts as one.",
                items: items)
        ]
        return part
    }

    private func row(_ name: String, _ a: Int, _ b: Int) -> [JSONValue] { [.string(name), .integer(a), .integer(b)] }

    private func counted(_ what: String, _ names: (AuditDocument) -> [String], most: Int = 10) -> [[JSONValue]] {
        func counts(_ documents: [AuditDocument]) -> [String: Int] {
            var counts: [String: Int] = [:]
            for document in documents { for name in names(document) { counts[name, default: 0] += 1 } }
            return counts
        }
        let (a, b) = (counts(input.allReal), counts(input.allSynthetic))
        let all = Set(a.keys).union(b.keys).sorted {
            ((a[$1] ?? 0) + (b[$1] ?? 0), $0) < ((a[$0] ?? 0) + (b[$0] ?? 0), $1)
        }
        return all.prefix(most).map { row("\(what) \($0)", a[$0] ?? 0, b[$0] ?? 0) }
    }
}
