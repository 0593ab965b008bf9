internal import Native

/// Turns marked-up text into the insides of JSON strings, by the rules of `docs/document.md`.
///
/// White space is collapsed; inline markup is transparent, so that nothing is glued and nothing split; what starts a line of its own
/// (a row, a list item, a nested claim text) ends a paragraph or a line.
struct TextFlattener {
    /// What a break between blocks becomes.
    enum Breaks {
        /// Elements of a JSON array of strings, without its brackets.
        case paragraphs
        /// `\n` inside one string, without its quotes.
        case lines
        /// A space inside one string, without its quotes.
        case spaces
    }

    private let breaks: Breaks
    private let layout: TextLayout
    private var isOpen = false
    private var pendingSpace = PendingSpace.none
    private var isStart = true
    /// Where the line begins in the output.
    private var lineStart = 0
    /// True once anything visible was written.
    private(set) var hasText = false
    var defects = DefectCounts()
    /// True where only `hasText` is asked for: the walk ends at the first text.
    private var isProbe = false

    init(_ breaks: Breaks, _ layout: TextLayout = TextLayout()) {
        self.breaks = breaks
        self.layout = layout
    }

    // MARK: Writing

    /// Appends running text.
    mutating func text(_ bytes: Span<UInt8>, to output: inout ByteBuffer) {
        if !isOpen {
            var index = 0
            while index < bytes.count && bytes[index] <= 0x20 { index += 1 }
            if index == bytes.count { return }
            open(&output)
        }
        output.appendCollapsed(
            bytes, pendingSpace: &pendingSpace, isStart: &isStart, joinsLines: layout.joinsLines)
    }

    private mutating func open(_ output: inout ByteBuffer) {
        switch breaks {
        case .paragraphs: output.append(hasText ? ",\"" : "\"")
        case .lines: if hasText { output.append("\\n") }
        case .spaces: break
        }
        isOpen = true
        hasText = true
        isStart = true
        pendingSpace = .none
        lineStart = output.count
    }

    /// Ends the paragraph or line, if one is open.
    mutating func endBlock(_ output: inout ByteBuffer) {
        guard isOpen else { return }
        switch breaks {
        case .paragraphs:
            output.append(0x22)
            isOpen = false
        case .lines: isOpen = false
        case .spaces: if pendingSpace == .none { pendingSpace = .space }
        }
    }

    private mutating func lineBreak(_ output: inout ByteBuffer) {
        if layout.endsBlocksAtLineBreaks {
            let isFilled = layout.hasFilledLines && FilledLine.isFilled(output.span(lineStart..<output.count))
            if !isFilled { return endBlock(&output) }
        }
        pendingSpace = .lineBreak
        lineStart = output.count
    }

    private mutating func literal(_ text: String, _ output: inout ByteBuffer) {
        self.text(Array(text.utf8).span, to: &output)
    }

    // MARK: Walking

    /// Writes all below `node` as a block of its own.
    mutating func block(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        endBlock(&output)
        inline(tape, node, to: &output)
        endBlock(&output)
    }

    /// Writes all below `node` without a break around it.
    mutating func inline(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        var next = tape.firstChild(node)
        while let child = next {
            if isProbe && hasText { return }
            if tape.isText(child) {
                text(tape.bytes(child), to: &output)
            } else if tape.isElement(child) {
                element(tape, child, to: &output)
            }
            next = tape.next(child)
        }
    }

    /// Fields of a record inside running text, a cited number or a deposit: with spaces between, as no white space need be in the file.
    private mutating func fields(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        var isFirst = true
        for child in tape.children(node) {
            if tape.isText(child) {
                text(tape.bytes(child), to: &output)
            } else if tape.isElement(child) {
                if !isFirst, isOpen { pendingSpace = .space }
                isFirst = false
                if tape.elements(child).contains(where: { _ in true }) {
                    fields(tape, child, to: &output)
                } else {
                    inline(tape, child, to: &output)
                }
            }
        }
    }

