package import Corpus
internal import Native

/// The terms that texts are made of, each with its column and the number of documents that have it.
///
/// Columns go by the terms' UTF-8 bytes, as scikit-learn's `CountVectorizer` sorts its vocabulary.
package struct TermVocabulary: Sendable {
    private let table: ByteTable
    /// By column.
    package let documentFrequencies: [Int]
    /// How many documents were counted, those without terms too.
    package let documents: Int

    /// How many terms, and so columns, there are.
    package var count: Int { table.count }

    /// The column of a term; `nil` if the vocabulary does not have it.
    package func column(of term: Span<UInt8>) -> Int? { table.number(of: term) }

    /// A term, for people and files.
    package subscript(_ column: Int) -> String { String(decoding: table.bytes[table.range(column)], as: UTF8.self) }

    /// The UTF-8 of a column's term.
    package func bytes(_ column: Int) -> ArraySlice<UInt8> { table.bytes[table.range(column)] }

    /// The terms by column.
    package var terms: [String] { (0..<count).map { self[$0] } }

    /// - Parameters:
    ///   - terms: ascending by UTF-8 bytes, each once.
    ///   - documentFrequencies: one for each term.
    package init(terms: [String], documentFrequencies: [Int], documents: Int) {
        precondition(terms.count == documentFrequencies.count, "a document frequency a term")
        var table = ByteTable()
        for term in terms { _ = table.insert(Array(term.utf8).span) }
        self.init(table: table, documentFrequencies: documentFrequencies, documents: documents)
    }

    fileprivate init(table: ByteTable, documentFrequencies: [Int], documents: Int) {
        self.table = table
        self.documentFrequencies = documentFrequencies
        self.documents = documents
    }
}

/// Counts the terms of documents, one document after the other.
///
/// Memory is one entry a distinct word. The order of the documents does not matter to the vocabulary, so counts of parts may be added.
package struct TermCounter: Sendable {
    private var table = ByteTable()
    private var occurrences: [Int] = []
    private var documentFrequencies: [Int] = []
    /// The last document, counted from 1, that had the term.
    private var lastDocument: [Int] = []
    /// How many documents were counted.
    package private(set) var documents = 0

    package init() {}

    /// Counts a document's words.
    package mutating func add(_ words: WordList) {
        documents += 1
        let bytes = words.bytes.span
        for index in 0..<words.count {
            let term = table.insert(bytes.extracting(words.range(index)))
            if term == occurrences.count {
                occurrences.append(0)
                documentFrequencies.append(0)
                lastDocument.append(0)
            }
            occurrences[term] += 1
            if lastDocument[term] != documents {
                lastDocument[term] = documents
                documentFrequencies[term] += 1
            }
        }
    }

    /// Adds what another counter has counted.
    package mutating func add(_ other: TermCounter) {
        documents += other.documents
        let bytes = other.table.bytes.span
        for index in 0..<other.table.count {
            let term = table.insert(bytes.extracting(other.table.range(index)))
            if term == occurrences.count {
                occurrences.append(0)
                documentFrequencies.append(0)
                lastDocument.append(0)
            }
            occurrences[term] += other.occurrences[index]
            documentFrequencies[term] += other.documentFrequencies[index]
        }
    }

    /// The vocabulary of what was counted.
    ///
    /// - Parameters:
    ///   - minimumDocuments: terms that fewer documents have are left out (scikit-learn's `min_df`).
    ///   - maximumTerms: only so many terms stay, those that come most often in all documents together (`max_features`); of
    ///     equally frequent ones the first by bytes, where scikit-learn leaves the choice to its sort.
    package func vocabulary(minimumDocuments: Int = 1, maximumTerms: Int? = nil) -> TermVocabulary {
        var terms = (0..<table.count).filter { documentFrequencies[$0] >= minimumDocuments }
        func precedes(_ first: Int, _ second: Int) -> Bool {
            table.bytes[table.range(first)].lexicographicallyPrecedes(table.bytes[table.range(second)])
        }
        if let maximumTerms, terms.count > maximumTerms {
            terms.sort { first, second in
                occurrences[first] != occurrences[second]
                    ? occurrences[first] > occurrences[second] : precedes(first, second)
            }
            terms.removeLast(terms.count - max(0, maximumTerms))
        }
        terms.sort(by: precedes)
        var sorted = ByteTable()
        let bytes = table.bytes.span
        for term in terms { _ = sorted.insert(bytes.extracting(table.range(term))) }
        return TermVocabulary(
            table: sorted, documentFrequencies: terms.map { documentFrequencies[$0] }, documents: documents)
    }
}
