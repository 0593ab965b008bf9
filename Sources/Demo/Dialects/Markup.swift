/// The sections of a description.
enum Section: Int, CaseIterable, Sendable {
    case related, field, background, summary, drawings, detailed, closing
}

/// How a dialect marks the running text; bibliographic data has a file per dialect.
///
/// A numbered tag is given in parts: what stands before, between and after its two numbers.
struct Markup: Sendable {
    let encoding: Encoding
    /// Paragraph: opening up to the id's digits, up to the number's digits, rest; the id runs ahead by `idOffset`.
    let paragraph: (open: [UInt8], middle: [UInt8], rest: [UInt8], close: [UInt8])
    let idOffset: Int
    let heading: (open: [UInt8], rest: [UInt8], close: [UInt8])
    let figure: (open: [UInt8], close: [UInt8])
    let numeral: (open: [UInt8], close: [UInt8])
    let claimText: (open: [UInt8], close: [UInt8])
    /// Reference to a claim: before the id's digits, before the text, after it.
    let claimReference: (open: [UInt8], middle: [UInt8], close: [UInt8])
    /// Digits in the id of a claim.
    let claimDigits: Int
    let list: (open: [UInt8], item: [UInt8], itemClose: [UInt8], close: [UInt8])
    /// What opens and closes each section, in the order of `Section`.
    let sections: [(open: [UInt8], close: [UInt8])]

    static func of(_ dialect: DemoDialect) -> Markup {
        switch dialect {
        case .st36: .st36
        case .st96: .st96
        case .uspto: .uspto
        }
    }

    /// The tags that templates may use, by their names in this dialect: `[b]` becomes `<b>` or `<com:B>`.
    static func tags(_ names: [(String, String)]) -> [(name: String, tag: String)] {
        names.flatMap { [("[\($0.0)]", "<\($0.1)>"), ("[/\($0.0)]", "</\($0.1)>")] }
    }
}

/// The bytes of a string.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

extension Markup {
    static let plainTags = tags([("b", "b"), ("i", "i"), ("sub", "sub"), ("sup", "sup")])

    /// ST.36: text stays UTF-8.
    static let st36 = Markup(
        encoding: Encoding(numeric: false, tags: plainTags),
        paragraph: (bytes("<p id=\"p"), bytes("\" num=\""), bytes("\">"), bytes("</p>\n")), idOffset: 0,
        heading: (bytes("<heading id=\"h"), bytes("\" level=\"1\">"), bytes("</heading>\n")),
        figure: (bytes("<figref>Fig. "), bytes("</figref>")),
        numeral: (bytes(" ("), bytes(")")),
        claimText: (bytes("<claim-text>"), bytes("</claim-text>")),
        claimReference: (bytes("<claim-ref idref=\"c"), bytes("\">claim "), bytes("</claim-ref>")), claimDigits: 4,
        list: (bytes("<ul list-style=\"bullet\">\n"), bytes("<li>"), bytes("</li>\n"), bytes("</ul>\n")),
        sections: [
            ([], []), (bytes("<technical-field>\n"), bytes("</technical-field>\n")),
            (bytes("<background-art>\n"), bytes("</background-art>\n")),
            (bytes("<disclosure>\n"), bytes("</disclosure>\n")),
            (bytes("<description-of-drawings>\n"), bytes("</description-of-drawings>\n")),
            (bytes("<best-mode>\n"), bytes("</best-mode>\n")),
            (bytes("<industrial-applicability>\n"), bytes("</industrial-applicability>\n")),
        ])

    /// USPTO version 4: characters beyond ASCII as hexadecimal references, sections as processing instructions.
    static let uspto = Markup(
        encoding: Encoding(numeric: true, tags: plainTags),
        paragraph: (bytes("<p id=\"p-"), bytes("\" num=\""), bytes("\">"), bytes("</p>\n")), idOffset: 1,
        heading: (bytes("<heading id=\"h-"), bytes("\" level=\"1\">"), bytes("</heading>\n")),
        figure: (bytes("<figref idref=\"DRAWINGS\">FIG. <b>"), bytes("</b></figref>")),
        numeral: (bytes(" <b>"), bytes("</b>")),
        claimText: (bytes("<claim-text>"), bytes("</claim-text>\n")),
        claimReference: (bytes("<claim-ref idref=\"CLM-"), bytes("\">claim "), bytes("</claim-ref>")), claimDigits: 5,
        list: (bytes("<ul list-style=\"none\">\n"), bytes("<li>"), bytes("</li>\n"), bytes("</ul>\n")),
        sections: [
            instruction("RELAPP", "Other Patent Relations"), (instruction("BRFSUM", "Brief Summary").open, []),
            ([], []),
            ([], instruction("BRFSUM", "Brief Summary").close),
            (
                instruction("brief-description-of-drawings", "Brief Description of Drawings").open
                    + bytes("<description-of-drawings>\n"),
                bytes("</description-of-drawings>\n")
                    + instruction("brief-description-of-drawings", "Brief Description of Drawings").close
            ),
            (instruction("DETDESC", "Detailed Description").open, []),
            ([], instruction("DETDESC", "Detailed Description").close),
        ])

    private static func instruction(_ name: String, _ title: String) -> (open: [UInt8], close: [UInt8]) {
        func one(_ end: String) -> [UInt8] { bytes("<?\(name) description=\"\(title)\" end=\"\(end)\"?>\n") }
        return (one("lead"), one("tail"))
    }

    /// ST.96: the elements of the namespaces `pat` and `com`; characters beyond ASCII as references.
    static let st96 = Markup(
        encoding: Encoding(
            numeric: true, tags: tags([("b", "com:B"), ("i", "com:I"), ("sub", "com:Sub"), ("sup", "com:Sup")])),
        paragraph: (bytes("<com:P com:id=\"p-"), bytes("\" com:pNumber=\""), bytes("\">"), bytes("</com:P>\n")),
        idOffset: 1,
        heading: (bytes("<com:Heading com:id=\"h-"), bytes("\">"), bytes("</com:Heading>\n")),
        figure: (bytes("<com:FigureReference>Fig. "), bytes("</com:FigureReference>")),
        numeral: (bytes(" <com:B>"), bytes("</com:B>")),
        claimText: (bytes("<pat:ClaimText>"), bytes("</pat:ClaimText>\n")),
        claimReference: (
            bytes("<pat:ClaimReference com:idrefs=\"CLM-"), bytes("\">claim "), bytes("</pat:ClaimReference>")
        ), claimDigits: 5,
        list: (bytes("<com:UL>\n"), bytes("<com:LI>"), bytes("</com:LI>\n"), bytes("</com:UL>\n")),
        sections: [
            ([], []), (bytes("<pat:TechnicalField>\n"), bytes("</pat:TechnicalField>\n")),
            (bytes("<pat:BackgroundArt>\n"), bytes("</pat:BackgroundArt>\n")),
            (bytes("<pat:InventionSummary>\n"), bytes("</pat:InventionSummary>\n")),
            (bytes("<pat:DrawingDescription>\n"), bytes("</pat:DrawingDescription>\n")),
            (bytes("<pat:EmbodimentDescription>\n"), bytes("</pat:EmbodimentDescription>\n")),
            (bytes("<pat:IndustrialApplicability>\n"), bytes("</pat:IndustrialApplicability>\n")),
        ])
}
