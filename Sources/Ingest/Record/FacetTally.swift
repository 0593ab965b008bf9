/// Counts what goes into the facets while a record is being built.
struct FacetTally {
    var hasAbstract = false
    var hasDescription = false
    var citations = 0
    var classifications = 0
    /// The languages of the texts, in the order in which they came.
    private(set) var languages: [String] = []
    private var claims: [(language: String, count: Int)] = []

    mutating func noteText(_ language: String) {
        if !language.isEmpty && !languages.contains(language) { languages.append(language) }
    }

    mutating func noteClaim(_ language: String) {
        for index in claims.indices where claims[index].language == language {
            claims[index].count += 1
            return
        }
        claims.append((language, 1))
    }

    func claimCount(_ language: String) -> Int { claims.first { $0.language == language }?.count ?? 0 }

    /// Claims in the language that has the most.
    var mostClaims: Int { claims.map(\.count).max() ?? 0 }
}
