internal import Corpus

/// Gathers the fields' texts from values, whatever shape each has.
struct CollectedFields {
    private let fields: [PromptField]
    private let keys: FieldKeys
    private(set) var texts: [String: [String]] = [:]
    private var repairs: Set<AnswerRepair> = []
    var isCut = false

    /// Objects within objects that are looked into for the fields.
    private static let deepest = 4

    init(_ fields: [PromptField], _ keys: FieldKeys) {
        self.fields = fields
        self.keys = keys
    }

    var isEmpty: Bool { texts.isEmpty }

    mutating func note(_ found: some Sequence<AnswerRepair>) { repairs.formUnion(found) }

    var reading: AnswerReading {
        var reading = AnswerReading()
        reading.texts = texts
        reading.isCut = isCut
        let all = isCut ? repairs.union([.cutOff]) : repairs
        reading.repairs = AnswerRepair.allCases.filter(all.contains)
        return reading
    }

    /// Takes the fields of an object; where it has none, those of the objects in it.
    mutating func take(_ value: LooseValue, depth: Int = 0) {
        guard depth < Self.deepest else { return }
        switch value {
        case .members(let members):
            let before = texts.count
            // Own names come first, so that "summary" is no abstract where there is one.
            for (key, value) in members {
                if let (name, isOwn) = keys.field(key), isOwn { enter(name, value) }
            }
            for (key, value) in members {
                if let (name, isOwn) = keys.field(key), !isOwn, texts[name] == nil {
                    enter(name, value)
                    if texts[name] != nil { repairs.insert(.otherKeys) }
                }
            }
            if texts.count > before { return }
            for (_, value) in members { takeNested(value, depth) }
        case .list(let values):
            for value in values { takeNested(value, depth) }
        case .text, .other: break
        }
    }

    private mutating func takeNested(_ value: LooseValue, _ depth: Int) {
        let before = texts.count
        if case .text = value { return }
        take(value, depth: depth + 1)
        if texts.count > before { repairs.insert(.wrapped) }
    }

    /// Enters a field, if it has text. A field that comes again is passed over.
    mutating func enter(_ name: String, _ value: LooseValue) {
        guard let field = fields.first(where: { $0.name == name }) else { return }
        let found = field.isList ? list(value) : text(value).map { [$0] } ?? []
        let kept = found.map { AnswerText.normalised($0, isOneLine: field.part == .title) }.filter { !$0.isEmpty }
        if kept.isEmpty { return }
        guard texts[name] == nil else {
            repairs.insert(.repeatedKeys)
            return
        }
        texts[name] = kept
    }

    /// One text; those of a list or an object with line breaks between.
    private mutating func text(_ value: LooseValue) -> String? {
        switch value {
        case .text(let text): return text
        case .list(let values):
            repairs.insert(.listAsText)
            return values.compactMap { text($0) }.joined(separator: "\n")
        case .members(let members):
            repairs.insert(.listAsText)
            return members.compactMap { text($0.value) }.joined(separator: "\n")
        case .other: return nil
        }
    }

    /// The claims: a list of texts or of objects with a text each, or one text with numbers.
    private mutating func list(_ value: LooseValue) -> [String] {
        switch value {
        case .text(let text):
            repairs.insert(.textAsList)
            return ClaimNumber.split(text)
        case .list(let values):
            let texts = values.compactMap { claim($0) }
            return texts.count == 1 ? ClaimNumber.split(texts[0]) : texts
        case .members(let members):
            repairs.insert(.textAsList)
            return members.compactMap { member -> String? in
                guard let text = claim(member.value) else { return nil }
                let digits = member.key.filter { $0.isASCII && $0.isNumber }
                return ClaimNumber.number(of: text) == nil && !digits.isEmpty ? "\(digits). \(text)" : text
            }
        case .other: return []
        }
    }

    /// A claim: its text, with the number of an object in front.
    private func claim(_ value: LooseValue) -> String? {
        switch value {
        case .text(let text): return text
        case .members(let members):
            let texts = members.compactMap { member -> String? in
                if case .text(let text) = member.value, text.count > 5 { text } else { nil }
            }
            return texts.max { $0.utf8.count < $1.utf8.count }
        case .list(let values):
            let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
            return texts.isEmpty ? nil : texts.joined(separator: "\n")
        case .other: return nil
        }
    }
}

/// White space of texts.
enum AnswerText {
    /// Each line with single spaces and none at its ends; empty lines left out. One line where a text has but one.
    static func normalised(_ text: String, isOneLine: Bool = false) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split { $0.isWhitespace || $0 == "\u{0}" || $0 == "\u{FEFF}" }.joined(separator: " ")
        }
        return lines.filter { !$0.isEmpty }.joined(separator: isOneLine ? " " : "\n")
    }
}
