internal import Corpus

/// What expressions can ask of a document.
package struct DocumentFact: Sendable {
    package enum Value: Sendable, Hashable {
        case number(Double)
        case text(String)
        case boolean(Bool)

        /// Texts as they are, numbers as JSON has them.
        var shown: String {
            switch self {
            case .number(let value): JSONValue(value).canonicalText
            case .text(let text): "\"\(text)\""
            case .boolean(let value): value ? "true" : "false"
            }
        }
    }

    package enum Kind: String, Sendable { case number, text, boolean }

    package let name: String
    package let kind: Kind
    package let meaning: String
    let value: @Sendable (FilterInput) -> Value

    private init(_ name: String, _ meaning: String, number: @escaping @Sendable (FilterInput) -> Int) {
        (self.name, kind, self.meaning) = (name, .number, meaning)
        value = { .number(Double(number($0))) }
    }

    private init(_ name: String, _ meaning: String, text: @escaping @Sendable (FilterInput) -> String) {
        (self.name, kind, self.meaning) = (name, .text, meaning)
        value = { .text(text($0)) }
    }

    /// The facts, by name.
    package static let all: [DocumentFact] = [
        DocumentFact("claims", "how many claims, in the language that is read") { $0.claims.count },
        DocumentFact("independent", "how many of them refer to no other") {
            ClaimSet($0.claims).members.count(where: \.isIndependent)
        },
        DocumentFact("citations", "how many citations") { $0.document.citations.count },
        DocumentFact("classifications", "how many symbols") { $0.document.classifications.count },
        DocumentFact("applicants", "how many applicants") { $0.document.applicants.count },
        DocumentFact("inventors", "how many inventors") { $0.document.inventors.count },
        DocumentFact("priorities", "how many priorities") { $0.document.priorities.count },
        DocumentFact("labels", "how many labels") { $0.labels.count },
        DocumentFact("year", "the year of publication, 0 where unknown") {
            Int($0.document.publication.date.prefix(4)) ?? 0
        },
        DocumentFact("date", "the date of publication, as 2015-03-31", text: { $0.document.publication.date }),
        DocumentFact("id", "the document's id", text: { $0.document.id }),
        DocumentFact("kind", "the ST.16 kind code", text: { $0.document.kind }),
        DocumentFact("office", "the office: EP, WO, US …", text: { $0.document.publication.country }),
        DocumentFact("family", "the DOCDB family", text: { $0.document.family }),
        DocumentFact("lang", "the declared language of the texts that are read", text: { $0.language }),
        DocumentFact(
            "language", "the language that the texts are in, as told by their letters",
            text: { LanguageIdentifier.identify($0.lines(.standard)).code }),
        DocumentFact("origin", "real, synthesis, paraphrase or replicate", text: { $0.document.origin.rawValue }),
        DocumentFact("model", "the model that wrote it", text: { $0.document.provenance.model }),
        DocumentFact("prompt", "the prompt family", text: { $0.document.provenance.promptFamily }),
    ]
}
