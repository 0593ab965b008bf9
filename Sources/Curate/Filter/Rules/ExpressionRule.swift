internal import Corpus

/// Drops documents for which an expression does not hold.
///
/// `Expression` says what can be asked.
package struct ExpressionRule: Filter {
    package static let summary = RuleSummary(
        "expression", drops: "documents for which an expression over their facts does not hold",
        source: "yours; docs/filters.md lists the facts",
        parameters: [.init("is", "", "the expression, as in words(abstract) >= 50 and claims > 0")],
        reasons: ["does-not-hold"])

    private let expression: Expression

    package init(_ settings: RuleSettings) throws {
        guard settings.isSet("is") else {
            throw Fault(
                "the rule expression has no expression", fix: "write expression:words(abstract) >= 50 and claims > 0",
                kind: .usage)
        }
        expression = try Expression(parsing: settings.text("is"))
    }

    package var readsDescription: Bool { expression.readsDescription }
    package var readsLabels: Bool { expression.readsLabels }

    package func reason(_ document: FilterInput) -> Reason? {
        if expression.holds(for: document) { return nil }
        return Reason("does-not-hold", expression.failure(for: document))
    }
}
