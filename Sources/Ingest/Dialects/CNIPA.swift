internal import Corpus
internal import Native

/// Publications of the Chinese office in its own schema, `business:PatentDocumentAndRelated`.
///
/// References, priorities and parties stand there twice, as published (`dataFormat="original"`) and in the office's own standard form of
/// numbers (`102021001286633`), which no other source knows: the original counts. Held against three real files.
struct CNIPA: XMLDialect {
    let name = "cnipa"
    let recordElements: [XMLName] = [.st96PatentDocumentAndRelated]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .lang) ?? "zh")
        builder.produced = tape.attribute(record, .dateProducedCamel) ?? ""
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .st96BibliographicData: bibliography(tape, part, into: &builder)
            case .st96Abstract: builder.addAbstract(tape, part, language: tape.attribute(part, .lang))
            case .st96Description:
                var sections = NamedSections(role: Self.role)
                sections.headingRole = ChineseHeadings.role
                sections.read(tape, part, into: &builder)
            case .st96Claims: claims(tape, part, into: &builder)
            default: break
            }
        }
        if builder.publication.isEmpty {
            builder.publication = PatentNumber(
                country: tape.attribute(record, .country) ?? "", number: tape.attribute(record, .docNumberCamel) ?? "",
                kind: tape.attribute(record, .kind) ?? "", date: tape.attribute(record, .datePublication) ?? "")
        }
    }

    // MARK: Bibliography

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .st96PublicationReference:
                if builder.publication.isEmpty || isOriginal(tape, field) {
                    builder.publication = number(tape, tape.child(field, .st96DocumentID) ?? field)
                }
            case .st96ApplicationReference:
                if builder.application.isEmpty || isOriginal(tape, field) {
                    builder.application = number(tape, tape.child(field, .st96DocumentID) ?? field)
                }
            case .st96PriorityDetails: priorities(tape, field, into: &builder)
            case .st96ClassificationIPCRDetails: classifications(tape, field, into: &builder)
            case .st96InventionTitle: builder.addTitle(tape, field, language: tape.attribute(field, .lang))
            case .st96Parties: parties(tape, field, into: &builder)
            default: break
            }
        }
    }

    private func isOriginal(_ tape: XMLTape, _ node: XMLNode) -> Bool {
        tape.attribute(node, .dataFormatCamel, is: "original")
    }

    private func number(_ tape: XMLTape, _ id: XMLNode) -> PatentNumber {
        PatentNumber(
            country: tape.string(id, .st96WIPOST3Code), number: tape.string(id, .st96DocNumber),
            kind: tape.string(id, .st96Kind), date: tape.string(id, .st96Date))
    }

    /// Those as filed; where a file has none, those in the standard form.
    private func priorities(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        let all = tape.elements(list).filter { tape.name($0) == .st96Priority }
        let original = all.filter { isOriginal(tape, $0) }
        for claim in original.isEmpty ? all : original { builder.addPriority(number(tape, claim)) }
    }

    /// The first of the sequence is the main symbol.
    private func classifications(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.elements(list) where tape.name(entry) == .st96ClassificationIPCR {
            let symbol = InternationalSymbol.symbol(
                section: tape.string(entry, .st96Section), class: tape.string(entry, .st96MainClass),
                subclass: tape.string(entry, .st96Subclass), mainGroup: tape.string(entry, .st96MainGroup),
                subgroup: tape.string(entry, .st96Subgroup))
            builder.addClassification(
                symbol ?? tape.string(entry, .st96Text), scheme: .ipcr,
                first: tape.attribute(entry, .sequence, is: "1"), version: tape.string(entry, .st96IPCVersionDate))
        }
    }

    private func parties(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        for party in tape.descendants(field) {
            switch tape.name(party) {
            case .st96Applicant: builder.addApplicant(name: partyName(tape, party), country: country(tape, party))
            case .st96Inventor: builder.addInventor(name: partyName(tape, party), country: country(tape, party))
            default: break
            }
        }
    }

    private func partyName(_ tape: XMLTape, _ party: XMLNode) -> String {
        let name = tape.string(party, .st96AddressBook, .st96Name)
        return name.isEmpty ? tape.string(party, .st96AddressBook, .st96OrganizationName) : name
    }

    private func country(_ tape: XMLTape, _ party: XMLNode) -> String {
        let code = tape.string(party, .st96AddressBook, .st96Address, .st96WIPOST3Code)
        return code.utf8.count == 2 ? code : ""
    }

    // MARK: Text

    private static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .st96TechnicalField: .technicalField
        case .st96BackgroundArt: .background
        case .st96Disclosure: .summary
        case .st96DrawingsDescription, .st96DrawingDescription: .drawings
        case .st96InventionMode: .embodiments
        case .st96IndustrialApplicability: .industrialApplicability
        default: nil
        }
    }

    private func claims(_ tape: XMLTape, _ set: XMLNode, into builder: inout RecordBuilder) {
        for claim in tape.elements(set) where tape.name(claim) == .st96Claim {
            builder.addClaim(
                tape, claim, number: tape.attribute(claim, .num).flatMap(RecordBuilder.trailingNumber) ?? 0,
                dependsOn: builder.references(tape, in: claim), language: tape.attribute(set, .lang))
        }
    }
}
