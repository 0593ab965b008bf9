internal import Native

/// The categories of one citation, `X` and `Y` for different claims, as `X,Y`: each once, in order of the file.
enum CitationCategories {
    /// Joins what stands in every element of that name below a citation.
    static func joined(_ tape: XMLTape, _ citation: XMLNode, _ name: XMLName) -> String {
        var found: [String] = []
        for element in tape.descendants(citation) where tape.name(element) == name {
            var category = tape.string(element)
            // ST.96 cannot write `&` (member of the same family) as a token.
            if category == "Ampersand" { category = "&" }
            if !category.isEmpty, !found.contains(category) { found.append(category) }
        }
        return found.joined(separator: ",")
    }
}
