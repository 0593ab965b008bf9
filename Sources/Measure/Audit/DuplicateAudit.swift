internal import Corpus
internal import Curate

/// Exact, near and family duplicates inside the synthetic corpus and between it and others.
package struct DuplicateAudit: Sendable {
    package let settings: AuditSettings
    private static let shown = 6
    private static let listed = 100

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// A document and the one that it repeats.
    private struct Repeat {
        var document: AuditDocument
        var of: AuditDocument
        var similarity: Double
        var isExact: Bool { document.digest != nil && document.digest == of.digest }
    }

    /// - Parameters:
    ///   - synthetic: all of them, not a sample.
    ///   - real: the whole real selection, whose own duplicates say how many are usual.
    package func audit(
        _ synthetic: [AuditDocument], real: [AuditDocument], against references: [AuditReference]
    ) throws -> AuditPart {
        var part = AuditPart()
        var items: [ResultItem] = []
        let theirs = try inside(real)
        let usual = Double(theirs.count) / Double(max(real.count, 1))
        // Of a pair inside a corpus one goes; against another corpus either would.
        let either = Double(theirs.count + Set(theirs.map(\.of.id)).count) / Double(max(real.count, 1))
        let own = try inside(synthetic)
        var rows = row("inside the synthetic documents", own, synthetic.count)
        rows.append(ValueRow("Duplicates inside the real documents", usual, note: "share; what is usual"))
        let share = Double(own.count) / Double(max(synthetic.count, 1))
        if share > usual + 0.01 {
            part.findings.append(
                AuditFinding(
                    share > usual + 0.05 ? .severe : .notable, "Synthetic documents repeat each other",
                    "\(own.count) of \(synthetic.count) (\(ResultNumber.percent(share))) repeat another synthetic document, \(own.count { $0.isExact }) of them word for word; of the real documents \(ResultNumber.percent(usual)) do. Ids come in pairs, each document with the one that it repeats.",
                    measure: "duplicates", ids: own.prefix(Self.listed).flatMap { [$0.document.id, $0.of.id] },
                    weight: 100 * (1 + share)))
        }
        items += pairs("Repeated inside the synthetic documents", own)
        let sizes = Groups(names: synthetic.map(\.group)).sizes
        rows.append(
            ValueRow(
                "Synthetic documents that share a family or seed with another",
                Double(sizes.reduce(0) { $1 > 1 ? $0 + $1 : $0 }), note: "documents"))
        for reference in references where !reference.documents.isEmpty {
            let found = try across(synthetic, reference.documents)
            rows += row("of \(reference.role.words)", found, synthetic.count)
            if let finding = leak(found, synthetic.count, reference, usual: either) { part.findings.append(finding) }
            items += pairs("Repeated from \(reference.role.words)", found)
            let families = related(synthetic, reference)
            rows.append(
                ValueRow(
                    "Made from, or of one family with, \(reference.role.words)", Double(families.count),
                    note: "documents"))
            if reference.role == .test && !families.isEmpty {
                part.findings.append(
                    AuditFinding(
                        .severe, "Synthetic documents descend from test documents",
                        "\(families.count) of \(synthetic.count) are of one family with a test document, or were made from one. Ids come in pairs.",
                        measure: "families", ids: families.flatMap { [$0.0, $0.1] },
                        weight: 450 * (1 + Double(families.count) / Double(synthetic.count))))
            }
        }
        part.sections = [
            ResultSection(
                "duplicates", "Duplicates",
                "Near-duplicates have a Jaccard similarity of at least \(ResultNumber.text(settings.threshold)) of their five-word shingles, each pair compared exactly; exact ones are the same words in the same order. All \(synthetic.count) synthetic documents are looked at.",
                items: [.values("Duplicates", rows)] + items)
        ]
        return part
    }

    /// Copies from test are severe where a single one is word for word; near ones, and those from train, where there are more than real documents have.
    private func leak(_ found: [Repeat], _ count: Int, _ reference: AuditReference, usual: Double) -> AuditFinding? {
        guard !found.isEmpty else { return nil }
        let share = Double(found.count) / Double(max(count, 1))
        let isTest = reference.role == .test
        let isMore = share > usual + 0.01
        let isExact = found.contains(where: \.isExact)
        return AuditFinding(
            isMore || isTest && isExact ? .severe : isTest || isExact ? .notable : .fine,
            isTest
                ? "Test documents leak into the synthetic corpus"
                : "Synthetic documents are copies from \(reference.role.words)",
            "\(found.count) of \(count) (\(ResultNumber.percent(share))) are duplicates of \(reference.role.words), \(found.count { $0.isExact }) of them word for word; of the real documents \(ResultNumber.percent(usual)) have a duplicate among themselves. Ids come in pairs, each synthetic document with the one that it repeats.",
            measure: isTest ? "leakage" : "duplicates",
            ids: found.prefix(Self.listed).flatMap { [$0.document.id, $0.of.id] },
            weight: (isTest ? 500 : 90) * (1 + share))
    }

    private func row(_ words: String, _ found: [Repeat], _ count: Int) -> [ValueRow] {
        [
            ValueRow("Duplicates \(words)", Double(found.count), note: "of \(count)"),
            ValueRow("… \(words), word for word", Double(found.count { $0.isExact }), note: "of these"),
        ]
    }

    private func pairs(_ title: String, _ found: [Repeat]) -> [ResultItem] {
        if found.isEmpty { return [] }
        return [
            .pairs(
                title,
                found.prefix(Self.shown).map {
                    TextPair(
                        ($0.document.id, $0.document.text), ($0.of.id, $0.of.text), similarity: $0.similarity,
                        limit: 1500)
                })
        ]
    }

    private var parameters: NearParameters { get throws { try NearParameters(threshold: settings.threshold) } }

    /// What goes if each is held against those before it.
    private func inside(_ documents: [AuditDocument]) throws -> [Repeat] {
        guard documents.count > 1 else { return [] }
        let found = try NearDuplicates.removals(documents.map(\.text), parameters, threads: settings.threads)
        return Self.ordered(
            found.removals.map {
                Repeat(document: documents[$0.document], of: documents[$0.like], similarity: $0.similarity)
            })
    }

    /// What goes if each is held against the others.
    private func across(_ documents: [AuditDocument], _ others: [AuditDocument]) throws -> [Repeat] {
        // Those that stay come first, as the search prefers.
        let all = others + documents
        let search = try NearDuplicates.search(all.map(\.text), parameters, threads: settings.threads)
        let fixed = all.indices.map { $0 < others.count }
        return Self.ordered(
            try search.removals(against: fixed).removals.map {
                Repeat(document: all[$0.document], of: all[$0.like], similarity: $0.similarity)
            })
    }

    /// The most similar first.
    private static func ordered(_ found: [Repeat]) -> [Repeat] {
        found.sorted { ($1.similarity, $0.document.id) < ($0.similarity, $1.document.id) }
    }

    /// Pairs of a synthetic document and one of another's that are of one group.
    private func related(_ documents: [AuditDocument], _ reference: AuditReference) -> [(String, String)] {
        var first: [String: String] = [:]
        for document in reference.documents where !document.group.isEmpty && first[document.group] == nil {
            first[document.group] = document.id
        }
        return documents.compactMap { document in first[document.group].map { (document.id, $0) } }
    }
}
