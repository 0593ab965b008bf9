internal import Corpus
internal import Native

/// Publications of the Chinese office to about 2016, `cn-patent-document`.
///
/// Made from ST.36; the abstract is inside the bibliographic data, headings are paragraphs, and a line of the printed page may end in
/// a line break, or in `br`, inside a word (`WideText` joins them). Held against three real files.
struct CNIPAST36: XMLDialect {
    let name = "cnipa-st36"
    let recordElements: [XMLName] = [.cnPatentDocument]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .lang) ?? "zh")
        if builder.language.isEmpty { builder.setLanguage("zh") }
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .cnBibliographicData: bibliography(tape, part, into: &builder)
            case .applicationBody:
                for text in tape.elements(part) { body(tape, text, into: &builder) }
            default: body(tape, part, into: &builder)
            }
        }
    }

    private func body(_ tape: XMLTape, _ part: XMLNode, into builder: inout RecordBuilder) {
        switch tape.name(part) {
        case .description:
            var sections = NamedSections(role: Self.role)
            sections.headingRole = ChineseHeadings.role
            sections.read(tape, part, into: &builder)
        case .claims: ST36.claimSet(tape, part, language: nil, into: &builder)
        case .abstract: builder.addAbstract(tape, part)
        case .sequenceList, .sequenceListing: builder.defects[.listing] += 1
        default: break
        }
    }

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .cnPublicationReference, .publicationReference: builder.publication = ST36.reference(tape, field)
            case .applicationReference: builder.application = ST36.reference(tape, field)
            case .inventionTitle: builder.addTitle(tape, field)
            case .abstract: builder.addAbstract(tape, field)
            case .cnParties, .parties: parties(tape, field, into: &builder)
            case .cnRelatedDocuments: domesticPriorities(tape, field, into: &builder)
            case .referencesCited:
                for citation in tape.elements(field) where tape.name(citation) == .citation {
                    if let patent = tape.child(citation, .patcit) {
                        builder.addCitation(ST36.reference(tape, patent), category: tape.string(citation, .category))
                    } else if let other = tape.child(citation, .nplcit) {
                        builder.addCitation(text: tape.string(other), category: tape.string(citation, .category))
                    }
                }
            default: break
            }
        }
        ST36.classificationIPC(tape, node, into: &builder)
        ST36.classificationsIPCR(tape, node, into: &builder)
        ST36.priorities(tape, node, into: &builder)
    }

    /// A domestic priority is written as the application that the new one takes the place of, its number as the `child-doc`.
    private func domesticPriorities(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for claim in tape.descendants(field) where tape.name(claim) == .cnDomesticPriorityClaim {
            for document in tape.descendants(claim) where tape.name(document) == .documentId {
                builder.addPriority(ST36.number(tape, document))
            }
        }
    }

    private func parties(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for party in tape.descendants(field) {
            switch tape.name(party) {
            case .cnApplicant, .applicant:
                builder.addApplicant(name: ST36.partyName(tape, party), country: ST36.partyCountry(tape, party))
            case .cnInventor, .inventor: builder.addInventor(name: ST36.partyName(tape, party))
            default: break
            }
        }
    }

    private static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .technicalField: .technicalField
        case .backgroundArt: .background
        case .disclosure: .summary
        case .descriptionOfDrawings: .drawings
        case .modeForInvention, .bestMode: .embodiments
        case .industrialApplicability: .industrialApplicability
        default: nil
        }
    }
}
