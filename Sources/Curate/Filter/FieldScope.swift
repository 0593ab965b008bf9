package import Corpus

/// Which fields a rule looks at; `auto` depends on where the text comes from.
///
/// What a model wrote is looked at in full. Descriptions that an office published speak of everything (a tag, a dialogue, a placeholder as the
/// invention's subject), so that of those only title, abstract and claims are.
package struct FieldScope: Sendable, Hashable {
    /// nil is `auto`.
    private let chosen: TextFields?

    static let auto = FieldScope(chosen: nil)

    private init(chosen: TextFields?) { self.chosen = chosen }

    /// Reads a parameter: `auto`, or names of fields with `|` between.
    init(_ settings: RuleSettings, _ key: String) throws {
        chosen = settings.text(key) == "auto" ? nil : try settings.fields(key)
    }

    package func fields(_ document: FilterInput) -> TextFields { chosen ?? (document.isReal ? .standard : .all) }

    var readsDescription: Bool { chosen?.contains(.description) ?? true }

    /// What rules with such a parameter say of it.
    static let parameter = RuleSummary.Parameter(
        "of", "auto",
        "fields, | between them; auto: all of what a model wrote, title|abstract|claims of what was published")
}
