import Corpus
import Curate
import Foundation
import Native

/// The documents of `FilterSet/documents.jsonl`, written by someone who had not read the rules.
struct LabelledSet {
    struct Entry {
        var id: String
        var kind: String
        /// Even lines were used for tuning, odd ones were not.
        var isForTuning: Bool
        var input: FilterInput
    }

    let entries: [Entry]

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "FilterSet/documents.jsonl").path
        var entries: [Entry] = []
        for (index, line) in try FileSystem.read(file).split(separator: 0x0A).enumerated() {
            let json = try JSONValue(parsing: Array(line))
            entries.append(
                Entry(
                    id: json["id"]?.string ?? "", kind: json["class"]?.string ?? "", isForTuning: (index + 1) % 2 == 0,
                    input: FilterInput(try Self.document(json))))
        }
        self.entries = entries
    }

    /// The document as `generate` would deliver it: English was asked for, a claim's number is the one in front of it.
    private static func document(_ json: JSONValue) throws -> DocumentContent {
        func lines(_ key: String) -> [String] {
            (json[key]?.string ?? "").split(separator: "\n").map(String.init)
                .filter { !$0.allSatisfy(\.isWhitespace) }
        }
        let claims = (json["claims"]?.array ?? []).map { claim -> TestDocument.Claim in
            let text = claim.string ?? ""
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            let number = text.dropFirst(digits.count).hasPrefix(".") ? Int(digits) ?? 0 : 0
            return TestDocument.Claim(number: number, text: text)
        }
        var document = TestDocument(title: json["title"]?.string ?? "", abstract: lines("abstract"))
        document.description = lines("description")
        document.claims = claims
        document.origin = .synthesis
        document.promptFamily = "standard-patent"
        return try document.content()
    }

    /// What a rule does on some of the documents: of those of its classes dropped, of those of its classes, of patents dropped.
    struct Measure {
        var found = 0
        var wanted = 0
        var wrong = 0
        var patents = 0
        var recall: Double { wanted == 0 ? 1 : Double(found) / Double(wanted) }
        var precision: Double { found + wrong == 0 ? 1 : Double(found) / Double(found + wrong) }
    }

    func measure(_ classes: Set<String>, half: Bool?, drops: (FilterInput) -> Bool) -> Measure {
        var measure = Measure()
        for entry in entries where half == nil || entry.isForTuning == half {
            if entry.kind == "patent" {
                measure.patents += 1
                if drops(entry.input) { measure.wrong += 1 }
            } else if classes.contains(entry.kind) {
                measure.wanted += 1
                if drops(entry.input) { measure.found += 1 }
            }
        }
        return measure
    }
}
