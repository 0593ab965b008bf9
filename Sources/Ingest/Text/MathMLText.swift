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
            let token = Self.visible(tape.string(node))
            // `<mtext>&emsp;</mtext>` is a gap.
            text += token.allSatisfy(\.isWhitespace) && !token.isEmpty ? " " : token
        case .mo:
            let sign = Self.visible(tape.string(node))
            if sign.isEmpty { return }
            // Words and relations breathe, as `x = y`, so that they are not glued to letters.
            text += sign.count > 1 || "=<>≤≥≈≡→∈".contains(sign) ? " \(sign) " : sign
        case .mspace:
            if !text.hasSuffix(" ") { text += " " }
        case .st96ExternalDocumentBag: break  // Names of files.
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
        case .img, .image, .st96Image, .st32EMI, .number:
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

    /// A token without the invisible operators, U+2061 to U+2064.
    private static func visible(_ token: String) -> String {
        token.filter { !("\u{2061}"..."\u{2064}").contains($0) }
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
