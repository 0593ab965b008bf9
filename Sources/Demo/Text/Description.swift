import Corpus

/// Quantiles of a lognormal distribution with σ = 0.6, in hundredths of the median, at sixteenths.
///
/// A table, because `exp` may differ in its last bit between machines and the bytes may not.
private let lognormal = [27, 40, 50, 59, 67, 75, 83, 91, 100, 110, 121, 134, 150, 170, 199, 251, 374]

extension Composer {
    /// The body of the description, with its headings, section by section.
    mutating func description() {
        var length = SeededGenerator(seed: record.seed, stream: Stream.layout.of(record.content))
        let point = length.uniform(1_600)
        let low = lognormal[point / 100]
        let factor = low + (lognormal[point / 100 + 1] - low) * (point % 100) / 100
        let style = length.uniform(3)
        let wrapped = lexicon.dialect != .st36 || style != 0
        func count(_ usual: Int) -> Int {
            let paragraphs = usual * factor / 100
            return max(1, size == .small ? paragraphs / 6 : paragraphs)
        }
        numerals = false
        if record.place.member > 0 { related() }
        section(.field, style == 1 ? "FIELD OF THE INVENTION" : "TECHNICAL FIELD", wrapped, count(1), lexicon.field, 2)
        section(.background, style == 1 ? "BACKGROUND" : "BACKGROUND ART", wrapped, count(5), lexicon.background, 4)
        section(.summary, style == 2 ? "DISCLOSURE" : "SUMMARY OF THE INVENTION", wrapped, count(6), lexicon.summary, 4)
        open(.drawings, "BRIEF DESCRIPTION OF THE DRAWINGS", wrapped)
        for figure in 1...figures {
            begin(Section.drawings.rawValue, figure)
            nextFigure = figure
            openParagraph()
            sentence(Choice.one(of: lexicon.drawings, &generator))
            closeParagraph()
        }
        close(.drawings, wrapped)
        numerals = true
        open(.detailed, style == 2 ? "DESCRIPTION OF EMBODIMENTS" : "DETAILED DESCRIPTION", wrapped)
        let total = count(23)
        for number in 0..<total {
            begin(Section.detailed.rawValue, number)
            paragraph(lexicon.detailed, 5)
            special(number)
        }
        close(.detailed, wrapped)
        section(.closing, "INDUSTRIAL APPLICABILITY", wrapped, 1, lexicon.closing, 3)
    }

    private mutating func section(
        _ section: Section, _ title: String, _ wrapped: Bool, _ count: Int, _ templates: [Template], _ sentences: Int
    ) {
        open(section, title, wrapped)
        for number in 0..<count {
            begin(section.rawValue, number)
            paragraph(templates, sentences)
        }
        close(section, wrapped)
    }

    private mutating func open(_ section: Section, _ title: String, _ wrapped: Bool) {
        if wrapped { out.append(contentsOf: lexicon.markup.sections[section.rawValue].open) }
        headings += 1
        out.append(contentsOf: lexicon.markup.heading.open)
        number(headings, width: 4)
        out.append(contentsOf: lexicon.markup.heading.rest)
        text(title)
        out.append(contentsOf: lexicon.markup.heading.close)
    }

    private mutating func close(_ section: Section, _ wrapped: Bool) {
        if wrapped { out.append(contentsOf: lexicon.markup.sections[section.rawValue].close) }
    }

    /// What a later member of a family says of its first.
    private mutating func related() {
        open(.related, "CROSS-REFERENCE TO RELATED APPLICATIONS", true)
        openParagraph()
        text("This application claims the priority of \(record.priorityText), which is incorporated by reference.")
        closeParagraph()
        close(.related, true)
    }

    /// A paragraph of about so many sentences, no two neighbours of one template.
    mutating func paragraph(_ templates: [Template], _ sentences: Int) {
        openParagraph()
        sentenceRun(templates, max(1, sentences - 2 + generator.uniform(5)))
        closeParagraph()
    }

    /// Sentences with spaces between.
    mutating func sentenceRun(_ templates: [Template], _ count: Int) {
        var last = -1
        for number in 0..<count {
            var index = generator.uniform(templates.count)
            if index == last { index = (index + 1) % templates.count }
            last = index
            if number > 0 { out.append(UInt8(ascii: " ")) }
            sentence(templates[index])
        }
    }

    mutating func openParagraph() {
        paragraphs += 1
        out.append(contentsOf: lexicon.markup.paragraph.open)
        number(paragraphs + lexicon.markup.idOffset, width: 4)
        out.append(contentsOf: lexicon.markup.paragraph.middle)
        number(paragraphs, width: 4)
        out.append(contentsOf: lexicon.markup.paragraph.rest)
    }

    mutating func closeParagraph() {
        out.append(contentsOf: lexicon.markup.paragraph.close)
    }

    /// Now and then, something that is no running text: a list, a formula, a table.
    private mutating func special(_ number: Int) {
        switch generator.uniform(64) {
        case 0, 1, 2: list()
        case 3 where number > 0: formula(number)
        case 4 where number > 0: table(number)
        default: break
        }
    }

    private mutating func list() {
        openParagraph()
        text("The ")
        out.append(contentsOf: device.bare)
        text(" may take one of the following forms:\n")
        out.append(contentsOf: lexicon.markup.list.open)
        for _ in 0..<(2 + generator.uniform(4)) {
            out.append(contentsOf: lexicon.markup.list.item)
            sentence(Choice.one(of: lexicon.claimElements, &generator))
            out.append(contentsOf: lexicon.markup.list.itemClose)
        }
        out.append(contentsOf: lexicon.markup.list.close)
        closeParagraph()
    }
}
