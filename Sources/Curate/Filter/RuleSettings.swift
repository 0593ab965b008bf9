package import Corpus

/// The parameters of one use of a rule, read with the rule's defaults.
package struct RuleSettings: Sendable {
    /// The name of the layer `verdicts/NAME`.
    package let name: String
    private let summary: RuleSummary
    private let values: [String: String]

    /// Throws a usage fault for a parameter that the rule does not have.
    package init(_ summary: RuleSummary, name: String, _ values: [String: String]) throws {
        self.name = name
        self.summary = summary
        self.values = values
        for key in values.keys.sorted() where !summary.parameters.contains(where: { $0.name == key }) {
            let known = summary.parameters.map(\.name).joined(separator: ", ")
            throw Fault(
                "the rule \(summary.name) has no parameter \"\(key)\"",
                fix: known.isEmpty ? "it takes none" : "its parameters are \(known)", kind: .usage)
        }
    }

    /// The value as written, or the default. To ask for a parameter that the summary does not list is a bug.
    package func text(_ key: String) -> String {
        if let value = values[key] { return value }
        guard let parameter = summary.parameters.first(where: { $0.name == key }) else {
            preconditionFailure("the rule \(summary.name) does not list its parameter \(key)")
        }
        return parameter.standard
    }

    /// Whether the parameter was given.
    package func isGiven(_ key: String) -> Bool { values[key] != nil }

    /// Whether the parameter was given or has a default.
    package func isSet(_ key: String) -> Bool { !text(key).isEmpty }

    /// A whole number of at least 0.
    package func integer(_ key: String) throws -> Int {
        guard let value = Int(text(key)), value >= 0 else { throw fault(key, "give a whole number") }
        return value
    }

    /// A number from 0 to 1.
    package func share(_ key: String) throws -> Double {
        guard let value = Double(text(key)), value >= 0, value <= 1 else {
            throw fault(key, "give a share from 0 to 1")
        }
        return value
    }

    /// `A-B`, `A-` or `-B`; nil where nothing is set.
    package func range(_ key: String) throws -> ClosedRange<Int>? {
        guard isSet(key) else { return nil }
        let sides = text(key).split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2, let low = sides[0].isEmpty ? 0 : Int(sides[0]),
            let high = sides[1].isEmpty ? Int.max : Int(sides[1]), 0 <= low, low <= high
        else { throw fault(key, "give a range such as 50-250, 50- or -250") }
        return low...high
    }

    /// Alternatives with `|` between.
    package func list(_ key: String) -> [String] { text(key).split(separator: "|").map(String.init) }

    /// `yes` or `no`.
    package func flag(_ key: String) throws -> Bool {
        switch text(key) {
        case "yes", "true": return true
        case "no", "false": return false
        default: throw fault(key, "give yes or no")
        }
    }

    /// One of some words.
    package func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _ type: Value.Type) throws -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: text(key)) else {
            throw fault(key, "give \(Value.allCases.map(\.rawValue).joined(separator: " or "))")
        }
        return value
    }

    /// Names of fields with `|` between.
    package func fields(_ key: String) throws -> TextFields {
        try TextFields(
            parsing: text(key).split(separator: "|", omittingEmptySubsequences: false).joined(separator: ","))
    }

    /// A usage fault about the parameter's value.
    package func fault(_ key: String, _ fix: String) -> Fault {
        Fault("the rule \(summary.name) cannot use \(key)=\(text(key))", fix: fix, kind: .usage)
    }
}
