import Corpus
import Testing
import Train

@Suite("predictions of other trainers")
struct ExternalPredictionsTests {
    private let labels = ["a", "b", "c"]

    private func prediction(_ id: String, _ labels: [String], _ scores: [String: Double] = [:]) throws -> Prediction {
        try Prediction(id: id, labels: labels, scores: scores.map { .init(label: $0.key, score: $0.value) })
    }

    @Test("come in the order of the documents, whatever the file's; what was not scored is below all")
    func order() throws {
        let external = try ExternalPredictions(
            [prediction("2", ["c", "a"], ["c": 0.5]), prediction("1", [])], of: ["1", "2"], labels: labels, at: "p")
        #expect((0..<2).map { external.predicted.names($0) } == [[], ["a", "c"]])
        let none = -Double.infinity
        let expected: [Double] = [none, none, none, none, none, 0.5]
        #expect(external.scores?.values == expected)
    }

    @Test("without any score there is no table of scores")
    func noScores() throws {
        #expect(try ExternalPredictions([prediction("1", ["a"])], of: ["1"], labels: labels, at: "p").scores == nil)
    }

    @Test("a document that is left out, comes twice or was not asked for is named, and so is a label of no document")
    func refused() throws {
        func fault(_ predictions: [Prediction]) throws -> String {
            let error = #expect(throws: Fault.self) {
                _ = try ExternalPredictions(predictions, of: ["1", "2"], labels: labels, at: "p")
            }
            return error?.what ?? ""
        }
        let one = try prediction("1", ["a"])
        #expect(try fault([one]).contains("1 of 2 documents have no prediction, the first being 2"))
        #expect(try fault([one, one]) == "1 comes twice")
        #expect(try fault([one, prediction("3", [])]) == "3 was not asked for")
        #expect(try fault([one, prediction("2", ["z"])]).contains("the label z"))
        #expect(try fault([one, prediction("2", [], ["z": 1])]).contains("the label z"))
    }

    @Test("a manifest gives thresholds by label, and keeps what it does not know")
    func manifest() throws {
        let text = #"{"model":"tiny","thresholds":{"a":0.25},"thresholdsFittedOn":"validation","own":[1]}"#
        let manifest = try TrainerManifest(parsing: Array(text.utf8), at: "m")
        #expect(manifest.thresholds == ["a": 0.25])
        #expect(manifest.model == "tiny")
        #expect(manifest["own"] == [1])
        #expect(manifest["loss"] == .null)
        #expect(try TrainerManifest(parsing: Array("{}".utf8), at: "m").model == "external")
    }

    @Test(
        "manifests that are none, and thresholds fitted on test, are refused",
        arguments: ["[]", "{", #"{"thresholds":{"a":"high"}}"#, #"{"thresholdsFittedOn":"test"}"#])
    func refusedManifest(_ text: String) {
        #expect(throws: Fault.self) { try TrainerManifest(parsing: Array(text.utf8), at: "m") }
    }
}
