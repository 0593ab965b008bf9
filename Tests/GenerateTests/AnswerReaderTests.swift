import Corpus
import Testing

@testable import Generate

@Suite("Reading answers") struct AnswerReaderTests {
    private static let fields = [
        PromptField(name: "title", words: 1...20), PromptField(name: "abstract", words: 1...200),
        PromptField(name: "claims", words: 1...90, items: 1...12),
    ]
    private static let reader = AnswerReader(fields)
    private static let whole = [
        "title": ["A gate"], "abstract": ["It opens."], "claims": ["1. A gate.", "2. The gate of claim 1."],
    ]
    private static let plain = [
        "title": ["A gate"], "abstract": ["It opens."], "claims": ["A gate.", "The gate of claim 1."],
    ]
    private static let json =
        #"{"title": "A gate", "abstract": "It opens.", "claims": ["A gate.", "The gate of claim 1."]}"#

    struct Sample: Sendable {
        var text: String
        var texts: [String: [String]]
        var repairs: [AnswerRepair]

        init(_ text: String, _ texts: [String: [String]], _ repairs: [AnswerRepair] = []) {
            self.text = text
            self.texts = texts
            self.repairs = repairs
        }
    }

    private static let samples = [
        Sample(json, plain),
        Sample(" \n" + json + "\n", plain),
        Sample("```json\n\(json)\n```", plain, [.codeFence]),
        Sample(
            "Sure! Here is it:\n\n```\n\(json)\n```\nI hope it helps.", plain, [.preamble, .trailingText, .codeFence]),
        Sample("\(json)\n\nThis claims a gate.", plain, [.trailingText]),
        Sample("In {braces}: " + json, plain, [.preamble]),
        Sample("[\(json)]", plain),
        Sample(#"{"patent": \#(json)}"#, plain, [.wrapped]),
        Sample(
            #"{"title":"A gate"}{"abstract":"It opens."}"#, ["title": ["A gate"], "abstract": ["It opens."]],
            [.severalObjects]),
        Sample(
            #"{"title": "A gate", "abstract": "It opens.",}"#, ["title": ["A gate"], "abstract": ["It opens."]],
            [.trailingCommas]),
        Sample(
            #"{"title": "A gate", "claims": ["A gate.", "The gate of claim 1.",],}"#,
            ["title": ["A gate"], "claims": ["A gate.", "The gate of claim 1."]], [.trailingCommas]),
        Sample(
            "{\"title\": \"A gate\"\n\"abstract\": \"It opens.\"}", ["title": ["A gate"], "abstract": ["It opens."]],
            [.missingCommas]),
        Sample(
            "{\"title\": \"A gate\", \"abstract\": \"It opens.\nIt shuts.\"}",
            ["title": ["A gate"], "abstract": ["It opens.\nIt shuts."]], [.rawNewlines]),
        Sample(
            "{“title”: “A gate”, “abstract”: “It opens.”}", ["title": ["A gate"], "abstract": ["It opens."]],
            [.smartQuotes]),
        Sample(
            "{'title': 'A gate', 'abstract': 'It opens.'}", ["title": ["A gate"], "abstract": ["It opens."]],
            [.singleQuotes]),
        Sample(
            #"{title: "A gate", abstract: "It opens."}"#, ["title": ["A gate"], "abstract": ["It opens."]], [.bareKeys]),
        Sample(
            #"{"title": "A "smart" gate", "abstract": "It "opens", and shuts."}"#,
            ["title": [#"A "smart" gate"#], "abstract": [#"It "opens", and shuts."#]], [.innerQuotes]),
        Sample(
            #"{"title": "A gate\_1 é \ud83d\ude00", "abstract": "It \"opens\"."}"#,
            ["title": ["A gate_1 é 😀"], "abstract": [#"It "opens"."#]], [.badEscapes]),
        Sample(#"{"title": "A gate", "abstract": "It op"#, ["title": ["A gate"]], [.cutOff]),
        Sample(
            #"{"title": "A gate", "claims": ["A gate.", "The ga"#, ["title": ["A gate"], "claims": ["A gate."]],
            [.cutOff]),
        Sample(#"{"1_claims": ["A gate."], "2_Title": "A gate"}"#, ["title": ["A gate"], "claims": ["A gate."]]),
        Sample(
            #"{"Title of the invention": "A gate", "summary": "It opens."}"#,
            ["title": ["A gate"], "abstract": ["It opens."]], [.otherKeys]),
        Sample(
            #"{"title": "A gate", "claims": "1. A gate.\n2. The gate of claim 1."}"#,
            ["title": ["A gate"], "claims": ["1. A gate.", "2. The gate of claim 1."]], [.textAsList]),
        Sample(
            #"{"title": "A gate", "claims": {"1": "A gate.", "2": "The gate of claim 1."}}"#,
            ["title": ["A gate"], "claims": ["1. A gate.", "2. The gate of claim 1."]], [.textAsList]),
        Sample(
            #"{"title": "A gate", "claims": [{"number": 1, "text": "A gate."}, {"number": 2, "text": "The gate of claim 1."}]}"#,
            ["title": ["A gate"], "claims": ["A gate.", "The gate of claim 1."]]),
        Sample(
            #"{"title": "A gate", "abstract": ["It opens.", "It shuts."]}"#,
            ["title": ["A gate"], "abstract": ["It opens.\nIt shuts."]], [.listAsText]),
        Sample(
            #"{"title": "A gate", "title": "Another", "abstract": "It opens."}"#,
            ["title": ["A gate"], "abstract": ["It opens."]], [.repeatedKeys]),
        Sample(#"{"title": null, "abstract": "It opens.", "claims": 3}"#, ["abstract": ["It opens."]]),
        Sample("Title: A gate\nAbstract: It opens.\nClaims:\n1. A gate.\n2. The gate of claim 1.", whole, [.headings]),
        Sample(
            "Here you are.\n\n## **Title**\nA gate\n\n**Abstract:** It opens.\n\n### Claims\n\n1. A gate.\n2. The gate of claim 1.\n",
            whole, [.preamble, .headings]),
        Sample("Title: A gate Abstract: It opens. Claims: 1. A gate. 2. The gate of claim 1.", whole, [.headings]),
        Sample(
            "TITLE OF THE INVENTION\nA gate\nABSTRACT\nIt opens.\nWHAT IS CLAIMED IS:\n1. A gate.\n2. The gate of claim 1.",
            whole, [.headings]),
        Sample(
            "Title: A gate\nAbstract: It opens.\nClaim 1: A gate.\nClaim 2: The gate of claim 1.", whole, [.headings]),
        Sample(
            "Title: A gate\nAbstract: It opens.\nClaims: What is claimed is:\n1. A gate.\n2. The gate of claim 1.",
            whole, [.headings]),
        Sample("", [:]), Sample("I cannot write that.", [:]), Sample("{}", [:]), Sample("[]", [:]),
        Sample("{\"a\": 1}", [:]),
        Sample("A gate that opens: it has a title: none.", [:]), Sample("{\"title\": \"A ga", [:]),
        Sample("{\n\"title\": \"A ga", [:]),
        Sample("{\"title\": \"\", \"abstract\": \"  \"}", [:]),
    ]

    @Test("finds the fields in whatever shape they come, and notes what it mended", arguments: samples)
    func shapes(_ sample: Sample) {
        let reading = Self.reader.read(sample.text)
        #expect(reading?.texts ?? [:] == sample.texts)
        if !sample.texts.isEmpty { #expect(reading?.repairs == sample.repairs) }
        #expect(reading?.isCut ?? false == sample.repairs.contains(.cutOff))
    }

    @Test("of an answer that is cut off at any byte, each field is whole or not there")
    func truncation() {
        let long = SoundAnswer()
        let answers = [
            Self.json, long.text, "```json\n\(Self.json)\n```",
            #"{"claims": ["A \"quoted\" gate, \\ with é and 😀.", "The\ngate."], "title": "T, \"x\": y", "abstract": "a } b ] c , d : e"}"#,
            "{\n  \"title\": \"A gate\",\n  \"abstract\": \"It opens.\",\n  \"claims\": [\n    \"A gate.\",\n    \"The gate of claim 1.\"\n  ]\n}",
            #"{"title": "\ud83d\ude00 gate", "claims": {"1": "A gate.", "2": "The gate."}}"#,
        ]
        for answer in answers {
            guard let whole = Self.reader.read(answer) else {
                Issue.record("not read: \(answer)")
                continue
            }
            let bytes = Array(answer.utf8)
            var counts: Set<Int> = []
            for length in 0..<bytes.count {
                let part = Self.reader.read(String(decoding: bytes[..<length], as: UTF8.self))
                for (name, texts) in part?.texts ?? [:] {
                    let full = whole.texts[name] ?? []
                    #expect(Array(full.prefix(texts.count)) == texts, "cut at \(length) of \(answer)")
                }
                counts.insert(part?.texts.count ?? 0)
            }
            #expect(counts.isSuperset(of: [0, 1]), "fields come one by one")
        }
    }

    @Test("any bytes are read without a crash, and nothing is found that does not stand there")
    func anyBytes() {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "{", "}", "[", "]", "\"", "'", "“", "”", ":", ",", "\\", "\\u", "\\ud83d", "title", "abstract", "claims",
            "\n", "```", "1.", "Title:",
            "## ", "**", "Claim 2:", "null", "true", "1e9", "é", "\u{0}", " ", "A gate.", "\u{FEFF}", "…",
        ]
        for _ in 0..<2500 {
            var text = ""
            for _ in 0..<generator.uniform(30) { text += pieces[generator.uniform(pieces.count)] }
            check(text)
        }
        for _ in 0..<500 {
            let bytes = (0..<generator.uniform(60)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            check(String(decoding: bytes, as: UTF8.self))
        }
        // A sound answer with some bytes changed.
        for _ in 0..<500 {
            var bytes = Array(Self.json.utf8)
            for _ in 0...generator.uniform(4) {
                bytes[generator.uniform(bytes.count)] = UInt8(truncatingIfNeeded: generator.next()) & 0x7F
            }
            check(String(decoding: bytes, as: UTF8.self))
        }
        for deep in ["[", "{\"a\":", "{\"title\":[", "{", "\"", "Title: "] {
            check(String(repeating: deep, count: 6000))
        }
    }

    private func check(_ text: String) {
        guard let reading = Self.reader.read(text) else { return }
        let there = Set(WordList(text).strings)
        for texts in reading.texts.values {
            #expect(!texts.isEmpty && texts.allSatisfy { !$0.isEmpty })
            // Escapes may make words that do not stand there as they are.
            if text.contains("\\") { continue }
            for word in texts.flatMap({ WordList($0).strings }) where !there.contains(word) {
                #expect(there.contains { $0.contains(word) }, "\(word) of \(text)")
            }
        }
    }
}
