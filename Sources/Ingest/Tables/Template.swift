/// Text with columns in braces: `US{doc_number}A1`. A doubled brace stands for itself.
struct Template: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case literal(String)
        case column(String)
    }

    let parts: [Part]

    /// The columns in it, in order.
    var columns: [String] {
        parts.compactMap { if case .column(let name) = $0 { name } else { nil } }
    }

    /// Reads a template; throws what is wrong with it.
    init(parsing text: String) throws(RecordFault) {
        var parts: [Part] = []
        var literal = ""
        var rest = text[...]
        while let sign = rest.popFirst() {
            if sign == "{" || sign == "}", rest.first == sign {
                rest.removeFirst()
                literal.append(sign)
            } else if sign == "{" {
                guard let end = rest.firstIndex(of: "}") else {
                    throw RecordFault("the brace before \"\(rest)\" is not closed")
                }
                let name = rest[..<end].trimmingSpaces
                if name.isEmpty { throw RecordFault("there is no column between the braces of \"\(text)\"") }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(.column(name))
                rest = rest[rest.index(after: end)...]
            } else if sign == "}" {
                throw RecordFault("a closing brace in \"\(text)\" has no opening one; write }} for the sign itself")
            } else {
                literal.append(sign)
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.parts = parts
    }

    /// The text with each column's value; `""` where one of them has none, since `USA1` is no id.
    func text(_ value: (String) throws(RecordFault) -> String) throws(RecordFault) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .column(let name):
                let value = try value(name)
                if value.isEmpty { return "" }
                text += value
            }
        }
        return text
    }
}

extension StringProtocol where UTF8View: BidirectionalCollection {
    /// Without ASCII white space at both ends.
    var trimmingSpaces: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }) else { return "" }
        var end = bytes.endIndex
        while end > first {
            let before = bytes.index(before: end)
            if bytes[before] > 0x20 { break }
            end = before
        }
        return String(self[first..<end])
    }
}
