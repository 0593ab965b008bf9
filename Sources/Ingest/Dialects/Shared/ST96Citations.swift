internal import Native

/// `ReferenceCitationBag` of WIPO ST.96.
extension ST96 {
    /// Every citation of a bag, with the categories of search reports; the phase is where it was cited, else who cited it.
    static func citations(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.elements(bag) {
            let phase =
                tape.attribute(entry, .citedPhaseCategory) ?? tape.attribute(entry, .citingPartyCategory) ?? ""
            switch tape.name(entry) {
            case .st96ReferenceCitation:
                let category = CitationCategories.joined(tape, entry, .st96CitationCategoryCode)
                for cited in tape.elements(entry) {
                    citation(tape, cited, category: category, phase: phase, into: &builder)
                }
            case .st96ReferenceCitationFreeFormat:
                builder.addCitation(text: tape.string(entry), phase: phase)
            default: break
            }
        }
    }

    /// A `PatentCitation` or `NPLCitation`; anything else is none.
    static func citation(
        _ tape: XMLTape, _ cited: XMLNode, category: String = "", phase: String = "",
        into builder: inout RecordBuilder
    ) {
        switch tape.name(cited) {
        case .st96PatentCitation:
            let number = identification(tape, tape.child(cited, .st96CitedPatentDocumentIdentification))
            if number.isEmpty {
                builder.addCitation(text: tape.string(cited), category: category, phase: phase)
            } else {
                builder.addCitation(number, category: category, phase: phase)
            }
        case .st96NPLCitation:
            builder.addCitation(text: LiteratureText.line(tape, cited), category: category, phase: phase)
        default: break
        }
    }
}
