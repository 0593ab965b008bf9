import Corpus
import Measure
import Testing

/// The texts and numbers of `Tests/Oracle/tfidf.py`, scikit-learn 1.9.
private let texts = [
    "A hearing aid with a bone conduction transducer, and a second aid.",
    "Wheelchair; the wheelchair has a seat. The seat has a cushion.", "", "Été: L'AIDE à l'été",
    "the the the seat 12 12",
]

private func counter(_ texts: some Sequence<String>) -> TermCounter {
    var counter = TermCounter()
    for text in texts { counter.add(WordList(text)) }
    return counter
}

private func rows(_ vocabulary: TermVocabulary) -> [SparseRow] {
    let vectorizer = TFIDFVectorizer(vocabulary)
    var workspace = TFIDFVectorizer.Workspace(vectorizer)
    return texts.map { vectorizer.row(WordList($0), &workspace) }
}

private func isNear(_ row: SparseRow, _ expected: [(Int, Double)]) -> Bool {
    row.columns == expected.map { Int32($0.0) } && zip(row.values, expected).allSatisfy { abs($0 - $1.1) < 1e-15 }
}

@Suite("TF-IDF")
struct TFIDFTests {
    @Test("gives the numbers of scikit-learn's TfidfVectorizer")
    func oracle() {
        let vocabulary = counter(texts).vocabulary()
        #expect(
            vocabulary.terms == [
                "12", "a", "aid", "aide", "and", "bone", "conduction", "cushion", "has", "hearing", "l", "seat",
                "second", "the", "transducer", "wheelchair", "with", "à", "été",
            ])
        let rows = rows(vocabulary)
        let rest = 0.24355319045839938
        #expect(
            isNear(
                rows[0],
                [
                    (1, 0.5894915415787414), (2, 0.48710638091679875), (4, rest), (5, rest), (6, rest), (9, rest),
                    (12, rest), (14, rest), (16, rest),
                ]))
        #expect(
            isNear(
                rows[1],
                [
                    (1, 0.39354628100284644), (7, 0.2438952357346367), (8, 0.4877904714692734),
                    (11, 0.39354628100284644), (13, 0.39354628100284644), (15, 0.4877904714692734),
                ]))
        #expect(isNear(rows[2], []))
        #expect(
            isNear(
                rows[3],
                [
                    (3, 0.3162277660168379), (10, 0.6324555320336758), (17, 0.3162277660168379),
                    (18, 0.6324555320336758),
                ]))
        #expect(isNear(rows[4], [(0, 0.6169443297835301), (11, 0.2488734003359842), (13, 0.7466202010079527)]))
    }

    @Test("terms of too few documents are left out, as min_df does")
    func minimum() {
        let vocabulary = counter(texts).vocabulary(minimumDocuments: 2)
        #expect(vocabulary.terms == ["a", "seat", "the"])
        #expect(vocabulary.documentFrequencies == [2, 2, 2])
        #expect(isNear(rows(vocabulary)[4], [(1, 0.31622776601683794), (2, 0.9486832980505139)]))
    }

    @Test("of equally frequent terms the first by bytes stay", arguments: [1, 2, 3, 4, 5, 19, 40])
    func maximum(count: Int) {
        // the 5, a 5, seat 3, then those that come twice: 12, aid, has, l, wheelchair, été.
        let byFrequency = ["a", "the", "seat", "12", "aid"]
        let terms = counter(texts).vocabulary(maximumTerms: count).terms
        #expect(terms.count == min(count, 19))
        if count <= 5 { #expect(terms == byFrequency.prefix(count).sorted()) }
    }

    @Test("counting in parts gives the vocabulary of the whole, in any order")
    func parts() {
        let whole = counter(texts).vocabulary(minimumDocuments: 1)
        var sum = counter(texts.suffix(2))
        sum.add(counter(texts.prefix(3).reversed()))
        #expect(sum.vocabulary().terms == whole.terms)
        #expect(sum.vocabulary().documentFrequencies == whole.documentFrequencies)
        #expect(sum.vocabulary().documents == 5)
    }

    @Test("rows lie one after the other in a matrix")
    func matrix() {
        let vocabulary = counter(texts).vocabulary()
        var matrix = SparseMatrix(columnCount: vocabulary.count)
        let rows = rows(vocabulary)
        for row in rows { matrix.append(row) }
        #expect(matrix.rowCount == 5)
        for (index, row) in rows.enumerated() {
            #expect(Array(matrix.columns[matrix.range(index)]) == row.columns)
            #expect(Array(matrix.values[matrix.range(index)]) == row.values)
        }
    }
}
