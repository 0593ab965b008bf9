import Corpus
import Curate
import Native

/// A document in a few words, made into a canonical line and read back.
struct TestDocument {
    struct Claim {
        var number: Int
        var text: String
        var dependsOn: [Int] = []
    }

    var id = "SYN-0123456789ABCDEF0123"
    var origin = Origin.synthesis
    var kind = ""
    var language = "en"
    var title: String
    var abstract: [String]
    var claims: [Claim] = []
    var description: [String] = []
    var promptFamily = ""
    var model = ""
    var labels: [String] = []
    var date = ""

    init(title: String = "", abstract: [String] = []) {
        self.title = title
        self.abstract = abstract
    }

    /// One paragraph of each; claims are numbered from 1.
    init(_ title: String, abstract: String, claims: [String]) {
        self.init(title: title, abstract: [abstract])
        self.claims = claims.enumerated().map { Claim(number: $0 + 1, text: $1) }
    }

    /// The members that rules read; the others are left out.
    var json: JSONValue {
        func strings(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
        let language = JSONValue.string(language)
        return [
            "id": .string(id), "kind": .string(kind), "origin": .string(origin.rawValue),
            "publication": ["country": .string(String(id.prefix(2))), "date": .string(date)],
            "titles": title.isEmpty ? [] : [["language": language, "text": .string(title)]],
            "abstracts": abstract.isEmpty ? [] : [["language": language, "paragraphs": strings(abstract)]],
            "claims": .array(
                claims.map {
                    [
                        "dependsOn": .array($0.dependsOn.map { .integer($0) }), "language": language,
                        "number": .integer($0.number), "text": .string($0.text),
                    ]
                }),
            "description": description.isEmpty
                ? [] : [["heading": "", "language": language, "paragraphs": strings(description), "role": ""]],
            "provenance": [
                "labels": strings(labels), "method": "", "model": .string(model), "promptFamily": .string(promptFamily),
                "seeds": [],
            ],
        ]
    }

    func content() throws -> DocumentContent {
        var parser = JSONParser()
        return try DocumentContent(line: json.canonicalBytes.span, &parser)
    }

    func input() throws -> FilterInput { FilterInput(try content()) }
}
