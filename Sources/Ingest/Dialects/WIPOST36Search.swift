internal import Corpus
internal import Native

/// Citations: `references-cited`, and the search reports that are published with a PCT application.
extension WIPOST36 {
    /// Every list of citations in `wo-search-report` or `search-report-data`; the written opinion only repeats them.
    func searchReport(_ tape: XMLTape, _ report: XMLNode, into builder: inout RecordBuilder) {
        let type = tape.attribute(report, .srepType) ?? ""
        search(tape, report, phase: type, into: &builder)
    }

    private func search(_ tape: XMLTape, _ node: XMLNode, phase: String, into builder: inout RecordBuilder) {
        for part in tape.elements(node) {
            switch tape.name(part) {
            case .srepCitations, .referencesCited: citations(tape, part, phase: phase, into: &builder)
            case .srepForPub, .searchReport, .searchReportData: search(tape, part, phase: phase, into: &builder)
            case .docPage: builder.defects[.pageImage] += 1
            default: break
            }
        }
    }

    /// One list; `phase` is that of the citations that do not say theirs.
    func citations(_ tape: XMLTape, _ list: XMLNode, phase: String, into builder: inout RecordBuilder) {
        for entry in tape.elements(list) {
            switch tape.name(entry) {
            case .citation: citation(tape, entry, phase: phase, into: &builder)
            case .text: builder.addCitation(text: tape.string(entry), phase: phase)
            case .docPage: builder.defects[.pageImage] += 1
            default: break
            }
        }
    }

    private func citation(_ tape: XMLTape, _ node: XMLNode, phase listPhase: String, into builder: inout RecordBuilder)
    {
        let phase = tape.attribute(node, .citedPhase) ?? tape.attribute(node, .srepPhase) ?? listPhase
        let category = CitationCategories.joined(tape, node, .category)
        for cited in tape.elements(node) {
            switch tape.name(cited) {
            case .patcit: patent(tape, cited, category: category, phase: phase, into: &builder)
            case .nplcit:
                builder.addCitation(text: LiteratureText.line(tape, cited), category: category, phase: phase)
            default: break
            }
        }
    }

    /// The number in parts, else the text, else the number in the attribute `dnum`.
    private func patent(
        _ tape: XMLTape, _ cited: XMLNode, category: String, phase: String, into builder: inout RecordBuilder
    ) {
        let number = ST36.number(tape, in: cited)
        if !number.isEmpty {
            builder.addCitation(number, category: category, phase: phase)
            return
        }
        let text = tape.child(cited, .text).map { tape.string($0) } ?? ""
        let parts = WrittenNumber(tape.attribute(cited, .dnum) ?? "")
        if !parts.number.isEmpty {
            let number = PatentNumber(country: parts.country, number: parts.number, kind: parts.kind)
            builder.addCitation(number, category: category, phase: phase)
        } else {
            builder.addCitation(text: text, category: category, phase: phase)
        }
    }
}
