/// The columns of whole documents: the fields of `docs/document.md` in their order, then what layers say.
package enum DocumentTable {
    /// Fields of the document itself, in the order of the canonical line.
    package static let documentFields: [ParquetField] = {
        let texts = ParquetType.list(.string)
        func strings(_ names: String...) -> [ParquetField] { names.map { ParquetField($0, .string) } }
        let number = ParquetType.structure(strings("country", "date", "id", "kind", "number"))
        let party = ParquetType.list(.structure(strings("country", "name")))
        let claim = [
            ParquetField("dependsOn", .list(.integer64)), ParquetField("language", .string),
            ParquetField("number", .integer64), ParquetField("text", .string),
        ]
        let provenance =
            [ParquetField("labels", texts)] + strings("method", "model")
            + [ParquetField("parameters", .list(.structure(strings("name", "value"))))]
            + strings("promptFamily", "requestDigest", "responseDigest")
            + [ParquetField("seeds", texts)] + strings("templateDigest")
        return [
            ParquetField(
                "abstracts", .list(.structure(strings("language") + [ParquetField("paragraphs", texts)]))),
            ParquetField("applicants", party),
            ParquetField("application", number),
            ParquetField("citations", .list(.structure(strings("category", "id", "phase", "text")))),
            ParquetField("claims", .list(.structure(claim))),
            ParquetField(
                "classifications",
                .list(
                    .structure(
                        [ParquetField("first", .boolean)] + strings("inventive", "scheme", "symbol", "version")))),
            ParquetField(
                "description",
                .list(
                    .structure(
                        strings("heading", "language") + [ParquetField("paragraphs", texts)] + strings("role")))),
            ParquetField("family", .string),
            ParquetField("id", .string),
            ParquetField("inventors", party),
            ParquetField("kind", .string),
            ParquetField("origin", .string),
            ParquetField("priorities", .list(number)),
            ParquetField("provenance", .structure(provenance)),
            ParquetField("publication", number),
            ParquetField("titles", .list(.structure(strings("language", "text")))),
        ]
    }()

    /// The columns of a table of whole documents.
    package static func fields(hasSplit: Bool) -> [ParquetField] {
        documentFields + [ParquetField("labels", .list(.string))] + (hasSplit ? [ParquetField("split", .string)] : [])
    }
}
