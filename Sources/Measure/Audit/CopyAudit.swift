internal import Corpus

/// What synthetic documents have word for word from others: memorisation of train, leakage of test.
package struct CopyAudit: Sendable {
    package let settings: AuditSettings
    private static let shown = 8

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// - Parameters:
    ///   - real: real documents that are measured, and
    ///   - fit: those of the fit part, which enter nothing else: what both sides share with them says how much is usual.
    package func audit(
        _ synthetic: [AuditDocument], against references: [AuditReference], real: [AuditDocument], fit: [AuditDocument]
    ) throws -> AuditPart {
        var part = AuditPart()
        var rows: [ValueRow] = []
        var items: [ResultItem] = []
        var measure = Memorisation()
        measure.threshold = settings.phrase
        var usual: Double?
        if !fit.isEmpty {
            let index = PhraseIndex(fit.map(\.text))
            let theirs = real.map { measure.examine($0.text, number: 0, in: index).longest }
            let share = Double(theirs.count { $0 >= settings.phrase }) / Double(max(theirs.count, 1))
            usual = share
            rows.append(
                ValueRow(
                    "Real documents that share \(settings.phrase) words in a row with the fit part", share,
                    note: "what is usual between real documents"))
        }
        for reference in references where !reference.documents.isEmpty {
            let index = PhraseIndex(reference.documents.map(\.text))
            let found = synthetic.enumerated().map { measure.examine($0.element.text, number: $0.offset, in: index) }
            let having = found.filter { $0.longest >= settings.phrase }
                .sorted { ($1.overlap, $1.longest, $0.text) < ($0.overlap, $0.longest, $1.text) }
            let share = Double(having.count) / Double(max(found.count, 1))
            let name = reference.role.rawValue
            rows += [
                ValueRow("Share \(settings.phrase) words in a row with \(name)", share, note: "of synthetic documents"),
                ValueRow("Longest shared phrase with \(name), in words", Double(found.map(\.longest).max() ?? 0)),
                ValueRow(
                    "Median of the longest shared phrases with \(name)",
                    CoverageAudit.median(found.map { Double($0.longest) })),
                ValueRow("Largest overlap of 8-grams with one document of \(name)", found.map(\.overlap).max() ?? 0),
            ]
            let copied = having.filter { $0.overlap >= 0.5 }
            let limit = (usual ?? 0) + 0.01
            if !copied.isEmpty || share > limit {
                let isTest = reference.role == .test
                let worst = having.prefix(Self.shown)
                let words =
                    "\(having.count) of \(found.count) synthetic documents share \(settings.phrase) words in a row or more with one of \(reference.role.words)"
                    + (copied.isEmpty
                        ? "" : ", and \(copied.count) have at least half of their 8-grams from one of them")
                    + (usual.map {
                        "; of real documents \(ResultNumber.percent($0)) share as much with other real ones"
                    } ?? "")
                    + ". The longest phrase has \(found.map(\.longest).max() ?? 0) words."
                part.findings.append(
                    AuditFinding(
                        isTest && !copied.isEmpty || copied.count * 100 >= found.count ? .severe : .notable,
                        isTest
                            ? "Test documents stand in synthetic ones word for word"
                            : "Text is memorised from \(reference.role.words)",
                        words, measure: "memorisation",
                        ids: worst.flatMap { item in
                            [synthetic[item.text].id]
                                + ((item.overlapSource ?? item.source).map { [reference.documents[$0].id] } ?? [])
                        }, weight: (isTest ? 400 : 40) * (1 + share)))
            }
            let pairs = having.prefix(Self.shown).compactMap { item -> TextPair? in
                guard let source = item.overlap > 0.2 ? item.overlapSource ?? item.source : item.source else {
                    return nil
                }
                let other = reference.documents[source]
                return TextPair(
                    (synthetic[item.text].id, synthetic[item.text].text), (other.id, other.text),
                    similarity: item.overlap)
            }
            items.append(
                .histogram(
                    Histogram(
                        "Longest phrase shared with \(name)", xLabel: "words", trim: 0.005,
                        [("synthetic", found.map { Double($0.longest) })])))
            if !pairs.isEmpty { items.append(.pairs("Shared with \(name): share of 8-grams", Array(pairs))) }
        }
        part.sections = [
            ResultSection(
                "memorisation", "Memorisation and leakage",
                "Phrases that stand word for word in other documents; case, spaces and punctuation make no difference. Over \(synthetic.count) synthetic documents.",
                items: [.values("Shared phrases", rows)] + items)
        ]
        return part
    }
}
