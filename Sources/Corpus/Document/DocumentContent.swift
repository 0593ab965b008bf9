package import Native

/// A canonical document taken apart: what curation, measurement and export read of it.
///
/// Fields are those of `docs/document.md`; texts are in the document's order.
package struct DocumentContent: Sendable, Hashable {
    package struct Title: Sendable, Hashable {
        package var language: String
        package var text: String

        package init(language: String, text: String) {
            self.language = language
            self.text = text
        }
    }

    package struct Abstract: Sendable, Hashable {
        package var language: String
        package var paragraphs: [String]

        package init(language: String, paragraphs: [String]) {
            self.language = language
            self.paragraphs = paragraphs
        }
    }

    package struct Section: Sendable, Hashable {
        package var heading: String
        package var language: String
        package var paragraphs: [String]
        package var role: String

        package init(heading: String, language: String, paragraphs: [String], role: String) {
            self.heading = heading
            self.language = language
            self.paragraphs = paragraphs
            self.role = role
        }
    }

    package struct Claim: Sendable, Hashable {
        package var dependsOn: [Int]
        package var language: String
        package var number: Int
        package var text: String

        package init(dependsOn: [Int], language: String, number: Int, text: String) {
            self.dependsOn = dependsOn
            self.language = language
            self.number = number
            self.text = text
        }
    }

    package struct Symbol: Sendable, Hashable {
        package var first: Bool
        /// `yes`, `no` or empty.
        package var inventive: String
        package var scheme: String
        package var symbol: String
        package var version: String
    }

    package struct Citation: Sendable, Hashable {
        package var category: String
        /// The cited publication; empty for other literature.
        package var id: String
        package var phase: String
        package var text: String
    }

    /// A publication, an application or a priority.
    package struct Reference: Sendable, Hashable {
        package var country = ""
        package var date = ""
        package var id = ""
        package var kind = ""
        package var number = ""

        package init() {}
    }

    package struct Party: Sendable, Hashable {
        package var country: String
        package var name: String
    }

    /// How a document that is not real was made.
    package struct Provenance: Sendable, Hashable {
        package var labels: [String] = []
        package var method = ""
        package var model = ""
        package var promptFamily = ""
        /// Ids of the documents that it was made from.
        package var seeds: [String] = []

        package init() {}
    }

    package var id = ""
    package var kind = ""
    package var family = ""
    package var origin = Origin.real
    package var publication = Reference()
    package var application = Reference()
    package var priorities: [Reference] = []
    package var titles: [Title] = []
    package var abstracts: [Abstract] = []
    package var description: [Section] = []
    package var claims: [Claim] = []
    package var classifications: [Symbol] = []
    package var citations: [Citation] = []
    package var applicants: [Party] = []
    package var inventors: [Party] = []
    package var provenance = Provenance()

    package init() {}

    /// Reads a canonical line.
    ///
    /// - Parameter withDescription: false passes over the description, which is nine tenths of most documents.
    /// - Throws: `JSONError` for what is no JSON.
    package init(line: Span<UInt8>, _ parser: inout JSONParser, withDescription: Bool = true) throws {
        self.init()
        try parser.parse(line) { root in
            root.forEachMember { key, value in
                if !withDescription && key.count == 11 && key[0] == 0x64 { return }
                read(key, value)
            }
        }
    }
}

extension DocumentContent {
    private mutating func read(_ key: Span<UInt8>, _ value: borrowing JSONElement) {
        switch String(bytes: key) {
        case "id": id = value.string ?? ""
        case "kind": kind = value.string ?? ""
        case "family": family = value.string ?? ""
        case "origin": origin = Origin(rawValue: value.string ?? "") ?? .real
        case "publication": publication = Self.reference(value)
        case "application": application = Self.reference(value)
        case "priorities": value.forEach { priorities.append(Self.reference($0)) }
        case "titles": value.forEach { titles.append(Title(language: $0.text("language"), text: $0.text("text"))) }
        case "abstracts":
            value.forEach {
                abstracts.append(Abstract(language: $0.text("language"), paragraphs: $0.texts("paragraphs")))
            }
        case "description":
            value.forEach {
                description.append(
                    Section(
                        heading: $0.text("heading"), language: $0.text("language"), paragraphs: $0.texts("paragraphs"),
                        role: $0.text("role")))
            }
        case "claims":
            value.forEach { claim in
                var parents: [Int] = []
                claim.member("dependsOn")?.forEach { parents.append($0.integer ?? 0) }
                claims.append(
                    Claim(
                        dependsOn: parents, language: claim.text("language"),
                        number: claim.member("number")?.integer ?? 0, text: claim.text("text")))
            }
        case "classifications":
            value.forEach {
                classifications.append(
                    Symbol(
                        first: $0.member("first")?.boolean ?? false, inventive: $0.text("inventive"),
                        scheme: $0.text("scheme"), symbol: $0.text("symbol"), version: $0.text("version")))
            }
        case "citations":
            value.forEach {
                citations.append(
                    Citation(
                        category: $0.text("category"), id: $0.text("id"), phase: $0.text("phase"), text: $0.text("text")
                    ))
            }
        case "applicants":
            value.forEach { applicants.append(Party(country: $0.text("country"), name: $0.text("name"))) }
        case "inventors": value.forEach { inventors.append(Party(country: $0.text("country"), name: $0.text("name"))) }
        case "provenance":
            provenance.labels = value.texts("labels")
            provenance.method = value.text("method")
            provenance.model = value.text("model")
            provenance.promptFamily = value.text("promptFamily")
            provenance.seeds = value.texts("seeds")
        default: break
        }
    }

    private static func reference(_ value: borrowing JSONElement) -> Reference {
        var reference = Reference()
        reference.country = value.text("country")
        reference.date = value.text("date")
        reference.id = value.text("id")
        reference.kind = value.text("kind")
        reference.number = value.text("number")
        return reference
    }
}

extension JSONElement {
    /// The member's string; empty where there is none.
    fileprivate func text(_ key: String) -> String { member(key)?.string ?? "" }

    /// The member's strings; none where there is no list.
    fileprivate func texts(_ key: String) -> [String] {
        var list: [String] = []
        member(key)?.forEach { list.append($0.string ?? "") }
        return list
    }
}
