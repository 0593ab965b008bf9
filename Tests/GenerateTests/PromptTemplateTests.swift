import Corpus
import Curate
import Foundation
import Testing

@testable import Generate

@Suite("Prompt templates") struct PromptTemplateTests {
    private static let minimal = """
        name: mine
        method: synthesis
        user: |
          Write about:
          {definitions}
          {format}
        fields:
          - {name: title, words: 3-9}
        """

    @Test("the seven families of the study are there, each under its own name, with a digest of its own")
    func families() throws {
        let names = [
            "standard-patent", "abstract-only", "claims-first", "technical-report", "product-description",
            "lay-summary", "paraphrase",
        ]
        #expect(PromptFamilies.names == names)
        let templates = try names.map(PromptFamilies.named)
        #expect(templates.map(\.name) == names)
        #expect(Set(templates.map(\.digest)).count == 7)
        for template in templates {
            #expect(template.method == (template.name == "paraphrase" ? .paraphrase : .synthesis))
            #expect(template.uses(.format) && template.uses(.fields), "\(template.name)")
            #expect(template.method == .paraphrase || template.uses(.examples), "\(template.name)")
            #expect(!template.uses(.labels), "label names come with the definitions, so that they can be off")
            #expect(
                template.fields.contains { $0.name == "title" } && template.fields.contains { $0.name == "abstract" })
            #expect(!template.about.isEmpty)
        }
        #expect(templates[2].fields.first?.name == "claims", "claims-first asks for the claims first")
    }

    @Test("a family that is none names the nearest and all")
    func unknownFamily() {
        #expect { try PromptFamilies.find("standart-patent") } throws: { error in
            let text = "\(error)"
            return text.contains("standard-patent?") && text.contains("lay-summary")
        }
        #expect { try PromptFamilies.find("./no-such.yaml") } throws: { "\($0)".contains("./no-such.yaml") }
    }

    @Test(
        "what is wrong with a template is said with file, line and what there is",
        arguments: [
            (
                ["{definitions}", "{definition}"],
                ["mine.yaml, line 5, column 3", "{definition}", "{definitions} {examples}"]
            ),
            (["{format}", "{format"], ["line 6, column 3", "not closed"]),
            (["{format}", "{format}}"], ["line 6, column 11", "}}"]),
            (["name: title", "name: titel"], ["line 8", "titel", "did you mean title"]),
            (["words: 3-9", "words: 9-3"], ["line 8", "9-3"]),
            ([", words: 3-9", ""], ["line 8", "no length"]),
            (["name: title", "name: claims"], ["line 8", "items:"]),
            (["method: synthesis", "method: synthese"], ["line 2", "synthesis and paraphrase"]),
            (["method: synthesis", "method: paraphrase"], ["{source}"]),
            (["{definitions}", "{source}"], ["{source}", "synthesis"]),
            (["  {definitions}\n", ""], ["says nothing of the labels"]),
            (["user: |", "usr: |"], ["line 3", "usr", "user"]),
            (["name: mine\n", ""], ["no name:"]),
            (["name: mine", "name: My family"], ["line 1", "My family"]),
            (["{format}", "{format} {angle}"], ["angles"]),
            (["fields:", "angles: [a, b]\nfields:"], ["{angle}"]),
            (["fields:", "rules: [lenght]\nfields:"], ["line 7", "lenght"]),
            (["fields:", "answer: xml\nfields:"], ["xml", "json and headings"]),
            (["method: synthesis", "method: synthesis\nmethod: synthesis"], ["twice"]),
        ])
    func faults(_ change: [String], _ expected: [String]) {
        let yaml = Self.minimal.replacing(change[0], with: change[1])
        #expect(yaml != Self.minimal)
        #expect { try PromptTemplate(parsing: yaml, file: "mine.yaml") } throws: { error in
            guard let fault = error as? Fault else { return false }
            let text = fault.description
            let missing = expected.filter { !text.contains($0) }
            if !missing.isEmpty { Issue.record("\(text) does not say \(missing)") }
            return missing.isEmpty && fault.kind == .usage && text.contains("mine.yaml")
        }
    }

    @Test("doubled braces are braces, and an empty placeholder leaves no gap of lines")
    func braces() throws {
        let text = try PromptText(parsing: "a {{x}}\n\n{examples}\n\nb{angle}\n")
        #expect(text.filled { _ in "" } == "a {x}\n\nb")
        #expect(text.filled { $0.rawValue } == "a {x}\n\nexamples\n\nbangle")
    }

    @Test("the schema of templates has the keys, fields and forms that the reader takes")
    func schema() throws {
        let file = Fixtures.schemas.appending(path: "prompt.schema.json")
        let schema = try JSONValue(parsing: Array(try Data(contentsOf: file)))
        func keys(_ value: JSONValue?) -> [String] { value?.object?.members.map(\.key) ?? [] }
        let known = ["about", "angles", "answer", "fields", "method", "name", "rules", "system", "user"]
        #expect(keys(schema["properties"]) == known)
        #expect(schema["required"] == ["fields", "method", "name", "user"])
        let field = schema["properties"]?["fields"]?["items"]
        #expect(keys(field?["properties"]) == ["about", "items", "name", "words"])
        #expect(
            Set(field?["properties"]?["name"]?["enum"]?.array?.compactMap(\.string) ?? []) == Set(PromptField.names))
        #expect(
            schema["properties"]?["answer"]?["enum"]?.array?.compactMap(\.string)
                == PromptTemplate.Form.allCases.map(\.rawValue))
        // The reader's keys are those of its own error.
        #expect { try PromptTemplate(parsing: "zzzzzzzz: 1", file: "x") } throws: { error in
            known.allSatisfy { "\(error)".contains($0) }
        }
    }
}
