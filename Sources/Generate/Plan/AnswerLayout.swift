internal import Corpus

/// What an answer is asked to look like: the lines of the fields, the form, the schema, and real documents in that form.
struct AnswerLayout: Sendable {
    let fields: [PromptField]
    let form: PromptTemplate.Form
    /// The key of each field in a JSON answer.
    let keys: [String]

    init(_ settings: GenerationSettings) {
        self.init(settings.template.fields, settings.answerForm, usesSchema: settings.usesSchema)
    }

    init(_ fields: [PromptField], _ form: PromptTemplate.Form, usesSchema: Bool) {
        self.fields = fields
        self.form = form
        // Canonical JSON sorts the schema's properties, and a server that holds a model to a schema has them written in that order.
        let isSorted = zip(fields, fields.dropFirst()).allSatisfy { $0.name < $1.name }
        keys = fields.enumerated().map { usesSchema && !isSorted ? "\($0 + 1)_\($1.name)" : $1.name }
    }

    /// A line for each field: `- abstract: 50 to 150 words. One paragraph …`.
    var fieldsText: String {
        zip(fields, keys).map { field, key in
            let words = Self.range(field.words, "word")
            let length = field.isList ? "\(Self.range(field.items, "claim")) of \(words) each" : words
            let about = field.about.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let name = form == .json ? key : field.heading
            return PromptWords.field + "\(name): \(length)." + (about.isEmpty ? "" : " " + about)
        }.joined(separator: "\n")
    }

    private static func range(_ range: ClosedRange<Int>, _ unit: String) -> String {
        let (low, high) = (range.lowerBound, range.upperBound)
        return (low == high ? "\(low)" : "\(low) to \(high)") + " \(unit)" + (high == 1 ? "" : "s")
    }

    var formatText: String {
        switch form {
        case .json:
            let members = zip(fields, keys).map { "\"\($1)\": " + ($0.isList ? "[\"...\", \"...\"]" : "\"...\"") }
            return PromptWords.json + "\n{" + members.joined(separator: ", ") + "}"
        case .headings:
            return PromptWords.headings + "\n"
                + fields.map { $0.isList ? "\($0.heading):\n1. ...\n2. ..." : "\($0.heading): ..." }
                .joined(separator: "\n")
        }
    }

    /// The JSON Schema of the answer.
    var schema: JSONValue {
        var properties: [JSONObject.Member] = []
        for (field, key) in zip(fields, keys) {
            let type: JSONValue =
                field.isList
                ? [
                    "items": ["type": "string"], "maxItems": .integer(field.items.upperBound),
                    "minItems": .integer(field.items.lowerBound), "type": "array",
                ] : ["type": "string"]
            properties.append(.init(key: key, value: type))
        }
        return [
            "additionalProperties": false, "properties": .object(JSONObject(uniqueMembers: properties)),
            "required": .array(keys.map { .string($0) }), "type": "object",
        ]
    }

    // MARK: Real documents

    /// The fields' texts of a real document, none longer than what is asked for.
    private func texts(_ seed: SeedDocument) -> [(field: PromptField, key: String, texts: [String])] {
        zip(fields, keys).compactMap { field, key in
            let texts = seed.texts(field).prefix(field.items.upperBound).map { text in
                let plain = field.isList ? ClaimNumber.removed(from: text) : text
                return ShortenedText.prefix(of: plain, words: field.words.upperBound)
                    .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            return texts.isEmpty ? nil : (field, key, texts)
        }
    }

    /// An example, in the form of an answer.
    func text(of seed: SeedDocument) -> String {
        if form == .headings { return headed(seed) }
        let members = texts(seed).map { field, key, texts in
            let value: JSONValue = field.isList ? .array(texts.map { .string($0) }) : .string(texts[0])
            return JSONValue.string(key).canonicalText + ": " + value.canonicalText
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// Its texts under headings.
    func headed(_ seed: SeedDocument) -> String {
        texts(seed).map { field, _, texts in
            guard field.isList else { return "\(field.heading): \(texts[0])" }
            return "\(field.heading):\n" + texts.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
