internal import Corpus
internal import Native

/// DPMAconnectPlus: a hit of a search, `PatentHitListRecord`, and an entry of the register, `dpma-patent-document`.
///
/// DPMA's `DE-PATGBM-RegisterExt` schema, 0.18, and one real hit list. Both are bibliographic only. A hit names one right with title,
/// main classes, parties and the date of its first publication, enough for a document of its own: so a list of three hits is three
/// documents. An entry of the register lists all publications of one right: it is the record of the first.
struct DPMA: XMLDialect {
    let name = "dpma"
    let recordElements: [XMLName] = [.st96PatentHitListRecord, .dpmaPatentDocument]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage("de")
        if tape.name(record) == .dpmaPatentDocument {
            guard let bibliography = tape.child(record, .bibliographicData) else {
                throw RecordFault("the register's entry has no bibliographic-data")
            }
            register(tape, bibliography, into: &builder)
            if builder.publication.isEmpty { throw RecordFault("the register's entry has no publication") }
        } else {
            hit(tape, record, into: &builder)
            if builder.publication.date.isEmpty { throw RecordFault("the search hit has no date of publication") }
        }
    }

    // MARK: Hits

    private func hit(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) {
        // With its check digit behind a point, unlike the leading number: it can be told apart.
        let number = tape.string(record, .registeredNumber)
        let isUtilityModel = ["Utility model", "Gebrauchsmuster"].contains(tape.string(record, .type))
        builder.publication = PatentNumber(
            country: "DE", number: number, kind: isUtilityModel ? "U1" : "",
            date: tape.string(record, .publicationDate))
        builder.application = PatentNumber(
            country: "DE", number: number, kind: isUtilityModel ? "U" : "", date: tape.string(record, .applicationDate))
        for field in tape.elements(record) {
            switch tape.name(field) {
            case .inventionTitle: builder.addTitle(tape, field)
            case .mainClassification, .furtherClassification:
                let edition = Self.edition(tape.string(field, .edition))
                builder.addClassification(
                    tape.string(field, .classification), scheme: edition.utf8.count == 1 ? .ipc : .ipcr,
                    first: tape.name(field) == .mainClassification, version: edition)
            case .applicants:
                for applicant in tape.elements(field) {
                    let party = Self.party(tape.string(applicant))
                    builder.addApplicant(name: party.name, country: party.country)
                }
            case .inventors:
                for inventor in tape.elements(field) {
                    let party = Self.party(tape.string(inventor))
                    builder.addInventor(name: party.name, country: party.country)
                }
            default: break
            }
        }
    }

    /// The number of an edition before 2006 from the month it came into force (`1985.01` is 4); later ones stay as they are.
    ///
    /// WIPO, Guide to the IPC, on its editions.
    static func edition(_ month: String) -> String {
        switch month {
        case "1968.09": "1"
        case "1974.07": "2"
        case "1980.01": "3"
        case "1985.01": "4"
        case "1990.01": "5"
        case "1995.01": "6"
        case "2000.01": "7"
        default: month
        }
    }

    /// `Jungheinrich KG, 2000 Hamburg, DE`: the last part is the country, the one before it the town, commas before belong to the name.
    static func party(_ text: String) -> (name: String, country: String) {
        let parts = text.split(separator: ", ")
        guard parts.count >= 3, let country = parts.last, country.utf8.count == 2,
            country.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A })
        else { return (text, "") }
        return (parts.dropLast(2).joined(separator: ", "), String(country))
    }

    // MARK: Register

    private func register(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .publicationReferences: builder.publication = first(tape, field)
            case .applicationReference:
                let number = ST36.reference(tape, field)
                // Several where the right came by way of the EPO or of WIPO: the German file number counts.
                if builder.application.isEmpty || number.country == "DE" { builder.application = number }
            case .inventionTitle: builder.addTitle(tape, field, language: tape.attribute(field, .lang))
            case .classificationsIpcr: classifications(tape, field, into: &builder)
            case .parties: parties(tape, field, into: &builder)
            case .referencesCited: citations(tape, field, into: &builder)
            case .officeSpecificBibData:
                if builder.application.date.isEmpty {
                    builder.application.date = tape.string(field, .nationalFilingData)
                }
                for abstract in tape.elements(field) where tape.name(abstract) == .abstract {
                    builder.addAbstract(tape, abstract)
                }
            default: break
            }
        }
        ST36.priorities(tape, node, into: &builder)
    }

    /// The publication of the earliest date.
    private func first(_ tape: XMLTape, _ list: XMLNode) -> PatentNumber {
        let numbers = tape.elements(list).map { ST36.reference(tape, $0) }.filter { !$0.isEmpty }
        // A comparison of dates as texts: the schema has them as `YYYY-MM-DD`. Those without one come last.
        return numbers.min { ($0.date.isEmpty ? "9" : $0.date) < ($1.date.isEmpty ? "9" : $1.date) } ?? PatentNumber()
    }

    private func classifications(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.elements(list) where tape.name(entry) == .classificationIpcr {
            builder.addClassification(
                tape.string(entry, .text), scheme: .ipcr, first: tape.string(entry, .symbolPosition) == "F",
                version: tape.string(entry, .ipcVersionIndicator))
        }
    }

    private func parties(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for party in tape.descendants(node) {
            let name = ST36.partyName(tape, party)
            let country = ST36.partyCountry(tape, party)
            switch tape.name(party) {
            case .applicant: builder.addApplicant(name: name, country: country)
            case .inventor: builder.addInventor(name: name, country: country)
            default: break
            }
        }
    }

    /// Each document with its indicators of relevance (`X`, `Y`, `A` …) as the category.
    private func citations(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for citation in tape.elements(list) {
            for document in tape.elements(citation) {
                let category = tape.elements(document).filter { tape.name($0) == .relevanceInd }
                    .map { tape.string($0) }.filter { $0 != "Undefined" }.joined(separator: ",")
                switch tape.name(document) {
                case .patcit: builder.addCitation(ST36.reference(tape, document), category: category)
                case .nplcit: builder.addCitation(text: tape.string(document, .text), category: category)
                default: break
                }
            }
        }
    }
}
