internal import Corpus
internal import Native

/// What stands in `bibliographic-data` or `wo-bibliographic-data`.
extension WIPOST36 {
    func bibliography(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        ST36.classificationIPC(tape, node, into: &builder)
        ST36.classificationsIPCR(tape, node, into: &builder)
        ST36.classificationsCPC(tape, node, into: &builder)
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .applicationReference: builder.application = application(tape, field)
            case .inventionTitle: builder.addTitle(tape, field, language: tape.attribute(field, .lang))
            case .priorityClaims, .woPriorityInfo: priorities(tape, field, into: &builder)
            case .patentClassifications: patentClassifications(tape, field, into: &builder)
            case .classificationsEcla:
                for entry in tape.elements(field) { builder.addClassification(tape.string(entry), scheme: .ecla) }
            case .classificationNational: national(tape, field, into: &builder)
            case .classificationLocarno: locarno(tape, field, into: &builder)
            case .parties:
                for list in tape.elements(field) { parties(tape, list, into: &builder) }
            case .applicants, .inventors, .assignees: parties(tape, field, into: &builder)
            case .referencesCited: citations(tape, field, phase: "", into: &builder)
            case .woSearchReport, .searchReportData: searchReport(tape, field, into: &builder)
            case .abstract: builder.addAbstract(tape, field, language: tape.attribute(field, .lang))
            default: break
            }
        }
    }

    /// An international application is given under its receiving office (`GB`, `004926`) or under `PCT`: kind W says so.
    private func application(_ tape: XMLTape, _ reference: XMLNode) -> PatentNumber {
        var number = ST36.number(tape, in: reference)
        let type = (tape.attribute(reference, .applType) ?? "").lowercased()
        if number.country == "PCT" { number.country = "WO" }
        if number.kind.isEmpty, number.country == "WO" || type == "pct" || type == "international" { number.kind = "W" }
        return number
    }

    /// `priority-claim` with its fields as children or in a `document-id`; regional ones may name the office apart.
    private func priorities(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for claim in tape.elements(list) where tape.name(claim) == .priorityClaim {
            var number = ST36.number(tape, tape.child(claim, .documentId) ?? claim)
            if number.country.isEmpty, let office = tape.child(claim, .officeOfFiling) {
                number.country = tape.string(office, .region, .country)
                if number.country.isEmpty { number.country = tape.string(office, .country) }
            }
            if number.country == "PCT" { number.country = "WO" }
            if number.kind.isEmpty, tape.attribute(claim, .kind, is: "international") { number.kind = "W" }
            builder.addPriority(number)
        }
    }

    /// DOCDB's form: a scheme by name, the symbol in one piece.
    private func patentClassifications(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.elements(list) where tape.name(entry) == .patentClassification {
            let name = tape.child(entry, .classificationScheme).flatMap { tape.attribute($0, .scheme) } ?? ""
            let scheme: Classification.Scheme
            switch name.uppercased() {
            case "CPC", "CPCI", "CPCA", "CPCNO", "EPO": scheme = .cpc
            case "IPC", "IPCR", "IPC8": scheme = .ipcr
            case "EC", "ECLA": scheme = .ecla
            case "FI": scheme = .fi
            case "FTERM", "F-TERM": scheme = .fTerm
            case "UC", "USPC": scheme = .uspc
            case "DEKLA": scheme = .dekla
            default:
                builder.defects[.scheme] += 1
                continue
            }
            builder.addClassification(
                tape.string(entry, .classificationSymbol), scheme: scheme,
                first: tape.string(entry, .symbolPosition) == "F", value: tape.string(entry, .classificationValue),
                version: tape.child(entry, .classificationScheme).map { tape.string($0, .date) } ?? "")
        }
    }

    /// Symbols of the offices whose scheme the document knows; others are counted.
    private func national(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        let scheme: Classification.Scheme? =
            switch tape.string(field, .country) {
            case "US": .uspc
            case "JP": .fi
            case "DE": .dekla
            case "EP": .ecla
            default: nil
            }
        for symbol in tape.elements(field) {
            let isMain = tape.name(symbol) == .mainClassification
            guard isMain || tape.name(symbol) == .furtherClassification else { continue }
            if let scheme {
                builder.addClassification(tape.string(symbol), scheme: scheme, first: isMain)
            } else {
                builder.defects[.scheme] += 1
            }
        }
    }

    private func locarno(_ tape: XMLTape, _ field: XMLNode, into builder: inout RecordBuilder) {
        let edition = tape.string(field, .edition)
        for symbol in tape.elements(field) {
            switch tape.name(symbol) {
            case .mainClassification:
                builder.addClassification(tape.string(symbol), scheme: .locarno, first: true, version: edition)
            case .furtherClassification:
                builder.addClassification(tape.string(symbol), scheme: .locarno, version: edition)
            default: break
            }
        }
    }

    /// `applicants`, `inventors` or `assignees`. Before 2012 the inventors are applicants for the US: `applicant-inventor`.
    private func parties(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for party in tape.elements(list) {
            let name = ST36.partyName(tape, party)
            let country = ST36.partyCountry(tape, party)
            switch tape.name(party) {
            case .applicant:
                builder.addApplicant(name: name, country: country)
                let type = tape.attribute(party, .appType) ?? tape.attribute(party, .apptype)
                // WIPO's own sample leaves the hyphen out.
                if type == "applicant-inventor" || type == "applicantinventor" {
                    builder.addInventor(name: name, country: country)
                }
            case .assignee: builder.addApplicant(name: name, country: country)
            case .inventor, .deceasedInventor: builder.addInventor(name: name, country: country)
            default: break
            }
        }
    }
}

extension ST36 {
    /// The first `document-id` below a reference that has a number: some references begin with one that has only a name or a date.
    static func number(_ tape: XMLTape, in reference: XMLNode?) -> PatentNumber {
        guard let reference else { return PatentNumber() }
        var first: PatentNumber?
        for id in tape.elements(reference) where tape.name(id) == .documentId {
            let number = ST36.number(tape, id)
            if !number.isEmpty { return number }
            first = first ?? number
        }
        return first ?? PatentNumber()
    }
}
