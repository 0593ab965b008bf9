// How fast chat requests go through the client: bench-endpoint URL MODEL REQUESTS CONCURRENCY TOKENS [json]
// With the tests' server (fake-server 18999 0.2) the ideal is known: REQUESTS / CONCURRENCY rounds of 0.2 s.
import Corpus
import Endpoint
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 5, let count = Int(arguments[2]), let concurrency = Int(arguments[3]),
    let tokens = Int(arguments[4])
else { fatalError("bench-endpoint URL MODEL REQUESTS CONCURRENCY TOKENS [json]") }
var settings = try EndpointSettings(server: arguments[0])
settings.concurrency = concurrency
settings.retries.attempts = 2
let endpoint = try ChatEndpoint(settings)
let model = try await endpoint.check(model: arguments[1])
let template = ModelPreset.template(of: model)
let schema: JSONValue? =
    arguments.count > 5
    ? [
        "type": "object", "required": ["title", "abstract"], "additionalProperties": false,
        "properties": ["abstract": ["type": "string"], "title": ["type": "string"]],
    ] : nil

let start = ContinuousClock.now
let answers = await withTaskGroup(of: ChatAnswer?.self) { group in
    for seed in 0..<count {
        let request = ChatRequest(
            model: model,
            messages: [
                .init(.system, "You write patent texts."),
                .init(
                    .user,
                    "Write the title and the abstract of a patent on a wheelchair brake as JSON with title and abstract."
                ),
            ], sampling: Sampling(seed: seed, maximumTokens: tokens), schema: schema
        ).folded(for: template)
        group.addTask {
            do {
                return try await endpoint.answer(request)
            } catch {
                print(error)
                return nil
            }
        }
    }
    var answers: [ChatAnswer] = []
    for await answer in group { if let answer { answers.append(answer) } }
    return answers
}
let seconds = (ContinuousClock.now - start) / .seconds(1)
let written = answers.reduce(0) { $0 + $1.completionTokens }
print(
    "\(answers.count) of \(count) answered in \(seconds) s, \(written) tokens written, \(Double(written) / seconds) a second"
)
print(
    "JSON: \(answers.count { (try? JSONValue(parsing: Array($0.text.utf8))) != nil }), cut off: \(answers.count { $0.finishReason == "length" })"
)
print(endpoint.counts, endpoint.formatNote.map { "\($0)" } ?? "format as asked for")
print(answers.first?.text.prefix(400) ?? "")
