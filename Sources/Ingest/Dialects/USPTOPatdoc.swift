internal import Corpus
internal import Native

/// US grants of 2001–2004, `PATDOC`: SGML 2.4 and XML 2.5.
///
/// USPTO Grant Red Book, an ST.32 DTD. Every text is wrapped (`PTEXT/PDAT`), mark-up is inside `HIL`. XML 2.5 is held against real files;
/// SGML 2.4 as the office shipped it (empty elements without a stroke) is read through `PatdocSGML`, from its DTD.
/// Text between `DEL-S` and `DEL-E` is left out and counted, as in `USPTOv4`.
struct USPTOPatdoc: XMLDialect {
    let name = "uspto-patdoc"
    let recordElements: [XMLName] = [.st32PATDOC]

    func accepts(_ tape: XMLTape, record: XMLNode) -> Bool { tape.child(record, .st32SDOBI) != nil }

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage("en")
        builder.defects[.deletedText] += tape.eraseText(from: .st32DELS, to: .st32DELE, areInstructions: false)
        for part in tape.elements(record) {
            switch tape.name(part) {
            case .st32SDOBI: bibliography(tape, part, into: &builder)
            case .st32SDOAB: builder.addAbstract(tape, part)
            case .st32SDODE:
                var sections = USPTOSections(part: Self.role)
                sections.walk(tape, part, into: &builder)
                sections.close(tape, into: &builder)
            case .st32SDOCL: claims(tape, part, into: &builder)
            default: break
            }
        }
    }

    private static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .st32RELAPP, .st32GOVINT: .related
        case .st32BRFSUM: .summary
        case .st32DRWDESC: .drawings
        case .st32DETDESC: .embodiments
        default: nil
        }
    }

    private func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for group in tape.elements(node) {
            switch tape.name(group) {
            case .st32B100:
                builder.publication = PatentNumber(
                    country: tape.string(group, .st32B190), number: tape.string(group, .st32B110),
                    kind: tape.string(group, .st32B130), date: tape.string(group, .st32B140))
            case .st32B200:
                builder.application = PatentNumber(
                    country: "US", number: tape.string(group, .st32B210), date: tape.string(group, .st32B220))
            case .st32B300:
                builder.addPriority(
                    PatentNumber(
                        country: tape.string(group, .st32B330), number: tape.string(group, .st32B310),
                        date: tape.string(group, .st32B320)))
            case .st32B500: technical(tape, group, isDesign: Self.isDesign(builder.publication), into: &builder)
            case .st32B600:
                for provisional in tape.elements(group) where tape.name(provisional) == .st32B680US {
                    if let document = tape.child(provisional, .st32DOC) {
                        var number = Self.number(tape, document)
                        number.kind = ""
                        builder.addPriority(number)
                    }
                }
            case .st32B700: parties(tape, group, into: &builder)
            default: break
            }
        }
    }

    private static func isDesign(_ publication: PatentNumber) -> Bool {
        publication.kind.hasPrefix("S") || publication.number.hasPrefix("D")
    }

    private func technical(_ tape: XMLTape, _ node: XMLNode, isDesign: Bool, into builder: inout RecordBuilder) {
        for group in tape.elements(node) {
            switch tape.name(group) {
            case .st32B510:
                // A design's class is the Locarno Classification's, in four digits.
                let scheme: Classification.Scheme = isDesign ? .locarno : .ipc
                let edition = tape.string(group, .st32B516)
                for symbol in tape.elements(group) where tape.name(symbol) != .st32B516 {
                    let written = USPTO.fixedWidth(tape, tape.child(symbol, .st32PDAT) ?? symbol)
                    builder.addClassification(
                        isDesign ? written : USPTO.internationalSymbol(written), scheme: scheme,
                        first: tape.name(symbol) == .st32B511, version: edition)
                }
            case .st32B520:
                // B522US are unofficial (digest) subclasses, with the same symbols.
                for symbol in tape.elements(group) {
                    builder.addClassification(
                        USPTO.fixedWidth(tape, tape.child(symbol, .st32PDAT) ?? symbol), scheme: .uspc,
                        first: tape.name(symbol) == .st32B521)
                }
            case .st32B540: builder.addTitle(tape, group)
            case .st32B560:
                for citation in tape.elements(group) { cite(tape, citation, into: &builder) }
            case .st32BOTANIC:
                USPTO.botanic(
                    tape, latinName: tape.child(group, .st32LATINNAME), variety: tape.child(group, .st32VARIETY),
                    into: &builder)
            default: break
            }
        }
    }

    private func cite(_ tape: XMLTape, _ citation: XMLNode, into builder: inout RecordBuilder) {
        var phase = ""
        if tape.child(citation, .st32CITEDBYEXAMINER) != nil { phase = "cited by examiner" }
        if tape.child(citation, .st32CITEDBYOTHER) != nil { phase = "cited by other" }
        if let document = tape.first(citation, .st32PCIT, .st32DOC) {
            builder.addCitation(Self.number(tape, document), phase: phase)
        } else if let other = tape.child(citation, .st32NCIT) {
            builder.addCitation(text: tape.string(other), phase: phase)
        }
    }

    /// `DOC`: without a country it is a US number.
    private static func number(_ tape: XMLTape, _ document: XMLNode) -> PatentNumber {
        let country = tape.string(document, .st32CTRY)
        let kind = tape.string(document, .st32KIND)
        return PatentNumber(
            country: country.isEmpty ? "US" : country, number: tape.string(document, .st32DNUM),
            kind: kind == "00" ? "" : kind, date: tape.string(document, .st32DATE))
    }

    private func parties(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for group in tape.elements(node) where tape.name(group) == .st32B720 || tape.name(group) == .st32B730 {
            for role in tape.elements(group) {
                guard let party = tape.child(role, .st32PARTYUS) else { continue }
                let (name, country) = (Self.name(tape, party), Self.country(tape, party))
                switch tape.name(role) {
                case .st32B721: builder.addInventor(name: name, country: country)
                case .st32B731: builder.addApplicant(name: name, country: country)
                default: break
                }
            }
        }
    }

    private static func name(_ tape: XMLTape, _ party: XMLNode) -> String {
        guard let name = tape.child(party, .st32NAM) else { return "" }
        let organisation = tape.string(name, .st32ONM)
        if !organisation.isEmpty { return organisation }
        let parts = [tape.string(name, .st32SNM), tape.string(name, .st32FNM), tape.string(name, .st32SFX)]
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The country of the address; addresses with a state have none and lie in the United States.
    private static func country(_ tape: XMLTape, _ party: XMLNode) -> String {
        guard let address = tape.child(party, .st32ADR) else { return "" }
        let country = tape.string(address, .st32CTRY)
        return country.isEmpty && tape.child(address, .st32STATE) != nil ? "US" : country
    }

    private func claims(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(node) where tape.name(list) == .st32CL {
            for claim in tape.elements(list) where tape.name(claim) == .st32CLM {
                builder.addClaim(
                    tape, claim, number: tape.attribute(claim, .st32ID).flatMap(RecordBuilder.trailingNumber) ?? 0,
                    dependsOn: builder.references(tape, in: claim, attribute: .st32ID))
            }
        }
    }
}
