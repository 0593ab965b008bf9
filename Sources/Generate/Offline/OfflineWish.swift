internal import Corpus
internal import Endpoint

/// What a request asks for, as the offline writer understands it.
struct OfflineWish {
    /// In the request's order; title, abstract and claims where it names none.
    private(set) var fields: [PromptField] = []
    /// The key of each field in a JSON answer.
    private(set) var keys: [String: String] = [:]
    private(set) var form = PromptTemplate.Form.json
    private(set) var subjects: [Subject] = []
    /// The texts of the document to paraphrase; none for a synthesis.
    private(set) var source: [String: [String]] = [:]
    /// Whether a patent's style is asked for, rather than plain words.
    private(set) var isPatent = true

    /// What a label's line says.
    struct Subject {
        /// Empty where label names are off.
        var name: String
        /// One to three words each: what the subject consists of.
        var things: [String]
        /// Longer pieces: what it does and for whom.
        var purposes: [String]
    }

    init(_ request: ChatRequest) {
        let text = request.messages.map(\.content).joined(separator: "\n")
        let lines = text.split(separator: "\n")
        form = text.contains(PromptWords.headings) && request.schema == nil ? .headings : .json
        let start = request.messages.first?.content.prefix(200).lowercased() ?? ""
        isPatent = start.contains("patent")
        for line in lines {
            if line.hasPrefix(PromptWords.field) { readField(line.dropFirst(PromptWords.field.count)) }
            if line.hasPrefix(PromptWords.definition) {
                subjects.append(Self.subject(String(line.dropFirst(PromptWords.definition.count))))
            }
        }
        if fields.isEmpty {
            fields = [
                PromptField(name: "title", words: 4...12), PromptField(name: "abstract", words: 60...150),
                PromptField(name: "claims", words: 15...80, items: 5...8),
            ]
        }
        readSource(text)
    }

    /// `abstract: 60 to 180 words. …`, `claims: 6 to 12 claims of 15 to 90 words each. …`.
    private mutating func readField(_ line: Substring) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let key = String(line[..<colon])
        let plain = key.lowercased().replacing(" ", with: "_").drop { $0.isNumber || $0 == "_" }
        guard let name = PromptField.names.first(where: { $0 == plain }), keys[name] == nil else { return }
        let sentence = line[line.index(after: colon)...].prefix { $0 != "." }
        let numbers = sentence.split { !$0.isNumber }.compactMap { Int($0) }
        guard let low = numbers.first else { return }
        func range(_ at: Int) -> ClosedRange<Int> {
            let low = numbers.count > at ? numbers[at] : low
            return low...max(low, numbers.count > at + 1 ? numbers[at + 1] : low)
        }
        let isList = name == "claims"
        keys[name] = key
        // One number stands for a range of one.
        let isShort = isList && numbers.count == 2
        fields.append(
            PromptField(
                name: name, words: isShort ? numbers[1]...numbers[1] : range(isList ? 2 : 0),
                items: isList ? isShort ? low...low : range(0) : 1...1))
    }

    private static let dividers: Set<String> = [
        "and", "or", "that", "with", "which", "by", "for", "to", "from", "through", "among", "as", "in", "on", "into",
        "who", "without", "of",
    ]

    private static func subject(_ line: String) -> Subject {
        var name = ""
        var definition = line[...]
        if let colon = line.firstIndex(of: ":"), line[..<colon].split(separator: " ").count <= 8 {
            name = String(line[..<colon])
            definition = line[line.index(after: colon)...]
        }
        var subject = Subject(name: name.lowercased(), things: [], purposes: [])
        for clause in definition.split(whereSeparator: { ",.;:()".contains($0) }) {
            let words = clause.split(separator: " ").map { $0.lowercased() }
            var piece: [String] = []
            func end() {
                if (1...3).contains(piece.count), piece.joined().count > 3 {
                    subject.things.append(piece.joined(separator: " "))
                }
                piece = []
            }
            for word in words {
                if dividers.contains(word) { end() } else { piece.append(word) }
            }
            end()
            if words.count > 3 { subject.purposes.append(words.joined(separator: " ")) }
        }
        if subject.things.isEmpty { subject.things = ["apparatus"] }
        return subject
    }

    private mutating func readSource(_ text: String) {
        guard let start = text.firstRange(of: PromptWords.sourceStart + "\n"),
            let end = text[start.upperBound...].firstRange(of: "\n" + PromptWords.sourceEnd)
        else { return }
        var collected = CollectedFields(fields, FieldKeys(fields))
        HeadedText(fields, FieldKeys(fields)).read(String(text[start.upperBound..<end.lowerBound]), into: &collected)
        source = collected.texts
    }
}
