/// Which documents of an index a query must not find: itself, its family, and what was made from any of those.
///
/// They would be found for their text's sake, and say nothing of retrieval.
package struct RelatedDocuments: Sendable {
    private var byID: [String: Int] = [:]
    private var byFamily: [String: [Int]] = [:]
    private var byAncestor: [String: [Int]] = [:]
    private var byAncestralFamily: [String: [Int]] = [:]

    /// - Parameters:
    ///   - documents: the index.
    ///   - families: the family of every document that something can be made from; those of the index need not be in it.
    package init(_ documents: [IndexedDocument], families: [String: String]) {
        for (number, document) in documents.enumerated() {
            byID[document.id] = number
            if !document.family.isEmpty { byFamily[document.family, default: []].append(number) }
            for ancestor in document.ancestors {
                byAncestor[ancestor, default: []].append(number)
                if let family = families[ancestor], !family.isEmpty {
                    byAncestralFamily[family, default: []].append(number)
                }
            }
        }
    }

    /// The documents to be left out for a query, ascending.
    package func of(_ query: IndexedDocument) -> [Int] {
        var found = Set(byAncestor[query.id] ?? [])
        if let itself = byID[query.id] { found.insert(itself) }
        if !query.family.isEmpty {
            found.formUnion(byFamily[query.family] ?? [])
            found.formUnion(byAncestralFamily[query.family] ?? [])
        }
        return found.sorted()
    }
}
