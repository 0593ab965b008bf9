internal import Corpus
internal import Native

/// Publications in WIPO ST.96, `pat:PatentPublication`, of any office.
///
/// WIPO Standard ST.96, Annex III, version 6.0 (`PatentPublicationType`), held against its schemas and two real files. Later versions keep these
/// elements; the names are compared without their namespace, so an office's own prefix does not matter.
struct WIPOST96: XMLDialect {
    let name = "wipo-st96"
    let recordElements: [XMLName] = [
        .st96PatentPublication, .st96PatentGrantPublication, .st96PatentGrant, .st96UtilityModelPublication,
    ]

    func accepts(_ tape: XMLTape, record: XMLNode) -> Bool { tape.child(record, .st96BibliographicData) != nil }

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        guard let bibliography = tape.child(record, .st96BibliographicData) else {
            throw RecordFault("the publication has no BibliographicData")
        }
        builder.produced = tape.attribute(record, .creationDate) ?? ""
        builder.setLanguage(
            tape.attribute(record, .languageCode) ?? ST96.languageOfPublication(tape, bibliography))
        builder.publication = publication(tape, record, bibliography)
        self.bibliography(tape, bibliography, into: &builder)

        for part in tape.elements(record) {
            switch tape.name(part) {
            case .st96Abstract: ST96.abstract(tape, part, into: &builder)
            case .st96Description:
                ST96.description(tape, part, into: &builder)
                if tape.first(bibliography, .st96InventionTitleBag, .st96InventionTitle) == nil,
                    let title = tape.child(part, .st96InventionTitle)
                {
                    builder.addTitle(
                        tape, title,
                        language: tape.attribute(title, .languageCode) ?? tape.attribute(part, .languageCode))
                }
            case .st96Claims: ST96.claims(tape, part, into: &builder)
            case .st96SearchData, .st96SearchReport, .st96InternationalSearchReport, .st96SearchReportBag:
                for list in tape.descendants(part) where tape.name(list) == .st96ReferenceCitationBag {
                    ST96.citations(tape, list, into: &builder)
                }
            case .st96ClaimStatement: builder.defects[.claimsHeading] += 1
            case .st96PageImage, .st96DocumentURI: builder.defects[.pageImage] += 1
            case .st96ST26SequenceListing: builder.defects[.listing] += 1
            default: break
            }
        }
    }

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .st96ApplicationIdentification: builder.application = ST96.application(tape, field)
            case .st96PriorityClaimBag: ST96.priorities(tape, field, into: &builder)
            case .st96PatentClassificationBag: ST96.classifications(tape, field, into: &builder)
            case .st96InventionTitleBag: ST96.titles(tape, field, into: &builder)
            case .st96ReferenceCitationBag: ST96.citations(tape, field, into: &builder)
            case .st96RelatedDocumentBag: ST96.provisionals(tape, field, into: &builder)
            case .st96PartyBag: ST96.parties(tape, field, into: &builder)
            default: break
            }
        }
    }

    /// The publication's number or the grant's: where both are given, the one of the document's own date.
    private func publication(_ tape: XMLTape, _ record: XMLNode, _ bibliography: XMLNode) -> PatentNumber {
        var published = ST96.identification(tape, tape.child(bibliography, .st96PatentPublicationIdentification))
        let granted = ST96.identification(tape, tape.child(bibliography, .st96PatentGrantIdentification))
        let date = tape.attribute(record, .documentPublicationDate) ?? ""
        // Offices write dates with and without hyphens.
        let days = [date, published.date, granted.date].map { PatentDate.normalise($0) ?? "" }
        let isGrant = published.isEmpty || (!days[0].isEmpty && days[1] != days[0] && days[2] == days[0])
        if isGrant, !granted.isEmpty { published = granted }
        if published.country.isEmpty { published.country = tape.string(record, .st96IPOfficeCode) }
        if published.date.isEmpty { published.date = date }
        return published
    }
}
