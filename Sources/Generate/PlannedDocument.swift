package import Corpus
package import Endpoint

/// A synthetic document that is to be written: what is asked for, and of whom.
package struct PlannedDocument: Sendable {
    /// A real document that a synthetic one is made from: a paraphrase's source, or a few-shot example.
    package struct Seed: Sendable {
        package var id: String
        /// The fields' plain text, to find copies by.
        package var text: String

        package init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    /// Its place in the plan, from 0.
    package var ordinal: Int
    /// The method's origin: `synthesis` or `paraphrase`.
    package var origin: Origin
    /// The prompt family, such as `standard-patent`.
    package var promptFamily: String
    /// SHA-256 of the template file that the request was made from.
    package var template: Digest
    /// The labels that are asked for, ascending.
    package var labels: [String]
    package var seeds: [Seed]
    package var request: ChatRequest

    package init(
        ordinal: Int, origin: Origin, promptFamily: String, template: Digest, labels: [String], seeds: [Seed],
        request: ChatRequest
    ) {
        self.ordinal = ordinal
        self.origin = origin
        self.promptFamily = promptFamily
        self.template = template
        self.labels = labels
        self.seeds = seeds
        self.request = request
    }

    /// The same wish with another seed, for when the answer to attempt 0 was rejected; attempt 0 is the plan's own.
    package func attempt(_ number: Int) -> PlannedDocument {
        var again = self
        again.request.sampling.seed += number * 1_000_003
        return again
    }
}
