/// A part of the document that a model is asked for.
package struct PromptField: Sendable, Hashable {
    /// Which part of a document it becomes.
    package enum Part: Sendable, Hashable {
        case title, abstract, claims
        /// A section of the description with that role; an empty one has no heading.
        case section(role: String)
    }

    /// Its key in the answer, such as `technical_field`.
    package var name: String
    /// Fewest and most words: of the text, of each claim.
    package var words: ClosedRange<Int>
    /// Fewest and most claims; 1 for every other field.
    package var items: ClosedRange<Int> = 1...1
    /// What it should hold, for the model.
    package var about = ""

    package init(name: String, words: ClosedRange<Int>, items: ClosedRange<Int> = 1...1, about: String = "") {
        self.name = name
        self.words = words
        self.items = items
        self.about = about
    }

    /// The names that there are, in the order of a document, with what each becomes.
    package static let parts: [(name: String, part: Part)] = [
        ("title", .title), ("abstract", .abstract), ("claims", .claims),
        ("technical_field", .section(role: "technical-field")), ("background", .section(role: "background")),
        ("summary", .section(role: "summary")), ("drawings", .section(role: "drawings")),
        ("embodiments", .section(role: "embodiments")),
        ("industrial_applicability", .section(role: "industrial-applicability")), ("description", .section(role: "")),
    ]

    package static let names = parts.map(\.name)

    /// What it becomes; a field without a name of the list is a section.
    package var part: Part { Self.parts.first { $0.name == name }?.part ?? .section(role: "") }

    /// Whether it is a list of texts.
    package var isList: Bool { part == .claims }

    /// The name as a heading: `Technical field`.
    package var heading: String { Self.heading(name) }

    static func heading(_ name: String) -> String {
        let words = name.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The most words that the field is asked to have.
    package var mostWords: Int { words.upperBound * items.upperBound }
}
