/// Relevance as the overlap of label sets, |A ∩ B| / |A ∪ B|; two empty sets have none.
///
/// The proxy of the study "When Does Synthetic Patent Data Help?"; the coefficient is Jaccard's, "The distribution of the flora in the alpine
/// zone", New Phytologist 1912. Time in proportion to the documents that share a label with the query.
package struct JaccardRelevance: RelevanceSource {
    private let documents: Int
    private var numbers: [String: Int] = [:]
    /// The documents that have each label, ascending.
    private var having: [[Int32]] = []
    /// How many labels each document has.
    private var sizes: [Int32] = []

    /// - Parameter labels: of each document of the index, each label once; empty for documents that are not judged.
    package init(labels: [[String]]) {
        documents = labels.count
        for (document, list) in labels.enumerated() {
            sizes.append(Int32(list.count))
            for label in list {
                let number = numbers[label] ?? having.count
                if number == having.count {
                    numbers[label] = number
                    having.append([])
                }
                having[number].append(Int32(document))
            }
        }
    }

    package func judgements(_ query: [String]) -> [Judgement] {
        var shared = Array(repeating: UInt16(0), count: documents)
        for label in query {
            guard let number = numbers[label] else { continue }
            for document in having[number] { shared[Int(document)] += 1 }
        }
        var found: [Judgement] = []
        for (document, count) in shared.enumerated() where count > 0 {
            let union = query.count + Int(sizes[document]) - Int(count)
            found.append(Judgement(document: document, numerator: Int(count), denominator: union))
        }
        return found
    }
}
