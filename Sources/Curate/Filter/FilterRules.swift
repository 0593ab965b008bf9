internal import Corpus
internal import Native

/// Some uses of rules that are applied together.
package struct FilterRules: Sendable {
    package let uses: [RuleUse]
    private let filters: [any Filter]

    /// Throws a usage fault for an empty list, for a rule that cannot be made, and for two rules of one name.
    package init(_ uses: [RuleUse]) throws {
        if uses.isEmpty {
            throw Fault(
                "no rule is named", fix: "give --rule NAME; \"patcorpus filter --list-rules\" lists them", kind: .usage)
        }
        self.uses = uses
        filters = try uses.map(FilterRegistry.make)
        var names: Set<String> = []
        for use in uses where !names.insert(use.name).inserted {
            throw Fault(
                "the rule \(use.name) is named twice",
                fix: "give the second a layer of its own, as in \(use.name)-2=\(use.description)", kind: .usage)
        }
    }

    package var readsDescription: Bool { filters.contains(where: \.readsDescription) }

    /// Whether labels have a say in what any of the rules does.
    package var readsLabels: Bool { filters.contains(where: \.readsLabels) }

    /// What each rule says, in the order of `uses`.
    package func verdicts(_ document: FilterInput) -> [Verdict] {
        zip(uses, filters).map { use, filter in
            filter.reason(document).map { .drop(rule: use.name, because: $0) } ?? .keep
        }
    }

    /// The rules that change documents in place of dropping them.
    package var masks: [LabelNames] { filters.compactMap { $0 as? LabelNames }.filter(\.isMasking) }

    /// The digests of files that rules read, by the rule's name: what a recipe needs to tell two runs apart.
    package func fileDigests() throws -> [String: String] {
        var digests: [String: String] = [:]
        for use in uses {
            guard let file = use.parameters["file"], FileSystem.exists(file) else { continue }
            digests[use.name] = SHA256.digest(of: try FileSystem.read(file)).hex
        }
        return digests
    }
}
