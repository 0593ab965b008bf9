internal import Corpus
package import Native

/// Exact search among vectors: every inner product is taken, none is estimated.
///
/// Scores are 32-bit sums in a fixed order, so that a ranking is the same on every machine and for any number of threads, and equal vectors tie.
package struct DenseIndex: Ranker {
    /// What makes two vectors alike.
    package enum Similarity: String, Sendable, CaseIterable {
        /// The inner product of vectors made one long. A vector of zeros has no direction: it finds nothing and is not found.
        case cosine
        /// The inner product as it is.
        case dot
    }

    package let documents: Int
    package let dimensions: Int
    package let similarity: Similarity
    /// The vectors, made one long for `cosine`.
    let rows: Matrix
    /// The greatest norm of a row, those without direction left out.
    let longest: Double
    /// How many vectors are zeros, and so without direction.
    package let zeros: Int

    private static let segmentSize = 4096

    /// - Parameters:
    ///   - rows: the vectors one after the other, in ascending order of the documents' ids.
    ///   - dimensions: of each vector, at least 1.
    ///
    /// Throws a usage fault for numbers that are not finite, and where no two vectors differ, so that the order of the ids would decide.
    package init(rows: [Float], dimensions: Int, similarity: Similarity = .cosine) throws {
        precondition(dimensions > 0 && rows.count % dimensions == 0, "\(rows.count) numbers in rows of \(dimensions)")
        self.dimensions = dimensions
        self.similarity = similarity
        documents = rows.count / dimensions
        var rows = rows
        var zeros = 0
        for document in 0..<documents {
            let range = document * dimensions..<(document + 1) * dimensions
            if rows[range].allSatisfy({ $0 == 0 }) { zeros += 1 }
            guard rows[range].allSatisfy(\.isFinite) else {
                throw Fault(
                    "the vector of document \(document + 1) has a number that is not finite",
                    fix: "leave the document out, or embed it again", kind: .usage)
            }
            if similarity == .cosine { Self.normalise(&rows, range) }
        }
        self.zeros = zeros
        self.rows = Matrix(rows: documents, columns: dimensions, values: rows)
        longest = self.rows.squaredNorms().lazy.filter { !$0.isNaN }.max()?.squareRoot() ?? 0
        try checkThatSomeDiffer()
    }

    /// An index of a matrix's rows, in ascending order of the documents' ids.
    package init(_ vectors: Matrix, similarity: Similarity = .cosine) throws {
        try self.init(rows: vectors.values, dimensions: max(1, vectors.columns), similarity: similarity)
    }

    private func checkThatSomeDiffer() throws {
        if documents > 0 && zeros == documents {
            throw Fault(
                "all vectors of the index, \(documents), are zeros",
                fix: "embed the documents again; with lsa, fit it on documents of their language", kind: .usage)
        }
        let directed = (0..<documents).lazy.filter { similarity == .dot || !rows[$0, 0].isNaN }
        guard documents - zeros > 1, let first = directed.first else { return }
        let isConstant = directed.allSatisfy { document in
            (0..<dimensions).allSatisfy { rows[document, $0] == rows[first, $0] }
        }
        if isConstant {
            throw Fault(
                "the \(documents - zeros) vectors of the index do not differ, so that all documents would score alike",
                fix: "embed the documents again, with more dimensions or another embedder", kind: .usage)
        }
    }

    /// A query's vector. Throws a usage fault if it has another length or numbers that are not finite.
    package func query(_ vector: [Float]) throws -> [Float] {
        guard vector.count == dimensions, vector.allSatisfy(\.isFinite) else {
            throw Fault(
                "a query's vector has \(vector.count) numbers, the index has vectors of \(dimensions)",
                fix: "embed queries and index with the same embedder", kind: .usage)
        }
        var vector = vector
        if similarity == .cosine { Self.normalise(&vector, vector.indices) }
        return vector
    }

    /// Makes a vector one long; not numbers for zeros, whose products are no numbers then either and so never among the best.
    private static func normalise(_ numbers: inout [Float], _ range: Range<Int>) {
        var squares = 0.0
        for index in range { squares += Double(numbers[index]) * Double(numbers[index]) }
        let length = squares.squareRoot()
        for index in range { numbers[index] = length > 0 ? Float(Double(numbers[index]) / length) : .nan }
    }

    package var segmentSizes: [Int] {
        stride(from: 0, to: documents, by: Self.segmentSize).map { min(Self.segmentSize, documents - $0) }
    }

    package var leastScore: Float { -.greatestFiniteMagnitude }

    /// The plain loop, which `rankings` agrees with.
    package func score(_ query: [Float], segment: Int, to sums: inout ScoreSums) {
        let first = segment * Self.segmentSize
        let count = min(Self.segmentSize, documents - first)
        let part = rows.values.span.extracting(first * dimensions..<(first + count) * dimensions)
        sums.setProducts(query.span, part, count: count)
    }
}
