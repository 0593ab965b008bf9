internal import Corpus

/// Writes a document that was made from another, by the form of `docs/document.md`.
struct AugmentedDocument {
    let id: String
    let request: Digest
    let labels: [String]
    let parameters: [(name: String, value: String)]

    /// The document; `change` gets each text and its language, in the order titles, abstracts, description, claims.
    func json(_ source: DocumentContent, _ change: (String, String) -> String) -> JSONValue {
        let titles: [JSONValue] = source.titles.map {
            ["language": .string($0.language), "text": .string(change($0.text, $0.language))]
        }
        let abstracts: [JSONValue] = source.abstracts.map { abstract in
            [
                "language": .string(abstract.language),
                "paragraphs": .array(abstract.paragraphs.map { .string(change($0, abstract.language)) }),
            ]
        }
        let description: [JSONValue] = source.description.map { section in
            [
                "heading": .string(section.heading), "language": .string(section.language),
                "paragraphs": .array(section.paragraphs.map { .string(change($0, section.language)) }),
                "role": .string(section.role),
            ]
        }
        let claims: [JSONValue] = source.claims.map { claim in
            [
                "dependsOn": .array(claim.dependsOn.map { .integer($0) }), "language": .string(claim.language),
                "number": .integer(claim.number), "text": .string(change(claim.text, claim.language)),
            ]
        }
        return [
            "abstracts": .array(abstracts), "applicants": [], "application": Self.noReference, "citations": [],
            "claims": .array(claims), "classifications": .array(source.classifications.map(Self.json)),
            "description": .array(description), "family": "", "id": .string(id), "inventors": [],
            "kind": "", "origin": .string(Origin.paraphrase.rawValue), "priorities": [],
            "provenance": provenance(source.id), "publication": Self.noReference, "titles": .array(titles),
        ]
    }

    private func provenance(_ source: String) -> JSONValue {
        [
            "labels": .array(labels.map { .string($0) }), "method": "eda", "model": "",
            "parameters": .array(
                parameters.sorted { $0.name < $1.name }.map {
                    ["name": .string($0.name), "value": .string($0.value)]
                }), "promptFamily": "", "requestDigest": .string(request.hex), "responseDigest": "",
            "seeds": [.string(source)], "templateDigest": "",
        ]
    }

    private static let noReference: JSONValue = ["country": "", "date": "", "id": "", "kind": "", "number": ""]

    private static func json(_ symbol: DocumentContent.Symbol) -> JSONValue {
        [
            "first": .boolean(symbol.first), "inventive": .string(symbol.inventive), "scheme": .string(symbol.scheme),
            "symbol": .string(symbol.symbol), "version": .string(symbol.version),
        ]
    }
}
