internal import Corpus
internal import Curate
internal import Endpoint

/// Fills a template for one document after the other.
struct PromptRenderer: Sendable {
    private let settings: GenerationSettings
    /// How each label is called in a request; empty where the family does not ask.
    private let lines: [String: LabelLine]
    /// Label strings that must not stand in a request; nil where label names are on.
    let hidden: LabelStrings?
    private let layout: AnswerLayout

    struct LabelLine: Sendable {
        var name: String
        /// Its line in `{definitions}`.
        var definition: String
    }

    /// Throws a usage fault for labels that the taxonomy does not have or does not define, and for names in the template's own text that must not be there.
    ///
    /// - Parameter labels: those of all documents of the plan.
    init(_ settings: GenerationSettings, taxonomy: Taxonomy?, labels: [String]) throws {
        self.settings = settings
        layout = AnswerLayout(settings)
        let book = LabelBook(taxonomy, labels)
        hidden = settings.namesLabels ? nil : book.strings
        let template = settings.template
        lines =
            template.uses(.definitions) || template.uses(.labels)
            ? try book.lines(template, hidden: hidden) : [:]
        if let hidden { try Self.check(template, layout, hidden) }
    }

    private static func check(_ template: PromptTemplate, _ layout: AnswerLayout, _ hidden: LabelStrings) throws {
        let own = [
            template.system.ownText, template.user.ownText, layout.fieldsText, layout.formatText,
            template.angles.joined(separator: "\n"),
        ]
        for text in own {
            guard let found = hidden.first(in: text) else { continue }
            throw Fault(
                "label names are off, but the prompt family \(template.name) has \"\(found.text)\", which names \(found.label)",
                fix: "say it in other words in the template", kind: .usage)
        }
    }

    /// The document of that ordinal, with its request.
    func planned(_ ordinal: Int, labels: [String], seeds: [SeedDocument]) -> PlannedDocument {
        let template = settings.template
        func value(_ placeholder: Placeholder) -> String {
            switch placeholder {
            case .labels: labels.map { lines[$0]?.name ?? $0 }.joined(separator: ", ")
            case .definitions: labels.map { lines[$0]?.definition ?? $0 }.joined(separator: "\n")
            case .examples: examples(seeds)
            case .source: seeds.first.map { source($0) } ?? ""
            case .fields: layout.fieldsText
            case .format: layout.formatText
            case .angle: angle(ordinal)
            case .language: LanguageName.english(settings.language) ?? settings.language
            }
        }
        func filled(_ text: PromptText) -> String {
            let filled = text.filled(value)
            return hidden?.redacted(filled) ?? filled
        }
        var messages: [ChatRequest.Message] = []
        let user = filled(template.user)
        if template.system.isEmpty {
            messages = [.init(.user, user)]
        } else if settings.foldsSystem {
            messages = [.init(.user, filled(template.system) + "\n\n" + user)]
        } else {
            messages = [.init(.system, filled(template.system)), .init(.user, user)]
        }
        let request = ChatRequest(
            model: settings.model, messages: messages,
            sampling: Sampling(
                seed: requestSeed(ordinal), temperature: settings.temperature, topP: settings.topP,
                maximumTokens: settings.tokenLimit), schema: settings.usesSchema ? .some(layout.schema) : .none)
        return PlannedDocument(
            ordinal: ordinal, origin: template.method, promptFamily: template.name, template: template.digest,
            labels: labels, seeds: seeds.map { .init(id: $0.id, text: $0.text) }, request: request)
    }

    /// Different for each ordinal, below 2³⁰, so that attempts stay within 31 bits, which every server takes.
    private func requestSeed(_ ordinal: Int) -> Int {
        var generator = SeededGenerator(seed: settings.seed, stream: LabelSetDraw.Stream.requests)
        return (generator.uniform(1 << 30) + ordinal) % (1 << 30)
    }

    private func angle(_ ordinal: Int) -> String {
        var generator = SeededGenerator(
            seed: settings.seed, stream: LabelSetDraw.Stream.angles << 32 &+ UInt64(ordinal))
        return settings.template.angles.randomElement(using: &generator) ?? ""
    }

    private func examples(_ seeds: [SeedDocument]) -> String {
        if seeds.isEmpty { return "" }
        let texts = seeds.map { "<example>\n\(layout.text(of: $0))\n</example>" }
        return (seeds.count == 1 ? PromptWords.oneExample : PromptWords.examples) + "\n" + texts.joined(separator: "\n")
    }

    private func source(_ seed: SeedDocument) -> String {
        PromptWords.sourceStart + "\n" + layout.headed(seed) + "\n" + PromptWords.sourceEnd
    }
}

/// Fixed words of requests, by which the offline writer finds its way too.
enum PromptWords {
    static let oneExample = "A real document of a like subject, for its style and depth. Do not copy its sentences:"
    static let examples = "Real documents of like subjects, for their style and depth. Do not copy their sentences:"
    static let sourceStart = "<source>"
    static let sourceEnd = "</source>"
    /// Begins the line of a label in `{definitions}`.
    static let definition = "* "
    /// Begins the line of a field in `{fields}`.
    static let field = "- "
    static let json = "Answer with one JSON object and with nothing before or after it:"
    static let headings = "Answer with these headings, each with its text behind it, and with nothing else:"
}
