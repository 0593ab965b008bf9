internal import Corpus
internal import Native

/// A file of an export that is being written: bytes in, digest and counts out.
final class OutputFile {
    private var writer: AtomicFileWriter
    private var sha256 = SHA256()
    private var footer: ParquetFooter?
    /// Documents so far.
    private(set) var documents = 0
    /// Bytes of the lines that they were made from.
    private(set) var source = 0

    /// Begins a file in a folder; it has no name until `finish`.
    ///
    /// - Parameters:
    ///   - schema: set for Parquet, whose beginning and end are then written.
    ///   - notes: what a Parquet file's footer says besides.
    ///   - beginning: what comes before the first part.
    init(folder: String, schema: ParquetSchema?, notes: [(key: String, value: String)], beginning: [UInt8]) throws {
        writer = try AtomicFileWriter(folder: folder)
        if let schema {
            footer = ParquetFooter(schema, notes: notes)
            try append(ParquetFooter.magic)
        }
        try append(beginning)
    }

    var count: Int { writer.count }

    func append(_ bytes: [UInt8]) throws {
        sha256.update(bytes.span)
        try writer.append(bytes.span)
    }

    /// Appends a part's documents.
    func append(_ part: EncodedPart) throws {
        if let group = part.rowGroup {
            footer?.add(group, at: count)
            try append(group.bytes)
        } else {
            try append(part.bytes)
        }
        documents += part.documents
        source += part.source
    }

    /// Notes documents whose bytes were appended otherwise.
    func count(documents more: Int) { documents += more }

    /// Ends the file under a path and describes it by another, within the export.
    func finish(as path: String, named name: String) throws -> ExportedFile {
        if let footer { try append(footer.bytes()) }
        let bytes = count
        try writer.finish(as: path)
        return ExportedFile(path: name, digest: sha256.finish(), bytes: bytes, documents: documents)
    }
}
