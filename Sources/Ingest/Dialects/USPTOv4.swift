internal import Corpus
internal import Native

/// US grants 4.0–4.7 and applications 4.0–4.6, `us-patent-grant` and `us-patent-application`.
///
/// USPTO "Red Book" DTDs. Parts of the description are processing instructions; categories say who cited. Held against real files.
/// A reissue's text is the one in force: what `<?delete-start?>` … `<?delete-end?>` strikes out is left out and counted, what is inserted
/// stays. Left out as bibliography that the document has no field for: agents, examiners, field of search, terms, and the claim
/// statement ("What is claimed is:").
struct USPTOv4: XMLDialect {
    let name = "uspto-v4"
    let recordElements: [XMLName] = [.usPatentGrant, .usPatentApplication]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .lang) ?? "en")
        builder.produced = tape.attribute(record, .dateProduced) ?? ""
        builder.defects[.deletedText] += tape.eraseText(from: .deleteStart, to: .deleteEnd, areInstructions: true)
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .usBibliographicDataGrant, .usBibliographicDataApplication: bibliography(tape, part, into: &builder)
            case .abstract: builder.addAbstract(tape, part)
            case .description: description(tape, part, into: &builder)
            case .claims: ST36.claimSet(tape, part, language: nil, into: &builder)
            case .usSequenceListDoc, .sequenceList, .usMegatableDoc, .tableExternalDoc: builder.defects[.listing] += 1
            default: break
            }
        }
    }

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .publicationReference: builder.publication = ST36.reference(tape, field)
            case .applicationReference: builder.application = ST36.reference(tape, field)
            case .inventionTitle: builder.addTitle(tape, field)
            case .classificationNational: national(tape, field, into: &builder)
            case .classificationLocarno:
                builder.addClassification(
                    tape.string(field, .mainClassification), scheme: .locarno, first: true,
                    version: tape.string(field, .edition))
            case .referencesCited, .usReferencesCited: citations(tape, field, into: &builder)
            case .usRelatedDocuments: provisionals(tape, field, into: &builder)
            case .usBotanic:
                USPTO.botanic(
                    tape, latinName: tape.child(field, .latinName), variety: tape.child(field, .variety), into: &builder
                )
            case .parties, .usParties: parties(tape, field, into: &builder)
            case .assignees:
                for assignee in tape.elements(field) where tape.name(assignee) == .assignee {
                    builder.addApplicant(
                        name: ST36.partyName(tape, assignee), country: ST36.partyCountry(tape, assignee))
                }
            default: break
            }
        }
        USPTO.classificationIPC(tape, node, into: &builder)
        ST36.classificationsIPCR(tape, node, into: &builder)
        ST36.classificationsCPC(tape, node, into: &builder)
        ST36.priorities(tape, node, into: &builder)
    }

    private func national(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for symbol in tape.elements(field) {
            switch tape.name(symbol) {
            case .mainClassification:
                builder.addClassification(
                    USPTO.nationalSymbol(USPTO.fixedWidth(tape, symbol)), scheme: .uspc, first: true)
            case .furtherClassification:
                builder.addClassification(USPTO.nationalSymbol(USPTO.fixedWidth(tape, symbol)), scheme: .uspc)
            default: break
            }
        }
    }

    private func citations(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for citation in tape.elements(list) where tape.name(citation) == .citation || tape.name(citation) == .usCitation
        {
            // What US files call a category says who cited: that is the phase.
            let phase = Self.phase(tape, citation)
            if let patent = tape.child(citation, .patcit) {
                builder.addCitation(ST36.reference(tape, patent), phase: phase)
            } else if let other = tape.child(citation, .nplcit) {
                builder.addCitation(text: tape.string(tape.child(other, .othercit) ?? other), phase: phase)
            }
        }
    }

    /// The two that files have, each a literal: a text of its own for each of a hundred citations costs more than reading them.
    private static func phase(_ tape: XMLTape, _ citation: XMLNode) -> String {
        guard let category = tape.child(citation, .category) else { return "" }
        if let text = tape.firstChild(category), tape.isText(text), tape.next(text) == nil {
            let bytes = tape.bytes(text)
            if bytes.count == 17, ByteSearch.has("cited by examiner", in: bytes, at: 0) { return "cited by examiner" }
            if bytes.count == 18, ByteSearch.has("cited by applicant", in: bytes, at: 0) { return "cited by applicant" }
        }
        return tape.string(category)
    }

    /// Provisional applications count as priorities. Parents of continuations, divisions and the like do not: DOCDB lists them, but as
    /// inactive, which does not make a family; the text tells of them.
    private func provisionals(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for relation in tape.elements(field) where tape.name(relation) == .usProvisionalApplication {
            builder.addPriority(ST36.reference(tape, relation))
        }
    }

    private func parties(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(field) {
            for party in tape.elements(list) {
                let name = ST36.partyName(tape, party)
                let country = ST36.partyCountry(tape, party)
                switch tape.name(party) {
                case .applicant, .usApplicant:
                    // Before the America Invents Act the applicants are the inventors.
                    if tape.attribute(party, .appType, is: "applicant-inventor") {
                        builder.addInventor(name: name, country: country)
                    } else {
                        builder.addApplicant(name: name, country: country)
                    }
                case .inventor, .firstNamedInventor, .deceasedInventor, .usDeceasedInventor:
                    builder.addInventor(name: name, country: country)
                default: break
                }
            }
        }
    }

    private func description(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        var sections = USPTOSections(part: Self.role)
        sections.walk(tape, node, into: &builder)
        sections.close(tape, into: &builder)
    }

    /// Instructions of grants (capitals) and of applications; 4.0 applications have elements of the same names.
    private static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .st32RELAPP, .st32GOVINT, .crossReference, .crossReferenceToRelatedApplications, .federalResearchStatement:
            .related
        case .st32BRFSUM, .summaryOfInvention: .summary
        case .backgroundOfInvention: .background
        case .briefDescriptionOfDrawings, .st32DRWDESC, .descriptionOfDrawings, .descriptionOfDrawing: .drawings
        case .st32DETDESC, .detailedDescription: .embodiments
        default: nil
        }
    }
}
