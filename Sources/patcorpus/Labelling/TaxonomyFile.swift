internal import Corpus
internal import Curate
internal import Native

/// A taxonomy and the digest of the file that it came from.
struct TaxonomyFile {
    let path: String
    let taxonomy: Taxonomy
    /// In hexadecimal digits.
    let digest: String

    /// Reads the file. Throws usage faults.
    init(_ path: String) throws {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault(
                "there is no such taxonomy file", at: path, fix: "schemas/taxonomies has examples", kind: .usage)
        }
        let bytes = try FileSystem.read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault("the taxonomy is not UTF-8", at: path, fix: "convert it with iconv -t UTF-8", kind: .usage)
        }
        self.path = path
        taxonomy = try Taxonomy(parsing: text, file: path)
        digest = SHA256.digest(of: bytes).hex
    }
}
