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
    private var isOpen = false
    private var pendingSpace = false
    private var isStart = true
    /// True once anything visible was written.
    private(set) var hasText = false
    var defects = DefectCounts()

    init(_ breaks: Breaks) { self.breaks = breaks }

    // MARK: Writing

    /// Appends running text.
    mutating func text(_ bytes: Span<UInt8>, to output: inout ByteBuffer) {
        if !isOpen {
            var index = 0
            while index < bytes.count && bytes[index] <= 0x20 { index += 1 }
            if index == bytes.count { return }
            open(&output)
        }
        output.appendCollapsed(bytes, pendingSpace: &pendingSpace, isStart: &isStart)
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
        pendingSpace = false
    }

    /// Ends the paragraph or line, if one is open.
    mutating func endBlock(_ output: inout ByteBuffer) {
        guard isOpen else { return }
        switch breaks {
        case .paragraphs:
            output.append(0x22)
            isOpen = false
        case .lines: isOpen = false
        case .spaces: pendingSpace = true
        }
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
            if tape.isText(child) {
                text(tape.bytes(child), to: &output)
            } else if tape.isElement(child) {
                element(tape, child, to: &output)
            }
            next = tape.next(child)
        }
    }

    /// Writes one element, by its name.
    mutating func element(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        switch tape.name(node) {
        case .sup, .sup2, .superscript, .st96Sup, .st32SP, .st96Superscript:
            superscript(tape, node, to: &output)
        case .br, .st96Br:
            if isOpen { pendingSpace = true }
        case .p, .st96P, .st32PARA, .paragraph, .heading, .st96Heading, .li, .dt, .dd, .st32LI, .st32DT, .st32DD,
            .claimText, .st96ClaimText,
            .caption, .title, .st96ListItem, .table, .st96Table, .tgroup, .thead, .tbody, .ul, .ol, .dl, .st32UL,
            .st32OL, .st32DL,
            .st32TGROUP, .st32THEAD, .st32TBODY, .tables, .st96TableBody, .st96TableHead, .st96TableGroup,
            .st96UnorderedList,
            .st96OrderedList, .st96DefinitionList, .st96DefinitionTerm, .st96DefinitionDescription, .st32CLMSTEP,
            .technicalField, .pre:
            block(tape, node, to: &output)
        case .row, .tr, .st32ROW, .st96Row:
            row(tape, node, to: &output)
        case .img, .image, .imgref, .st96Image, .st32EMI, .figure, .st96Figure, .drawings:
            defects[.image] += 1
        case .maths, .math, .inLineFormula, .st32MATHUS, .mathCwu, .st96Math, .usMath, .st96InlineFormula, .st96Maths:
            formula(tape, node, to: &output)
        case .df:
            var formula = ST32Formula()
            formula.write(tape, node)
            literal(formula.text, &output)
        case .chemistry, .st32CWU, .chemistryCwu, .st96ChemicalFormulae, .st96Chemistry, .usChemistry, .chem:
            chemistry(tape, node, to: &output)
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

    /// `10^-3`, `x^(n+1)`, `1st`, `Acme™`.
    private mutating func superscript(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        let raised = tape.string(node)
        if raised.isEmpty { return }
        literal(Superscript.written(raised), &output)
    }

    private mutating func row(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        endBlock(&output)
        var isFirst = true
        for cell in tape.elements(node) {
            if !isFirst {
                literal(" | ", &output)
            }
            isFirst = false
            inline(tape, cell, to: &output)
            if isOpen { pendingSpace = true }
        }
        endBlock(&output)
    }

    /// MathML where there is some, else whatever text there is; images are counted.
    private mutating func formula(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        var mathML = MathMLText()
        mathML.write(tape, node)
        if mathML.text.isEmpty {
            defects[.formulaImage] += 1
        } else {
            literal(mathML.text, &output)
        }
    }

    private mutating func chemistry(_ tape: XMLTape, _ node: XMLNode, to output: inout ByteBuffer) {
        let text = tape.string(node)
        if text.isEmpty {
            defects[.chemistryImage] += 1
        } else {
            var inside = TextFlattener(.spaces)
            var scratch = ByteBuffer(capacity: 256)
            inside.inline(tape, node, to: &scratch)
            inline(tape, node, to: &output)
        }
    }
}
