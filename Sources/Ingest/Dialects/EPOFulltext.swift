internal import Corpus
internal import Native

/// EP publications, `ep-patent-document` 1.0–1.5.1.
///
/// EPO's DTD on ST.32's B tags for the bibliography and ST.36 for the text. Claims stand once a language; comments mark the pages of the
/// printed document and always have white space beside them. Citations have no categories, search reports are page images. Held
/// against real files.
struct EPOFulltext: XMLDialect {
    let name = "epo-fulltext"
    let recordElements: [XMLName] = [.epPatentDocument]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .lang))
        builder.publication = PatentNumber(
            country: tape.attribute(record, .country) ?? "", number: tape.attribute(record, .docNumber) ?? "",
            kind: tape.attribute(record, .kind) ?? "", date: tape.attribute(record, .datePubl) ?? "")
        for part in tape.elements(record) {
            let language = tape.attribute(part, .lang)
            switch tape.name(part) {
            case .st32SDOBI: bibliography(tape, part, into: &builder)
            case .abstract: builder.addAbstract(tape, part, language: language)
            case .description: ST36.description(tape, part, language: language, into: &builder)
            case .claims: EPOClaims.read(tape, part, language: language, into: &builder)
            case .amendedClaims, .amendedClaimsStatement: builder.defects[.amendedClaims] += 1
            case .epReferenceList: builder.defects[.referenceList] += 1
            case .searchReportData:
                for page in tape.elements(part) where tape.name(page) == .docPage { builder.defects[.pageImage] += 1 }
            case .sequenceList, .tableExternalDoc: builder.defects[.listing] += 1
            default: break
            }
        }
    }

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for section in tape.elements(node) {
            switch tape.name(section) {
            case .st32B100: publication(tape, section, into: &builder)
            case .st32B200:
                builder.application = PatentNumber(
                    country: "EP", number: tape.string(section, .st32B210), date: tape.string(section, .st32B220, .date)
                )
            case .st32B300: priorities(tape, section, into: &builder)
            case .st32B500: technical(tape, section, into: &builder)
            case .st32B700: parties(tape, section, into: &builder)
            default: break
            }
        }
    }

    /// What the root's attributes do not say.
    private func publication(_ tape: XMLTape, _ section: XMLNode, into builder: inout RecordBuilder) {
        if builder.publication.country.isEmpty { builder.publication.country = tape.string(section, .st32B190) }
        if builder.publication.number.isEmpty { builder.publication.number = tape.string(section, .st32B110) }
        if builder.publication.kind.isEmpty { builder.publication.kind = tape.string(section, .st32B130) }
        if builder.publication.date.isEmpty { builder.publication.date = tape.string(section, .st32B140, .date) }
    }

    /// B310, B320, B330 follow each other, once a priority.
    private func priorities(_ tape: XMLTape, _ section: XMLNode, into builder: inout RecordBuilder) {
        var priority = PatentNumber()
        for field in tape.elements(section) {
            switch tape.name(field) {
            case .st32B310:
                builder.addPriority(priority)
                priority = PatentNumber(number: tape.string(field))
            case .st32B320: priority.date = tape.string(field)
            case .st32B330: priority.country = tape.string(field)
            default: break
            }
        }
        builder.addPriority(priority)
    }

    private func technical(_ tape: XMLTape, _ section: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(section) {
            switch tape.name(field) {
            case .st32B510: editions(tape, field, into: &builder)
            case .st32B510EP:
                for entry in tape.descendants(field) where tape.name(entry) == .classificationIpcr {
                    builder.addFixedWidthClassification(ST36.written(tape, entry), scheme: .ipcr)
                }
            case .st32B520EP: ST36.classificationsCPC(tape, field, into: &builder)
            case .st32B540: titles(tape, field, into: &builder)
            case .st32B560: citations(tape, field, into: &builder)
            default: break
            }
        }
    }

    /// IPC editions 1–7: B516 the edition, B511 the main symbol, B512 the others.
    private func editions(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        let edition = tape.string(field, .st32B516)
        for symbol in tape.elements(field) {
            switch tape.name(symbol) {
            case .st32B511: builder.addClassification(tape.string(symbol), scheme: .ipc, first: true, version: edition)
            case .st32B512: builder.addClassification(tape.string(symbol), scheme: .ipc, version: edition)
            default: break
            }
        }
    }

    /// B541 (language) and B542 (text) in turn.
    private func titles(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        var language: String?
        for child in tape.elements(field) {
            switch tape.name(child) {
            case .st32B541: language = tape.string(child)
            case .st32B542:
                builder.addTitle(tape, child, language: language)
                language = nil
            default: break
            }
        }
    }

    private func citations(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for citation in tape.elements(field) {
            let text = tape.string(citation)
            switch tape.name(citation) {
            case .st32B561:
                if let number = EPO.printedCitation(text) {
                    builder.addCitation(number)
                } else {
                    builder.addCitation(text: text)
                }
            case .st32B562: builder.addCitation(text: text)
            default: break
            }
        }
    }

    /// Applicants (B710) of applications, proprietors (B730) of patents, inventors (B720).
    private func parties(_ tape: XMLTape, _ section: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(section) {
            for party in tape.elements(list) {
                let name = tape.string(party, .snm)
                let country = tape.string(party, .adr, .ctry)
                switch tape.name(list) {
                case .st32B710, .st32B730: builder.addApplicant(name: name, country: country)
                case .st32B720: builder.addInventor(name: name, country: country)
                default: break
                }
            }
        }
    }
}
