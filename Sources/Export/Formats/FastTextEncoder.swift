internal import Corpus
internal import Native

/// Lines of `__label__x __label__y text`, as the program fastText reads them (Joulin et al. 2017).
final class FastTextEncoder: DocumentEncoder {
    private let plan: ExportPlan
    private let labels: [String: String]
    private var parser = JSONParser()

    init(_ plan: ExportPlan, labels: [String: String]) {
        self.plan = plan
        self.labels = labels
    }

    /// fastText ends a word at these signs; a label must have none of them.
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 }

    /// The word that stands for each label: spaces become `_`. Throws a usage fault where two labels become one word.
    static func words(_ labels: [String]) throws -> [String: String] {
        var words: [String: String] = [:]
        var owners: [String: String] = [:]
        for label in labels {
            let word = "__label__" + String(decoding: label.utf8.map { isSpace($0) ? 0x5F : $0 }, as: UTF8.self)
            if let other = owners.updateValue(label, forKey: word) {
                throw Fault(
                    "fastText cannot tell the labels \"\(other)\" and \"\(label)\" apart: both are \(word)",
                    fix: "give one of them another name", kind: .usage)
            }
            words[label] = word
        }
        return words
    }

    func encode(_ batch: DocumentBatch) throws -> EncodedPart {
        var output = ByteBuffer(capacity: 1 << 20)
        var ids = ByteBuffer(capacity: 1 << 12)
        try batch.forEach { line, notes in
            let content = try DocumentContent(line: line, &parser, withDescription: plan.readsDescription)
            var isFirst = true
            for label in notes.labels {
                if !isFirst { output.append(0x20) }
                output.append(labels[label] ?? "")
                isFirst = false
            }
            Self.append(content.text(plan.texts, preferring: plan.language), to: &output, isFirst: isFirst)
            output.append(0x0A)
            ids.append(content.id)
            ids.append(0x0A)
        }
        var part = EncodedPart(batch)
        part.bytes = output.array
        part.ids = ids.array
        return part
    }

    /// Appends the words of a text with a space between. What fastText would take for a label or for the line's end gets a leading `_`.
    private static func append(_ text: String, to output: inout ByteBuffer, isFirst: Bool) {
        var text = text
        text.makeContiguousUTF8()
        let bytes = text.utf8Span.span
        var isFirst = isFirst
        var index = 0
        while index < bytes.count {
            while index < bytes.count, isSpace(bytes[index]) { index &+= 1 }
            let start = index
            while index < bytes.count, !isSpace(bytes[index]) { index &+= 1 }
            if start == index { break }
            if !isFirst { output.append(0x20) }
            isFirst = false
            let isEnd = index - start == 4 && ByteSearch.has("</s>", in: bytes, at: start)
            if isEnd || ByteSearch.has("__label__", in: bytes, at: start) { output.append(0x5F) }
            output.append(bytes.extracting(start..<index))
        }
    }
}
