package import Corpus
package import Native

/// An inverted index with the scores of every term in every document.
///
/// Documents are numbered in the order in which they were added, which is that of their ids.
package struct BM25Index: Ranker {
    package let parameters: BM25Parameters
    /// How many documents there are, empty ones too.
    package let documents: Int
    /// In words.
    package let meanLength: Double
    let table: TermTable
    let segments: [BM25Segment]

    /// The words of a query that the index has, with how often they come.
    package struct Query: Sendable, Hashable {
        var terms: [Int] = []
        var weights: [Float] = []

        /// True where no document can be found.
        package var isEmpty: Bool { terms.isEmpty }
    }

    init(parameters: BM25Parameters, table: TermTable, segments: [BM25Segment], documents: Int, meanLength: Double) {
        self.parameters = parameters
        self.table = table
        self.segments = segments
        self.documents = documents
        self.meanLength = meanLength
    }

    /// How many different words there are.
    package var terms: Int { table.count }

    /// Takes a query's text apart; a word that comes twice counts twice, as in Lucene.
    package func query(_ text: String) -> Query { query(WordList(text)) }

    /// The same for words that are there already.
    package func query(_ words: WordList) -> Query {
        var query = Query()
        var places: [Int: Int] = [:]
        for index in 0..<words.count {
            guard let term = table.find(words.bytes.span.extracting(words.range(index))) else { continue }
            if let place = places[term] {
                query.weights[place] += 1
            } else {
                places[term] = query.terms.count
                query.terms.append(term)
                query.weights.append(1)
            }
        }
        return query
    }

    package var segmentSizes: [Int] { segments.map(\.documents) }

    /// Documents without a word of the query are not found.
    package var leastScore: Float { .leastNonzeroMagnitude }

    package func score(_ query: Query, segment: Int, to sums: inout ScoreSums) {
        let part = segments[segment]
        sums.clear(part.documents)
        for (term, weight) in zip(query.terms, query.weights) { part.add(term, times: weight, to: &sums) }
    }
}
