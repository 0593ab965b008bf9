internal import Native

/// A description whose parts are elements of their own, as flat sections: a part, or a heading within it, begins a section.
///
/// Parts nest (`disclosure/tech-problem`, `InventionSummary/TechnicalProblem`); a part without a role of its own takes its parent's.
/// The title that may stand at the head is no section: it is left to the caller.
enum DescriptionSections {
    /// Reads everything below `node`; `part` gives the role of an element that is a part, `nil` for one that is text.
    static func read(
        _ tape: XMLTape, _ node: XMLNode, language: String?, role: SectionRole = .none,
        part: (XMLName) -> SectionRole?, into builder: inout RecordBuilder
    ) {
        var heading: XMLNode?
        var blocks: [XMLNode] = []
        for child in tape.children(node) {
            let name = tape.name(child)
            if name == .inventionTitle || name == .st96InventionTitle { continue }
            let inner = tape.isElement(child) ? part(name) : nil
            guard inner != nil || name == .heading || name == .st96Heading else {
                blocks.append(child)
                continue
            }
            if heading != nil || !blocks.isEmpty {
                builder.addSection(tape, heading: heading, blocks: blocks, role: role, language: language)
            }
            heading = inner == nil ? child : nil
            blocks.removeAll(keepingCapacity: true)
            if let inner {
                let role = inner == .none ? role : inner
                read(tape, child, language: language, role: role, part: part, into: &builder)
            }
        }
        if heading != nil || !blocks.isEmpty {
            builder.addSection(tape, heading: heading, blocks: blocks, role: role, language: language)
        }
    }
}
