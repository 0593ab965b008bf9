internal import Corpus

/// Writes a document's texts from what a request says of its labels.
///
/// Each document has a device, five parts and some of its labels' words; the rest is the same stock for all. A label's words come in about half of the sentences,
/// and neighbouring subjects in some, so that a classifier has something to learn and something to mistake.
struct SynthesisByRule {
    private let wish: OfflineWish
    private let device: String
    /// Each with its adjective; all different.
    private let parts: [String]
    /// What is said of the labels in this document.
    private let things: [String]
    private let purposes: [String]
    private let neighbour: String

    init(_ wish: OfflineWish, _ generator: inout SeededGenerator) {
        self.wish = wish
        var things: [String] = []
        var purposes: [String] = []
        for subject in wish.subjects {
            // Some of each label, at least one: what is left out differs from document to document.
            let own = subject.things + (subject.name.isEmpty || generator.unit() < 0.5 ? [] : [subject.name])
            things += own.shuffled(using: &generator).prefix(max(1, (own.count + 1) / 2))
            purposes += subject.purposes.shuffled(using: &generator).prefix(max(1, subject.purposes.count / 2))
        }
        if things.isEmpty { things = ["apparatus"] }
        self.things = things
        self.purposes = purposes
        let head = RoughGrammar.singular(things[generator.uniform(things.count)])
        device = Self.pick(OfflineWords.adjectives, &generator) + " " + head
        let adjectives = OfflineWords.adjectives.shuffled(using: &generator)
        parts = zip(adjectives, OfflineWords.parts.shuffled(using: &generator)).prefix(6).map { "\($0) \($1)" }
        neighbour = Self.pick(OfflineWords.neighbours, &generator)
    }

    private static func pick(_ list: [String], _ generator: inout SeededGenerator) -> String {
        list[generator.uniform(list.count)]
    }

    func texts(_ generator: inout SeededGenerator) -> OfflineWriter.Texts {
        wish.fields.map { field in
            switch field.part {
            case .title: (field, [title(&generator)])
            case .claims: (field, claims(field, &generator))
            default: (field, [prose(field, &generator)])
            }
        }
    }

    private func title(_ generator: inout SeededGenerator) -> String {
        let end =
            generator.unit() < 0.5
            ? "and \(parts[1])" : "for \(OfflineWords.users[generator.uniform(OfflineWords.users.count)])"
        return RoughGrammar.capitalised("\(device) with \(parts[0]) \(end)")
    }

    // MARK: Claims

    private func claims(_ field: PromptField, _ generator: inout SeededGenerator) -> [String] {
        let count = field.items.lowerBound + generator.uniform(max(1, field.items.count / 2))
        var claims = [firstClaim(&generator)]
        var told: Set<Int> = []
        while claims.count < count {
            let parent = generator.unit() < 0.6 ? 1 : 1 + generator.uniform(claims.count)
            var kind = generator.uniform(8)
            // Each kind of feature once, as long as there are others: claims of one document differ.
            while told.contains(kind), told.count < 8 { kind = (kind + 1) % 8 }
            told.insert(kind)
            claims.append("The \(device) of claim \(parent), " + feature(kind, &generator) + ".")
        }
        return claims
    }

    private func firstClaim(_ generator: inout SeededGenerator) -> String {
        func relation() -> String { Self.pick(OfflineWords.relations, &generator) }
        func action() -> String { Self.pick(OfflineWords.actions, &generator) }
        let first =
            "\(RoughGrammar.indefinite(parts[0])); \(RoughGrammar.indefinite(parts[1])) \(relation()) the \(parts[0])"
        let second = "and \(RoughGrammar.indefinite(parts[2])) configured to \(action()), "
        let topic =
            "wherein the \(parts[1]) acts on \(thing(&generator)) and the \(parts[2]) is \(relation()) the \(parts[1])"
        return RoughGrammar.capitalised("\(RoughGrammar.indefinite(device)) comprising: \(first); \(second)\(topic).")
    }

    private func feature(_ kind: Int, _ generator: inout SeededGenerator) -> String {
        func action() -> String { Self.pick(OfflineWords.actions, &generator) }
        let part = parts[generator.uniform(3)]
        switch kind {
        case 0:
            return "wherein the \(part) is made of \(Self.pick(OfflineWords.materials, &generator)) and is exchangeable"
        case 1:
            return
                "further comprising \(RoughGrammar.indefinite(parts[3])) \(Self.pick(OfflineWords.relations, &generator)) the \(part)"
        case 2: return "wherein the \(part) is configured to \(action()) while the \(device) is in use"
        case 3: return "wherein the \(part) holds \(thing(&generator)) in at least two positions"
        case 4: return "wherein the \(part) is set by \(Self.pick(OfflineWords.users, &generator)) without tools"
        case 5: return "further comprising \(RoughGrammar.indefinite(parts[4])) configured to \(action())"
        case 6:
            return
                "wherein a distance between the \(parts[0]) and the \(parts[1]) is from \(generator.uniform(9) + 2) to \(generator.uniform(60) + 20) millimetres"
        default:
            return
                "wherein the \(device) is used together with \(neighbour) and the \(part) serves \(thing(&generator))"
        }
    }

