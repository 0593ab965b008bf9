package import Corpus
internal import Native

/// The runs that are finished, a file each, named by what they depend on.
///
/// Files are written whole or not at all, so that a killed study leaves what it has finished and nothing else.
package struct RunStore: Sendable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    private func path(_ id: Digest) -> String { "\(folder)/\(id.hex.prefix(2))/\(id.hex).json" }

    /// What a run came to; `nil` where it is not finished. A file that is no JSON counts as none.
    package func load(_ id: Digest) -> JSONValue? {
        let path = path(id)
        guard FileSystem.exists(path), let bytes = try? FileSystem.read(path),
            let value = try? JSONValue(parsing: bytes), value["run"]?.string == id.hex
        else { return nil }
        return value
    }

    package func save(_ id: Digest, _ value: JSONValue) throws {
        let path = path(id)
        try FileSystem.makeDirectory(FileSystem.parent(path))
        try FileSystem.writeAtomically(value.canonicalBytes.span, to: path)
    }
}
