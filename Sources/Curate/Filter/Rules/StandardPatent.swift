internal import Corpus

/// The standard-patent filter that fits the document's origin.
///
/// Real documents and replicates: by kind. Synthesis: by prompt family, then by form. Paraphrases: by form, since their prompt family says how they
/// were made and not what they look like. arXiv 2605.24296.
package struct StandardPatent: Filter {
    package static let summary = RuleSummary(
        "standard-patent",
        drops:
            "what is no standard patent: real documents by kind, synthesis by prompt family and form, paraphrases by form",
        source: "arXiv 2605.24296; WIPO ST.16",
        parameters: StandardPatentKinds.summary.parameters + StandardPatentPrompt.summary.parameters
            + StandardPatentForm.summary.parameters,
        reasons: StandardPatentKinds.summary.reasons + StandardPatentPrompt.summary.reasons
            + StandardPatentForm.summary.reasons)

    private let kinds: StandardPatentKinds
    private let prompt: StandardPatentPrompt
    private let form: StandardPatentForm

    package init(_ settings: RuleSettings) throws {
        kinds = try StandardPatentKinds(settings)
        prompt = try StandardPatentPrompt(settings)
        form = try StandardPatentForm(settings)
    }

    package var readsDescription: Bool { true }

    package func reason(_ input: FilterInput) -> Reason? {
        switch input.document.origin {
        case .real, .replicate: kinds.reason(input)
        case .synthesis: prompt.reason(input) ?? form.reason(input)
        case .paraphrase: form.reason(input)
        }
    }
}
