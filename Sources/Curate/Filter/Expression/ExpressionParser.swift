internal import Corpus

/// Reads the tokens of an expression by recursive descent: or, and, not, comparison, sum, product, part.
struct ExpressionParser {
    private typealias Kind = DocumentFact.Kind
    private let text: String
    private let tokens: [ExpressionToken]
    private var at = 0
    private var depth = 0
    private(set) var readsDescription = false
    private(set) var readsLabels = false

    init(_ text: String, _ tokens: [ExpressionToken]) {
        self.text = text
        self.tokens = tokens
    }

    private var token: ExpressionToken { tokens[at] }

    private func fault(_ what: String, _ fix: String, at token: ExpressionToken? = nil) -> Fault {
        ExpressionToken.fault(what, text, (token ?? self.token).column, fix)
    }

    private mutating func take(_ word: String) -> Bool {
        guard token.kind == .sign(word) || token.kind == .word(word) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ sign: String) throws {
        if !take(sign) { throw fault("\(token.shown) stands where \"\(sign)\" should", "write \"\(sign)\" there") }
    }

    /// The whole text as a condition.
    mutating func whole() throws -> ExpressionNode {
        let node = try condition()
        guard token.kind == .end else {
            throw fault("\(token.shown) does not belong there", "join conditions with and, or")
        }
        return node
    }

    private mutating func condition() throws -> ExpressionNode {
        let first = token
        let (node, kind) = try alternatives()
        if kind == .boolean { return node }
        throw fault(
            "what begins there is a \(kind.rawValue), not a condition", "compare it, as in claims > 0", at: first)
    }

    private mutating func alternatives() throws -> (ExpressionNode, Kind) {
        var (node, kind) = try conjunction()
        while token.kind == .word("or") {
            try requireCondition(kind)
            at += 1
            let first = token
            let (other, otherKind) = try conjunction()
            try requireCondition(otherKind, at: first)
            (node, kind) = (.either(node, other), .boolean)
        }
        return (node, kind)
    }

    private mutating func conjunction() throws -> (ExpressionNode, Kind) {
        var (node, kind) = try negation()
        while token.kind == .word("and") {
            try requireCondition(kind)
            at += 1
            let first = token
            let (other, otherKind) = try negation()
            try requireCondition(otherKind, at: first)
            (node, kind) = (.both(node, other), .boolean)
        }
        return (node, kind)
    }

    private func requireCondition(_ kind: Kind, at token: ExpressionToken? = nil) throws {
        if kind == .boolean { return }
        throw fault(
            "and, or and not join conditions, and this is a \(kind.rawValue)", "compare it, as in claims > 0", at: token
        )
    }

    private mutating func negation() throws -> (ExpressionNode, Kind) {
        guard take("not") else { return try comparison() }
        try deeper()
        let first = token
        let (node, kind) = try negation()
        depth -= 1
        try requireCondition(kind, at: first)
        return (.not(node), .boolean)
    }

    private mutating func comparison() throws -> (ExpressionNode, Kind) {
        let (node, kind) = try sum()
        if take("in") { return (.isIn(node, try list(kind)), .boolean) }
        guard case .sign(let sign) = token.kind, ["=", "==", "!=", "<", "<=", ">", ">="].contains(sign) else {
            return (node, kind)
        }
        let place = token
        at += 1
        let (other, otherKind) = try sum()
        guard kind == otherKind else {
            throw fault(
                "a \(kind.rawValue) is compared with a \(otherKind.rawValue)",
                kind == .text ? "put the text in quotation marks" : "compare numbers with numbers", at: place)
        }
        guard kind != .boolean || ["=", "==", "!="].contains(sign) else {
            throw fault("conditions have no order", "join them with and, or", at: place)
        }
        return (.compare(sign, node, other), .boolean)
    }

    private mutating func list(_ kind: Kind) throws -> [DocumentFact.Value] {
        try expect("(")
        var values: [DocumentFact.Value] = []
        repeat {
            switch (token.kind, kind) {
            case (.string(let text), .text): values.append(.text(text))
            case (.number(let value), .number): values.append(.number(value))
            default:
                throw fault(
                    "\(token.shown) is no \(kind.rawValue)",
                    kind == .text ? "put texts in quotation marks" : "write numbers")
            }
            at += 1
        } while take(",")
        try expect(")")
        return values
    }

