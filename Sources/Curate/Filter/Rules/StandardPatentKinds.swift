internal import Corpus

/// Keeps published applications and granted patents of invention among real documents.
///
/// WIPO ST.16 and its survey of national kinds (Handbook part 7.3.2), as `PublicationClass` reads them. Documents that are not real have no kind of
/// publication and are kept.
package struct StandardPatentKinds: Filter {
    package static let summary = RuleSummary(
        "standard-patent-kinds",
        drops: "real documents that are no published application or granted patent of invention",
        source: "WIPO ST.16; Handbook part 7.3.2",
        parameters: [.init("unknown", "drop", "what to do with kinds that say nothing: drop or keep")],
        reasons: PublicationClass.allCases.filter { !$0.isStandardPatent }.map(keyword))

    private enum Choice: String, CaseIterable { case drop, keep }
    private let unknown: Choice

    package init(_ settings: RuleSettings) throws { unknown = try settings.choice("unknown", Choice.self) }

    package func reason(_ input: FilterInput) -> Reason? {
        let document = input.document
        guard document.origin == .real || document.origin == .replicate else { return nil }
        let kind: PublicationClass
        if let id = DocumentID(normalised: document.id) {
            kind = PublicationClass.classify(id)
        } else {
            kind = PublicationClass.classify(office: document.publication.country, kind: document.kind)
        }
        if kind.isStandardPatent || kind == .unknown && unknown == .keep { return nil }
        return Reason(Self.keyword(kind), document.kind.isEmpty ? "no kind code" : "kind \(document.kind)")
    }

    private static func keyword(_ kind: PublicationClass) -> String {
        kind == .unknown ? "unknown-kind" : kind.rawValue
    }
}
