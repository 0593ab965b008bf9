internal import Native

/// Formulas in the markup of WIPO ST.32 (`df`) on one line, in the spelling of `MathMLText`: `(a+b)/(c)`, `x_i^2`, `sqrt(y)`.
///
/// ST.32, Annex C. A fraction is `frac`: the numerator's text, then `over` with the denominator.
struct ST32Formula {
    private(set) var text = ""

    mutating func write(_ tape: XMLTape, _ node: XMLNode) {
        for child in tape.children(node) {
            if tape.isText(child) {
                text += String(bytes: tape.bytes(child))
            } else if tape.isElement(child) {
                element(tape, child)
            }
        }
    }

    private mutating func element(_ tape: XMLTape, _ node: XMLNode) {
        switch tape.name(node) {
        case .frac:
            text += "("
            for child in tape.children(node) {
                if tape.isText(child) {
                    text += String(bytes: tape.bytes(child))
                } else if tape.isElement(child) {
                    if tape.name(child) == .over { text += ")/(" }
                    element(tape, child)
                }
            }
            text += ")"
        case .sqrt: text += "sqrt(\(inside(tape, node)))"
        case .fence: text += "(\(inside(tape, node)))"
        case .sub: text += "_" + grouped(inside(tape, node))
        case .sup: text += "^" + grouped(inside(tape, node))
        case .break: text += " "
        default: write(tape, node)
        }
    }

    private func inside(_ tape: XMLTape, _ node: XMLNode) -> String {
        var inner = ST32Formula()
        inner.write(tape, node)
        return inner.text
    }

    private func grouped(_ text: String) -> String {
        text.count <= 1 || text.allSatisfy(\.isNumber) ? text : "(\(text))"
    }
}
