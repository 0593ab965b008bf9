internal import Corpus
internal import Measure
internal import Native

/// Where the vectors of documents come from.
protocol DocumentVectors {
    /// A row for each document. Throws a usage fault if one is missing.
    func matrix(_ members: [Member]) throws -> Matrix
}

/// Vectors by document id, from a `.npy` or a JSONL file.
struct VectorFile: DocumentVectors {
    private let file: FileEmbedder

    /// Reads a file. Throws usage faults that name the line.
    ///
    /// - Parameter order: the ids of all documents that are asked for, ascending: those of the rows of a `.npy` without a file of ids.
    init(_ path: String, order: [String]) throws { file = try FileEmbedder(path, order: order) }

    func matrix(_ members: [Member]) throws -> Matrix { try file.vectors(of: members.map(\.id)) }
}
