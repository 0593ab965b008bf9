package import Corpus

/// A real document that synthetic ones may be made from: its labels, and as much of its texts as a request may show.
package struct SeedDocument: Sendable, Hashable {
    package var id: String
    /// Ascending.
    package var labels: [String]
    package var title: String
    package var abstract: String
    package var claims: [String]
    /// Sections of the description by their role; those without a role, or of a role that no field has, under the empty one.
    package var sections: [String: String]

    /// Words of a section that are kept.
    private static let longestSection = 1500

    /// Takes the texts in one language.
    ///
    /// - Parameter preferred: the language that is taken where a document has several.
    package init(_ document: DocumentContent, labels: [String], preferring preferred: String = "en") {
        id = document.id
        self.labels = Set(labels).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        title = document.text(.title, preferring: preferred)
        abstract = document.text(.abstract, preferring: preferred)
        claims = document.lines(.claims, preferring: preferred)
        sections = [:]
        let main = document.mainLanguage(preferring: preferred)
        let has = document.description.contains { $0.language == main }
        let wanted = has ? main : document.description.first?.language ?? ""
        let roles = Set(
            PromptField.parts.compactMap { if case .section(let role) = $0.part { role } else { nil } })
        var texts: [String: [String]] = [:]
        for section in document.description where section.language == wanted {
            texts[roles.contains(section.role) ? section.role : "", default: []] += section.paragraphs
        }
        for (role, paragraphs) in texts {
            sections[role] = ShortenedText.prefix(of: paragraphs.joined(separator: "\n"), words: Self.longestSection)
        }
    }

    /// A document of which only the labels matter.
    package init(id: String, labels: [String]) {
        var content = DocumentContent()
        content.id = id
        self.init(content, labels: labels)
    }

    /// What the document has of a field; for claims each of them.
    package func texts(_ field: PromptField) -> [String] {
        switch field.part {
        case .title: title.isEmpty ? [] : [title]
        case .abstract: abstract.isEmpty ? [] : [abstract]
        case .claims: claims
        case .section(let role): [sections[role] ?? wholeDescription(role)].filter { !$0.isEmpty }
        }
    }

    /// `description` without a role stands for all sections.
    private func wholeDescription(_ role: String) -> String {
        guard role.isEmpty else { return "" }
        let roles = PromptField.parts.compactMap { if case .section(let role) = $0.part { role } else { nil } }
        return roles.compactMap { sections[$0] }.joined(separator: "\n")
    }

    /// Title, abstract, claims and what is kept of the description: what copies are looked for in.
    package var text: String {
        let roles = sections.keys.sorted()
        return ([title, abstract] + claims.map(ClaimNumber.removed) + roles.compactMap { sections[$0] }).joined(
            separator: "\n")
    }
}

/// Cuts texts to a number of words.
package enum ShortenedText {
    /// The text, or its beginning of at most so many words: up to the last end of a sentence in its second half, else the last whole word and `…`.
    package static func prefix(of text: String, words limit: Int) -> String {
        // Halves of words: two signs of Chinese or Japanese count as one, as elsewhere.
        var halves = 0
        var isInWord = false
        var lastSentence: (end: String.UnicodeScalarView.Index, halves: Int)?
        let scalars = text.unicodeScalars
        var at = scalars.startIndex
        while at < scalars.endIndex {
            let isSpace = scalars[at].properties.isWhitespace
            let isDense = scalars[at].value >= 0x2E80 && scalars[at].value < 0xAC00
            if isDense || !isSpace && !isInWord {
                if halves >= limit * 2 { break }
                halves += isDense ? 1 : 2
            }
            isInWord = !isSpace && !isDense
            let next = scalars.index(after: at)
            if ".;。".unicodeScalars.contains(scalars[at]),
                next == scalars.endIndex || scalars[next].properties.isWhitespace || scalars[at] == "。"
            {
                lastSentence = (next, halves)
            }
            at = next
        }
        if at == scalars.endIndex { return text }
        if let lastSentence, lastSentence.halves >= limit { return String(scalars[..<lastSentence.end]) }
        var end = at
        while end > scalars.startIndex, scalars[scalars.index(before: end)].properties.isWhitespace {
            end = scalars.index(before: end)
        }
        return String(scalars[..<end]) + " …"
    }
}
