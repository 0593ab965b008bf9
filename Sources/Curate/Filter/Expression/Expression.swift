internal import Corpus

/// A condition on a document: comparisons of facts, numbers and texts, joined by `and`, `or`, `not` and parentheses.
///
/// ```
/// words(abstract) >= 50 and claims > 0 and lang = "en"
/// office in ("EP", "WO") and not contains(title, "toy")
/// words(claims) / claims < 300
/// ```
/// Functions: `words(FIELD)`, `characters(FIELD)`, `paragraphs(FIELD)`, `contains(FIELD, "words")` (case and punctuation do not count), `has(FIELD)`,
/// `label("ID")`; fields are title, abstract, claims, description and all. Kinds are checked when it is parsed. Division by zero is 0.
package struct Expression: Sendable {
    package let text: String
    let root: ExpressionNode
    package let readsDescription: Bool
    package let readsLabels: Bool

    /// Throws a usage fault that names the column.
    package init(parsing text: String) throws {
        var parser = ExpressionParser(text, try ExpressionToken.read(text))
        self.text = text
        root = try parser.whole()
        readsDescription = parser.readsDescription
        readsLabels = parser.readsLabels
    }

    package func holds(for document: FilterInput) -> Bool { root.value(document) == .boolean(true) }

    /// The comparison that decides why it does not hold, with the value that the document has.
    package func failure(for document: FilterInput) -> String { root.failure(document) }
}

/// A part of an expression.
indirect enum ExpressionNode: Sendable {
    typealias Value = DocumentFact.Value

    /// A fact or a function, as it is written.
    case fact(String, @Sendable (FilterInput) -> Value)
    case constant(Value)
    case not(ExpressionNode)
    case both(ExpressionNode, ExpressionNode)
    case either(ExpressionNode, ExpressionNode)
    case compare(String, ExpressionNode, ExpressionNode)
    case arithmetic(String, ExpressionNode, ExpressionNode)
    case isIn(ExpressionNode, [Value])

    func value(_ document: FilterInput) -> Value {
        switch self {
        case .fact(_, let read): return read(document)
        case .constant(let value): return value
        case .not(let node): return .boolean(node.value(document) != .boolean(true))
        case .both(let one, let two):
            return .boolean(one.value(document) == .boolean(true) && two.value(document) == .boolean(true))
        case .either(let one, let two):
            return .boolean(one.value(document) == .boolean(true) || two.value(document) == .boolean(true))
        case .compare(let sign, let one, let two):
            return .boolean(Self.compare(sign, one.value(document), two.value(document)))
        case .arithmetic(let sign, let one, let two):
            guard case .number(let a) = one.value(document), case .number(let b) = two.value(document) else {
                return .number(0)
            }
            switch sign {
            case "+": return .number(a + b)
            case "-": return .number(a - b)
            case "*": return .number(a * b)
            default: return .number(b == 0 ? 0 : a / b)
            }
        case .isIn(let node, let values): return .boolean(values.contains(node.value(document)))
        }
    }

    private static func compare(_ sign: String, _ one: Value, _ two: Value) -> Bool {
        switch (one, two) {
        case (.number(let a), .number(let b)): compare(sign, a, b)
        case (.text(let a), .text(let b)): compare(sign, a, b)
        case (.boolean(let a), .boolean(let b)): sign == "!=" ? a != b : a == b
        default: false
        }
    }

    private static func compare<T: Comparable>(_ sign: String, _ a: T, _ b: T) -> Bool {
        switch sign {
        case "<": a < b
        case "<=": a <= b
        case ">": a > b
        case ">=": a >= b
        case "!=": a != b
        default: a == b
        }
    }

    /// The first part that is false where it should be true.
    func failure(_ document: FilterInput, wanted: Bool = true) -> String {
        switch self {
        case .both(let one, let two) where wanted:
            let first = one.value(document) == .boolean(true)
            return (first ? two : one).failure(document, wanted: wanted)
        case .either(let one, let two) where wanted:
            return one.failure(document, wanted: wanted) + " or " + two.failure(document, wanted: wanted)
        case .not(let node): return node.failure(document, wanted: !wanted)
        default: return wanted ? "not " + written(document) : written(document)
        }
    }

    /// The part with the values of its facts: `words(abstract) (31) >= 50`.
    private func written(_ document: FilterInput) -> String {
        switch self {
        case .fact(let name, let read): "\(name) (\(read(document).shown))"
        case .constant(let value): value.shown
        case .not(let node): "not " + node.written(document)
        case .both(let one, let two): "\(one.written(document)) and \(two.written(document))"
        case .either(let one, let two): "\(one.written(document)) or \(two.written(document))"
        case .compare(let sign, let one, let two), .arithmetic(let sign, let one, let two):
            "\(one.written(document)) \(sign) \(two.written(document))"
        case .isIn(let node, let values):
            "\(node.written(document)) in (\(values.map(\.shown).joined(separator: ", ")))"
        }
    }
}
