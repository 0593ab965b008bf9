package import Native

/// What selections and `stats` ask of a document without reading it: a small extract, kept in the `facets` layer.
///
/// A function of the document alone, so that the layer is verified by its root and never out of step.
package struct Facets: Hashable, Sendable {
    package var hasAbstract = false
    package var citations = 0
    /// Claims in the language that has the most.
    package var claims = 0
    package var classifications = 0
    /// The publication's date, as the document has it.
    package var date = ""
    package var hasDescription = false
    package var family = ""
    package var kind = ""
    /// The languages of the texts, in order and each once.
    package var languages: [String] = []
    package var model = ""
    package var office = ""
    package var origin = Origin.real
    package var promptFamily = ""

    package init() {}

    /// Appends the canonical JSON object.
    package func write(to buffer: inout ByteBuffer) {
        buffer.append(hasAbstract ? "{\"abstract\":true,\"citations\":" : "{\"abstract\":false,\"citations\":")
        buffer.append(decimal: citations)
        buffer.append(",\"claims\":")
        buffer.append(decimal: claims)
        buffer.append(",\"classifications\":")
        buffer.append(decimal: classifications)
        buffer.append(",\"date\":\"")
        buffer.append(date)
        buffer.append(hasDescription ? "\",\"description\":true,\"family\":" : "\",\"description\":false,\"family\":")
        buffer.appendQuoted(family)
        buffer.append(",\"kind\":")
        buffer.appendQuoted(kind)
        buffer.append(",\"languages\":[")
        for (index, language) in languages.enumerated() {
            if index > 0 { buffer.append(0x2C) }
            buffer.appendQuoted(language)
        }
        buffer.append("],\"model\":")
        buffer.appendQuoted(model)
        buffer.append(",\"office\":")
        buffer.appendQuoted(office)
        buffer.append(",\"origin\":\"")
        buffer.append(origin.rawValue)
        buffer.append("\",\"promptFamily\":")
        buffer.appendQuoted(promptFamily)
        buffer.append(0x7D)
    }
}

/// How a document came to be.
package enum Origin: String, Sendable, CaseIterable {
    /// Published by an office.
    case real
    /// Written by a model from labels.
    case synthesis
    /// Written by a model from a real document.
    case paraphrase
    /// A real document again, to fill a set.
    case replicate
}

extension Facets {
    /// The facets of a canonical document.
    package init(document: JSONValue) {
        self.init()
        func list(_ key: String) -> [JSONValue] { document[key]?.array ?? [] }
        hasAbstract = !list("abstracts").isEmpty
        hasDescription = !list("description").isEmpty
        citations = list("citations").count
        classifications = list("classifications").count
        date = document["publication"]?["date"]?.string ?? ""
        family = document["family"]?.string ?? ""
        kind = document["kind"]?.string ?? ""
        model = document["provenance"]?["model"]?.string ?? ""
        promptFamily = document["provenance"]?["promptFamily"]?.string ?? ""
        origin = Origin(rawValue: document["origin"]?.string ?? "") ?? .real
        office = DocumentID(normalised: document["id"]?.string ?? "")?.office ?? ""
        var found: Set<String> = []
        for key in ["titles", "abstracts", "description", "claims"] {
            for part in list(key) { found.insert(part["language"]?.string ?? "") }
        }
        languages = found.filter { !$0.isEmpty }.sorted()
        var counts: [String: Int] = [:]
        for claim in list("claims") { counts[claim["language"]?.string ?? "", default: 0] += 1 }
        claims = counts.values.max() ?? 0
    }
}
