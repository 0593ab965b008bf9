internal import Corpus
internal import Native

/// The elements that WIPO ST.96 defines and every dialect made from it shares.
///
/// WIPO Standard ST.96, Annex III, version 6.0; names as in its schemas, without prefixes (`com:`, `pat:`).
enum ST96 {
    /// `PatentPublicationIdentification`, `PatentGrantIdentification` or another of their form: office, number, kind, date.
    static func identification(_ tape: XMLTape, _ node: XMLNode?) -> PatentNumber {
        var number = PatentNumber()
        guard let node else { return number }
        for field in tape.elements(node) {
            switch tape.name(field) {
            case .st96IPOfficeCode: number.country = tape.string(field)
            case .st96PublicationNumber, .st96PatentNumber, .st96DocumentNumber: number.number = tape.string(field)
            case .st96PatentDocumentKindCode: number.kind = tape.string(field)
            case .st96PublicationDate, .st96GrantDate, .st96PatentDocumentDate: number.date = tape.string(field)
            default: break
            }
        }
        return number
    }

    /// `ApplicationIdentification` or a `PriorityClaim`: office, `ApplicationNumber`, filing date; kind W for an international one.
    static func application(_ tape: XMLTape, _ node: XMLNode) -> PatentNumber {
        var number = PatentNumber(
            country: tape.string(node, .st96IPOfficeCode), date: tape.string(node, .st96FilingDate))
        if let written = tape.child(node, .st96ApplicationNumber) {
            number.number = tape.string(written, .st96ApplicationNumberText)
            if number.number.isEmpty { number.number = tape.string(written, .st96ST13ApplicationNumber) }
            if number.country.isEmpty { number.country = tape.string(written, .st96IPOfficeCode) }
        }
        if number.country == "WO" || tape.string(node, .st96ApplicationFilingCategory) == "PCT" { number.kind = "W" }
        return number
    }

    /// `PriorityClaimBag`.
    static func priorities(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        for claim in tape.elements(bag) where tape.name(claim) == .st96PriorityClaim {
            var number = application(tape, claim)
            // A regional priority may say where it was filed apart from the office.
            if number.country.isEmpty { number.country = tape.string(claim, .st96IndicatedIPOfficeCode) }
            builder.addPriority(number)
        }
    }

    /// Provisional applications of a `RelatedDocumentBag`: they count as priorities, as DOCDB has them.
    static func provisionals(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        for relation in tape.elements(bag) where tape.name(relation) == .st96ProvisionalApplication {
            for document in tape.elements(relation) where tape.name(document) == .st96PatentDocumentIdentification {
                for id in tape.elements(document) where tape.name(id) == .st96ApplicationIdentification {
                    builder.addPriority(application(tape, id))
                }
            }
        }
    }

    /// `InventionTitleBag`: the titles as filed, published and granted may be the same words, which are kept once.
    static func titles(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        var seen: [(language: String?, text: String)] = []
        for title in tape.elements(bag) where tape.name(title) == .st96InventionTitle {
            let language = tape.attribute(title, .languageCode)
            let text = tape.string(title)
            if seen.contains(where: { $0.language == language && $0.text == text }) { continue }
            seen.append((language, text))
            builder.addTitle(tape, title, language: language)
        }
    }

    /// What a `BibliographicData` says of the language of its publication, or `nil`.
    static func languageOfPublication(_ tape: XMLTape, _ bibliography: XMLNode) -> String? {
        let paths: [String] = [
            tape.string(bibliography, .st96PublicationLanguageCode),
            tape.string(bibliography, .st96PatentPublicationIdentification, .st96PublicationLanguageCode),
            tape.string(bibliography, .st96PatentGrantIdentification, .st96PublicationLanguageCode),
        ]
        return paths.first { !$0.isEmpty }
    }
}
