internal import Native

/// Descriptions and claims as OPS serves them, `fulltext-document` of `ops.epo.org`.
///
/// OPS 3.2: a record holds one of the two, so it is a part of its publication. The text has no markup: `OPSText` restores lines, tables and
/// page breaks from what the conversion left. Held against real files.
struct EPOOPSFulltext: XMLDialect {
    let name = "epo-ops-fulltext"
    let recordElements: [XMLName] = [.fulltextDocument]

    func accepts(_ tape: XMLTape, record: XMLNode) -> Bool { tape.attribute(record, .system, is: "ops.epo.org") }

    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage(tape.attribute(record, .lang))
        var number = PatentNumber()
        if let bibliography = tape.child(record, .bibliographicData) {
            number = EPO.preferred(tape, bibliography, .publicationReference)
        }
        if number.isEmpty {
            number = PatentNumber(
                country: tape.attribute(record, .country) ?? "", number: tape.attribute(record, .docNumber) ?? "",
                kind: tape.attribute(record, .kind) ?? "")
        }
        builder.publication = number
        var parts: [String] = []
        for part in tape.elements(record) {
            let language = tape.attribute(part, .lang)
            let suffix = language.map { "-" + $0.uppercased() } ?? ""
            switch tape.name(part) {
            case .description:
                parts.append("description" + suffix)
                description(tape, part, language: language, into: &builder)
            case .claims:
                parts.append("claims" + suffix)
                OPSClaims.read(tape, part, language: language, into: &builder)
            default: break
            }
        }
        builder.part = parts.joined(separator: " ")
    }

    private func description(_ tape: XMLTape, _ node: XMLNode, language: String?, into builder: inout RecordBuilder) {
        var heading = ""
        var paragraphs: [String] = []
        for block in tape.elements(node) {
            if tape.name(block) == .heading {
                builder.addSection(heading: heading, paragraphs: paragraphs, role: .none, language: language)
                heading = tape.string(block)
                paragraphs.removeAll(keepingCapacity: true)
            } else {
                paragraphs += OPSText.lines(tape, block, defects: &builder.defects)
            }
        }
        builder.addSection(heading: heading, paragraphs: paragraphs, role: .none, language: language)
    }
}
