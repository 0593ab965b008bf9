internal import Corpus
internal import Native

/// US applications of 2001–2004, `patent-application-publication` 1.5 and 1.6.
///
/// USPTO Pre-Grant Publication DTD. Marks are inside `highlight`; printed paragraph numbers (`[0012]`) are elements and left out. Of
/// `continuity-data` the provisional applications count as priorities, as in `USPTOv4`. Held against real files.
struct USPTOPap: XMLDialect {
    let name = "uspto-pap"
    let recordElements: [XMLName] = [.patentApplicationPublication]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage("en")
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .subdocBibliographicInformation: bibliography(tape, part, into: &builder)
            case .subdocAbstract: builder.addAbstract(tape, part)
            case .subdocDescription:
                var sections = USPTOSections(part: Self.role)
                sections.walk(tape, part, into: &builder)
                sections.close(tape, into: &builder)
            case .subdocClaims:
                for claim in tape.elements(part) where tape.name(claim) == .claim {
                    builder.addClaim(
                        tape, claim, number: tape.attribute(claim, .id).flatMap(RecordBuilder.claimNumber) ?? 0,
                        dependsOn: builder.references(tape, in: claim, attribute: .dependsOn))
                }
            default: break
            }
        }
    }

    private static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .crossReferenceToRelatedApplications, .federalResearchStatement: .related
        case .backgroundOfInvention: .background
        case .summaryOfInvention: .summary
        case .briefDescriptionOfDrawings: .drawings
        case .detailedDescription: .embodiments
        case .briefDescriptionOfSequences, .programListingDeposit: .other
        default: nil
        }
    }

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .documentId: builder.publication = Self.number(tape, field)
            case .domesticFilingData:
                builder.application = PatentNumber(
                    country: "US", number: tape.string(field, .applicationNumber, .docNumber),
                    date: tape.string(field, .filingDate))
            case .foreignPriorityData:
                builder.addPriority(
                    PatentNumber(
                        country: tape.string(field, .countryCode),
                        number: tape.string(field, .priorityApplicationNumber, .docNumber),
                        date: tape.string(field, .filingDate)))
            case .continuityData:
                for relation in tape.elements(field) where tape.name(relation) == .nonProvisionalOfProvisional {
                    guard let document = tape.child(relation, .documentId) else { continue }
                    // Its series, 60, tells what it is; with a kind the number would be read in DOCDB's way.
                    var number = Self.number(tape, document)
                    number.kind = ""
                    builder.addPriority(number)
                }
            case .technicalInformation: technical(tape, field, into: &builder)
            case .inventors:
                for inventor in tape.elements(field) {
                    builder.addInventor(name: Self.name(tape, inventor), country: Self.residence(tape, inventor))
                }
            case .assignee:
                builder.addApplicant(
                    name: Self.name(tape, field), country: tape.string(field, .address, .country))
            default: break
            }
        }
    }

    /// `document-id`: without a country it is a US number.
    private static func number(_ tape: XMLTape, _ document: XMLNode) -> PatentNumber {
        let country = tape.string(document, .countryCode)
        return PatentNumber(
            country: country.isEmpty ? "US" : country, number: tape.string(document, .docNumber),
            kind: tape.string(document, .kindCode), date: tape.string(document, .documentDate))
    }

    private func technical(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .classificationIpc:
                let edition = tape.string(field, .classificationIpcEdition)
                for symbol in tape.elements(field) {
                    let isFirst = tape.name(symbol) == .classificationIpcPrimary
                    guard isFirst || tape.name(symbol) == .classificationIpcSecondary else { continue }
                    builder.addClassification(
                        tape.string(symbol, .ipc), scheme: .ipc, first: isFirst, version: edition)
                }
            case .classificationUs:
                for symbol in tape.elements(field) {
                    let written = tape.string(symbol, .uspc, .class) + tape.string(symbol, .uspc, .subclass)
                    builder.addClassification(
                        USPTO.nationalSymbol(written), scheme: .uspc,
                        first: tape.name(symbol) == .classificationUsPrimary)
                }
            case .titleOfInvention: builder.addTitle(tape, field)
            case .botanic:
                USPTO.botanic(
                    tape, latinName: tape.child(field, .latinName), variety: tape.child(field, .variety), into: &builder
                )
            case .citation:
                if let document = tape.first(field, .citedPatentLiterature, .documentId) {
                    builder.addCitation(Self.number(tape, document))
                } else if let other = tape.child(field, .citedNonPatentLiterature) {
                    builder.addCitation(text: tape.string(other))
                }
            default: break
            }
        }
    }

    private static func name(_ tape: XMLTape, _ party: XMLNode) -> String {
        let organisation = tape.string(party, .organizationName)
        if !organisation.isEmpty { return organisation }
        guard let name = tape.child(party, .name) else { return "" }
        let given = [tape.string(name, .givenName), tape.string(name, .middleName)].filter { !$0.isEmpty }
        let parts = [tape.string(name, .familyName), given.joined(separator: " "), tape.string(name, .nameSuffix)]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func residence(_ tape: XMLTape, _ party: XMLNode) -> String {
        for place in [XMLName.residenceUs, .residenceNonUs] {
            let country = tape.string(party, .residence, place, .countryCode)
            if !country.isEmpty { return country }
        }
        return tape.string(party, .address, .country)
    }
}
