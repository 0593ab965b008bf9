package import Corpus
package import Curate

/// A document as the audit sees it: its text and what rules say of it, without the description.
package struct AuditDocument: Sendable {
    package let id: String
    /// The family, or the first seed's; documents of one group depend on each other.
    package var group: String
    package let language: String
    /// Of a real document its labels, of a synthetic one those that it was asked for.
    package let labels: [String]
    package let prompt: String
    package let model: String
    package let text: String
    /// Of `text`.
    package let words: Int
    /// The digest of the words; nil where there are none.
    package let digest: Digest?
    package let abstractWords: Int
    package let claims: Int
    package let dependentClaims: Int
    package let claimWords: Int
    /// What each rule says, in the order of the rules; nil where it keeps the document.
    package let reasons: [Reason?]
    /// A name of one of its labels stands in the text.
    package let namesLabel: Bool

    /// The share of claims that depend on another; nil without claims.
    package var dependentShare: Double? { claims > 0 ? Double(dependentClaims) / Double(claims) : nil }
}

/// Makes audit documents out of contents; the same for every thread.
package struct AuditReader: Sendable {
    package let fields: TextFields
    package let rules: FilterRules?
    private let labelNames: LabelNames?

    /// - Parameters:
    ///   - rules: nil for documents that are only compared by their text.
    ///   - names: what labels are called; nil to look for none.
    package init(fields: TextFields, rules: FilterRules?, names: LabelNameSet? = nil) throws {
        self.fields = fields
        self.rules = rules
        labelNames = try names.map {
            try LabelNames(
                RuleSettings(
                    LabelNames.summary, name: "label-names", ["whose": "own", "of": Self.list(fields), "file": "-"]),
                names: $0)
        }
    }

    private static func list(_ fields: TextFields) -> String { fields.description.replacing(",", with: "|") }

    /// Whether descriptions are needed.
    package var readsDescription: Bool { fields.contains(.description) || rules?.readsDescription == true }

    /// - Parameter labels: of the layer; nil takes those that the document was made for.
    package func document(_ content: DocumentContent, group: String, labels: [String]?) -> AuditDocument {
        let own = content.provenance.labels.isEmpty ? labels ?? [] : content.provenance.labels
        // Rules are kinder to what an office published; for a comparison both sides are judged as what a model wrote.
        var judged = content
        if judged.origin == .real || judged.origin == .replicate { judged.origin = .synthesis }
        let input = FilterInput(judged, labels: own)
        let text = content.text(fields)
        var normalised = NormalisedText()
        normalised.append(Array(text.utf8).span)
        let outline = normalised.finish()
        var dependent = 0
        var claimWords = 0
        if rules != nil {
            for member in ClaimSet(input.claims).members {
                if !member.isIndependent { dependent += 1 }
                claimWords += member.words.count
            }
        }
        let reasons: [Reason?] = (rules?.verdicts(input) ?? []).map { verdict in
            if case .drop(_, let because) = verdict { because } else { nil }
        }
        return AuditDocument(
            id: content.id, group: group, language: input.language, labels: Set(own).sorted(),
            prompt: content.provenance.promptFamily, model: content.provenance.model, text: text,
            words: outline?.words ?? 0, digest: outline?.digest,
            abstractWords: WordList(input.abstract.joined(separator: "\n")).count,
            claims: input.claims.count, dependentClaims: dependent, claimWords: claimWords, reasons: reasons,
            namesLabel: !own.isEmpty && labelNames?.reason(input) != nil)
    }
}
