internal import Corpus
internal import Native

/// Gazettes of the Japan Patent Office to 2021, `jp-official-gazette`.
///
/// JPO's DTDs `gat-a`, `gat-t` and others, made from ST.36. `kind` is the gazette's Japanese name, the ST.16 kind is an attribute of
/// the root. Unexamined applications and translations of PCT applications were held against real files; grants follow the same DTDs.
struct JPOST36: XMLDialect {
    let name = "jpo-st36"
    let recordElements: [XMLName] = [.jpOfficialGazette]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .lang) ?? "ja")
        builder.endsBlocksAtLineBreaks = true
        builder.hasFilledLines = JapaneseGazette.hasFilledLines(tape, record)
        var claims = ClaimsInForce()
        var descriptions: [XMLNode] = []
        var amendments: [XMLNode] = []
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .bibliographicData: bibliography(tape, part, into: &builder)
            case .abstract: builder.addAbstract(tape, part)
            case .description: descriptions.append(part)
            case .claims: claims.claims += self.claims(tape, part)
            case .writtenAmendmentGroup: amendments.append(part)
            case .searchReportGroup, .foreignLanguageBody:
                for page in tape.descendants(part) {
                    switch tape.name(page) {
                    case .searchReport, .docPage: builder.defects[.pageImage] += 1
                    default: break
                    }
                }
            // The front page's lines that did not fit on it, said in `bibliographic-data` already.
            case .overflow: break
            default: break
            }
        }
        if let kind = tape.attribute(record, .kindOfSt16), !kind.isEmpty { builder.publication.kind = kind }
        if builder.publication.country.isEmpty {
            builder.publication.country = tape.attribute(record, .country) ?? "JP"
        }
        builder.application.kind = JapaneseGazette.applicationKind(of: builder.publication.kind)
        if descriptions.isEmpty && claims.isEmpty && !amendments.isEmpty { builder.part = "amendment" }
        for group in amendments { amend(tape, group, &claims, &descriptions, &builder) }
        for description in descriptions {
            var sections = NamedSections(role: Self.role)
            sections.read(tape, description, into: &builder)
        }
        claims.write(tape, into: &builder)
    }

    // MARK: Bibliography

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .publicationReference:
                builder.publication = ST36.reference(tape, field)
                let kind = JapaneseGazette.kind(inName: builder.publication.kind)
                if !kind.isEmpty { builder.publication.kind = kind }
            case .applicationReference:
                builder.application = ST36.reference(tape, field)
                if builder.application.country.isEmpty { builder.application.country = "JP" }
            case .inventionTitle: builder.addTitle(tape, field)
            case .parties: parties(tape, field, into: &builder)
            case .classificationIpc:
                let edition = tape.string(field, .edition)
                for symbol in tape.elements(field) {
                    switch tape.name(symbol) {
                    case .mainClsf, .furtherClsf, .additionalInfo:
                        JapaneseGazette.ipc(
                            tape, symbol, edition: edition, isMain: tape.name(symbol) == .mainClsf, into: &builder)
                    default: break
                    }
                }
            case .classificationNational: fileIndex(tape, field, into: &builder)
            case .themeCodeInfo, .fTermInfo:
                for symbol in tape.elements(field) {
                    builder.addClassification(tape.string(symbol), scheme: .fTerm)
                }
            case .referencesCited: citations(tape, field, into: &builder)
            default: break
            }
        }
        ST36.priorities(tape, node, into: &builder)
    }

    /// The national classification is the JPO's file index.
    private func fileIndex(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for symbol in tape.elements(field) {
            switch tape.name(symbol) {
            case .mainClsf: builder.addClassification(tape.string(symbol), scheme: .fi, first: true)
            case .furtherClsf: builder.addClassification(tape.string(symbol), scheme: .fi)
            case .additionalInfo: builder.addClassification(tape.string(symbol), scheme: .fi, value: "N")
            default: break
            }
        }
    }

    /// Applicants stand in groups with their agents; a second address book has a foreign name in its own script.
    private func parties(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for party in tape.descendants(field) {
            switch tape.name(party) {
            case .applicant:
                builder.addApplicant(name: ST36.partyName(tape, party), country: ST36.partyCountry(tape, party))
            case .inventor:
                builder.addInventor(name: ST36.partyName(tape, party), country: ST36.partyCountry(tape, party))
            default: break
            }
        }
    }

    /// The documents that a grant's front page names; those of the description's citation list are its text.
    private func citations(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for citation in tape.elements(list) where tape.name(citation) == .citation {
            if let patent = tape.child(citation, .patcit) {
                let number = ST36.reference(tape, patent)
                if number.isEmpty {
                    JapaneseGazette.addCitation(tape.string(patent, .text), into: &builder)
                } else {
                    builder.addCitation(number)
                }
            } else if let other = tape.child(citation, .nplcit) {
                builder.addCitation(text: tape.string(other))
            }
        }
    }

    // MARK: Text

    private static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .technicalField: .technicalField
        case .backgroundArt: .background
        case .citationList: .citations
        case .summaryOfInvention, .disclosure, .techProblem, .techSolution, .advantageousEffects: .summary
        case .descriptionOfDrawings: .drawings
        case .descriptionOfEmbodiments, .bestMode, .modeForInvention, .embodimentsExample: .embodiments
        case .industrialApplicability: .industrialApplicability
        case .referenceSignsList: .other
        case .patentLiterature, .nonPatentLiterature: SectionRole.none
        default: nil
        }
    }

    private func claims(_ tape: XMLTape, _ set: XMLNode) -> [ClaimsInForce.Claim] {
        tape.elements(set).filter { tape.name($0) == .claim }.map { claim in
            ClaimsInForce.Claim(
                number: tape.attribute(claim, .num).flatMap(RecordBuilder.trailingNumber) ?? 0, node: claim,
                hasText: !tape.string(claim).isEmpty)
        }
    }

    private func amend(
        _ tape: XMLTape, _ group: XMLNode, _ claims: inout ClaimsInForce, _ descriptions: inout [XMLNode],
        _ builder: inout RecordBuilder
    ) {
        for amendment in tape.elements(group) where tape.name(amendment) == .writtenAmendment {
            let date = tape.string(amendment, .date)
            for item in tape.descendants(amendment) where tape.name(item) == .amendmentGroup {
                guard let contents = tape.child(item, .contentsOfAmendment) else { continue }
                let set = tape.child(contents, .claims)
                if set != nil || tape.attribute(contents, .kindOfDocument, is: "claims") {
                    claims.add(
                        ClaimsInForce.Amendment(
                            date: date, item: tape.string(item, .itemOfAmendment),
                            way: tape.string(item, .wayOfAmendment), claims: set.map { self.claims(tape, $0) } ?? []))
                } else if let whole = tape.child(contents, .description), descriptions.isEmpty {
                    descriptions.append(whole)
                } else if !tape.string(contents).isEmpty {
                    builder.defects[.amendment] += 1
                }
            }
        }
    }
}
