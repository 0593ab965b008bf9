internal import Corpus
internal import Native

/// MAREC and CLEF-IP: `patent-document` with a `ucid`.
///
/// Matrixware's DTD on ST.36. Parties stand in up to three formats, the abstract once a source; the claims of PCT publications stand in
/// one `claim`. Citations have categories where a search report gave them. Held against real files.
struct MAREC: XMLDialect {
    let name = "marec"
    let recordElements: [XMLName] = [.patentDocument]

    /// ST.36's own `patent-document` has no `ucid`.
    func accepts(_ tape: XMLTape, record: XMLNode) -> Bool { tape.attribute(record, .ucid) != nil }

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .lang))
        builder.family = tape.attribute(record, .familyId) ?? ""
        builder.produced = tape.attribute(record, .dateProduced) ?? ""
        publication(tape, record, into: &builder)
        if let bibliography = tape.child(record, .bibliographicData) {
            self.bibliography(tape, bibliography, into: &builder)
        }
        _ = EPOTexts.abstracts(tape, [record], into: &builder)
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .description:
                description(tape, part, language: tape.attribute(part, .lang), into: &builder)
            case .claims:
                EPOClaims.read(tape, part, language: tape.attribute(part, .lang), into: &builder)
            case .sequenceList: builder.defects[.listing] += 1
            default: break
            }
        }
    }

    private func publication(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) {
        var number = PatentNumber(
            country: tape.attribute(record, .country) ?? "", number: tape.attribute(record, .docNumber) ?? "",
            kind: tape.attribute(record, .kind) ?? "")
        if number.country.isEmpty || number.isEmpty { number = EPO.ucid(tape.attribute(record, .ucid) ?? "") }
        number.date = tape.attribute(record, .date) ?? ""
        if number.date.isEmpty {
            number.date = tape.string(record, .bibliographicData, .publicationReference, .documentId, .date)
        }
        builder.publication = number
    }

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        builder.application = EPO.preferred(tape, node, .applicationReference)
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .priorityClaims:
                for claim in tape.elements(field) where tape.name(claim) == .priorityClaim {
                    let ucid = tape.attribute(claim, .ucid) ?? ""
                    builder.addPriority(EPO.preferred(tape, claim)?.number ?? EPO.ucid(ucid))
                }
            case .technicalData: technical(tape, field, into: &builder)
            case .parties: parties(tape, field, into: &builder)
            default: break
            }
        }
    }

    private func technical(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        ST36.classificationIPC(tape, node, into: &builder)
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .classificationsIpcr: fixedWidth(tape, field, scheme: .ipcr, into: &builder)
            case .classificationsCpc: fixedWidth(tape, field, scheme: .cpc, into: &builder)
            case .classificationEcla: ecla(tape, field, into: &builder)
            case .classificationNational: national(tape, field, into: &builder)
            case .citations: citations(tape, field, into: &builder)
            default: break
            }
        }
        EPOTexts.titles(tape, node, into: &builder)
    }

    private func fixedWidth(
        _ tape: XMLTape, _ list: XMLNode, scheme: Classification.Scheme, into builder: inout RecordBuilder
    ) {
        for entry in tape.elements(list) {
            builder.addFixedWidthClassification(ST36.written(tape, entry), scheme: scheme)
        }
    }

    private func ecla(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for symbol in tape.elements(list) where tape.name(symbol) == .classificationSymbol {
            guard let scheme = EPO.scheme(tape.attribute(symbol, .scheme) ?? "EC") else {
                builder.defects[.scheme] += 1
                continue
            }
            builder.addClassification(tape.string(symbol), scheme: scheme.scheme, value: scheme.value)
        }
    }

    private func national(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        guard tape.attribute(field, .country, is: "US") else {
            builder.defects[.scheme] += 1
            return
        }
        for symbol in tape.elements(field) {
            switch tape.name(symbol) {
            case .mainClassification: builder.addClassification(tape.string(symbol), scheme: .uspc, first: true)
            case .furtherClassification: builder.addClassification(tape.string(symbol), scheme: .uspc)
            default: break
            }
        }
    }

    private func citations(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(node) {
            for citation in tape.elements(list) {
                // Category and source stand at the citation (2009), or at a `source` below it.
                let source = tape.first(citation, .sources, .source)
                let category =
                    tape.attribute(citation, .category) ?? source.flatMap { tape.attribute($0, .category) } ?? ""
                let phase = tape.attribute(citation, .source) ?? source.flatMap { tape.attribute($0, .name) } ?? ""
                switch tape.name(citation) {
                case .patcit:
                    let number = EPO.preferred(tape, citation)?.number
                    builder.addCitation(
                        number ?? EPO.ucid(tape.attribute(citation, .ucid) ?? ""), category: category, phase: phase)
                case .nplcit:
                    let text = tape.string(tape.child(citation, .text) ?? citation)
                    builder.addCitation(text: text, category: category, phase: phase)
                default: break
                }
            }
        }
    }

    private func parties(_ tape: XMLTape, _ parties: XMLNode, into builder: inout RecordBuilder) {
        let inventors = persons(tape, parties, .inventors, .inventor)
        let assignees = persons(tape, parties, .assignees, .assignee)
        var applicants = persons(tape, parties, .applicants, .applicant)
        // The applicants of US documents of MAREC's years are the inventors, which are named as such; seldom a company is among them.
        if builder.publication.country == "US" {
            let list = tape.child(parties, .inventors)
            let names = Set(list.map { tape.elements($0).map { Self.words(ST36.partyName(tape, $0)) } } ?? [])
            applicants.removeAll { names.contains(Self.words(ST36.partyName(tape, $0))) }
            if !assignees.isEmpty { applicants = assignees }
        }
        if applicants.isEmpty { applicants = assignees }
        for party in applicants {
            builder.addApplicant(name: ST36.partyName(tape, party), country: ST36.partyCountry(tape, party))
        }
        for party in inventors {
            builder.addInventor(name: ST36.partyName(tape, party), country: ST36.partyCountry(tape, party))
        }
    }

    /// The words of a name in one order: formats differ in order, case and commas.
    private static func words(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).sorted()
    }

    private func persons(_ tape: XMLTape, _ parties: XMLNode, _ list: XMLName, _ person: XMLName) -> [XMLNode] {
        guard let list = tape.child(parties, list) else { return [] }
        return EPO.preferredFormat(tape, list, person, format: .format)
    }

    /// Headings begin sections; in US documents, instructions say what a run of them is about.
    private func description(_ tape: XMLTape, _ node: XMLNode, language: String?, into builder: inout RecordBuilder) {
        var role = SectionRole.none
        var heading: XMLNode?
        var blocks: [XMLNode] = []
        for child in tape.children(node) {
            switch (tape.kind(child), tape.name(child)) {
            case (.element, .heading):
                section(tape, heading, blocks, role, language, into: &builder)
                heading = child
                blocks.removeAll(keepingCapacity: true)
            case (.instruction, let target):
                guard let next = Self.role(target, String(bytes: tape.bytes(child))) else { continue }
                section(tape, heading, blocks, role, language, into: &builder)
                heading = nil
                blocks.removeAll(keepingCapacity: true)
                role = next
            default: blocks.append(child)
            }
        }
        section(tape, heading, blocks, role, language, into: &builder)
    }

    /// Texts of the EPO's internal database stand in one `pre`, whose lines are the paragraphs.
    private func section(
        _ tape: XMLTape, _ heading: XMLNode?, _ blocks: [XMLNode], _ role: SectionRole, _ language: String?,
        into builder: inout RecordBuilder
    ) {
        guard blocks.contains(where: { tape.isElement($0) && tape.child($0, .pre) != nil }) else {
            builder.addSection(tape, heading: heading, blocks: blocks, role: role, language: language)
            return
        }
        var paragraphs: [String] = []
        for block in blocks where tape.isElement(block) {
            paragraphs += OPSText.lines(tape, block, defects: &builder.defects)
        }
        builder.addSection(
            heading: heading.map { tape.string($0) } ?? "", paragraphs: paragraphs, role: role, language: language)
    }

    private static func role(_ target: XMLName, _ data: String) -> SectionRole? {
        let role: SectionRole
        switch target {
        case .crossReferenceToRelatedApplications: role = .related
        case .summaryOfInvention: role = .summary
        case .briefDescriptionOfDrawings: role = .drawings
        case .detailedDescription: role = .embodiments
        case .descriptionType:
            switch data {
            case "Brief Summary": return .summary
            case "Drawing Description": return .drawings
            case "Detailed Description": return .embodiments
            default: return .some(.none)
            }
        default: return nil
        }
        return data.hasSuffix("end=\"tail\"") ? .some(.none) : role
    }
}
