internal import Corpus
internal import Native

/// Gazettes of the Japan Patent Office since 2022, `jppat:…Publication` and `jputl:…Publication`.
///
/// WIPO ST.96 3.1 with JPO's own namespaces. No element has the kind: it is in the gazette's Japanese name, else the root tells
/// its letter. Held against real files of four roots; the utility models of PCT applications follow the same pattern.
struct JPOST96: XMLDialect {
    let name = "jpo-st96"
    let recordElements: [XMLName] = [
        .st96UnexaminedPatentPublication, .st96InternationalPatentPublication, .st96RegisteredPatentPublication,
        .st96RegisteredUtilityModelPublication, .st96InternationalUtilityModelPublication,
    ]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .languageCode) ?? "ja")
        builder.endsBlocksAtLineBreaks = true
        builder.hasFilledLines = JapaneseGazette.hasFilledLines(tape, record)
        var claims = ClaimsInForce()
        var descriptions: [XMLNode] = []
        var amendments: [XMLNode] = []
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .st96UnexaminedPatentPublicationBibliographicData,
                .st96InternationalPatentPublicationBibliographicData,
                .st96RegisteredPatentPublicationBibliographicData,
                .st96RegisteredUtilityModelPublicationBibliographicData,
                .st96InternationalUtilityModelPublicationBibliographicData, .st96BibliographicData:
                bibliography(tape, part, into: &builder)
            case .st96Abstract: builder.addAbstract(tape, part)
            case .st96Description: descriptions.append(part)
            case .st96Claims: claims.claims += self.claims(tape, part)
            case .st96WrittenAmendmentBag: amendments.append(part)
            case .st96SearchReportBag:
                for page in tape.descendants(part) where tape.name(page) == .st96PageImage {
                    builder.defects[.pageImage] += 1
                }
            default: break
            }
        }
        if builder.publication.kind.isEmpty { builder.publication.kind = Self.kind(of: tape.name(record)) }
        builder.application.kind = JapaneseGazette.applicationKind(of: builder.publication.kind)
        if descriptions.isEmpty && claims.isEmpty && !amendments.isEmpty { builder.part = "amendment" }
        for bag in amendments { amend(tape, bag, &claims, &descriptions, &builder) }
        for description in descriptions {
            var sections = NamedSections(role: Self.role)
            sections.read(tape, description, into: &builder)
        }
        claims.write(tape, into: &builder)
    }

    /// The letter of ST.16 that a root stands for.
    private static func kind(of root: XMLName) -> String {
        switch root {
        case .st96RegisteredPatentPublication: "B"
        case .st96RegisteredUtilityModelPublication, .st96InternationalUtilityModelPublication: "U"
        default: "A"
        }
    }

    // MARK: Bibliography

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .st96PatentPublicationIdentification, .st96UtilityModelPublicationIdentification:
                let office = tape.string(field, .st96IPOfficeCode)
                builder.publication = PatentNumber(
                    country: office.isEmpty ? "JP" : office, number: tape.string(field, .st96PublicationNumber),
                    kind: builder.publication.kind, date: tape.string(field, .st96PublicationDate))
            case .st96PlainLanguageDesignationText:
                builder.publication.kind = JapaneseGazette.kind(inName: tape.string(field))
            case .st96ApplicationIdentification:
                builder.application = application(tape, field)
                if builder.application.country.isEmpty { builder.application.country = "JP" }
            case .st96InventionTitle: builder.addTitle(tape, field)
            case .st96PriorityClaimBag:
                for claim in tape.elements(field) { builder.addPriority(application(tape, claim)) }
            case .st96IPCClassification:
                let edition = tape.string(field, .st96Edition)
                for symbol in tape.elements(field) {
                    if tape.name(symbol) == .st96Edition { continue }
                    JapaneseGazette.ipc(
                        tape, symbol, edition: edition, isMain: tape.name(symbol) == .st96MainClassification,
                        into: &builder)
                }
            case .st96NationalClassification: fileIndex(tape, field, into: &builder)
            case .st96ThemeCodeInformationBag, .st96FtermInformationBag:
                for symbol in tape.elements(field) {
                    builder.addClassification(tape.string(symbol), scheme: .fTerm)
                }
            case .st96ReferenceCitationBag: citations(tape, field, into: &builder)
            case .st96UnexaminedPatentPublicationPartyBag, .st96InternationalPatentPublicationPartyBag,
                .st96RegisteredPatentPublicationPartyBag, .st96RegisteredUtilityModelPublicationPartyBag,
                .st96InternationalUtilityModelPublicationPartyBag:
                parties(tape, field, into: &builder)
            default: break
            }
        }
    }

    private func application(_ tape: XMLTape, _ node: XMLNode) -> PatentNumber {
        PatentNumber(
            country: tape.string(node, .st96IPOfficeCode),
            number: tape.string(node, .st96ApplicationNumber, .st96ApplicationNumberText),
            date: tape.string(node, .st96FilingDate))
    }

    private func fileIndex(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for symbol in tape.elements(field) {
            let text = tape.string(symbol, .st96PatentClassificationText)
            switch tape.name(symbol) {
            case .st96MainNationalClassification: builder.addClassification(text, scheme: .fi, first: true)
            case .st96FurtherNationalClassification: builder.addClassification(text, scheme: .fi)
            // No published schema says what JPO calls additional information.
            default: builder.addClassification(text, scheme: .fi, value: "N")
            }
        }
    }

    /// The documents on a grant's front page, in words.
    private func citations(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for citation in tape.descendants(list) {
            switch tape.name(citation) {
            case .st96PatentCitation: JapaneseGazette.addCitation(tape.string(citation), into: &builder)
            case .st96NPLCitation: builder.addCitation(text: tape.string(citation))
            default: break
            }
        }
    }

    private func parties(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        for party in tape.descendants(bag) {
            switch tape.name(party) {
            case .st96Applicant: builder.addApplicant(name: partyName(tape, party))
            case .st96Inventor: builder.addInventor(name: partyName(tape, party))
            default: break
            }
        }
    }

    /// The first contact's name; a second one has a foreign name in its own script.
    private func partyName(_ tape: XMLTape, _ party: XMLNode) -> String {
        guard let name = tape.first(party, .st96Contact, .st96Name) else { return "" }
        for path in [XMLName.st96EntityName, .st96PersonName, .st96OrganizationName] {
            let text = tape.string(name, path)
            if !text.isEmpty { return text }
        }
        return ""
    }

    // MARK: Text

    private static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .st96TechnicalField: .technicalField
        case .st96BackgroundArt: .background
        case .st96CitationBag: .citations
        case .st96InventionSummary, .st96Disclosure, .st96TechnicalProblem, .st96TechnicalSolution,
            .st96AdvantageousEffects:
            .summary
        case .st96DrawingDescription: .drawings
        case .st96EmbodimentDescription, .st96EmbodimentExample, .st96InventionMode: .embodiments
        case .st96IndustrialApplicability: .industrialApplicability
        case .st96ReferenceSignBag: .other
        case .st96PatentCitationBag, .st96NPLCitationBag: SectionRole.none
        default: nil
        }
    }

    private func claims(_ tape: XMLTape, _ set: XMLNode) -> [ClaimsInForce.Claim] {
        tape.elements(set).filter { tape.name($0) == .st96Claim }.map { claim in
            ClaimsInForce.Claim(
                number: RecordBuilder.trailingNumber(tape.string(claim, .st96ClaimNumber)) ?? 0, node: claim,
                hasText: !tape.string(claim, .st96ClaimText).isEmpty)
        }
    }

    private func amend(
        _ tape: XMLTape, _ bag: XMLNode, _ claims: inout ClaimsInForce, _ descriptions: inout [XMLNode],
        _ builder: inout RecordBuilder
    ) {
        for amendment in tape.elements(bag) where tape.name(amendment) == .st96WrittenAmendment {
            let date = tape.string(amendment, .st96FilingDate)
            for item in tape.descendants(amendment) where tape.name(item) == .st96AmendmentBag {
                guard let contents = tape.child(item, .st96AmendmentContentsBag) else { continue }
                let set = tape.child(contents, .st96Claims)
                let category = tape.child(contents, .st96AmendmentDocumentNameCategory)
                if set != nil || category.map({ tape.string($0) }) == "Claims" {
                    claims.add(
                        ClaimsInForce.Amendment(
                            date: date, item: tape.string(item, .st96AmendmentItem),
                            way: tape.string(item, .st96AmendmentWay), claims: set.map { self.claims(tape, $0) } ?? []))
                } else if let whole = tape.child(contents, .st96Description), descriptions.isEmpty {
                    descriptions.append(whole)
                } else if tape.elements(contents).contains(where: { $0 != category && !tape.string($0).isEmpty }) {
                    builder.defects[.amendment] += 1
                }
            }
        }
    }
}
