// Times what a run does besides waiting for a server: planning, writing offline, examining, judging. Usage: bench-generation [documents] [taxonomy]
import Corpus
import Curate
import Endpoint
import Foundation
import Generate
import Native

let arguments = CommandLine.arguments
let count = arguments.count > 1 ? Int(arguments[1]) ?? 10_000 : 10_000
let file = arguments.count > 2 ? arguments[2] : "schemas/taxonomies/wipo-assistive-technology.yaml"
let taxonomy = try Taxonomy(parsing: String(decoding: FileSystem.read(file), as: UTF8.self), file: file)

func timed<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    let seconds = (clock.now - start) / .seconds(1)
    print("\(name): \(String(format: "%.2f", seconds)) s, \(Int(Double(count) / seconds)) documents a second")
    return result
}

let sets = taxonomy.labels.enumerated().map { index, label in
    LabelSet([label.id, taxonomy.labels[(index * 7 + 3) % taxonomy.labels.count].id])
}
for family in ["standard-patent", "abstract-only"] {
    print(family)
    let settings = GenerationSettings(template: try PromptFamilies.named(family), model: OfflineWriter.name)
    let plan = try timed("plan") {
        try GenerationPlan(settings, .given(sets, count: count), taxonomy: taxonomy, seeds: [])
    }
    let planned = timed("requests") { Array(plan) }
    _ = timed("digests") { planned.reduce(0) { $0 + Int($1.request.digest.bytes[0]) } }
    let writer = OfflineWriter()
    let answers = timed("offline writer") { planned.map { writer.write($0.request) } }
    var judge = try ArrivalJudge(plan)
    let examined = timed("examine") { zip(planned, answers).map { judge.examine($0, $1) } }
    let arrivals = timed("judge") { examined.map { judge.judge($0) } }
    var reasons: [String: Int] = [:]
    var bytes = 0
    for arrival in arrivals {
        switch arrival {
        case .accepted(let document): bytes += document.line.count
        case .rejected(let rejection): reasons[rejection.reason.rawValue, default: 0] += 1
        }
    }
    print(
        "accepted \(count - reasons.values.reduce(0, +)), \(bytes / count) bytes a document, rejected \(reasons.sorted { $0.key < $1.key })"
    )
}
