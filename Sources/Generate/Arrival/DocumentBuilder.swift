package import Corpus
internal import Curate
internal import Endpoint
internal import Native

/// Writes a document from what was read, by the form of `docs/document.md`.
struct DocumentBuilder {
    private let settings: GenerationSettings
    private let layout: AnswerLayout

    init(_ settings: GenerationSettings, _ layout: AnswerLayout) {
        self.settings = settings
        self.layout = layout
    }

    /// The document taken apart, for rules, and as it is committed.
    func document(
        _ planned: PlannedDocument, _ answer: ChatAnswer, _ reading: AnswerReading
    ) -> (content: DocumentContent, made: SyntheticDocument) {
        let request = planned.request.digest
        var content = DocumentContent()
        content.id = SyntheticID.of(request)
        content.origin = planned.origin
        content.provenance.labels = planned.labels
        content.provenance.method = planned.origin.rawValue
        content.provenance.model = planned.request.model
        content.provenance.promptFamily = planned.promptFamily
        content.provenance.seeds = planned.seeds.map(\.id)
        let language = settings.language
        for field in layout.fields {
            guard let texts = reading.texts[field.name] else { continue }
            switch field.part {
            case .title: content.titles = [.init(language: language, text: texts.joined(separator: " "))]
            case .abstract: content.abstracts = [.init(language: language, paragraphs: Self.paragraphs(texts))]
            case .claims: content.claims = claims(texts)
            case .section(let role):
                content.description.append(
                    .init(
                        heading: role.isEmpty ? "" : field.heading, language: language,
                        paragraphs: Self.paragraphs(texts), role: role))
            }
        }
        // A document's sections have their order, whatever that of the answer.
        let order = Dictionary(uniqueKeysWithValues: PromptField.parts.enumerated().map { ($1.name, $0) })
        let ranks = layout.fields.compactMap { field -> (String, Int)? in
            if case .section(let role) = field.part { (role, order[field.name] ?? 0) } else { nil }
        }
        let rank = Dictionary(ranks, uniquingKeysWith: min)
        content.description.sort { rank[$0.role, default: 0] < rank[$1.role, default: 0] }
        let line = json(content, provenance(planned, answer, reading, request)).canonicalBytes
        return (
            content,
            SyntheticDocument(
                id: content.id, line: line, labels: planned.labels, seeds: planned.seeds.map(\.id),
                repairs: reading.repairs.map(\.rawValue))
        )
    }

    private static func paragraphs(_ texts: [String]) -> [String] {
        texts.flatMap { $0.split(separator: "\n").map(String.init) }
    }

    /// Numbered as the model numbered them, where it did so throughout; else in order.
    private func claims(_ texts: [String]) -> [DocumentContent.Claim] {
        let numbers = texts.compactMap(ClaimNumber.number)
        let isNumbered = numbers.count == texts.count
        return texts.enumerated().map { index, text in
            let number = isNumbered ? numbers[index] : index + 1
            let plain = ClaimNumber.removed(from: text)
            let references = ClaimReferences(plain)
            let parents =
                references.numbers.isEmpty && references.isToPreceding ? Array(1..<max(number, 1)) : references.numbers
            return .init(
                dependsOn: parents.filter { $0 != number }, language: settings.language, number: number, text: plain)
        }
    }

    private func json(_ content: DocumentContent, _ provenance: JSONValue) -> JSONValue {
        let titles: [JSONValue] = content.titles.map {
            ["language": .string($0.language), "text": .string($0.text)]
        }
        let abstracts: [JSONValue] = content.abstracts.map {
            ["language": .string($0.language), "paragraphs": .array($0.paragraphs.map { .string($0) })]
        }
        let description: [JSONValue] = content.description.map {
            [
                "heading": .string($0.heading), "language": .string($0.language),
                "paragraphs": .array($0.paragraphs.map { .string($0) }), "role": .string($0.role),
            ]
        }
        let claims: [JSONValue] = content.claims.map {
            [
                "dependsOn": .array($0.dependsOn.map { .integer($0) }), "language": .string($0.language),
                "number": .integer($0.number), "text": .string($0.text),
            ]
        }
        let none: JSONValue = ["country": "", "date": "", "id": "", "kind": "", "number": ""]
        return [
            "abstracts": .array(abstracts), "applicants": [], "application": none, "citations": [],
            "claims": .array(claims), "classifications": [], "description": .array(description), "family": "",
            "id": .string(content.id), "inventors": [], "kind": "", "origin": .string(content.origin.rawValue),
            "priorities": [], "provenance": provenance, "publication": none, "titles": .array(titles),
        ]
    }

    private func provenance(
        _ planned: PlannedDocument, _ answer: ChatAnswer, _ reading: AnswerReading, _ request: Digest
    ) -> JSONValue {
        let sampling = planned.request.sampling
        var parameters = [
            ("labelNames", settings.namesLabels ? "on" : "off"), ("maximumTokens", "\(sampling.maximumTokens)"),
            ("seed", "\(sampling.seed)"), ("temperature", CanonicalNumber.text(sampling.temperature)),
            ("topP", CanonicalNumber.text(sampling.topP)),
        ]
        if !answer.model.isEmpty, answer.model != planned.request.model {
            parameters.append(("servedModel", answer.model))
        }
        if !reading.repairs.isEmpty {
            parameters.append(("repairs", reading.repairs.map(\.rawValue).joined(separator: " ")))
        }
        if planned.request.model == OfflineWriter.name {
            parameters.append(("writer", "rules, no language model"))
        }
        return [
            "labels": .array(planned.labels.map { .string($0) }), "method": .string(planned.origin.rawValue),
            "model": .string(planned.request.model),
            "parameters": .array(
                parameters.sorted { $0.0 < $1.0 }.map { ["name": .string($0.0), "value": .string($0.1)] }),
            "promptFamily": .string(planned.promptFamily), "requestDigest": .string(request.hex),
            "responseDigest": .string(SHA256.digest(of: answer.raw).hex),
            "seeds": .array(planned.seeds.map { .string($0.id) }), "templateDigest": .string(planned.template.hex),
        ]
    }
}

/// The names of documents that models wrote.
package enum SyntheticID {
    /// `SYN-` and the first 20 hex digits of the request's digest; the document's ordinal is in the request, as its seed.
    package static func of(_ request: Digest) -> String { "SYN-" + request.hex.prefix(20) }
}