    /// Writes one element, by its name.
    mutating func element(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        switch tape.name(node) {
        case .sup, .sup2, .superscript, .st96Sup, .st32SP, .st96Superscript:
            superscript(tape, node, to: &output)
        case .br, .st96Br:
            if isOpen { lineBreak(&output) }
        case .figref, .st96FigureReference, .patcit, .st96PatentCitation, .nplcit, .st96NPLCitation:
            if layout.endsBlocksAtLineBreaks {
                block(tape, node, to: &output)
            } else {
                inline(tape, node, to: &output)
            }
        case .p, .st96P, .st96Paragraphs, .st32PARA, .paragraph, .paragraphFederalResearchStatement, .listItem,
            .markushItem,
            .heading, .st96Heading, .li, .dt, .dd, .st32LI, .st32DT, .st32DD,
            .claimText, .st96ClaimText,
            .caption, .title, .st96ListItem, .table, .st96Table, .tgroup, .thead, .tbody, .ul, .ol, .dl, .st32UL,
            .st32OL, .st32DL,
            .st32TGROUP, .st32THEAD, .st32TBODY, .tables, .st96TableBody, .st96TableHead, .st96TableGroup,
            .st96UnorderedList,
            .st96OrderedList, .st96DefinitionList, .st96DefinitionTerm, .st96DefinitionDescription, .st32CLMSTEP,
            .technicalField, .pre, .st96Pre, .st96TableTitle, .st96IPOASISTable:
            block(tape, node, to: &output)
        case .row, .tr, .st32ROW, .st96Row:
            row(tape, node, to: &output)
        case .docPage, .st96PageImage, .st96DocumentURI:
            defects[.pageImage] += 1
        case .st96Del:
            defects[.deletedText] += 1
        case .st96ClaimNumber, .st96ClaimNumberRange, .st96ClaimTypeCategory, .st96ClaimStatusCategory,
            .st96ExternalDocumentBag:
            break  // What is said about the text.
        case .documentId, .st96CitedPatentDocumentIdentification, .bioDeposit, .st96BioDeposit, .article, .book,
            .online:
            fields(tape, node, to: &output)
        case .st96PatentCitationBag, .st96NPLCitationBag:
            for citation in tape.elements(node) { block(tape, citation, to: &output) }
        case .img, .image, .imgref, .st96Image, .st96TableImage, .st32EMI, .figure, .st96Figure, .drawings:
            defects[.image] += 1
        case .maths, .math, .inLineFormula, .st32MATHUS, .mathCwu, .st96Math, .usMath, .st96InlineFormula, .st96Maths:
            formula(tape, node, to: &output)
        case .df:
            var formula = ST32Formula()
            formula.write(tape, node)
            literal(formula.text, &output)
        case .chemistry, .st32CHEMUS, .chemistryCwu, .st96ChemicalFormulae, .st96Chemistry, .usChemistry, .chem:
            textOrDefect(tape, node, .chemistryImage, to: &output)
        case .st32SEQLSTUS:
            defects[.listing] += 1
        case .dependentClaimReference:
            reference(tape, node, to: &output)
        case .number where Self.isLabel(tape, node):
            break
        case .mrow, .mfrac, .msup, .msub, .msubsup, .msqrt, .mroot, .mfenced, .mtable, .munder, .mover, .munderover,
            .mi, .mn, .mo, .mtext,
            .mstyle:
            var mathML = MathMLText()
            mathML.write(tape, node)
            literal(mathML.text, &output)
        default:
            inline(tape, node, to: &output)
        }
    }

    /// `10^-3`, `x^(n+1)`, `1st`, `Acme™`. White space at the ends of the mark-up stands outside of it (`10<SP>-6 </SP>seconds`).
    private mutating func superscript(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        let raised = tape.string(node)
        if isOpen, Self.hasSpace(tape, node, atEnd: false) { pendingSpace = .space }
        if raised.isEmpty { return }
        literal(Superscript.written(raised), &output)
        if Self.hasSpace(tape, node, atEnd: true) { pendingSpace = .space }
    }

