package import Measure
package import Native

internal import Corpus

/// Texts whose words are counted once, from which the TF-IDF features of any training set among them are made in milliseconds.
///
/// For a study's hundreds of runs over parts of the same documents. The numbers are those of `TFIDFVectorizer`, rounded to single precision.
package struct TextPool: Sendable {
    /// The words of all texts, by their bytes.
    private let words: [[UInt8]]
    /// Where each text begins in `terms` and `counts`; one more at the end.
    private let starts: [Int]
    /// The words of each text, ascending by bytes, as numbers of `words`.
    private let terms: [Int32]
    private let counts: [Int32]

    /// Counts the words of texts, on threads.
    package init(_ texts: [String], threads: Int = 1) throws {
        var table = ByteTable()
        var starts = [0]
        var terms: [Int32] = []
        var counts: [Int32] = []
        let parts = stride(from: 0, to: texts.count, by: 64).map { $0..<min($0 + 64, texts.count) }
        func take(_ part: CountedTexts) {
            let numbers = (0..<part.table.count).map { word in
                Int32(table.insert(part.table.bytes.span.extracting(part.table.range(word))))
            }
            for text in part.texts {
                for entry in text {
                    terms.append(numbers[entry.word])
                    counts.append(entry.count)
                }
                starts.append(terms.count)
            }
        }
        if threads <= 1 {
            for part in parts { take(CountedTexts(texts[part])) }
        } else {
            try OrderedWork.run(
                threads: threads, window: 2 * threads, produce: { give in for part in parts { try give(part) } },
                makeWorker: {}, work: { _, part in CountedTexts(texts[part]) }, consume: { take($0) })
        }
        // Words by bytes, and each text's in that order.
        let all = (0..<table.count).map { Array(table.bytes[table.range($0)]) }
        let order = all.indices.sorted { all[$0].lexicographicallyPrecedes(all[$1]) }
        var places = [Int32](repeating: 0, count: order.count)
        for (place, word) in order.enumerated() { places[word] = Int32(place) }
        for text in 0..<texts.count {
            let range = starts[text]..<starts[text + 1]
            let sorted = range.map { (places[Int(terms[$0])], counts[$0]) }.sorted { $0.0 < $1.0 }
            for (at, entry) in zip(range, sorted) { (terms[at], counts[at]) = entry }
        }
        words = order.map { all[$0] }
        self.starts = starts
        self.terms = terms
        self.counts = counts
    }

    /// The number of texts.
    package var count: Int { starts.count - 1 }

    /// The vocabulary of a training set: each document once, however often it is repeated, so that copies change no feature.
    ///
    /// - Parameters:
    ///   - minimumDocuments: words that fewer documents have are left out; but where that leaves none, all stay.
    ///   - maximumTerms: only so many words stay, those that come most often, of equally frequent ones the first by bytes.
    package func vocabulary(
        of documents: [Int], minimumDocuments: Int = 2, maximumTerms: Int? = 50_000
    ) -> PoolVocabulary {
        var frequencies = [Int32](repeating: 0, count: words.count)
        var occurrences = [Int](repeating: 0, count: words.count)
        let distinct = Set(documents)
        for document in distinct {
            for entry in starts[document]..<starts[document + 1] {
                frequencies[Int(terms[entry])] += 1
                occurrences[Int(terms[entry])] += Int(counts[entry])
            }
        }
        var kept = words.indices.filter { frequencies[$0] > 0 && frequencies[$0] >= minimumDocuments }
        if kept.isEmpty { kept = words.indices.filter { frequencies[$0] > 0 } }
        if let maximumTerms, kept.count > maximumTerms {
            kept.sort { (occurrences[$1], $0) < (occurrences[$0], $1) }
            kept = kept.prefix(maximumTerms).sorted()
        }
        var columns = [Int32](repeating: -1, count: words.count)
        for (column, word) in kept.enumerated() { columns[word] = Int32(column) }
        return PoolVocabulary(
            columns: columns, words: kept.map { words[$0] }, frequencies: kept.map { Int(frequencies[$0]) },
            documents: distinct.count)
    }

    /// The TF-IDF rows of some documents, in the order given.
    package func features(_ documents: [Int], _ vocabulary: PoolVocabulary) -> SparseRows {
        var rowStarts = [0]
        var columns: [Int32] = []
        var values: [Float] = []
        var row: [Double] = []
        for document in documents {
            row.removeAll(keepingCapacity: true)
            var squares = 0.0
            for entry in starts[document]..<starts[document + 1] {
                let column = vocabulary.columns[Int(terms[entry])]
                if column < 0 { continue }
                let value = Double(counts[entry]) * vocabulary.weights[Int(column)]
                squares += value * value
                columns.append(column)
                row.append(value)
            }
            let length = squares.squareRoot()
            for value in row { values.append(Float(value / length)) }
            rowStarts.append(columns.count)
        }
        return SparseRows(
            columnCount: vocabulary.count, starts: rowStarts, columns: columns, values: values)
    }
}

/// The words of a training set and their weights.
package struct PoolVocabulary: Sendable {
    /// By word of the pool, its column; -1 where it has none.
    fileprivate let columns: [Int32]
    private let words: [[UInt8]]
    private let frequencies: [Int]
    private let documents: Int
    /// The idf by column.
    fileprivate let weights: [Double]

    fileprivate init(columns: [Int32], words: [[UInt8]], frequencies: [Int], documents: Int) {
        self.columns = columns
        self.words = words
        self.frequencies = frequencies
        self.documents = documents
        weights = TFIDFVectorizer.weights(frequencies, documents: documents)
    }

    /// The number of features.
    package var count: Int { words.count }

    /// The vocabulary as any other text is turned into features with.
    package var terms: TermVocabulary {
        TermVocabulary(
            terms: words.map { String(decoding: $0, as: UTF8.self) }, documentFrequencies: frequencies,
            documents: documents)
    }
}

/// The words of a few texts, counted by one thread.
private struct CountedTexts: Sendable {
    var table = ByteTable()
    var texts: [[(word: Int, count: Int32)]] = []

    init(_ texts: ArraySlice<String>) {
        var words = WordList()
        var counts: [Int32] = []
        for text in texts {
            words.scan(text)
            let bytes = words.bytes.span
            var seen: [Int] = []
            for index in 0..<words.count {
                let word = table.insert(bytes.extracting(words.range(index)))
                if word == counts.count { counts.append(0) }
                if counts[word] == 0 { seen.append(word) }
                counts[word] += 1
            }
            self.texts.append(
                seen.map { word in
                    defer { counts[word] = 0 }
                    return (word: word, count: counts[word])
                })
        }
    }
}
