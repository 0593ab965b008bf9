internal import Native

/// Descriptions whose parts are elements that say what they hold (`technical-field`, `BackgroundArt`), as the JPO and the CNIPA write them.
///
/// Each such element is a section, or several where headings stand in it; what stands beside them is a section too.
struct NamedSections {
    /// The role of an element that holds a part; `nil` for any other element, `none` for one that only groups.
    let role: (XMLName) -> SectionRole?
    /// The role that a paragraph gives to what follows it, where it is a heading in fact; `nil` for a paragraph.
    var headingRole: (XMLTape, XMLNode) -> SectionRole? = { _, _ in nil }

    private var heading: XMLNode?
    private var blocks: [XMLNode] = []

    init(role: @escaping (XMLName) -> SectionRole?) { self.role = role }

    /// Adds the sections of a `description`.
    mutating func read(_ tape: XMLTape, _ description: XMLNode, into builder: inout RecordBuilder) {
        walk(tape, description, .none, &builder)
    }

    private mutating func walk(
        _ tape: XMLTape, _ node: XMLNode, _ inherited: SectionRole, _ builder: inout RecordBuilder
    ) {
        var current = inherited
        for child in tape.children(node) {
            guard tape.isElement(child) else {
                if tape.isText(child), !tape.isBlank(child) { blocks.append(child) }
                continue
            }
            let name = tape.name(child)
            // Repeats the title of the bibliography.
            if name == .inventionTitle || name == .st96InventionTitle { continue }
            if let inner = role(name) {
                flush(tape, current, &builder)
                walk(tape, child, inner == .none ? current : inner, &builder)
            } else if name == .heading || name == .st96Heading {
                flush(tape, current, &builder)
                heading = child
            } else if let next = headingRole(tape, child) {
                flush(tape, current, &builder)
                heading = child
                if next != .none { current = next }
            } else {
                blocks.append(child)
            }
        }
        flush(tape, current, &builder)
    }

    private mutating func flush(_ tape: XMLTape, _ role: SectionRole, _ builder: inout RecordBuilder) {
        if heading == nil && blocks.isEmpty { return }
        builder.addSection(tape, heading: heading, blocks: blocks, role: role)
        heading = nil
        blocks.removeAll(keepingCapacity: true)
    }
}
