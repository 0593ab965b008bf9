internal import Corpus

/// One use of a rule: `NAME`, `NAME:key=value,key=value` or, where one rule is used twice, `LAYER=NAME:…`.
///
/// Values of a list have `|` between. What follows `expression:` is the expression, commas and all.
package struct RuleUse: Sendable, Hashable {
    /// The rule's name in the registry.
    package var rule: String
    /// The layer `verdicts/NAME` that gets the verdicts; the rule's name unless another is given.
    package var name: String
    package var parameters: [String: String]

    package init(rule: String, name: String? = nil, parameters: [String: String] = [:]) {
        self.rule = rule
        self.name = name ?? rule
        self.parameters = parameters
    }

    /// Throws a usage fault for what does not parse; whether there is such a rule, the registry says.
    package init(parsing text: String) throws {
        let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let names = sides[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(rule: String(names[names.count - 1]))
        if names.count == 2 { name = String(names[0]) }
        try Self.check(name: name, in: text)
        guard sides.count == 2 else { return }
        if rule == "expression" {
            parameters["is"] = String(sides[1])
            return
        }
        for word in sides[1].split(separator: ",", omittingEmptySubsequences: false) {
            let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[0].isEmpty else {
                throw Fault(
                    "\"\(word)\" in the rule \"\(text)\" is no parameter",
                    fix: "write key=value with commas between, and | between the values of a list", kind: .usage)
            }
            guard parameters.updateValue(String(pair[1]), forKey: String(pair[0])) == nil else {
                throw Fault(
                    "\(pair[0]) comes twice in the rule \"\(text)\"", fix: "keep the one that is right", kind: .usage)
            }
        }
    }

    /// Throws for a name that cannot name a layer.
    static func check(name: String, in text: String) throws {
        let isName =
            !name.isEmpty && name.utf8.count <= 64
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == 0x2D || byte == 0x5F
            }
        if isName { return }
        throw Fault(
            "\"\(name)\" in the rule \"\(text)\" cannot name a layer",
            fix: "use letters, digits, - and _, at most 64", kind: .usage)
    }

    /// The use as it can be written on a command line; parameters by name.
    package var description: String {
        let head = name == rule ? rule : "\(name)=\(rule)"
        if rule == "expression" { return "\(head):\(parameters["is"] ?? "")" }
        if parameters.isEmpty { return head }
        return head + ":" + parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
}
