internal import Corpus

/// What synthetic documents have word for word from others: memorisation of train, leakage of test.
package struct CopyAudit: Sendable {
    package let settings: AuditSettings
    private static let shown = 8
    private static let listed = 50

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// - Parameter real: real documents, which say how much is usual: each is held against the same references, its own family left out.
    package func audit(
        _ synthetic: [AuditDocument], against references: [AuditReference], real: [AuditDocument]
    ) throws -> AuditPart {
        var part = AuditPart()
        var rows: [ValueRow] = []
        var items: [ResultItem] = []
        var measure = Memorisation()
        measure.threshold = settings.phrase
        for reference in references where !reference.documents.isEmpty {
            let index = PhraseIndex(reference.documents.map(\.text))
            var families: [String: Set<Int>] = [:]
            for (place, document) in reference.documents.enumerated() {
                families[document.group, default: []].insert(place)
            }
            let theirs = real.enumerated().map {
                measure.examine(
                    $0.element.text, number: $0.offset, in: index, leavingOut: families[$0.element.group] ?? [])
            }
            let found = synthetic.enumerated().map { measure.examine($0.element.text, number: $0.offset, in: index) }
            let having = found.filter { $0.longest >= settings.phrase }
                .sorted { ($1.overlap, $1.longest, $0.text) < ($0.overlap, $0.longest, $1.text) }
            let (shares, usual) = (indicators(found), indicators(theirs))
            let (own, other) = (Groups(names: synthetic.map(\.group)), Groups(names: real.map(\.group)))
            let share = shares.reduce(0, +) / Double(max(shares.count, 1))
            let expected = usual.reduce(0, +) / Double(max(usual.count, 1))
            let excess = ScalarComparison.interval(usual, other, shares, own)
            let name = reference.role.rawValue
            rows += [
                ValueRow(
                    "Synthetic documents that share \(settings.phrase) words in a row with \(name)", share,
                    GroupJackknife.meanInterval(shares, own).clamped(0, 1)),
                ValueRow(
                    "Real documents that do", expected, GroupJackknife.meanInterval(usual, other).clamped(0, 1),
                    note: "with other families of \(name); what is usual"),
                ValueRow("Longest phrase shared with \(name), in words", Double(found.map(\.longest).max() ?? 0)),
                ValueRow(
                    "Median of the longest phrases shared with \(name)",
                    CoverageAudit.median(found.map { Double($0.longest) })),
                ValueRow("Largest overlap of 8-grams with one document of \(name)", found.map(\.overlap).max() ?? 0),
            ]
            let copied = having.filter { $0.overlap >= 0.5 }
            let isTest = reference.role == .test
            // Real documents share phrases too: more than they do, and certainly so.
            if share - expected > 0.01 && excess?.lower ?? 0 > 0 {
                let words =
                    "\(having.count) of \(found.count) synthetic documents share \(settings.phrase) words in a row or more with one of \(reference.role.words)"
                    + ", and \(copied.count) have at least half of their 8-grams from one of them; of real documents \(ResultNumber.percent(expected)) share as much with other families. The longest phrase has \(found.map(\.longest).max() ?? 0) words. Ids come in pairs, each synthetic document with its source."
                part.findings.append(
                    AuditFinding(
                        isTest || share - expected > 0.05 ? .severe : .notable,
                        isTest
                            ? "Text of test documents stands in synthetic ones"
                            : "Text is memorised from \(reference.role.words)",
                        words, measure: "memorisation",
                        ids: having.prefix(Self.listed).flatMap { item in
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
                        [
                            ("synthetic", found.map { Double($0.longest) }),
                            ("real, own family left out", theirs.map { Double($0.longest) }),
                        ])))
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

    /// 1 for each text with a memorised phrase.
    private func indicators(_ found: [MemorisedText]) -> [Double] {
        found.map { $0.longest >= settings.phrase ? 1 : 0 }
    }
}