    /// Whether the text below a node begins or ends with white space.
    private static func hasSpace(_ tape: XMLTape, _ node: XMLNode, atEnd: Bool) -> Bool {
        var edge: XMLNode?
        for child in tape.children(node) {
            edge = child
            if !atEnd { break }
        }
        guard let edge else { return false }
        guard tape.isText(edge) else { return tape.isElement(edge) && hasSpace(tape, edge, atEnd: atEnd) }
        let bytes = tape.bytes(edge)
        return bytes.count > 0 && bytes[atEnd ? bytes.count - 1 : 0] <= 0x20
    }

    /// A row is a line; cells without text leave their separator only between cells that have some. The USPTO's first column, named
    /// `offset`, is an indentation.
    private mutating func row(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        endBlock(&output)
        var isOffset = Self.beginsWithOffset(tape, node)
        var separators = 0
        for cell in tape.elements(node) {
            let isEmpty = Self.isEmpty(tape, cell)
            if isEmpty, isOffset {
                inline(tape, cell, to: &output)
                isOffset = false
                continue
            }
            isOffset = false
            if !isEmpty {
                for _ in 0..<separators { literal(" | ", &output) }
                separators = 0
            }
            inline(tape, cell, to: &output)
            if isOpen { pendingSpace = .space }
            separators += 1
        }
        endBlock(&output)
    }

    private static func isEmpty(_ tape: XMLTape, _ node: XMLNode) -> Bool {
        for child in tape.children(node) {
            if tape.isText(child) ? !tape.isBlank(child) : !isEmpty(tape, child) { return false }
        }
        return true
    }

    private static func beginsWithOffset(_ tape: XMLTape, _ row: XMLNode) -> Bool {
        guard let body = tape.parent(row), let group = tape.parent(body),
            let column = tape.child(group, .colspec), let name = tape.attribute(column, .colname)
        else { return false }
        return name == "offset" || name == "OFFSET"
    }

    /// MathML where there is some, else whatever text there is; images are counted.
    private mutating func formula(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        guard tape.name(node) == .math || tape.descendant(node, .math) != nil else {
            return textOrDefect(tape, node, .formulaImage, to: &output)
        }
        var mathML = MathMLText()
        mathML.write(tape, node)
        if mathML.text.isEmpty {
            defects[.formulaImage] += 1
        } else {
            literal(mathML.text, &output)
        }
    }

    /// What text there is below a node that the file may hold as an image only.
    private mutating func textOrDefect(
        _ tape: XMLTape, _ node: XMLNode, _ defect: Defect, to output: inout ByteBuffer
    ) {
        // Within a probe a second one would double the walk at each level of nesting.
        if isProbe { return inline(tape, node, to: &output) }
        var inside = TextFlattener(.spaces)
        inside.isProbe = true
        var scratch = ByteBuffer(capacity: 256)
        inside.inline(tape, node, to: &scratch)
        if inside.hasText { inline(tape, node, to: &output) } else { defects[defect] += 1 }
    }

    /// A reference to another claim, whose text the USPTO wraps in a claim text of its own: part of the sentence.
    private mutating func reference(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        for child in tape.children(node) {
            if tape.isText(child) {
                text(tape.bytes(child), to: &output)
            } else if tape.isElement(child) {
                inline(tape, child, to: &output)
            }
        }
    }

    /// The number that an office prints in front of a paragraph, table or formula, which is no text.
    private static func isLabel(_ tape: XMLTape, _ number: XMLNode) -> Bool {
        switch tape.parent(number).map(tape.name) {
        case .paragraph, .tableCwu, .mathCwu, .chemistryCwu: true
        default: false
        }
    }
}
