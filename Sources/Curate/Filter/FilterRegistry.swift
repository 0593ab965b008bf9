internal import Corpus

/// The rules that there are, by name.
package enum FilterRegistry {
    /// In the order in which `--list-rules` prints them.
    package static let all: [any Filter.Type] = [
        StandardPatent.self, StandardPatentKinds.self, StandardPatentPrompt.self, StandardPatentForm.self, Length.self,
        LanguageRule.self, Repetition.self, Boilerplate.self, Refusal.self, Markup.self, BrokenOff.self,
        ClaimStructure.self, LabelNames.self, ExpressionRule.self,
    ]

    /// Makes a rule. Throws a usage fault for a name that is none and for parameters that do not fit.
    package static func make(_ use: RuleUse) throws -> any Filter {
        for type in all where type.summary.name == use.rule {
            let settings = try RuleSettings(type.summary, name: use.name, use.parameters)
            return try open(type, settings)
        }
        throw Fault(
            "there is no rule \"\(use.rule)\"",
            fix:
                "the rules are \(all.map { $0.summary.name }.joined(separator: ", ")); \"patcorpus filter --list-rules\" says what they do",
            kind: .usage)
    }

    /// Key paths to a metatype's static members crash Swift 6.3.1, so members are read in closures.
    private static func open<Rule: Filter>(_ type: Rule.Type, _ settings: RuleSettings) throws -> any Filter {
        try Rule(settings)
    }
}
