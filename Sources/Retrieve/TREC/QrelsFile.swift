internal import Corpus
internal import Native

/// Judgements: how relevant documents are to queries.
///
/// The format of trec_eval: `query iteration document relevance`. Relevance is a whole number there; decimals are read too. Below zero means not judged.
package struct TRECQrels: Sendable {
    package private(set) var queries: [Int32] = []
    package private(set) var documents: [Int32] = []
    package private(set) var relevances: [Double] = []
    private(set) var lines: [Int32] = []
    let file: String

    package var count: Int { relevances.count }

    /// Reads a file. Throws `SystemError`, and usage faults that name the line.
    package init(file path: String, names: inout TRECNames) throws {
        let file = try MappedFile(path)
        try self.init(bytes: file.span, file: path, names: &names)
    }

    /// Reads a file's bytes.
    package init(bytes: Span<UInt8>, file: String = "qrels", names: inout TRECNames) throws {
        self.file = file
        let reader = TRECLines(fields: ["query", "iteration", "document", "relevance"], file: file)
        try reader.forEach(bytes) { line in
            guard let relevance = DecimalNumber.double(bytes.extracting(line.range(3))), relevance.isFinite else {
                throw reader.fault(
                    "has the relevance \"\(String(bytes: bytes.extracting(line.range(3))))\"", line.number,
                    "write a number as the fourth field")
            }
            queries.append(Int32(names.queries.intern(bytes.extracting(line.range(0)))))
            documents.append(Int32(names.documents.intern(bytes.extracting(line.range(2)))))
            relevances.append(relevance)
            lines.append(Int32(truncatingIfNeeded: line.number))
        }
    }
}
