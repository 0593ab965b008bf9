internal import Corpus
internal import Native

/// PCT publications and those of every office that follows WIPO ST.36; also the records of WIPO-alpha.
///
/// WIPO Standard ST.36, Annexes A and D (`wo-published-application`, `patent-document`). Texts of the OCR'd PCT publications and WIPO's
/// sample were held against real files; full PCT bibliographies and WIPO-alpha against the standard only.
struct WIPOST36: XMLDialect {
    let name = "wipo-st36"
    let recordElements: [XMLName] = [
        .woPublishedApplication, .woPatentDocument, .woOcrPublishedApplication, .patentDocument, .record,
    ]

    /// MAREC's `patent-document` has `ucid`; a `record` is WIPO-alpha's where it has a publication number or symbols.
    func accepts(_ tape: XMLTape, record: XMLNode) -> Bool {
        switch tape.name(record) {
        case .patentDocument: tape.attribute(record, .ucid) == nil
        case .record: WIPOAlpha.accepts(tape, record)
        default: true
        }
    }

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        if tape.name(record) == .record {
            WIPOAlpha.read(tape, record, into: &builder)
            return
        }
        let bibliography = tape.child(record, .bibliographicData) ?? tape.child(record, .woBibliographicData)
        builder.setLanguage(language(tape, record, bibliography))
        builder.produced = tape.attribute(record, .dateProduced) ?? ""
        // A file of OCR'd text has no bibliographic data, and must not supersede the file that has.
        if bibliography == nil { builder.part = "text" }
        if let bibliography { self.bibliography(tape, bibliography, into: &builder) }
        builder.publication = publication(tape, record, bibliography)

        ST36.abstracts(tape, record, into: &builder)
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .description: description(tape, part, isTitled: hasTitle(tape, bibliography), into: &builder)
            case .woSearchReport, .searchReportData: searchReport(tape, part, into: &builder)
            case .inventionTitle: builder.addTitle(tape, part, language: tape.attribute(part, .lang))
            case .amendedClaimsStatement: builder.defects[.amendment] += 1
            case .claimsStatement: builder.defects[.claimsHeading] += 1
            case .docPage: builder.defects[.pageImage] += 1
            case .sequenceList, .sequenceListDoc, .sequenceListing, .tableExternalDoc, .programListing:
                builder.defects[.listing] += 1
            default: break
            }
        }
        claims(tape, record, into: &builder)
    }

    private func hasTitle(_ tape: XMLTape, _ bibliography: XMLNode?) -> Bool {
        bibliography.flatMap { tape.child($0, .inventionTitle) } != nil
    }

    /// The root's, else the bibliography's, else that of publication.
    private func language(_ tape: XMLTape, _ record: XMLNode, _ bibliography: XMLNode?) -> String? {
        if let language = tape.attribute(record, .lang), !language.isEmpty { return language }
        guard let bibliography else { return nil }
        let published = tape.string(bibliography, .languageOfPublication)
        if !published.isEmpty { return published }
        return tape.attribute(bibliography, .lang)
    }

    /// The publication reference, completed by the root's attributes: `country`, `doc-number` or `docnumber`, `kind`,
    /// `date-publ` or `date-published`, and at last the number in `id` (`WO2001001027A1`).
    private func publication(_ tape: XMLTape, _ record: XMLNode, _ bibliography: XMLNode?) -> PatentNumber {
        func attribute(_ names: XMLName...) -> String {
            for name in names {
                if let value = tape.attribute(record, name), !value.isEmpty { return value }
            }
            return ""
        }
        var number = bibliography.map { ST36.number(tape, in: tape.child($0, .publicationReference)) } ?? PatentNumber()
        if number.country.isEmpty { number.country = attribute(.country) }
        if number.number.isEmpty { number.number = attribute(.docNumber, .docnumber) }
        if number.kind.isEmpty { number.kind = attribute(.kind) }
        if number.date.isEmpty { number.date = attribute(.datePubl, .datePublished) }
        if number.number.isEmpty, let id = tape.attribute(record, .id) {
            let parts = WrittenNumber(id)
            number.number = parts.number
            if number.country.isEmpty { number.country = parts.country }
            if number.kind.isEmpty { number.kind = parts.kind }
        }
        return number
    }

    /// The sections; the title stands at the head of texts whose bibliography has none.
    private func description(
        _ tape: XMLTape, _ node: XMLNode, isTitled: Bool, into builder: inout RecordBuilder
    ) {
        let language = tape.attribute(node, .lang)
        var hasTitle = isTitled
        DescriptionSections.read(tape, node, language: language, part: Self.role, into: &builder)
        for child in tape.elements(node) where tape.name(child) == .inventionTitle && !hasTitle {
            builder.addTitle(tape, child, language: tape.attribute(child, .lang) ?? language)
            hasTitle = true
        }
    }

    /// What a part of `description` is about; `none` keeps the role of the part around it.
    static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .technicalField: .technicalField
        case .backgroundArt: .background
        case .disclosure, .summaryOfInvention, .techProblem, .techSolution, .advantageousEffects: .summary
        case .descriptionOfDrawings: .drawings
        case .bestMode, .modeForInvention, .descriptionOfEmbodiments, .embodimentsExample: .embodiments
        case .industrialApplicability: .industrialApplicability
        case .crossReferenceToRelatedApplications: .related
        case .citationList, .patentLiterature, .nonPatentLiterature: .citations
        case .sequenceListText, .referenceSignsList, .referenceToDepositedBiologicalMaterial: .other
        default: nil
        }
    }
}
