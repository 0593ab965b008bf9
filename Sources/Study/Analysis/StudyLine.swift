package import Corpus
package import Measure

/// A line of `results.jsonl`: what one run was, and what came of it.
///
/// `schemas/study-results.schema.json` has the form. Numbers of another tool may stand in it: only `control`, `regime`, `classifier`, `metrics` and, for a candidate, `configuration` are needed.
package struct StudyLine: Sendable {
    /// Where it stands in the file, from 1.
    package var line = 0
    package var run = ""
    package var setting: RunSetting
    package var failed = ""
    /// Documents of the training set, repetitions counted.
    package var documents = 0
    package var metrics: [String: Double] = [:]
    /// By group of test families: true positives, false positives, false negatives.
    package var counts: [[Int]] = []
    /// Of the candidate, by measure.
    package var fidelity: [String: Double] = [:]
    package var retrieval: [RetrievalOutcome] = []

    package init(setting: RunSetting) { self.setting = setting }
}

/// What synthetic documents did to one retrieval measure.
package struct RetrievalOutcome: Sendable, Hashable {
    package var measure: String
    /// How synthetic documents are judged: `unjudged`, `removed`, `graded`.
    package var judgement: String
    package var real: Double
    package var mixed: Double
    package var interval: Interval?
    package var p: Double?
    package var queries: Int

    package init(
        measure: String, judgement: String, real: Double, mixed: Double, interval: Interval?, p: Double?, queries: Int
    ) {
        self.measure = measure
        self.judgement = judgement
        self.real = real
        self.mixed = mixed
        self.interval = interval
        self.p = p
        self.queries = queries
    }

    package var difference: Double { mixed - real }
    package var relativeChange: Double? { real > 0 ? mixed / real - 1 : nil }

    package var json: JSONValue {
        [
            "difference": JSONValue(difference),
            "interval": ResultNumber.json(interval), "judgement": .string(judgement), "measure": .string(measure),
            "mixed": JSONValue(mixed), "p": ResultNumber.json(p), "queries": .integer(queries),
            "real": JSONValue(real), "relativeChange": ResultNumber.json(relativeChange),
        ]
    }
}

/// Reads `results.jsonl`.
package enum StudyLines {
    /// The lines of a text. Throws a usage fault with file and line for what is none.
    package static func parse(_ text: String, file: String) throws -> [StudyLine] {
        var lines: [StudyLine] = []
        for (number, text) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if text.allSatisfy(\.isWhitespace) { continue }
            do {
                var line = try StudyLine(JSONValue(parsing: Array(text.utf8)))
                line.line = number + 1
                lines.append(line)
            } catch let fault as Fault {
                throw Fault(fault.what, at: "\(file), line \(number + 1)", fix: fault.fix, kind: .usage)
            } catch {
                throw Fault(
                    "the line is no JSON object", at: "\(file), line \(number + 1)",
                    fix: "give the results.jsonl of a study", kind: .usage)
            }
        }
        if lines.isEmpty {
            throw Fault("there are no results", at: file, fix: "give the results.jsonl of a study", kind: .usage)
        }
        return lines
    }
}

extension StudyLine {
    /// Reads a line's object.
    package init(_ value: JSONValue) throws {
        guard value.object != nil else {
            throw Fault("the line is no JSON object", fix: "give the results.jsonl of a study")
        }
        func text(_ key: String, _ object: JSONValue? = nil) -> String { (object ?? value)[key]?.string ?? "" }
        func one<Choice: RawRepresentable>(_ key: String, _ standard: Choice?, _ known: String) throws -> Choice
        where Choice.RawValue == String {
            let name = text(key)
            if name.isEmpty, let standard { return standard }
            guard let choice = Choice(rawValue: name) else {
                throw Fault("\(key) is \"\(name)\"", fix: "give \(known)")
            }
            return choice
        }
        var setting = RunSetting(task: try one("task", .classify, "classify or retrieve"))
        setting.configuration = text("configuration")
        let generator = value["generator"]
        setting.model = text("model", generator ?? .null)
        setting.strategy = text("strategy", generator ?? .null)
        setting.promptFamily = text("promptFamily", generator ?? .null)
        setting.controlOf = text("controlOf", generator ?? .null)
        setting.regime = text("regime")
        setting.use = try one(
            "control", Optional<RunSetting.Use>.none, "real-only, duplicate-to-match, synthetic, mix or paraphrase")
        setting.share = value["share"]?.number
        setting.total = value["total"]?.integer
        setting.perSeed = value["perSeed"]?.integer
        setting.order = try one("order", .shuffled, UseOrder.allCases.map(\.rawValue).joined(separator: ", "))
        setting.leakage = text("leakage")
        setting.classifier = text("classifier")
        setting.loss = text("loss")
        setting.normalisation = text("normalisation")
        setting.threshold = text("threshold")
        setting.optimiser = text("name", value["optimiser"] ?? .null)
        if let budget = value["budget"], budget.object != nil {
            guard let kind = BudgetKind(rawValue: text("kind", budget)) else {
                throw Fault("budget.kind is \"\(text("kind", budget))\"", fix: "give epochs or steps")
            }
            setting.budget = kind
            setting.amount = budget["amount"]?.integer ?? 0
        }
        setting.reading = text("reading")
        setting.standardPatent = value["standardPatent"]?.boolean ?? false
        setting.seed = UInt64(max(0, value["seed"]?.integer ?? 0))
        self.init(setting: setting)
        run = text("run")
        failed = text("status") == "failed" ? text("error").isEmpty ? "failed" : text("error") : ""
        documents = value["documents"]?["train"]?.integer ?? 0
        metrics = Self.numbers(value["metrics"])
        fidelity = Self.numbers(value["fidelity"])
        counts = (value["counts"]?.array ?? []).map { ($0.array ?? []).compactMap(\.integer) }
        if !counts.allSatisfy({ $0.count == 3 }) {
            throw Fault("counts has what is not three whole numbers", fix: "give [[tp, fp, fn], …], a list a group")
        }
        for item in value["retrieval"]?.array ?? [] {
            guard let real = item["real"]?.number, let mixed = item["mixed"]?.number else {
                throw Fault("retrieval has an item without real and mixed", fix: "give both as numbers")
            }
            let ends = (item["interval"]?.array ?? []).compactMap(\.number)
            retrieval.append(
                RetrievalOutcome(
                    measure: text("measure", item), judgement: text("judgement", item), real: real, mixed: mixed,
                    interval: ends.count == 2 ? Interval(ends[0], ends[1]) : nil, p: item["p"]?.number,
                    queries: item["queries"]?.integer ?? 0))
        }
        if setting.task == .classify, failed.isEmpty, metrics.isEmpty {
            throw Fault("the line has no metrics", fix: #"give numbers by name, as "metrics":{"microF1":0.5}"#)
        }
    }

    private static func numbers(_ value: JSONValue?) -> [String: Double] {
        var numbers: [String: Double] = [:]
        for member in value?.object?.members ?? [] { numbers[member.key] = member.value.number }
        return numbers
    }
}
