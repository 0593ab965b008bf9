internal import Corpus
internal import Native

/// What the USPTO's dialects share.
enum USPTO {
    /// A symbol or number with the blanks that belong to it: the class of a US classification is right-aligned in three characters
    /// (` 52204593` is 52/204.593, `522045` is not). Line breaks of reformatted files are no blanks.
    static func fixedWidth(_ tape: XMLTape, _ node: XMLNode) -> String {
        guard let text = tape.firstChild(node), tape.isText(text), tape.next(text) == nil else {
            return tape.string(node)
        }
        let written = String(bytes: tape.bytes(text))
        return written.contains("\n") ? tape.string(node) : written
    }

    /// A symbol of the US classification from the nine digits that applications have, three each of class, subclass and decimals
    /// (`002006400` is 2/6.4, as grants write it); others stay as written.
    static func nationalSymbol(_ written: String) -> String {
        let bytes = Array(written.utf8)
        guard bytes.count == 9, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return written }
        var decimals = bytes[6...]
        while decimals.last == 0x30 { decimals.removeLast() }
        let subclass = bytes[3..<6] + (decimals.isEmpty ? [] : [0x2E] + decimals)
        return String(decoding: bytes[..<3] + [0x2F] + subclass, as: UTF8.self)
    }

    /// A symbol of the IPC as the office writes it, in columns, with its stroke: four characters of subclass, three of main group,
    /// then the subgroup (`A61K 31415` is A61K 31/415, `B60R  900` B60R 9/00). Others stay as written.
    static func internationalSymbol(_ written: String) -> String {
        let bytes = Array(written.utf8)
        guard bytes.count >= 9, !bytes.contains(0x2F), bytes[0] >= 0x41,
            bytes[7...].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), bytes[6] >= 0x30, bytes[6] <= 0x39
        else { return written }
        let text = bytes[..<7] + [0x2F] + bytes[7...]
        return String(decoding: text, as: UTF8.self)
    }

    /// `classification-ipc` of editions 1–7.
    static func classificationIPC(_ tape: XMLTape, _ bibliography: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.elements(bibliography) where tape.name(entry) == .classificationIpc {
            let edition = tape.string(entry, .edition)
            for part in tape.elements(entry) {
                let isFirst = tape.name(part) == .mainClassification
                guard isFirst || tape.name(part) == .furtherClassification else { continue }
                builder.addClassification(
                    internationalSymbol(fixedWidth(tape, part)), scheme: .ipc, first: isFirst, version: edition)
            }
        }
    }

    /// The paragraph that a plant patent's front page has: Latin name and variety.
    static func botanic(_ tape: XMLTape, latinName: XMLNode?, variety: XMLNode?, into builder: inout RecordBuilder) {
        let paragraphs = [latinName, variety].compactMap { $0.map(tape.string) }.filter { !$0.isEmpty }
        if !paragraphs.isEmpty { builder.addSection(heading: "", paragraphs: paragraphs, role: .other) }
    }

    /// What a section is about: what its heading says, else what the part of the description is that it stands in.
    ///
    /// The office marks four parts, of which the "brief summary" holds field, background and summary alike.
    static func role(heading: String, in part: SectionRole) -> SectionRole {
        let bytes = heading.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
        for (word, role) in wholeHeadings
        where bytes.count == word.utf8CodeUnitCount && ByteSearch.has(word, in: bytes.span, at: 0) { return role }
        for (words, role) in headings {
            for word in words where ByteSearch.first(word, in: bytes.span) != nil { return role }
        }
        return part
    }

    private static let wholeHeadings: [(word: StaticString, role: SectionRole)] = [
        ("FIELD", .technicalField), ("PRIORITY", .related), ("OBJECT", .summary), ("OBJECTS", .summary),
    ]

    /// In the order in which they are tried: "SUMMARY OF THE RELATED ART" is background, "DETAILED DESCRIPTION OF THE DRAWINGS" tells the
    /// embodiments by their figures.
    private static let headings: [(words: [StaticString], role: SectionRole)] = [
        (
            [
                "RELATED APPLICATION", "CROSS REFERENCE", "CROSS-REFERENCE", "PRIORITY CLAIM", "CLAIM OF PRIORITY",
                "CO-PENDING", "COPENDING", "FEDERALLY SPONSORED", "FEDERALLY-SPONSORED", "GOVERNMENT",
            ], .related
        ),
        (
            [
                "DETAILED DESCRIPTION OF THE DRAWING", "DETAILED DESCRIPTION OF DRAWING",
                "DETAILED DESCRIPTION OF THE FIGURE",
                "DETAILED DISCLOSURE",
            ], .embodiments
        ),
        (
            ["OF THE DRAWING", "OF DRAWING", "OF THE FIGURE", "OF THE VIEWS", "OF THE SEVERAL VIEWS"], .drawings
        ),
        (["INDUSTRIAL APPLICABILITY"], .industrialApplicability),
        (["BACKGROUND", "RELATED ART", "PRIOR ART", "RELATED TECHN"], .background),
        (["TECHNICAL FIELD", "FIELD OF THE", "FIELD OF INVENTION", "FIELD OF USE"], .technicalField),
        (["SUMMARY", "DISCLOSURE OF", "OBJECTS OF THE INVENTION", "OBJECT OF THE INVENTION"], .summary),
        (["DETAILED DESCRIPTION", "EMBODIMENT", "BEST MODE", "MODES FOR CARRYING"], .embodiments),
    ]
}

/// Walks a description whose headings stand beside its paragraphs, inside elements or between instructions that name the parts.
struct USPTOSections {
    private var role = SectionRole.none
    private var heading: XMLNode?
    private var blocks: [XMLNode] = []
    /// What an element (`summary-of-invention`) or an instruction (`BRFSUM`) says of the part it opens, or `nil` if it is none.
    let part: (XMLName) -> SectionRole?

    init(part: @escaping (XMLName) -> SectionRole?) { self.part = part }

    /// Adds every section below `node`, which itself may be a part.
    mutating func walk(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        for child in tape.children(node) {
            let name = tape.name(child)
            switch tape.kind(child) {
            case .text:
                if !tape.isBlank(child) { blocks.append(child) }
            case .instruction:
                guard let next = part(name) else { continue }
                close(tape, into: &builder)
                role = ByteSearch.first("end=\"lead\"", in: tape.bytes(child)) == nil ? .none : next
            case .element:
                if name == .heading || name == .st96H {
                    close(tape, into: &builder)
                    heading = child
                } else if name == .section || name == .st32BTEXT {
                    walk(tape, child, into: &builder)
                } else if let next = part(name) {
                    close(tape, into: &builder)
                    let outer = role
                    role = next
                    walk(tape, child, into: &builder)
                    close(tape, into: &builder)
                    role = outer
                } else {
                    blocks.append(child)
                }
            }
        }
    }

    /// Ends the open section.
    mutating func close(_ tape: XMLTape, into builder: inout RecordBuilder) {
        let named = heading.map { USPTO.role(heading: tape.string($0), in: role) } ?? role
        builder.addSection(tape, heading: heading, blocks: blocks, role: named)
        heading = nil
        blocks.removeAll(keepingCapacity: true)
    }
}
