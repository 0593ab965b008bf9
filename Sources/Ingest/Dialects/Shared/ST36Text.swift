internal import Native

/// The texts that WIPO ST.36 defines: abstract, description, claims.
extension ST36 {
    /// Every `claims` below `record`: one set a language.
    static func claims(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) {
        for set in tape.elements(record) where tape.name(set) == .claims {
            claimSet(tape, set, language: tape.attribute(set, .lang), into: &builder)
        }
    }

    /// The `claim` elements of one set.
    static func claimSet(_ tape: XMLTape, _ set: XMLNode, language: String?, into builder: inout RecordBuilder) {
        for claim in tape.elements(set) where tape.name(claim) == .claim {
            let number = tape.attribute(claim, .num).flatMap(RecordBuilder.trailingNumber) ?? 0
            builder.addClaim(
                tape, claim, number: number, dependsOn: builder.references(tape, in: claim), language: language)
        }
    }

    /// Every `abstract` below `record`.
    static func abstracts(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) {
        for abstract in tape.elements(record) where tape.name(abstract) == .abstract {
            builder.addAbstract(tape, abstract, language: tape.attribute(abstract, .lang))
        }
    }

    /// A description whose headings stand beside its paragraphs: each heading begins a section.
    static func description(
        _ tape: XMLTape, _ description: XMLNode, language: String?, role: SectionRole = .none,
        into builder: inout RecordBuilder
    ) {
        var heading: XMLNode?
        var blocks: [XMLNode] = []
        for child in tape.children(description) {
            if tape.isElement(child), tape.name(child) == .heading {
                builder.addSection(tape, heading: heading, blocks: blocks, role: role, language: language)
                heading = child
                blocks.removeAll(keepingCapacity: true)
            } else {
                blocks.append(child)
            }
        }
        builder.addSection(tape, heading: heading, blocks: blocks, role: role, language: language)
    }
}
