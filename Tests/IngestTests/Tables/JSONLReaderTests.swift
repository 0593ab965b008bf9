import Corpus
import Ingest
import Testing

@Suite struct JSONLReaderTests {
    private func pieces(_ text: String, isLines: Bool, chunk: Int) -> [String] {
        var reader = JSONLReader(isLines: isLines)
        let bytes = Array(text.utf8)
        var buffer: [UInt8] = []
        var found: [String] = []
        var position = 0
        while true {
            let end = min(position + chunk, bytes.count)
            buffer += bytes[position..<end]
            position = end
            var taken = 0
            while let step = reader.next(in: buffer.span, from: &taken, isLast: end == bytes.count) {
                switch step {
                case .value(let range): found.append(String(decoding: buffer[range], as: UTF8.self))
                case .unreadable(let range, let reason):
                    found.append("\(reason): " + String(decoding: buffer[range], as: UTF8.self))
                }
            }
            buffer.removeFirst(taken)
            if end == bytes.count { return found }
        }
    }

    private static let objects = [
        #"{"a":"}]"}"#, #"{"b":"\"{\\"}"#, "{}", #"{"c":[{"d":[1,{"e":null}]}]}"#, #"{"水":"é\\\\"}"#,
    ]

    @Test("finds the same objects in an array, on lines and one after the other", arguments: [1, 2, 3, 16, 4096])
    func layouts(chunk: Int) {
        let objects = Self.objects
        #expect(
            pieces("\u{FEFF} [\n" + objects.joined(separator: " ,\n") + "]\n", isLines: false, chunk: chunk) == objects)
        #expect(pieces("[" + objects.joined(separator: ",") + "]", isLines: true, chunk: chunk) == objects)
        #expect(pieces(objects.joined(separator: "\n") + "\n", isLines: true, chunk: chunk) == objects)
        #expect(pieces(objects.joined(separator: "\n"), isLines: true, chunk: chunk) == objects)
        #expect(pieces(objects.joined(separator: "\n\n"), isLines: false, chunk: chunk) == objects)
        #expect(pieces(objects.joined(), isLines: false, chunk: chunk) == objects)
    }

    @Test("an array that does not end, or is followed by more, says so", arguments: [1, 4096])
    func brokenArrays(chunk: Int) {
        #expect(
            pieces(#"[{"a":1},{"b"#, isLines: false, chunk: chunk)
                == [#"{"a":1}"#, #"the file ends within this object: {"b"#])
        #expect(
            pieces(#"[{"a":1},"#, isLines: false, chunk: chunk) == [#"{"a":1}"#, "the file ends within its array: "])
        #expect(
            pieces("[{}] {}", isLines: false, chunk: 4096) == ["{}", "text after the end of the array: {}"])
    }

    private let mapping = "id: {column: id}\n"

    @Test("a damaged object costs only itself, on lines and one after the other")
    func recovers() throws {
        let text = """
            {"id":"US1"}
            {"id":"US2"
            {"id":"US3"}
            7
            {"id":"US4",}
            {"id":"US6"}

            """
        for format in [TableFormat.jsonl, .json] {
            let rows = try readTable(text, mapping, format, chunk: 10)
            #expect(rows.map { $0.document["id"]?.string ?? "-" } == ["US1A", "-", "US3A", "-", "-", "US6A"])
            #expect(rows[1].bytes == #"{"id":"US2""#)
        }
    }
}
