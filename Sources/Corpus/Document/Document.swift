/// The document format's constants; `docs/document.md` defines it.
package enum Document {
    /// The `provenance` of a real document.
    package static let emptyProvenance: StaticString = """
        {"labels":[],"method":"","model":"","parameters":[],"promptFamily":"","requestDigest":"","responseDigest":"","seeds":[],"templateDigest":""}
        """
}
