internal import Corpus
internal import Measure
internal import Train

/// Scores of documents beside the truth, as they are measured and printed.
struct ScoredDocuments {
    let ids: [String]
    let truth: LabelMatrix
    let scores: ScoreTable?
    let predicted: LabelMatrix
    let thresholds: Thresholds?
    /// Families of the documents, for the bootstrap.
    let groups: Groups
    let options: ScoringOptions

    var metrics: MultiLabelMetrics {
        MultiLabelMetrics(truth: truth, predicted: predicted, scores: scores, zeroDivision: options.division)
    }

    /// Figures, intervals and labels, as `train` and `evaluate` give them.
    func json(_ metrics: MultiLabelMetrics) -> [(String, JSONValue)] {
        var members: [(String, JSONValue)] = [
            ("microF1", .figure(metrics.micro.f1)), ("macroF1", .figure(metrics.macro.f1)),
            ("samplesF1", .figure(metrics.samples.f1)), ("weightedF1", .figure(metrics.weighted.f1)),
            ("hamming", .figure(metrics.hamming)), ("subsetAccuracy", .figure(metrics.subsetAccuracy)),
            ("lrap", .figure(metrics.lrap)), ("micro", metrics.micro.json), ("macro", metrics.macro.json),
            ("weighted", metrics.weighted.json), ("samples", metrics.samples.json),
            ("zeroDivision", .string(options.zeroDivision)),
            ("thresholds", thresholds?.json ?? .null),
            (
                "perLabel",
                .array(metrics.perLabel.enumerated().map { place, one in one.json(thresholds?.values[place]) })
            ),
        ]
        if options.replicates > 0 {
            let bootstrap = MetricBootstrap(
                truth: truth, predicted: predicted, scores: scores, groups: groups, replicates: options.replicates,
                zeroDivision: options.division)
            let intervals = MetricBootstrap.Metric.allCases.compactMap { metric in
                bootstrap.interval(metric, confidence: options.confidence).map { interval in
                    JSONObject.Member(
                        key: metric.rawValue, value: .array([JSONValue(interval.lower), JSONValue(interval.upper)]))
                }
            }
            members.append(("intervals", .object(JSONObject(uniqueMembers: intervals))))
        } else {
            members.append(("intervals", .object(JSONObject(uniqueMembers: []))))
        }
        members.append(
            (
                "bootstrap",
                [
                    "confidence": JSONValue(options.confidence), "groups": .integer(groups.count),
                    "replicates": .integer(options.replicates),
                ]
            ))
        return members
    }

    /// Figures in lines for a person.
    func lines(_ json: JSONValue) -> [String] {
        let names = [
            ("microF1", "micro-F1"), ("macroF1", "macro-F1"), ("weightedF1", "weighted F1"),
            ("samplesF1", "samples F1"),
            ("lrap", "LRAP"), ("hamming", "Hamming loss"), ("subsetAccuracy", "subset accuracy"),
        ]
        return names.map { key, name in
            let value = json[key]?.number.map { RetrievalReport.fixed($0, 4) } ?? "none"
            let ends = json["intervals"]?[key]?.array?.compactMap(\.number) ?? []
            let interval =
                ends.count == 2 ? "  [\(RetrievalReport.fixed(ends[0], 4)), \(RetrievalReport.fixed(ends[1], 4))]" : ""
            return name.padding(16) + value + interval
        }
    }
}

extension JSONValue {
    /// A number, or null for what is none.
    static func figure(_ value: Double) -> JSONValue { value.isFinite ? JSONValue(value) : .null }
}

extension MultiLabelMetrics.Triple {
    var json: JSONValue {
        ["precision": .figure(precision), "recall": .figure(recall), "f1": .figure(f1)]
    }
}

extension MultiLabelMetrics.ByLabel {
    func json(_ threshold: Double?) -> JSONValue {
        [
            "label": .string(label), "precision": .figure(scores.precision), "recall": .figure(scores.recall),
            "f1": .figure(scores.f1), "averagePrecision": .figure(averagePrecision), "support": .integer(support),
            "predicted": .integer(predicted), "threshold": threshold.map { .figure($0) } ?? .null,
        ]
    }
}

extension String {
    /// The text with spaces up to a width.
    fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
