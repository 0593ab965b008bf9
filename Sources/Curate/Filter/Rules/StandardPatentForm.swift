internal import Corpus

/// Keeps documents whose form is that of a standard patent, whatever they were asked to be.
///
/// Title (37 CFR 1.72(a): at most 500 characters); abstract of 50 to 250 words (PCT Rule 8.1(b) asks for 50 to 150; 250 leaves room); claims
/// numbered in order of which one is independent and has a transitional phrase (MPEP 2111.03); references to lower numbers only (PCT Rule 6.4);
/// no markdown, no chat, no first or second person in title, abstract and claims.
package struct StandardPatentForm: Filter {
    package static let summary = RuleSummary(
        "standard-patent-form", drops: "documents without the form of a standard patent",
        source: "37 CFR 1.72, 1.75; PCT Rules 6.4, 8.1; MPEP 2111.03; arXiv 2605.24296",
        parameters: [
            .init("abstract", "50-250", "words of the abstract"),
            .init("title", "500", "most characters of the title"),
        ],
        reasons: [
            "no-title", "title-too-long", "no-abstract", "abstract-too-short", "abstract-too-long", "no-claims",
            "numbering",
            "no-independent-claim", "no-transitional-phrase", "refers-forward", "refers-to-missing",
        ] + Markup.reasons + Refusal.reasons + ["first-or-second-person"])

    private let abstract: ClosedRange<Int>
    private let title: Int

    package init(_ settings: RuleSettings) throws {
        abstract = try settings.range("abstract") ?? 0...Int.max
        title = try settings.integer("title")
    }

    package var readsDescription: Bool { true }

    package func reason(_ input: FilterInput) -> Reason? {
        let scope = FieldScope.auto.fields(input)
        return shape(input) ?? claims(input) ?? Markup.find(input, scope) ?? Refusal.find(input, scope)
            ?? PersonalWords.find(input, .standard)
    }

    private func shape(_ input: FilterInput) -> Reason? {
        let characters = input.title.reduce(0) { $0 + $1.count }
        if characters == 0 { return Reason("no-title") }
        if characters > title { return Reason("title-too-long", "\(characters) characters; at most \(title)") }
        let words = TextLength.words(input.abstract)
        if words == 0 { return Reason("no-abstract") }
        if words < abstract.lowerBound {
            return Reason(
                "abstract-too-short", "\(words) words; at least \(abstract.lowerBound)", excerpt: input.abstract[0])
        }
        if words > abstract.upperBound {
            return Reason(
                "abstract-too-long", "\(words) words; at most \(abstract.upperBound)",
                excerpt: input.abstract[0].excerpt(about: 0..<1))
        }
        return nil
    }

    private func claims(_ input: FilterInput) -> Reason? {
        let set = ClaimSet(input.claims)
        if set.members.isEmpty { return Reason("no-claims") }
        if let fault = set.numberingFault(gaps: input.isReal) ?? set.independenceFault { return fault }
        if !set.members.contains(where: { $0.isIndependent && TransitionalPhrases.isIn($0.words) }) {
            return Reason(
                "no-transitional-phrase", "no independent claim has one",
                excerpt: set.members[0].claim.text.excerpt(about: 0..<1))
        }
        return set.forwardFault ?? set.missingFault
    }
}
