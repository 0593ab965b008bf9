internal import Corpus
internal import Curate

/// The prompt families that the tool brings, by name.
package enum PromptFamilies {
    /// Name and YAML of each, in the order in which they are listed.
    package static let files: [(name: String, yaml: String)] = [
        ("standard-patent", standardPatent), ("abstract-only", abstractOnly), ("claims-first", claimsFirst),
        ("technical-report", technicalReport), ("product-description", productDescription),
        ("lay-summary", laySummary), ("paraphrase", paraphrase),
    ]

    package static let names = files.map(\.name)

    /// The family of that name. Throws a usage fault for a name that is none.
    package static func named(_ name: String) throws -> PromptTemplate {
        guard let file = files.first(where: { $0.name == name }) else {
            let nearest = NearestName.nearest(to: name, in: names.map { ($0, [$0]) })
            throw Fault(
                "there is no prompt family \"\(name)\"",
                fix: (nearest.isEmpty ? "" : "did you mean \(nearest[0])? ")
                    + "The families are \(names.joined(separator: ", ")); a template of your own is a YAML file",
                kind: .usage)
        }
        return try PromptTemplate(parsing: file.yaml, file: "the prompt family \(name)")
    }

    /// A family by its name, or a template's file: what has a slash or ends in .yaml or .yml.
    package static func find(_ text: String) throws -> PromptTemplate {
        let isFile = text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
        return isFile ? try PromptTemplate(file: text) : try named(text)
    }
}
