package import Corpus
package import Native

/// How latent semantic analysis is fitted; all of it is part of the embedder's id.
package struct LatentSemanticSettings: Sendable, Hashable {
    /// The numbers of a vector.
    package var dimensions = 256
    /// Words that fewer documents have are left out.
    package var minimumDocuments = 2
    /// Only so many words stay, the most frequent.
    package var maximumTerms = 50_000
    package var oversampling = 10
    package var iterations = 4
    package var seed: UInt64 = 0
    /// The parts of a document that its text is made of, by name.
    package var fields = "title,abstract,claims"

    package init() {}

    /// The settings as part of an id or a file.
    package var json: JSONValue {
        [
            "dimensions": .integer(dimensions), "fields": .string(fields), "iterations": .integer(iterations),
            "maximumTerms": .integer(maximumTerms), "minimumDocuments": .integer(minimumDocuments),
            "oversampling": .integer(oversampling), "seed": .string(String(seed)),
        ]
    }

    /// Names what a fit would give, before it is made: the settings and the digests of the training documents, in any order.
    package func request(training: [Digest]) -> Digest {
        let sorted = training.map(\.hex).sorted()
        let value: JSONValue = ["settings": json, "training": .array(sorted.map { .string($0) })]
        return SHA256.digest(of: value.canonicalBytes)
    }
}

/// Latent semantic analysis: TF-IDF, then the directions in which the fitted documents vary most, each vector of length 1.
///
/// Deerwester et al., JASIS 1990. Fit it on documents that enter no statistic: fitted on the very documents that are measured it rejects every true null.
package struct LatentSemanticAnalysis: Embedder {
    package let settings: LatentSemanticSettings
    package let vectorizer: TFIDFVectorizer
    /// A row for each word, a column for each direction.
    package let basis: Matrix
    /// Names what it was fitted by and on.
    package let request: Digest
    package let id: String

    package var dimensions: Int { basis.columns }

    /// Fits.
    ///
    /// - Parameters:
    ///   - training: the digests of the documents that the texts are of; they name the fit.
    /// - Throws: a usage `Fault` for fewer than two documents, or where they share no words.
    package init(
        fitting texts: [String], training: [Digest], settings: LatentSemanticSettings, threads: Int
    ) throws {
        guard texts.count >= 2 else {
            throw Fault(
                "an embedder cannot be fitted on \(texts.count) documents", fix: "widen --fit", kind: .usage)
        }
        guard settings.dimensions >= 1 else {
            throw Fault("vectors of \(settings.dimensions) numbers", fix: "give 1 or more", kind: .usage)
        }
        var counter = TermCounter()
        var words = WordList()
        for text in texts {
            words.scan(text)
            counter.add(words)
        }
        let vocabulary = counter.vocabulary(
            minimumDocuments: settings.minimumDocuments, maximumTerms: settings.maximumTerms)
        guard vocabulary.count >= 2 else {
            throw Fault(
                "the \(texts.count) documents to fit on share fewer than 2 words", fix: "widen --fit", kind: .usage)
        }
        vectorizer = TFIDFVectorizer(vocabulary)
        let rows = try Self.rows(texts, vectorizer, threads: threads)
        let found = try RandomisedSVD(
            rows, rank: settings.dimensions, oversampling: settings.oversampling, iterations: settings.iterations,
            seed: settings.seed, threads: threads)
        self.settings = settings
        basis = found.basis
        request = settings.request(training: training)
        id = Self.id(request, vocabulary)
    }

    /// Takes a fit that was stored; the basis must belong to the vocabulary.
    package init(settings: LatentSemanticSettings, vocabulary: TermVocabulary, basis: Matrix, request: Digest) {
        precondition(basis.rows == vocabulary.count, "a basis of \(basis.rows) rows for \(vocabulary.count) words")
        self.settings = settings
        vectorizer = TFIDFVectorizer(vocabulary)
        self.basis = basis
        self.request = request
        id = Self.id(request, vocabulary)
    }

    package func embed(_ texts: [String], threads: Int) throws -> Matrix {
        try Self.rows(texts, vectorizer, threads: threads).times(basis, threads: threads).normalised()
    }

    /// `lsa-` and 20 hex digits of the digest of the request and the vocabulary; no output of the BLAS is in it.
    private static func id(_ request: Digest, _ vocabulary: TermVocabulary) -> String {
        var bytes = Array(request.hex.utf8)
        for column in 0..<vocabulary.count {
            bytes += vocabulary.bytes(column)
            bytes += Array("\t\(vocabulary.documentFrequencies[column])\n".utf8)
        }
        return "lsa-" + SHA256.digest(of: bytes).hex.prefix(20)
    }

    private static func rows(_ texts: [String], _ vectorizer: TFIDFVectorizer, threads: Int) throws -> SparseRows {
        var starts = [0]
        var columns: [Int32] = []
        var values: [Float] = []
        let parts = Blocks.ranges(texts.count, size: 64)
        try OrderedWork.run(
            threads: threads, window: 4 * threads, produce: { give in for part in parts { try give(part) } },
            makeWorker: { RowScratch(vectorizer) },
            work: { scratch, part in part.map { scratch.row(texts[$0], vectorizer) } },
            consume: { rows in
                for row in rows {
                    columns += row.columns
                    for value in row.values { values.append(Float(value)) }
                    starts.append(columns.count)
                }
            })
        return SparseRows(columnCount: vectorizer.vocabulary.count, starts: starts, columns: columns, values: values)
    }

    private struct RowScratch: ~Copyable {
        private var words = WordList()
        private var workspace: TFIDFVectorizer.Workspace

        init(_ vectorizer: TFIDFVectorizer) { workspace = TFIDFVectorizer.Workspace(vectorizer) }

        mutating func row(_ text: String, _ vectorizer: TFIDFVectorizer) -> SparseRow {
            words.scan(text)
            return vectorizer.row(words, &workspace)
        }
    }
}
