internal import Corpus
internal import Native

/// The EPO's bibliographic database DOCDB, `exchange-document`: back files, front files, and the answers of OPS.
///
/// EPO exchange-documents 2.5.9 and OPS 3.2. Numbers and parties stand in several formats; DOCDB's is taken, or the next best. Held
/// against real files.
struct DOCDB: XMLDialect {
    let name = "docdb"
    let recordElements: [XMLName] = [.exchangeDocument]

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        guard let bibliography = tape.child(record, .bibliographicData) else {
            throw RecordFault("the exchange-document has no bibliographic-data")
        }
        builder.family = tape.attribute(record, .familyId) ?? ""
        builder.produced = tape.attribute(record, .dateOfLastExchange) ?? ""
        builder.setLanguage(tape.string(bibliography, .languageOfPublication))
        publication(tape, record, bibliography, into: &builder)
        builder.application = EPO.preferred(tape, bibliography, .applicationReference)
        ST36.classificationIPC(tape, bibliography, into: &builder)
        ST36.classificationsIPCR(tape, bibliography, into: &builder)
        var isPartial = true
        for field in tape.elements(bibliography) {
            switch tape.name(field) {
            case .classificationIpc:
                for text in tape.elements(field) where tape.name(text) == .text {
                    builder.addClassification(tape.string(text), scheme: .ipc)
                }
            case .patentClassifications: classifications(tape, field, into: &builder)
            case .priorityClaims: priorities(tape, field, into: &builder)
            case .parties: parties(tape, field, into: &builder)
            case .referencesCited: citations(tape, field, into: &builder)
            case .applicationReference, .classificationsIpcr: break
            default: continue
            }
            if tape.name(field) != .parties { isPartial = false }
        }
        EPOTexts.titles(tape, bibliography, into: &builder)
        let hasAbstract = EPOTexts.abstracts(tape, [record, bibliography], into: &builder)
        // OPS gives an abstract or a title alone: it must not take the place of the whole record.
        if isPartial { builder.part = hasAbstract ? "abstract" : "title" }
    }

    private func publication(
        _ tape: XMLTape, _ record: XMLNode, _ bibliography: XMLNode, into builder: inout RecordBuilder
    ) {
        var number = EPO.preferred(tape, bibliography, .publicationReference)
        if number.country.isEmpty { number.country = tape.attribute(record, .country) ?? "" }
        if number.number.isEmpty { number.number = tape.attribute(record, .docNumber) ?? "" }
        if number.kind.isEmpty { number.kind = tape.attribute(record, .kind) ?? "" }
        if number.date.isEmpty { number.date = tape.attribute(record, .datePubl) ?? "" }
        builder.publication = number
    }

    private func classifications(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.descendants(list) where tape.name(entry) == .patentClassification {
            let schemeNode = tape.child(entry, .classificationScheme)
            guard let scheme = EPO.scheme(schemeNode.flatMap { tape.attribute($0, .scheme) } ?? "") else {
                builder.defects[.scheme] += 1
                continue
            }
            var symbol = tape.string(entry, .classificationSymbol)
            if symbol.isEmpty {
                let group = tape.string(entry, .mainGroup)
                symbol = tape.string(entry, .section) + tape.string(entry, .class) + tape.string(entry, .subclass)
                if !group.isEmpty { symbol += " \(group)/\(tape.string(entry, .subgroup))" }
            }
            let written = tape.string(entry, .classificationValue)
            let value = written.isEmpty ? scheme.value : written
            let isFirst = tape.string(entry, .symbolPosition) == "F"
            let version = schemeNode.map { tape.string($0) } ?? ""
            builder.addClassification(symbol, scheme: scheme.scheme, first: isFirst, value: value, version: version)
        }
    }

    /// Each priority, numbered by `sequence`, in its best format.
    private func priorities(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        var claims: [(sequence: String, rank: Int, number: PatentNumber)] = []
        for claim in tape.elements(list) where tape.name(claim) == .priorityClaim {
            guard let found = EPO.preferred(tape, claim) else { continue }
            let sequence = tape.attribute(claim, .sequence) ?? "\(claims.count)"
            if let place = claims.firstIndex(where: { $0.sequence == sequence }) {
                if found.rank < claims[place].rank { claims[place] = (sequence, found.rank, found.number) }
            } else {
                claims.append((sequence, found.rank, found.number))
            }
        }
        for claim in claims { builder.addPriority(claim.number) }
    }

    /// Assignees, which the schema allows and DOCDB hardly has, stand in for applicants where there are none.
    private func parties(_ tape: XMLTape, _ parties: XMLNode, into builder: inout RecordBuilder) {
        if let list = tape.child(parties, .applicants) {
            for party in EPO.preferredFormat(tape, list, .applicant, format: .dataFormat) {
                let named = named(tape, party, .applicantName)
                builder.addApplicant(name: named.name, country: named.country)
            }
        } else if let list = tape.child(parties, .assignees) {
            for party in EPO.preferredFormat(tape, list, .assignee, format: .dataFormat) {
                let named = named(tape, party, .assigneeName)
                builder.addApplicant(name: named.name, country: named.country)
            }
        }
        if let list = tape.child(parties, .inventors) {
            for party in EPO.preferredFormat(tape, list, .inventor, format: .dataFormat) {
                let named = named(tape, party, .inventorName)
                builder.addInventor(name: named.name, country: named.country)
            }
        }
    }

    /// EPODOC writes the country behind the name: `BOER BEHEER NIJMEGEN BV DE [NL]`.
    private func named(_ tape: XMLTape, _ party: XMLNode, _ element: XMLName) -> (name: String, country: String) {
        let name = tape.string(party, element)
        let country = tape.string(party, .residence)
        guard country.isEmpty, name.hasSuffix("]"), name.dropLast(3).hasSuffix("["),
            let blank = name.dropLast(4).last, blank.isWhitespace
        else { return (name, country) }
        return (String(name.dropLast(5)), String(name.dropLast().suffix(2)))
    }

    private func citations(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for citation in tape.elements(list) where tape.name(citation) == .citation {
            let phase = tape.attribute(citation, .citedPhase) ?? ""
            let category = category(tape, citation)
            if let patent = tape.child(citation, .patcit) {
                if let number = EPO.preferred(tape, patent)?.number {
                    builder.addCitation(number, category: category, phase: phase)
                } else if let written = tape.attribute(patent, .dnum), !written.isEmpty {
                    builder.addCitation(EPO.joined(written), category: category, phase: phase)
                } else {
                    builder.addCitation(text: tape.string(patent, .text), category: category, phase: phase)
                }
            } else if let other = tape.child(citation, .nplcit) {
                let text = tape.string(tape.child(other, .text) ?? other)
                builder.addCitation(text: text, category: category, phase: phase)
            }
        }
    }

    /// The categories of a citation, which stand at it or at each relevant passage, each once.
    private func category(_ tape: XMLTape, _ citation: XMLNode) -> String {
        var categories: [String] = []
        for element in tape.descendants(citation) where tape.name(element) == .category {
            let category = tape.string(element)
            if !category.isEmpty && !categories.contains(category) { categories.append(category) }
        }
        return categories.joined(separator: ",")
    }
}