    private mutating func sum() throws -> (ExpressionNode, Kind) { try operations(["+", "-"]) { try $0.product() } }

    private mutating func product() throws -> (ExpressionNode, Kind) { try operations(["*", "/"]) { try $0.part() } }

    private mutating func operations(
        _ signs: Set<String>, _ operand: (inout Self) throws -> (ExpressionNode, Kind)
    ) throws -> (ExpressionNode, Kind) {
        var (node, kind) = try operand(&self)
        while case .sign(let sign) = token.kind, signs.contains(sign) {
            let place = token
            at += 1
            let (other, otherKind) = try operand(&self)
            guard kind == .number, otherKind == .number else {
                throw fault("\"\(sign)\" stands between numbers", "compare texts with = and in", at: place)
            }
            (node, kind) = (.arithmetic(sign, node, other), .number)
        }
        return (node, kind)
    }

    private mutating func deeper() throws {
        depth += 1
        if depth > 64 { throw fault("it is nested more than 64 deep", "write it flatter, or as several rules") }
    }

    private mutating func part() throws -> (ExpressionNode, Kind) {
        let first = token
        switch token.kind {
        case .number(let value):
            at += 1
            return (.constant(.number(value)), .number)
        case .string(let text):
            at += 1
            return (.constant(.text(text)), .text)
        case .word("true"), .word("false"):
            at += 1
            return (.constant(.boolean(first.kind == .word("true"))), .boolean)
        case .word(let name):
            at += 1
            if token.kind == .sign("(") { return try function(name, first) }
            guard let fact = DocumentFact.all.first(where: { $0.name == name }) else {
                let hint =
                    ExpressionFunction.all.contains { $0.name == name }
                    ? "write \(name)(abstract)"
                    : "the facts are \(DocumentFact.all.map(\.name).joined(separator: ", "))"
                throw fault("\"\(name)\" is no fact", hint, at: first)
            }
            if name == "labels" { readsLabels = true }
            return (.fact(name, fact.value), fact.kind)
        case .sign("("):
            at += 1
            try deeper()
            let inner = try alternatives()
            depth -= 1
            try expect(")")
            return inner
        case .sign("-"):
            at += 1
            try deeper()
            let (node, kind) = try part()
            depth -= 1
            guard kind == .number else { throw fault("\"-\" stands before a number", "take it away", at: first) }
            return (.arithmetic("-", .constant(.number(0)), node), .number)
        default:
            throw fault("\(token.shown) stands where a fact, a number or a text should", "write one, as in claims > 0")
        }
    }

    private mutating func function(_ name: String, _ place: ExpressionToken) throws -> (ExpressionNode, Kind) {
        guard let function = ExpressionFunction.all.first(where: { $0.name == name }) else {
            throw fault(
                "\"\(name)\" is no function",
                "the functions are \(ExpressionFunction.all.map(\.name).joined(separator: ", "))", at: place)
        }
        try expect("(")
        if name == "label" { readsLabels = true }
        var field: TextFields = []
        var text = ""
        if function.takesField {
            guard case .word(let word) = token.kind, let known = try? TextFields(parsing: word) else {
                throw fault("\(token.shown) is no field", "write title, abstract, claims, description or all")
            }
            field = known
            if field.contains(.description) { readsDescription = true }
            at += 1
            if function.takesText { try expect(",") }
        }
        if function.takesText {
            guard case .string(let words) = token.kind else {
                throw fault("\(token.shown) is no text", "put texts in quotation marks")
            }
            text = words
            at += 1
        }
        try expect(")")
        let arguments = [function.takesField ? field.description : "", function.takesText ? "\"\(text)\"" : ""].filter {
            !$0.isEmpty
        }
        return (.fact("\(name)(\(arguments.joined(separator: ", ")))", function.make(field, text)), function.kind)
    }
}
