package import Corpus

/// A file of an export.
package struct ExportedFile: Sendable, Hashable {
    /// Within the export's folder.
    package var path: String
    package var digest: Digest
    package var bytes: Int
    /// 0 for files that hold no documents, such as the card.
    package var documents: Int

    package var json: JSONValue {
        [
            "bytes": .integer(bytes), "documents": .integer(documents), "path": .string(path),
            "sha256": .string(digest.hex),
        ]
    }
}
