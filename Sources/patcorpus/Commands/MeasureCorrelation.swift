internal import ArgumentParser
internal import Corpus
internal import Measure
internal import Native

struct MeasureCorrelation: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correlation",
        abstract: "How discrepancy and gain go together by regime, and whether regimes differ.",
        discussion: """
            Two independent coefficients: --r1 --n1 --r2 --n2 (Fisher). Two that share a variable: --r12 --r13 --r23 --n (Williams). Or runs: a file of \
            JSON lines with configuration, model, regime, mmd and gain. The interval is Zou's of the difference; fisher-tanh is that of \
            tanh(z1 - z2), which some papers print and which is another quantity.

            Examples:
              patcorpus measure correlation --r1 0.95 --n1 14 --r2=-0.73 --n2 14
              patcorpus measure correlation --r12 0.396 --r13 0.179 --r23 0.088 --n 200
              patcorpus measure correlation --runs runs.jsonl
            """)

    @Option(name: .long, help: ArgumentHelp("JSON lines of runs.", valueName: "file"))
    var runs: String?
    @Option(name: .long, help: ArgumentHelp("The first coefficient.", valueName: "r")) var r1: Double?
    @Option(name: .long, help: ArgumentHelp("Its pairs.", valueName: "n")) var n1: Int?
    @Option(name: .long, help: ArgumentHelp("The second, of another sample.", valueName: "r")) var r2: Double?
    @Option(name: .long, help: ArgumentHelp("Its pairs.", valueName: "n")) var n2: Int?
    @Option(name: .long, help: ArgumentHelp("The shared variable with the second.", valueName: "r")) var r12: Double?
    @Option(name: .long, help: ArgumentHelp("The shared variable with the third.", valueName: "r")) var r13: Double?
    @Option(name: .long, help: ArgumentHelp("The second with the third.", valueName: "r")) var r23: Double?
    @Option(name: .long, help: ArgumentHelp("The pairs of that one sample.", valueName: "n")) var n: Int?

    @Option(name: .long, help: ArgumentHelp("zou or fisher-tanh.", valueName: "name"))
    var interval = "zou"

    @Option(name: .long, help: ArgumentHelp("Of the bootstrap over models.", valueName: "n"))
    var seed: UInt64 = 0

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if interval != "zou" && interval != "fisher-tanh" {
            throw ValidationError("--interval is \(interval); give zou or fisher-tanh.")
        }
        let independent: [Any?] = [r1, n1, r2, n2]
        let overlapping: [Any?] = [r12, r13, r23, n]
        let ways = [runs != nil, independent.contains { $0 != nil }, overlapping.contains { $0 != nil }].count { $0 }
        if ways != 1 {
            throw ValidationError("Give --runs, or --r1 --n1 --r2 --n2, or --r12 --r13 --r23 --n.")
        }
        if runs == nil, !independent.allSatisfy({ $0 != nil }) && !overlapping.allSatisfy({ $0 != nil }) {
            throw ValidationError("Give all four of --r1 --n1 --r2 --n2, or of --r12 --r13 --r23 --n.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            if let runs { return try analyse(runs) }
            if let r1, let n1, let r2, let n2 {
                let first = try Correlation(r: r1, n: n1)
                let second = try Correlation(r: r2, n: n2)
                return try output(CorrelationDifference(independent: first, second), [r1, r2], [n1, n2])
            }
            if let r12, let r13, let r23, let n {
                return try output(try CorrelationDifference(overlapping: r12, r13, r23, n: n), [r12, r13, r23], [n])
            }
        }
    }

    private func chosen(_ found: CorrelationDifference) -> Interval {
        interval == "zou" ? found.interval : found.fisherTanh
    }

    private func json(_ found: CorrelationDifference) -> [(String, JSONValue)] {
        let interval = chosen(found)
        var members: [(String, JSONValue)] = [
            (found.degrees == nil ? "z" : "t", Measurement.number(found.statistic)), ("p", Measurement.number(found.p)),
            ("deltaR", Measurement.number(found.deltaR)), ("test", .string(found.test)),
            ("interval", [Measurement.number(interval.lower), Measurement.number(interval.upper)]),
            ("intervalOf", .string(self.interval == "zou" ? "deltaR (Zou)" : "tanh(z1 - z2)")),
        ]
        if let degrees = found.degrees { members.append(("degrees", .integer(degrees))) }
        return members
    }

    private func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) }))
    }

    private func text(_ found: CorrelationDifference) -> String {
        let interval = chosen(found)
        let name = found.degrees.map { "t(\($0))" } ?? "z"
        let of = self.interval == "zou" ? "difference" : "tanh(z1 - z2)"
        return
            "\(found.test): \(name) \(MeasurementOutput.number(found.statistic)), p \(MeasurementOutput.number(found.p)); difference \(MeasurementOutput.number(found.deltaR)); 95% of the \(of) [\(MeasurementOutput.number(interval.lower)), \(MeasurementOutput.number(interval.upper))]"
    }

    private func output(_ found: CorrelationDifference, _ r: [Double], _ n: [Int]) throws {
        if common.json {
            return try Console.print(
                object(
                    json(found) + [
                        ("r", .array(r.map { Measurement.number($0) })), ("n", .array(n.map { .integer($0) })),
                    ]))
        }
        try Console.print(text(found))
    }

    private func analyse(_ path: String) throws {
        let found = try RegimeCorrelation(try Self.read(path), seed: seed)
        if common.json {
            let r = found.regimes.map { regime -> JSONValue in
                let interval = regime.pearson.interval()
                var members: [(String, JSONValue)] = [
                    ("regime", .string(regime.name)), ("r", Measurement.number(regime.pearson.r)),
                    ("p", Measurement.number(regime.pearson.p)), ("n", .integer(regime.pearson.n)),
                    ("interval", [Measurement.number(interval.lower), Measurement.number(interval.upper)]),
                    ("models", .integer(regime.models)),
                    ("spearman", regime.spearman.map { Measurement.number($0.r) } ?? .null),
                ]
                if let by = regime.byModel {
                    members.append(("intervalByModel", [Measurement.number(by.lower), Measurement.number(by.upper)]))
                }
                return object(members)
            }
            let differences = found.differences.map { item in
                object(json(item.difference) + [("regimes", [.string(item.first), .string(item.second)])])
            }
            return try Console.print(
                object([
                    ("r", .array(r)), ("differences", .array(differences)),
                    ("n", .array(found.regimes.map { .integer($0.pearson.n) })),
                ]))
        }
        for regime in found.regimes {
            let interval = regime.pearson.interval()
            var line =
                "\(regime.name): r \(MeasurementOutput.number(regime.pearson.r)) [\(MeasurementOutput.number(interval.lower)), \(MeasurementOutput.number(interval.upper))], p \(MeasurementOutput.number(regime.pearson.p)), n \(regime.pearson.n)"
            if let spearman = regime.spearman { line += ", Spearman \(MeasurementOutput.number(spearman.r))" }
            line += "; of \(Console.count(regime.models, "independent model"))"
            try Console.print(line)
        }
        for item in found.differences {
            try Console.print("\(item.first) against \(item.second): \(text(item.difference))")
        }
    }

    private static func read(_ path: String) throws -> [GainRun] {
        let lines = try PlainFiles.lines(path)
        return try lines.enumerated().compactMap { index, line in
            if line.allSatisfy(\.isWhitespace) { return nil }
            let value = try? JSONValue(parsing: Array(line.utf8))
            guard let regime = value?["regime"]?.string, let mmd = value?["mmd"]?.number,
                let gain = value?["gain"]?.number
            else {
                throw Fault(
                    "the line has no regime, mmd and gain", at: "\(path):\(index + 1)",
                    fix: #"write {"configuration":"a","gain":0.1,"mmd":0.2,"model":"m","regime":"1:10"}"#, kind: .usage)
            }
            let model = value?["model"]?.string ?? ""
            return GainRun(
                configuration: value?["configuration"]?.string ?? (model.isEmpty ? "\(index)" : model), model: model,
                regime: regime, mmd: mmd, gain: gain)
        }
    }
}
