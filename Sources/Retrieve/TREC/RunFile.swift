internal import Corpus
package import Native

/// The queries and documents of TREC files, numbered in the order of their first coming.
package struct TRECNames: Sendable {
    package var queries = TermTable()
    package var documents = TermTable()

    package init() {}
}

/// A run: which documents a system retrieved for each query, with scores.
///
/// The format of trec_eval: `query Q0 document rank score tag`. The order of lines and the rank do not count, the score does.
package struct TRECRun: Sendable {
    /// What each line has, as numbers in `TRECNames`.
    package private(set) var queries: [Int32] = []
    package private(set) var documents: [Int32] = []
    /// 32-bit floats, as in trec_eval: scores that are equal so are ties.
    package private(set) var scores: [Float] = []
    private(set) var lines: [Int32] = []
    let file: String

    package var count: Int { scores.count }

    /// Reads a file. Throws `SystemError`, and usage faults that name the line.
    package init(file path: String, names: inout TRECNames) throws {
        let file = try MappedFile(path)
        try self.init(bytes: file.span, file: path, names: &names)
    }

    /// Reads a file's bytes.
    package init(bytes: Span<UInt8>, file: String = "run", names: inout TRECNames) throws {
        self.file = file
        let reader = TRECLines(fields: ["query", "Q0", "document", "rank", "score", "tag"], file: file)
        var last = 0..<0
        var query: Int32 = -1
        try reader.forEach(bytes) { line in
            let name = line.range(0)
            if query < 0 || !Self.areEqual(bytes, name, last) {
                query = Int32(names.queries.intern(bytes.extracting(name)))
                last = name
            }
            guard let score = DecimalNumber.float(bytes.extracting(line.range(4))) else {
                throw reader.fault(
                    "has the score \"\(String(bytes: bytes.extracting(line.range(4))))\"", line.number,
                    "write a decimal number as the fifth field")
            }
            queries.append(query)
            documents.append(Int32(names.documents.intern(bytes.extracting(line.range(2)))))
            scores.append(score)
            lines.append(Int32(truncatingIfNeeded: line.number))
        }
    }

    private static func areEqual(_ bytes: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count else { return false }
        for offset in 0..<a.count where bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] { return false }
        return true
    }
}
