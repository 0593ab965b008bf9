internal import Corpus

/// Names of fields that a template or a model wrote in front of a field's text: `Title:`, `Abstract:`, `What is claimed is:`.
enum FieldNames {
    private static let names: [(TextFields, [String])] = [
        (.title, ["title", "patent title", "invention title", "title of the invention", "titel", "titre", "título"]),
        (
            .abstract,
            [
                "abstract", "summary", "abstract of the disclosure", "patent abstract", "title", "zusammenfassung",
                "abrégé", "resumen",
            ]
        ),
        (
            .claims,
            [
                "claims", "claim", "patent claims", "abstract", "title", "description", "independent claim",
                "dependent claim", "independent claims", "dependent claims",
            ]
        ),
        (.description, ["abstract", "title"]),
    ]

    /// Looks at the beginning of the field's first lines: the name, then a colon or a dash.
    static func find(_ lines: [String], _ field: TextFields) -> Reason? {
        let known = names.first { $0.0 == field }?.1 ?? []
        for line in field == .claims ? lines : Array(lines.prefix(1)) {
            let head = line.prefix(48)
            guard let end = head.firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
            if head[..<end].contains(where: { "{[\"".contains($0) }) { continue }
            var name = head[..<end].lowercased()
            // "Claim 1 (independent): …" and "1. Independent claim: …".
            name = String(name.filter { $0.isLetter || $0 == " " }).split(separator: " ").joined(separator: " ")
            if known.contains(name) || field == .claims && ["claim independent", "claim dependent"].contains(name) {
                return Reason(
                    "field-name", "\"\(head[...end])\" begins the \(field.description)",
                    excerpt: String(line.prefix(80)))
            }
        }
        return nil
    }
}
