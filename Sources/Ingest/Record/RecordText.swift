internal import Corpus
package import Native

/// The parts of a record that are running text.
extension RecordBuilder {
    /// Adds a title in a language (as the file writes it; `nil` is the document's).
    package mutating func addTitle(_ tape: XMLTape, _ node: XMLNode, language: String? = nil) {
        let language = normalised(language)
        let mark = titles.count
        titles.append(mark == 0 ? "{\"language\":\"" : ",{\"language\":\"")
        titles.append(language)
        titles.append("\",\"text\":\"")
        var flattener = TextFlattener(.spaces, layout(language))
        flattener.inline(tape, node, to: &titles)
        titles.append("\"}")
        defects.add(flattener.defects)
        if flattener.hasText { tally.noteText(language) } else { titles.truncate(to: mark) }
    }

    /// Adds an abstract: one entry with the paragraphs of `node`.
    package mutating func addAbstract(_ tape: XMLTape, _ node: XMLNode, language: String? = nil) {
        let language = normalised(language)
        let mark = abstracts.count
        abstracts.append(mark == 0 ? "{\"language\":\"" : ",{\"language\":\"")
        abstracts.append(language)
        abstracts.append("\",\"paragraphs\":[")
        var flattener = TextFlattener(.paragraphs, layout(language))
        flattener.block(tape, node, to: &abstracts)
        abstracts.append("]}")
        defects.add(flattener.defects)
        if flattener.hasText {
            tally.noteText(language)
            tally.hasAbstract = true
        } else {
            abstracts.truncate(to: mark)
        }
    }

    /// Adds one section of the description: its heading, if any, and the blocks among `nodes`.
    ///
    /// A section with neither heading nor text is left out. `role` is one of those of `docs/document.md`.
    package mutating func addSection(
        _ tape: XMLTape, heading: XMLNode?, blocks nodes: some Sequence<XMLNode>, role: SectionRole,
        language: String? = nil
    ) {
        let language = normalised(language)
        let mark = description.count
        description.append(mark == 0 ? "{\"heading\":\"" : ",{\"heading\":\"")
        var hasHeading = false
        if let heading {
            var flattener = TextFlattener(.spaces, layout(language))
            flattener.inline(tape, heading, to: &description)
            hasHeading = flattener.hasText
            defects.add(flattener.defects)
        }
        description.append("\",\"language\":\"")
        description.append(language)
        description.append("\",\"paragraphs\":[")
        var flattener = TextFlattener(.paragraphs, layout(language))
        for node in nodes {
            if tape.isText(node) {
                flattener.text(tape.bytes(node), to: &description)
            } else if tape.isElement(node) {
                flattener.element(tape, node, to: &description)
            }
        }
        flattener.endBlock(&description)
        description.append("],\"role\":\"")
        description.append(role.rawValue)
        description.append("\"}")
        defects.add(flattener.defects)
        if flattener.hasText || hasHeading {
            tally.noteText(language)
            tally.hasDescription = true
        } else {
            description.truncate(to: mark)
        }
    }

    /// Adds a claim; `number` 0 means that the file gives none, and the claim's place among those of its language is taken.
    ///
    /// `dependsOn` are numbers of claims in the same language, as marked up in the file.
    package mutating func addClaim(
        _ tape: XMLTape, _ node: XMLNode, number: Int, dependsOn: [Int] = [], language: String? = nil
    ) {
        addClaim(tape, blocks: tape.children(node), number: number, dependsOn: dependsOn, language: language)
    }

    /// The same for a claim whose texts do not have an element of their own.
    package mutating func addClaim(
        _ tape: XMLTape, blocks nodes: some Sequence<XMLNode>, number: Int, dependsOn: [Int] = [],
        language: String? = nil
    ) {
        let language = normalised(language)
        let mark = claims.count
        claims.append(mark == 0 ? "{\"dependsOn\":[" : ",{\"dependsOn\":[")
        var seen: Set<Int> = []
        // Some files refer a claim to itself, by mistake.
        for parent in dependsOn where parent != number && seen.insert(parent).inserted {
            if seen.count > 1 { claims.append(0x2C) }
            claims.append(decimal: parent)
        }
        claims.append("],\"language\":\"")
        claims.append(language)
        claims.append("\",\"number\":")
        if number > 0 {
            claims.append(decimal: number)
        } else {
            defects[.claimNumber] += 1
            claims.append(decimal: tally.claimCount(language) + 1)
        }
        claims.append(",\"text\":\"")
        var flattener = TextFlattener(.lines, layout(language))
        for node in nodes {
            if tape.isText(node) {
                flattener.text(tape.bytes(node), to: &claims)
            } else if tape.isElement(node) {
                flattener.element(tape, node, to: &claims)
            }
        }
        flattener.endBlock(&claims)
        claims.append("\"}")
        defects.add(flattener.defects)
        if flattener.hasText {
            tally.noteText(language)
            tally.noteClaim(language)
        } else {
            claims.truncate(to: mark)
            defects[.emptyClaim] += 1
        }
    }

    /// The numbers that the claim references below a claim point to: the last digits of `idref`, `depends_on` and the like.
    package func references(_ tape: XMLTape, in claim: XMLNode, attribute: XMLName = .idref) -> [Int] {
        var numbers: [Int] = []
        var seen: Set<Int> = []
        for element in tape.descendants(claim) {
            switch tape.name(element) {
            case .claimRef, .st96ClaimReference, .st32CLREF, .dependentClaimReference:
                for reference in (tape.attribute(element, attribute) ?? "").split(separator: " ") {
                    if let number = Self.claimNumber(reference), seen.insert(number).inserted {
                        numbers.append(number)
                    }
                }
            default: break
            }
        }
        return numbers
    }

    /// The number in a claim's id: `CLM-00012` is 12, and so is `CLM-00012-1`, the second claim 12 of a misnumbered set.
    package static func claimNumber(_ id: some StringProtocol) -> Int? {
        guard id.hasPrefix("CLM-") else { return trailingNumber(id) }
        return trailingNumber(id.dropFirst(4).prefix { $0.isASCII && $0.isNumber })
    }

    /// `CLM-00012` is 12; `nil` without digits at the end.
    package static func trailingNumber(_ text: some StringProtocol) -> Int? {
        let digits = text.utf8.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard !digits.isEmpty, digits.count < 10 else { return nil }
        return digits.reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// What a section of a description is about.
package enum SectionRole: String, Sendable {
    case technicalField = "technical-field"
    case background
    case summary
    case drawings
    case embodiments
    case industrialApplicability = "industrial-applicability"
    case related
    case citations
    case other
    case none = ""
}
