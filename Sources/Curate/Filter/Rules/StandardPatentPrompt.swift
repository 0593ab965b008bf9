internal import Corpus

/// Keeps synthetic documents of the prompt family `standard-patent`.
///
/// The study's filter (arXiv 2605.24296), by what was asked for. Real documents have no prompt and are kept.
package struct StandardPatentPrompt: Filter {
    package static let summary = RuleSummary(
        "standard-patent-prompt", drops: "synthetic documents of another prompt family",
        source: "arXiv 2605.24296",
        parameters: [.init("families", "standard-patent", "the prompt families that are kept, | between them")],
        reasons: ["no-prompt-family", "prompt-family"])

    private let families: [String]

    package init(_ settings: RuleSettings) throws {
        families = settings.list("families")
        if families.isEmpty { throw settings.fault("families", "name at least one") }
    }

    package func reason(_ input: FilterInput) -> Reason? {
        let document = input.document
        guard document.origin == .synthesis || document.origin == .paraphrase else { return nil }
        let family = document.provenance.promptFamily
        if families.contains(family) { return nil }
        return family.isEmpty ? Reason("no-prompt-family") : Reason("prompt-family", family)
    }
}
