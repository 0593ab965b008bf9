internal import Native

/// `PartyBag` of WIPO ST.96.
extension ST96 {
    /// Applicants, assignees and owners as applicants, inventors as inventors; an applicant who is the inventor as both.
    static func parties(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(bag) {
            for party in tape.elements(list) {
                switch tape.name(party) {
                case .st96Applicant:
                    let (name, country) = nameAndCountry(tape, party)
                    builder.addApplicant(name: name, country: country)
                    if tape.string(party, .st96ApplicantCategory) == "Applicant_Inventor" {
                        builder.addInventor(name: name, country: country)
                    }
                case .st96Assignee, .st96Owner:
                    let (name, country) = nameAndCountry(tape, party)
                    builder.addApplicant(name: name, country: country)
                case .st96Inventor, .st96DeceasedInventor:
                    let (name, country) = nameAndCountry(tape, party)
                    builder.addInventor(name: name, country: country)
                default: break
                }
            }
        }
    }

    /// The name and the country of a party, from its first contact; the country of residence where no address says one.
    static func nameAndCountry(_ tape: XMLTape, _ party: XMLNode) -> (name: String, country: String) {
        var name = "", country = ""
        for contact in tape.elements(party) {
            guard tape.name(contact) == .st96Contact || tape.name(contact) == .st96PublicationContact else { continue }
            if name.isEmpty { name = contactName(tape, contact) }
            if country.isEmpty { country = tape.string(contact, .st96CountryCode) }
            if country.isEmpty {
                country = tape.string(
                    contact, .st96PostalAddressBag, .st96PostalAddress, .st96PostalStructuredAddress, .st96CountryCode)
            }
        }
        if country.isEmpty { country = tape.string(party, .st96ResidenceCountryCode) }
        return (name, country)
    }

    /// `Name{OrganizationName,PersonName,EntityName}`, or `ContactText`.
    static func contactName(_ tape: XMLTape, _ contact: XMLNode) -> String {
        guard let name = tape.child(contact, .st96Name) else { return tape.string(contact, .st96ContactText) }
        for part in tape.elements(name) {
            let text: String
            switch tape.name(part) {
            case .st96OrganizationName: text = tape.string(part, .st96OrganizationStandardName)
            case .st96PersonName: text = person(tape, part)
            default: text = ""
            }
            // An entity's name may have its transliteration inside; an organisation's may stand without the inner element.
            let written = text.isEmpty ? ownText(tape, part) : text
            if !written.isEmpty { return written }
        }
        return ownText(tape, name)
    }

    /// Last name and first names, as in ST.36.
    private static func person(_ tape: XMLTape, _ node: XMLNode) -> String {
        guard let parts = tape.child(node, .st96PersonStructuredName) else {
            return tape.string(node, .st96PersonFullName)
        }
        var last = tape.string(parts, .st96LastName)
        if last.isEmpty {
            last = [tape.string(parts, .st96FirstLastName), tape.string(parts, .st96SecondLastName)]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
        let first = [tape.string(parts, .st96FirstName), tape.string(parts, .st96MiddleName)].filter { !$0.isEmpty }
            .joined(separator: " ")
        if last.isEmpty { return first }
        return first.isEmpty ? last : "\(last), \(first)"
    }

    /// The text below a node without transliterations.
    private static func ownText(_ tape: XMLTape, _ node: XMLNode) -> String {
        guard tape.child(node, .st96TransliterationName) != nil else { return tape.string(node) }
        return tape.children(node).filter { tape.name($0) != .st96TransliterationName }.map { tape.string($0) }
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}
