internal import Corpus
internal import Native

/// Reads the fields from what a model answered, in whatever shape it came.
///
/// First strictly: the whole answer as one JSON object. Else the first object in it that has one of the fields, read by `LooseJSON`; else headings
/// with text. What had to be mended is noted. A value that is cut off is left out, so that no text is taken for complete that is not.
struct AnswerReader: Sendable {
    private let fields: [PromptField]
    private let keys: FieldKeys

    /// Objects that are tried, and bytes that are read: no answer of use has more.
    private static let mostTries = 40
    private static let mostBytes = 4 << 20

    init(_ fields: [PromptField]) {
        self.fields = fields
        keys = FieldKeys(fields)
    }

    init(_ layout: AnswerLayout) { self.init(layout.fields) }

    /// What was found; nil where there is none of the fields.
    func read(_ text: String) -> AnswerReading? {
        var collected = CollectedFields(fields, keys)
        let bytes = Array(text.utf8.prefix(Self.mostBytes))
        if readStrictly(bytes, &collected) { return collected.reading }
        var loose = CollectedFields(fields, keys)
        if readLoosely(bytes, &loose) { return loose.reading }
        var headed = CollectedFields(fields, keys)
        HeadedText(fields, keys).read(text, into: &headed)
        if headed.isEmpty { readBare(text, &headed) }
        return headed.isEmpty ? nil : headed.reading
    }

    /// Where one text alone was asked for, an answer without heading and braces is that text.
    private func readBare(_ text: String, _ collected: inout CollectedFields) {
        guard fields.count == 1, let field = fields.first, !field.isList, !text.contains("{") else { return }
        collected.enter(field.name, .text(text))
        if !collected.isEmpty { collected.note([.bareText]) }
    }

    /// The whole answer as JSON.
    private func readStrictly(_ bytes: [UInt8], _ collected: inout CollectedFields) -> Bool {
        var parser = JSONParser()
        guard let value = try? parser.parse(bytes, { try JSONValue($0) }), case .object = value else { return false }
        collected.take(Self.loose(value))
        return !collected.isEmpty
    }

    private static func loose(_ value: JSONValue) -> LooseValue {
        switch value {
        case .string(let text): .text(text)
        case .array(let values): .list(values.map(loose))
        case .object(let object): .members(object.members.map { ($0.key, loose($0.value)) })
        case .null, .boolean, .integer, .number: .other
        }
    }

    /// The first object with one of the fields, and those behind it that have others.
    private func readLoosely(_ bytes: [UInt8], _ collected: inout CollectedFields) -> Bool {
        var at = 0
        var tries = 0
        var objects = 0
        var end = 0
        while tries < Self.mostTries, let start = bytes[at...].firstIndex(of: 0x7B) {
            tries += 1
            var reader = LooseJSON(bytes, at: start)
            let value = reader.value()
            var found = collected
            if let value { found.take(value) }
            if found.texts.count > collected.texts.count {
                if objects == 0 { noteBefore(bytes[..<start], &found) }
                found.note(reader.repairs)
                if reader.isCut { found.isCut = true }
                collected = found
                objects += 1
                end = max(reader.at, start + 1)
                at = end
            } else {
                at = start + 1
            }
            if at >= bytes.count { break }
        }
        guard objects > 0 else { return false }
        if objects > 1 { collected.note([.severalObjects]) }
        if end < bytes.count { noteBehind(bytes[end...], &collected) }
        return true
    }

    private func noteBefore(_ bytes: ArraySlice<UInt8>, _ collected: inout CollectedFields) {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("```") { collected.note([.codeFence]) }
        let rest = text.replacing("```json", with: "").replacing("```JSON", with: "").replacing("```", with: "")
        if rest.contains(where: { !$0.isWhitespace && $0 != "[" }) { collected.note([.preamble]) }
    }

    private func noteBehind(_ bytes: ArraySlice<UInt8>, _ collected: inout CollectedFields) {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("```") { collected.note([.codeFence]) }
        if text.replacing("```", with: "").contains(where: { !$0.isWhitespace && $0 != "]" }) {
            collected.note([.trailingText])
        }
    }
}
