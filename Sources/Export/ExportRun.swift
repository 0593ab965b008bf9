internal import Corpus
internal import Measure
internal import Native

/// An export from beginning to end: documents in, files in a folder out.
///
/// Threads encode batches of documents; the files get them in order, so that they are the same for any number of threads. Memory is some batches and, for TF-IDF,
/// the vocabulary.
package struct ExportRun {
    /// Gives out the documents in order, each time it is called; on a thread of its own.
    package typealias Source = @Sendable (_ give: (ExportDocument) throws -> Void) throws -> Void

    private let plan: ExportPlan
    private let folder: String
    private let source: Source
    /// Told how many documents, and bytes of lines, were encoded.
    private let progress: (Int, Int) -> Void

    /// - Parameter folder: exists and is empty.
    package init(_ plan: ExportPlan, folder: String, source: @escaping Source, progress: @escaping (Int, Int) -> Void) {
        self.plan = plan
        self.folder = folder
        self.source = source
        self.progress = progress
    }

    /// Writes everything; the manifest comes last. Returns the files but for the manifest, those with documents first.
    package func run() throws -> [ExportedFile] {
        let streams = try FileStreams(plan, folder: folder)
        let encoder = try makeEncoder()
        var counts: [Int] = plan.streams.map { _ in 0 }
        try work(encoder.make) { part in
            counts[part.stream] += part.documents
            progress(part.documents, part.source)
            try streams.append(part)
        }
        var files = try streams.finish()
        for (name, bytes) in encoder.companions { files.append(try write(name, bytes)) }
        let publication = Publication(plan, documents: counts, files: files)
        files.append(try write("README.md", Array(publication.card.utf8)))
        files.append(try write("croissant.json", publication.croissant))
        _ = try write("manifest.json", publication.manifest(files))
        return files
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws -> ExportedFile {
        try FileSystem.writeAtomically(bytes.span, to: "\(folder)/\(name)")
        return ExportedFile(path: name, digest: SHA256.digest(of: bytes), bytes: bytes.count, documents: 0)
    }

    /// Works on batches on threads and takes their results in order.
    private func work<Output: Sendable>(
        _ makeWorker: @escaping @Sendable () -> (DocumentBatch) throws -> Output, consume: (Output) throws -> Void
    ) throws {
        let plan = plan
        let source = source
        try OrderedWork.run(
            threads: plan.threads, window: plan.threads + 1,
            produce: { (give: (DocumentBatch) throws -> Void) in
                var pending = plan.streams.indices.map { DocumentBatch(stream: $0) }
                try source { document in
                    let stream = plan.stream(document.notes)
                    pending[stream].append(document)
                    if pending[stream].bytes >= plan.format.batchBytes {
                        let full = pending[stream]
                        pending[stream] = DocumentBatch(stream: stream)
                        try give(full)
                    }
                }
                for rest in pending where rest.count > 0 { try give(rest) }
            },
            makeWorker: { Worker(work: makeWorker()) },
            work: { (worker: inout Worker<Output>, batch: DocumentBatch) in try worker.work(batch) },
            consume: consume)
    }

    private struct Worker<Output> {
        let work: (DocumentBatch) throws -> Output
    }

    /// How the format's encoders are made, and the files that go with theirs.
    private struct Encoders {
        var make: @Sendable () -> (DocumentBatch) throws -> EncodedPart
        var companions: [(name: String, bytes: [UInt8])] = []
    }

    private func makeEncoder() throws -> Encoders {
        let plan = plan
        let labels = Array(plan.labels.map { $0 + "\n" }.joined().utf8)
        switch plan.format {
        case .hf, .parquet: return Encoders { ParquetEncoder(plan).encode }
        case .jsonl: return Encoders { JSONLinesEncoder(plan).encode }
        case .csv:
            let flat = plan.flatTable ?? FlatTable(plan.texts, language: plan.language, hasSplit: plan.hasSplit)
            return Encoders { CSVEncoder(flat).encode }
        case .fasttext:
            let words = try FastTextEncoder.words(plan.labels)
            return Encoders(
                make: { FastTextEncoder(plan, labels: words).encode }, companions: [("labels.txt", labels)])
        case .svmlight:
            if let label = plan.labels.first(where: { $0.utf8.contains(0x0A) }) {
                throw Fault("the label \"\(label)\" has a line break, which labels.txt cannot hold", kind: .usage)
            }
            let vectorizer = TFIDFVectorizer(try countTerms())
            return Encoders(
                make: { SVMLightEncoder(plan, vectorizer).encode },
                companions: [("labels.txt", labels), ("vocabulary.tsv", SVMLightEncoder.vocabulary(vectorizer))])
        }
    }

    /// The vocabulary of the training documents, or of all where there is no split: what is tested must not shape the features.
    private func countTerms() throws -> TermVocabulary {
        let plan = plan
        var counter = TermCounter()
        try work {
            TermReader(plan).count
        } consume: {
            counter.add($0)
        }
        if plan.hasSplit && counter.documents == 0 {
            throw Fault(
                "no document of the selection is in the part train of the split \(plan.splitName), whose words make the vocabulary",
                fix: "select train too, or name another split with --split-name", kind: .usage)
        }
        return counter.vocabulary(minimumDocuments: plan.minimumDocuments, maximumTerms: plan.maximumTerms)
    }
}

/// Counts the terms of training documents.
private final class TermReader {
    private let plan: ExportPlan
    private var parser = JSONParser()
    private var words = WordList()

    init(_ plan: ExportPlan) { self.plan = plan }

    func count(_ batch: DocumentBatch) throws -> TermCounter {
        var counter = TermCounter()
        if plan.hasSplit && batch.stream != 0 { return counter }
        try batch.forEach { line, _ in
            let content = try DocumentContent(
                line: line, &parser, withDescription: plan.readsDescription)
            words.scan(content.text(plan.texts, preferring: plan.language))
            counter.add(words)
        }
        return counter
    }
}
