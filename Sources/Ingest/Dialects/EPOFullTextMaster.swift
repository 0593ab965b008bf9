internal import Native

/// The full-text master of national offices, `fulltext-document`, as the EPO passes it on.
///
/// EPO fulltext-documents 1.2.3. Numbers and texts only. Spanish files have empty paragraphs between paragraphs, and all claims in one
/// `claim` under the heading REIVINDICACIONES. Held against one real file and the schema.
struct EPOFullTextMaster: XMLDialect {
    let name = "epo-ftm"
    let recordElements: [XMLName] = [.fulltextDocument]

    /// OPS shares the element and says `system="ops.epo.org"`.
    func accepts(_ tape: XMLTape, record: XMLNode) -> Bool { !tape.attribute(record, .system, is: "ops.epo.org") }

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        guard let bibliography = tape.child(record, .bibliographicData) else {
            throw RecordFault("the fulltext-document has no bibliographic-data")
        }
        builder.publication = EPO.preferred(tape, bibliography, .publicationReference)
        builder.application = EPO.preferred(tape, bibliography, .applicationReference)
        builder.produced = tape.attribute(record, .dateProduced) ?? ""
        builder.setLanguage(tape.attribute(bibliography, .lang))
        for part in tape.elements(record) {
            let language = tape.attribute(part, .lang)
            switch tape.name(part) {
            case .abstract: builder.addAbstract(tape, part, language: language)
            case .description: description(tape, part, language: language, into: &builder)
            case .claims: EPOClaims.read(tape, part, language: language, into: &builder)
            case .amendedClaims, .amendedClaimsStatement: builder.defects[.amendedClaims] += 1
            case .sequenceList, .tableExternalDoc: builder.defects[.listing] += 1
            default: break
            }
        }
    }

    /// Paragraphs and headings, or the sections of ST.36; a title may stand in front.
    private func description(_ tape: XMLTape, _ node: XMLNode, language: String?, into builder: inout RecordBuilder) {
        for child in tape.elements(node) where tape.name(child) == .inventionTitle {
            builder.addTitle(tape, child, language: tape.attribute(child, .lang) ?? language)
        }
        DescriptionSections.read(tape, node, language: language, part: WIPOST36.role, into: &builder)
    }
}
