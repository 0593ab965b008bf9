internal import Corpus
internal import Curate
internal import Endpoint
internal import Native

/// The checks that look at one answer alone, in their order.
struct Examination: Sendable {
    private let settings: ArrivalSettings
    private let generation: GenerationSettings
    private let layout: AnswerLayout
    private let rules: [(check: ArrivalCheck, filter: any Filter)]
    private let hidden: LabelStrings?
    private let near: NearParameters

    init(_ plan: GenerationPlan, _ settings: ArrivalSettings, _ near: NearParameters) throws {
        self.near = near
        self.settings = settings
        generation = plan.settings
        layout = AnswerLayout(plan.settings)
        hidden = plan.hiddenStrings
        try Self.check(settings)
        var rules: [(check: ArrivalCheck, filter: any Filter)] = []
        func add(_ check: ArrivalCheck, _ use: RuleUse) throws {
            if !settings.without.contains(check) { rules.append((check, try FilterRegistry.make(use))) }
        }
        try add(.refusal, RuleUse(rule: "refusal"))
        try add(.markup, RuleUse(rule: "markup"))
        try add(.language, RuleUse(rule: "language", parameters: ["is": generation.language]))
        try add(.boilerplate, RuleUse(rule: "boilerplate"))
        try add(.repetition, RuleUse(rule: "repetition"))
        try add(.truncated, RuleUse(rule: "truncated", parameters: ["complete": "no"]))
        for use in generation.template.rules { try add(.form, use) }
        self.rules = rules
    }

    private static func check(_ settings: ArrivalSettings) throws {
        func check(_ isRight: Bool, _ what: String, _ fix: String) throws {
            if !isRight { throw Fault(what, fix: fix, kind: .usage) }
        }
        try check(
            settings.lengthSlack >= 1, "a field may be \(settings.lengthSlack) times as long as asked",
            "give a factor of at least 1")
        try check(
            settings.seedShare > 0 && settings.seedShare <= 1,
            "the share of a seed's text is \(settings.seedShare)", "give a share above 0 and up to 1")
        try check(settings.copiedRun >= 5, "a copied run has \(settings.copiedRun) words", "give at least 5 words")
    }

    func examine(_ planned: PlannedDocument, _ answer: ChatAnswer) -> ExaminedAnswer {
        do {
            return try examined(planned, answer)
        } catch {
            return ExaminedAnswer(result: .failure(error), sketch: TextSketch())
        }
    }

    private func examined(
        _ planned: PlannedDocument, _ answer: ChatAnswer
    ) throws(Arrival.Rejection) -> ExaminedAnswer {
        if answer.finishReason == "content_filter" {
            throw .init(.withheld, "finish_reason is content_filter")
        }
        if answer.finishReason == "length" {
            try reject(.cutOff, "stopped at \(planned.request.sampling.maximumTokens) tokens")
        }
        let reading = AnswerReader(layout).read(answer.text)
        guard let reading, !reading.texts.isEmpty else { throw unreadable(answer.text) }
        for field in layout.fields where reading.texts[field.name] == nil {
            throw .init(.missingField, field.name + (reading.isCut ? ", the answer breaks off" : ""))
        }
        let builder = DocumentBuilder(generation, layout)
        let document = builder.document(planned, answer, reading)
        try checkRules(document.content)
        try checkLengths(document.content, reading)
        try checkLabelNames(document.content, planned.labels)
        let text = document.content.text(.all)
        try checkSeeds(text, planned)
        return ExaminedAnswer(result: .success(document.made), sketch: TextSketch(text, near))
    }

    private func reject(_ check: ArrivalCheck, _ because: String) throws(Arrival.Rejection) {
        if !settings.without.contains(check) { throw .init(check, because) }
    }

    /// A refusal rather than an answer without form, where the model says so.
    private func unreadable(_ text: String) -> Arrival.Rejection {
        let lines = text.split(separator: "\n").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
        if lines.isEmpty { return .init(.parse, "the answer is empty") }
        var content = DocumentContent()
        content.origin = .synthesis
        content.abstracts = [.init(language: "en", paragraphs: lines)]
        for (check, filter) in rules where check == .refusal {
            // A preamble without anything behind it is no refusal, but says why nothing was found.
            if let reason = filter.reason(FilterInput(content)) { return .init(.refusal, reason.description) }
        }
        return .init(.parse, "none of the fields \(layout.fields.map(\.name).joined(separator: ", ")) was found")
    }

    private func checkRules(_ content: DocumentContent) throws(Arrival.Rejection) {
        let input = FilterInput(content, preferring: generation.language)
        for (check, filter) in rules {
            if let reason = filter.reason(input) { throw .init(check, reason.description) }
        }
    }

    private func checkLengths(_ content: DocumentContent, _ reading: AnswerReading) throws(Arrival.Rejection) {
        if settings.without.contains(.length) { return }
        func check(_ count: Int, _ range: ClosedRange<Int>, _ what: String) throws(Arrival.Rejection) {
            let low = Double(range.lowerBound) / settings.lengthSlack
            let high = Double(range.upperBound) * settings.lengthSlack
            if Double(count) < low || Double(count) > high {
                throw .init(
                    .length, "\(what) \(count), asked for \(range.lowerBound) to \(range.upperBound)")
            }
        }
        for field in layout.fields {
            let texts = reading.texts[field.name] ?? []
            if field.isList {
                try check(texts.count, field.items, "\(field.name): claims")
                // Each claim has a length of its own; what counts is their mean.
                try check(TextLength.words(texts) / max(texts.count, 1), field.words, "\(field.name): words a claim")
            } else {
                try check(TextLength.words(texts), field.words, "\(field.name): words")
            }
        }
    }

    private func checkLabelNames(_ content: DocumentContent, _ labels: [String]) throws(Arrival.Rejection) {
        guard let hidden, !settings.without.contains(.labelName) else { return }
        for line in content.lines(.all, preferring: generation.language) {
            if let found = hidden.first(in: line, of: Set(labels)) {
                throw .init(.labelName, "\"\(found.text)\" names \(found.label)")
            }
        }
    }

    private func checkSeeds(_ text: String, _ planned: PlannedDocument) throws(Arrival.Rejection) {
        if settings.without.contains(.seedCopy) || planned.seeds.isEmpty { return }
        let own = TextRuns(text)
        for seed in planned.seeds {
            if let copy = own.copy(of: TextRuns(seed.text), share: settings.seedShare, run: settings.copiedRun) {
                throw .init(.seedCopy, "\(copy) of \(seed.id)")
            }
        }
    }
}

extension Arrival.Rejection: Error {}
