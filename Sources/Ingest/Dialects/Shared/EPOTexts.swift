internal import Native

/// Titles and abstracts of DOCDB and MAREC, which can hold one language several times, once a source.
enum EPOTexts {
    /// One title a language, from the best format.
    static func titles(_ tape: XMLTape, _ holder: XMLNode, into builder: inout RecordBuilder) {
        for title in best(tape, [holder], .inventionTitle, into: &builder) {
            builder.addTitle(tape, title, language: tape.attribute(title, .lang))
        }
    }

    /// One abstract a language, from the best format, and the office's own before the EPO's copy of it. Returns whether there is any.
    static func abstracts(_ tape: XMLTape, _ holders: [XMLNode], into builder: inout RecordBuilder) -> Bool {
        let abstracts = best(tape, holders, .abstract, into: &builder)
        for abstract in abstracts {
            let mark = builder.abstracts.count
            builder.addAbstract(tape, abstract, language: tape.attribute(abstract, .lang))
            builder.dropImageMarks(from: mark)
        }
        return !abstracts.isEmpty
    }

    private static func best(
        _ tape: XMLTape, _ holders: [XMLNode], _ name: XMLName, into builder: inout RecordBuilder
    ) -> [XMLNode] {
        var texts: [(language: String, rank: Int, node: XMLNode)] = []
        for holder in holders {
            for text in tape.elements(holder) where tape.name(text) == name {
                let language = builder.normalised(tape.attribute(text, .lang))
                let copied = tape.attribute(text, .source) == nil ? 0 : 1
                let rank = EPO.rank(tape.attribute(text, .dataFormat)) * 2 + copied
                guard let place = texts.firstIndex(where: { $0.language == language }) else {
                    texts.append((language, rank, text))
                    continue
                }
                builder.defects[.repeatedText] += 1
                if rank < texts[place].rank { texts[place] = (language, rank, text) }
            }
        }
        return texts.map(\.node)
    }
}

extension RecordBuilder {
    /// Takes the marks of drawings and formulas out of the abstract that was added from `mark` on, and resolves tags: the EPO's older
    /// abstracts write them as text.
    mutating func dropImageMarks(from mark: Int) {
        for (word, defect) in [(" <IMAGE>", Defect.image), (" <CHEM>", .chemistryImage), (" <MATH>", .formulaImage)] {
            defects[defect] += removeInAbstracts(word, from: mark)
        }
        for word in ["<SUB>", "</SUB>"] { _ = removeInAbstracts(word, from: mark) }
        while let start = ByteSearch.first("<SUP>", in: abstracts.span(0..<abstracts.count), from: mark),
            let end = ByteSearch.first("</SUP>", in: abstracts.span(0..<abstracts.count), from: start)
        {
            let raised = Self.bytes(abstracts.span(start + 5..<end))
            let rest = Self.bytes(abstracts.span(end + 6..<abstracts.count))
            abstracts.truncate(to: start)
            if !raised.isEmpty { abstracts.append(Superscript.written(String(decoding: raised, as: UTF8.self))) }
            abstracts.append(rest)
        }
    }

    /// How often the word stood there.
    private mutating func removeInAbstracts(_ word: String, from mark: Int) -> Int {
        var count = 0
        while let place = ByteSearch.first(Array(word.utf8), in: abstracts.span(0..<abstracts.count), from: mark) {
            let kept = Self.bytes(abstracts.span(place + word.utf8.count..<abstracts.count))
            abstracts.truncate(to: place)
            abstracts.append(kept)
            count += 1
        }
        return count
    }

    private static func bytes(_ span: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<span.count { bytes.append(span[index]) }
        return bytes
    }
}
