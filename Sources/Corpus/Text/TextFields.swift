/// Which parts of a document make the text that an operation works on.
package struct TextFields: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let title = TextFields(rawValue: 1)
    package static let abstract = TextFields(rawValue: 2)
    package static let claims = TextFields(rawValue: 4)
    package static let description = TextFields(rawValue: 8)

    package static let all: TextFields = [.title, .abstract, .claims, .description]

    /// What the study's classifiers read, and the default of every verb: title, abstract and claims.
    package static let standard: TextFields = [.title, .abstract, .claims]

    private static let names: [(name: String, field: TextFields)] = [
        ("title", .title), ("abstract", .abstract), ("claims", .claims), ("description", .description),
    ]

    /// Reads names with commas between, as in `title,abstract`; `all` is all of them. Throws a usage fault for an unknown name.
    package init(parsing text: String) throws {
        if text == "all" {
            self = .all
            return
        }
        var fields: TextFields = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let field = Self.names.first(where: { $0.name == word })?.field else {
                throw Fault(
                    "\"\(word)\" is no field of a text",
                    fix: "give some of \(Self.names.map(\.name).joined(separator: ",")), or all", kind: .usage)
            }
            fields.formUnion(field)
        }
        self = fields
    }

    /// The names, with commas between, in the order of the document.
    package var description: String {
        Self.names.filter { contains($0.field) }.map(\.name).joined(separator: ",")
    }
}

extension DocumentContent {
    /// The language whose texts are read where only one can be: English if there are any, else that of the first text.
    ///
    /// - Parameter preferred: an ISO 639-1 code that comes before English.
    package func mainLanguage(preferring preferred: String = "en") -> String {
        let languages =
            abstracts.map(\.language) + titles.map(\.language) + claims.map(\.language) + description.map(\.language)
        return languages.contains(preferred) ? preferred : languages.first ?? ""
    }

    /// The texts of some fields in one language, a line each, in the order title, abstract, claims, description.
    ///
    /// A field without that language gives its first language's text, so that a document with an English abstract and a Japanese description loses
    /// neither. Headings of the description are lines of their own.
    package func lines(_ fields: TextFields, preferring preferred: String = "en") -> [String] {
        let main = mainLanguage(preferring: preferred)
        func chosen<T>(_ parts: [T], _ language: (T) -> String) -> [T] {
            let wanted = parts.contains { language($0) == main } ? main : parts.first.map(language) ?? ""
            return parts.filter { language($0) == wanted }
        }
        var lines: [String] = []
        if fields.contains(.title) { lines += chosen(titles, \.language).map(\.text) }
        if fields.contains(.abstract) { lines += chosen(abstracts, \.language).flatMap(\.paragraphs) }
        if fields.contains(.claims) { lines += chosen(claims, \.language).map(\.text) }
        if fields.contains(.description) {
            for section in chosen(description, \.language) {
                if !section.heading.isEmpty { lines.append(section.heading) }
                lines += section.paragraphs
            }
        }
        return lines
    }

    /// `lines`, joined by newlines.
    package func text(_ fields: TextFields, preferring preferred: String = "en") -> String {
        lines(fields, preferring: preferred).joined(separator: "\n")
    }
}
