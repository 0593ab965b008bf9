package import Corpus

/// A rule that keeps or drops a document by its content alone, so that its verdict is the same in any order and on any thread.
package protocol Filter: Sendable {
    /// What `--list-rules` prints.
    static var summary: RuleSummary { get }

    /// Reads the parameters. Throws a usage fault for a value that the rule cannot use.
    init(_ settings: RuleSettings) throws

    /// Whether the rule reads the description, which is nine tenths of most documents.
    var readsDescription: Bool { get }

    /// Whether the verdict depends on the document's labels.
    var readsLabels: Bool { get }

    /// Why the document is to be dropped; nil to keep it. The first fault in the rule's own order counts.
    func reason(_ document: FilterInput) -> Reason?
}

extension Filter {
    package var readsDescription: Bool { false }
    package var readsLabels: Bool { false }
}

/// What a rule is for, where it comes from and what can be set.
package struct RuleSummary: Sendable {
    package struct Parameter: Sendable {
        package var name: String
        /// As it would be written; empty for "none".
        package var standard: String
        package var meaning: String

        package init(_ name: String, _ standard: String, _ meaning: String) {
            self.name = name
            self.standard = standard
            self.meaning = meaning
        }
    }

    package var name: String
    /// What it drops, in one line.
    package var drops: String
    /// The publication that the rule or its thresholds come from, or `ours`, with what they were measured on.
    package var source: String
    package var parameters: [Parameter]
    /// The keywords of the reasons, in the order in which they are tried.
    package var reasons: [String]

    package init(
        _ name: String, drops: String, source: String, parameters: [Parameter] = [], reasons: [String]
    ) {
        self.name = name
        self.drops = drops
        self.source = source
        self.parameters = parameters
        self.reasons = reasons
    }

    /// The rule with its defaults, as `--list-rules --json` gives it.
    package var json: JSONValue {
        [
            "drops": .string(drops), "name": .string(name), "source": .string(source),
            "parameters": .array(
                parameters.map {
                    ["default": .string($0.standard), "meaning": .string($0.meaning), "name": .string($0.name)]
                }),
            "reasons": .array(reasons.map { .string($0) }),
        ]
    }
}
