import Corpus
import Demo
import Measure
import Native
import Testing

@testable import Train

@Suite("The pool of counted texts")
struct TextPoolTests {
    private var texts: [String] {
        var generator = SeededGenerator(seed: 8)
        let words = (0..<60).map { "word\($0 * $0 % 97)" } + ["été", "Zug", "a"]
        return (0..<150).map { _ in
            (0..<(5 + generator.uniform(20))).map { _ in words[generator.uniform(1 + generator.uniform(words.count))] }
                .joined(separator: " ")
        } + [""]
    }

    @Test("gives the rows that TFIDFVectorizer gives", arguments: [1, 2])
    func vectorizer(_ threads: Int) throws {
        let texts = texts
        let pool = try TextPool(texts, threads: threads)
        let training = [3, 5, 8, 13, 21, 34, 55, 89, 144, 5]
        var counter = TermCounter()
        for document in Set(training) { counter.add(WordList(texts[document])) }
        for (minimum, most) in [(1, nil), (2, nil), (1, 12)] as [(Int, Int?)] {
            let terms = counter.vocabulary(minimumDocuments: minimum, maximumTerms: most)
            let vocabulary = pool.vocabulary(of: training, minimumDocuments: minimum, maximumTerms: most)
            #expect(vocabulary.terms.terms == terms.terms)
            let vectorizer = TFIDFVectorizer(terms)
            var workspace = TFIDFVectorizer.Workspace(vectorizer)
            let documents = [0, 144, 3, 150, 77]
            let rows = pool.features(documents, vocabulary)
            for (place, document) in documents.enumerated() {
                let row = vectorizer.row(WordList(texts[document]), &workspace)
                let range = rows.starts[place]..<rows.starts[place + 1]
                #expect(Array(rows.columns[range]) == row.columns)
                #expect(Array(rows.values[range]) == row.values.map { Float($0) })
            }
        }
    }
}
