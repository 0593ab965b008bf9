package import Corpus
internal import Native

/// What a trainer of another make says of how it trained: `manifest.json` in its output folder.
///
/// `docs/trainers.md` has the keys; all may be missing, and others are kept.
package struct TrainerManifest: Sendable {
    package let json: JSONObject
    /// By label; empty where the trainer does not say.
    package let thresholds: [String: Double]

    /// Reads one. Throws a `Fault` for what is no JSON object, and for thresholds that were fitted on test.
    package init(parsing bytes: [UInt8], at place: String) throws {
        let value: JSONValue
        do { value = try JSONValue(parsing: bytes) } catch let error as JSONError {
            throw Fault(error.description, at: place, fix: Self.fix)
        }
        guard let object = value.object else { throw Fault("it is no JSON object", at: place, fix: Self.fix) }
        json = object
        if object["thresholdsFittedOn"]?.string == "test" {
            throw Fault(
                "the thresholds were fitted on test, so that the metrics would be of nothing that was unseen",
                at: place, fix: "fit them on validation")
        }
        var thresholds: [String: Double] = [:]
        for member in object["thresholds"]?.object?.members ?? [] {
            guard let number = member.value.number else {
                throw Fault("the threshold of \(member.key) is no number", at: place, fix: Self.fix)
            }
            thresholds[member.key] = number
        }
        self.thresholds = thresholds
    }

    private static let fix = "docs/trainers.md says what a trainer's manifest has"

    /// The name of the network or method; the trainer's own name where it does not say.
    package var model: String { json["model"]?.string ?? json["trainer"]?.string ?? "external" }

    /// The manifest without what is as long as the labels, the steps or the files.
    package var summary: JSONValue {
        var short = json
        for key in ["thresholds", "labels", "history", "files"] { short[key] = nil }
        return .object(short)
    }

    /// The thresholds of these labels, if it says them: one for all, or one for each.
    package func thresholds(of labels: [String]) -> Thresholds? {
        if let one = thresholds.values.first, Set(thresholds.values).count == 1, one.isFinite {
            return Thresholds(
                kind: .global, labels: labels, values: Array(repeating: one, count: labels.count), global: one)
        }
        let values = labels.compactMap { thresholds[$0] }
        if values.isEmpty || values.count < labels.count { return nil }
        let sorted = values.sorted()
        return Thresholds(kind: .perLabel, labels: labels, values: values, global: sorted[sorted.count / 2])
    }

    /// A key's value; null where it is missing.
    package subscript(key: String) -> JSONValue { json[key] ?? .null }
}