    private func thing(_ generator: inout SeededGenerator) -> String { Self.pick(things, &generator) }

    // MARK: Running text

    private func prose(_ field: PromptField, _ generator: inout SeededGenerator) -> String {
        let low = field.words.lowerBound
        let target = low + generator.uniform(max(1, field.words.count / 2))
        var order = Array(0..<16).shuffled(using: &generator)
        var sentences: [String] = [opening(field, &generator)]
        var words = TextWords.count(sentences[0])
        while words < target {
            if order.isEmpty { order = Array(0..<16).shuffled(using: &generator) }
            let text = sentence(order.removeLast(), &generator)
            let more = TextWords.count(text)
            if words + more > field.words.upperBound, words >= low { break }
            sentences.append(text)
            words += more
        }
        // A paragraph of about five sentences in long fields.
        let size = field.part == .abstract ? sentences.count : 5
        return stride(from: 0, to: sentences.count, by: size).map { start in
            sentences[start..<min(start + size, sentences.count)].joined(separator: " ")
        }.joined(separator: "\n")
    }

    private func opening(_ field: PromptField, _ generator: inout SeededGenerator) -> String {
        let what = purposes.isEmpty ? thing(&generator) : Self.pick(purposes, &generator)
        if !wish.isPatent {
            return
                "The subject is \(RoughGrammar.indefinite(device)), made for \(Self.pick(OfflineWords.users, &generator)): \(what)."
        }
        return "\(RoughGrammar.capitalised(RoughGrammar.indefinite(device))) is disclosed, which concerns \(what)."
    }

    private func sentence(_ kind: Int, _ generator: inout SeededGenerator) -> String {
        func action() -> String { Self.pick(OfflineWords.actions, &generator) }
        func user() -> String { Self.pick(OfflineWords.users, &generator) }
        func effect() -> String { Self.pick(OfflineWords.effects, &generator) }
        func relation() -> String { Self.pick(OfflineWords.relations, &generator) }
        let part = parts[generator.uniform(parts.count)]
        let other = parts[generator.uniform(parts.count)]
        let text: String
        switch kind {
        case 0: text = "the \(parts[0]) is \(relation()) the \(parts[1]), so that \(effect())"
        case 1: text = "the \(part) serves to \(action())"
        case 2: text = "\(user()) sets the \(part) before use, and \(effect())"
        case 3: text = "with regard to \(thing(&generator)), the \(part) may \(action())"
        case 4: text = "known solutions for \(thing(&generator)) are heavy, and \(user()) can hardly adjust them"
        case 5:
            text =
                "the \(part) consists of \(Self.pick(OfflineWords.materials, &generator)) and weighs about \(generator.uniform(900) + 50) grams"
        case 6: text = "in one variant the \(part) is replaced by \(RoughGrammar.indefinite(other))"
        case 7: text = "during operation the \(parts[2]) is able to \(action()), whereupon the \(parts[0]) reacts"
        case 8: text = "it can be combined with \(neighbour) where \(user()) needs both"
        case 9: text = "a trial with \(generator.uniform(40) + 6) persons showed that \(effect())"
        case 10: text = "the arrangement suits \(thing(&generator)) of different sizes"
        case 11: text = "if the \(part) fails, the \(parts[1]) is still able to \(action())"
        case 12: text = "a signal of the \(part) is evaluated within \(generator.uniform(400) + 20) milliseconds"
        case 13:
            text =
                "\(purposes.isEmpty ? thing(&generator) : Self.pick(purposes, &generator)) is thus made easier for \(user())"
        case 14:
            text =
                "the \(part) and the \(parts[0]) are put together from \(generator.uniform(5) + 2) elements, and \(effect())"
        default: text = "unlike \(neighbour), the \(device) needs no further support"
        }
        return RoughGrammar.capitalised(text) + "."
    }
}

/// Words between blanks, counted quickly.
enum TextWords {
    static func count(_ text: String) -> Int {
        var count = 0
        var isInWord = false
        for byte in text.utf8 {
            let isSpace = byte == 0x20 || byte == 0x0A
            if !isSpace && !isInWord { count += 1 }
            isInWord = !isSpace
        }
        return count
    }
}
