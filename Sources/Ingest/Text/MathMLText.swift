internal import Native

/// Presentation MathML on one line: `(a+b)/(c)`, `x_i^2`, `sqrt(y)`.
///
/// MathML 3, chapter 3. What has more than one token gets parentheses where it is raised, lowered or divided; unknown elements are
/// transparent. Text outside of tokens is kept too.
struct MathMLText {
    private(set) var text = ""

    mutating func write(_ tape: XMLTape, _ node: XMLNode) {
        switch tape.name(node) {
        case .mi, .mn, .mtext, .ms:
            text += tape.string(node)
        case .mo:
            let sign = tape.string(node)
            // Function application, invisible times, separator and plus are marks for a typesetter.
            if sign.unicodeScalars.count == 1, let first = sign.unicodeScalars.first, 0x2061...0x2064 ~= first.value {
                break
            }
            // Words and relations breathe, as `x = y`, so that they are not glued to letters.
            text += sign.count > 1 || "=<>≤≥≈≡→∈".contains(sign) ? " \(sign) " : sign
        case .mspace:
            if !text.hasSuffix(" ") { text += " " }
        case .mfrac:
            let parts = operands(tape, node)
            text += "(\(part(parts, 0)))/(\(part(parts, 1)))"
        case .msup, .mover:
            let parts = operands(tape, node)
            text += part(parts, 0) + "^" + grouped(part(parts, 1))
        case .msub, .munder:
            let parts = operands(tape, node)
            text += part(parts, 0) + "_" + grouped(part(parts, 1))
        case .msubsup, .munderover:
            let parts = operands(tape, node)
            text += part(parts, 0) + "_" + grouped(part(parts, 1)) + "^" + grouped(part(parts, 2))
        case .msqrt:
            text += "sqrt(\(operands(tape, node).joined()))"
        case .mroot:
            let parts = operands(tape, node)
            text += "root(\(part(parts, 0)), \(part(parts, 1)))"
        case .mfenced:
            let open = tape.attribute(node, .open) ?? "("
            let close = tape.attribute(node, .close) ?? ")"
            text += open + operands(tape, node).joined(separator: ", ") + close
        case .mtable:
            let rows = tape.elements(node).map { row in operands(tape, row).joined(separator: ", ") }
            text += "[" + rows.joined(separator: "; ") + "]"
        case .img, .image, .st96Image, .st96ExternalDocumentBag, .st32EMI:
            break
        default:
            for child in tape.children(node) {
                if tape.isElement(child) {
                    write(tape, child)
                } else if tape.isText(child), !tape.isBlank(child) {
                    text += String(bytes: tape.bytes(child))
                }
            }
        }
    }

    /// Whether there is MathML at or below `node`, and not text or an image alone.
    static func isMarked(_ tape: XMLTape, _ node: XMLNode) -> Bool {
        if tape.name(node) == .math { return true }
        return tape.descendants(node).contains { element in
            switch tape.name(element) {
            case .math, .mrow, .mi, .mn, .mo, .mtext, .mfrac, .msup, .msub, .msubsup, .msqrt, .mroot, .mfenced, .mtable,
                .munder, .mover, .munderover, .mstyle:
                true
            default: false
            }
        }
    }

    private func operands(_ tape: XMLTape, _ node: XMLNode) -> [String] {
        tape.elements(node).map { child in
            var inner = MathMLText()
            inner.write(tape, child)
            return inner.text
        }
    }

    private func part(_ parts: [String], _ index: Int) -> String { index < parts.count ? parts[index] : "" }

    private func grouped(_ text: String) -> String {
        text.count <= 1 || text.allSatisfy(\.isNumber) ? text : "(\(text))"
    }
}
