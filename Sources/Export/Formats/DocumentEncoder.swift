/// Turns documents into the bytes of a format. One thread's own.
protocol DocumentEncoder: AnyObject {
    func encode(_ batch: DocumentBatch) throws -> EncodedPart
}

/// What a batch has become.
struct EncodedPart: Sendable {
    var stream: Int
    var documents: Int
    /// Bytes of the lines that it was made from.
    var source: Int
    var bytes: [UInt8] = []
    /// Ids, a line each, for formats whose rows do not name their documents.
    var ids: [UInt8] = []
    /// Set for Parquet, which has its bytes too.
    var rowGroup: EncodedRowGroup?

    init(_ batch: DocumentBatch) {
        stream = batch.stream
        documents = batch.count
        source = batch.bytes
    }
}
