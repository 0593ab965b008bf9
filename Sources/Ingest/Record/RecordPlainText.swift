internal import Native

/// The parts of a record that are running text without markup: Greenbook, and tables by a mapping file.
extension RecordBuilder {
    /// Adds a title.
    package mutating func addTitle(text: String, language: String? = nil) {
        let language = normalised(language)
        let mark = titles.count
        titles.append(mark == 0 ? "{\"language\":\"" : ",{\"language\":\"")
        titles.append(language)
        titles.append("\",\"text\":\"")
        let hasText = Self.collapse(text, into: &titles)
        titles.append("\"}")
        if hasText { tally.noteText(language) } else { titles.truncate(to: mark) }
    }

    /// Adds an abstract of these paragraphs.
    package mutating func addAbstract(paragraphs: [String], language: String? = nil) {
        let language = normalised(language)
        let mark = abstracts.count
        abstracts.append(mark == 0 ? "{\"language\":\"" : ",{\"language\":\"")
        abstracts.append(language)
        abstracts.append("\",\"paragraphs\":[")
        let hasText = Self.array(paragraphs, into: &abstracts)
        abstracts.append("]}")
        if hasText {
            tally.noteText(language)
            tally.hasAbstract = true
        } else {
            abstracts.truncate(to: mark)
        }
    }

    /// Adds a section of the description.
    package mutating func addSection(heading: String, paragraphs: [String], role: SectionRole, language: String? = nil)
    {
        let language = normalised(language)
        let mark = description.count
        description.append(mark == 0 ? "{\"heading\":\"" : ",{\"heading\":\"")
        let hasHeading = Self.collapse(heading, into: &description)
        description.append("\",\"language\":\"")
        description.append(language)
        description.append("\",\"paragraphs\":[")
        let hasText = Self.array(paragraphs, into: &description)
        description.append("],\"role\":\"")
        description.append(role.rawValue)
        description.append("\"}")
        if hasText || hasHeading {
            tally.noteText(language)
            tally.hasDescription = true
        } else {
            description.truncate(to: mark)
        }
    }

    /// Adds a claim of these lines; `number` 0 takes the claim's place.
    package mutating func addClaim(lines: [String], number: Int, dependsOn: [Int] = [], language: String? = nil) {
        let language = normalised(language)
        let mark = claims.count
        claims.append(mark == 0 ? "{\"dependsOn\":[" : ",{\"dependsOn\":[")
        for (index, parent) in dependsOn.enumerated() {
            if index > 0 { claims.append(0x2C) }
            claims.append(decimal: parent)
        }
        claims.append("],\"language\":\"")
        claims.append(language)
        claims.append("\",\"number\":")
        if number <= 0 { defects[.claimNumber] += 1 }
        claims.append(decimal: number > 0 ? number : tally.claimCount(language) + 1)
        claims.append(",\"text\":\"")
        var flattener = TextFlattener(.lines)
        for line in lines {
            flattener.endBlock(&claims)
            flattener.text(Array(line.utf8).span, to: &claims)
        }
        claims.append("\"}")
        if flattener.hasText {
            tally.noteText(language)
            tally.noteClaim(language)
        } else {
            claims.truncate(to: mark)
            defects[.emptyClaim] += 1
        }
    }

    private static func collapse(_ text: String, into buffer: inout ByteBuffer) -> Bool {
        var flattener = TextFlattener(.spaces)
        flattener.text(Array(text.utf8).span, to: &buffer)
        return flattener.hasText
    }

    private static func array(_ paragraphs: [String], into buffer: inout ByteBuffer) -> Bool {
        var flattener = TextFlattener(.paragraphs)
        for paragraph in paragraphs {
            flattener.endBlock(&buffer)
            flattener.text(Array(paragraph.utf8).span, to: &buffer)
        }
        flattener.endBlock(&buffer)
        return flattener.hasText
    }
}
