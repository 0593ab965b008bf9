import Corpus
import Curate
import Testing

@Suite("Rules are named with parameters")
struct RuleUseTests {
    @Test(
        "a use is read, and written as it was",
        arguments: [
            "length", "length:max=5000,min=50", "short=length:abstract=50-250", "expression:words(abstract) >= 50, yes",
            "long=expression:claims > 3",
        ])
    func roundTrip(_ text: String) throws { #expect(try RuleUse(parsing: text).description == text) }

    @Test(
        "what does not fit is a usage fault that names it",
        arguments: [
            ("nothing", "nothing"), ("length:min", "\"min\""), ("length:min=many", "min=many"),
            ("length:least=3", "least"),
            ("length:min=5,max=2", "min=5"), ("length:abstract=9", "abstract=9"),
            ("length:min=1,min=2", "min comes twice"),
            ("a b=length", "a b"), ("language:is=xx", "is=xx"), ("language:confidence=2", "confidence=2"),
            ("repetition:preset=web", "preset=web"), ("claims:min=3,max=2", "min=3"), ("label-names", "needs names"),
            ("label-names:file=/nowhere", "no such file"), ("expression", "no expression"), ("markup:of=body", "body"),
        ])
    func faults(_ text: String, _ named: String) throws {
        do {
            _ = try FilterRules([try RuleUse(parsing: text)])
            Issue.record("\(text) was taken")
        } catch let fault as Fault {
            #expect(fault.kind == .usage)
            #expect(fault.description.contains(named), "\(fault)")
            #expect(!fault.fix.isEmpty)
        }
    }

    @Test("one layer takes one rule")
    func twice() throws {
        let length = try RuleUse(parsing: "length")
        #expect(throws: Fault.self) { try FilterRules([length, length]) }
        #expect(throws: Fault.self) { try FilterRules([]) }
        #expect(try FilterRules([length, RuleUse(parsing: "other=length")]).uses.count == 2)
    }

    @Test("a file of rules says the same as --rule")
    func file() throws {
        let yaml = """
            rules:
              - refusal
              - length: {min: 50, max: 5000}
              - short: {rule: length, abstract: 50-250, of: [title, abstract]}
              - "language:is=en|de"
              - expression: words(abstract) >= 50 and claims > 0
            """
        let uses = try RuleFile.read(yaml, file: "rules.yaml")
        let wanted = [
            "refusal", "length:max=5000,min=50", "short=length:abstract=50-250,of=title|abstract", "language:is=en|de",
            "expression:words(abstract) >= 50 and claims > 0",
        ]
        #expect(uses.map(\.description) == wanted)
        #expect(try FilterRules(uses).uses == uses)
    }

    @Test(
        "a file that is none names the line",
        arguments: [
            ("- refusal", "line 1"), ("rules: []", "line 1"), ("rules:\n  - [a]", "line 2"),
            ("rules:\n  - a: {b: {c: d}}", "line 2"),
            ("rules: [refusal]\nmore: 1", "line 2"), ("rules: {", "rules.yaml"),
        ])
    func badFile(_ yaml: String, _ place: String) throws {
        do {
            _ = try RuleFile.read(yaml, file: "rules.yaml")
            Issue.record("\(yaml) was taken")
        } catch let fault as Fault {
            #expect(fault.kind == .usage)
            #expect(fault.place.contains(place), "\(fault)")
        }
    }

    @Test("every rule has a source, reasons and defaults that it accepts")
    func summaries() throws {
        var names: Set<String> = []
        for type in FilterRegistry.all {
            let summary = type.summary
            #expect(names.insert(summary.name).inserted)
            #expect(!summary.source.isEmpty && !summary.drops.isEmpty && !summary.reasons.isEmpty)
            if ["label-names", "expression"].contains(summary.name) { continue }
            for parameter in summary.parameters where !parameter.standard.isEmpty {
                let use = RuleUse(rule: summary.name, parameters: [parameter.name: parameter.standard])
                #expect(throws: Never.self) { try FilterRules([use]) }
            }
        }
    }
}
