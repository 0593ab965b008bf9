internal import Corpus

/// What a run asks for, besides which labels and which real documents.
package struct GenerationSettings: Sendable {
    package var template: PromptTemplate
    /// The model by the server's name.
    package var model: String
    /// The seed of all that is drawn, and of the requests' own seeds.
    package var seed: UInt64
    package var temperature = 0.8
    package var topP = 0.95
    /// The most tokens of an answer; nil takes what the template's lengths need.
    package var maximumTokens: Int?
    /// The language to be written in, ISO 639-1.
    package var language = "en"
    /// Whether requests name labels; false is the leakage control.
    package var namesLabels = true
    /// Whether the system text goes in front of the user's: for models whose chat template has no system role, as Gemma's.
    package var foldsSystem = false
    /// Whether the server is asked to hold the model to a JSON Schema.
    package var usesSchema = false
    /// What the answer looks like; nil takes the template's.
    package var form: PromptTemplate.Form?
    /// How many real documents of like labels stand in each request.
    package var examples = 0

    package init(template: PromptTemplate, model: String, seed: UInt64 = 1) {
        self.template = template
        self.model = model
        self.seed = seed
    }

    /// What the answer looks like; a schema is of JSON.
    package var answerForm: PromptTemplate.Form { usesSchema ? .json : form ?? template.form }

    package var tokenLimit: Int { maximumTokens ?? template.standardMaximumTokens }

    /// Throws a usage fault for values that no request can have.
    package func check() throws {
        func check(_ isRight: Bool, _ what: String, _ fix: String) throws {
            if !isRight { throw Fault(what, fix: fix, kind: .usage) }
        }
        try check(!model.isEmpty, "no model is named", "give the model by the server's name")
        try check(
            temperature.isFinite && (0...2).contains(temperature), "the temperature is \(temperature)",
            "give 0 (greedy) to 2")
        try check(topP.isFinite && topP > 0 && topP <= 1, "top-p is \(topP)", "give a share above 0 and up to 1")
        try check(
            (1...1_000_000).contains(tokenLimit), "the answer's limit is \(tokenLimit) tokens",
            "give 1 to 1000000 tokens")
        try check((0...20).contains(examples), "\(examples) examples a request", "give 0 to 20")
        try check(
            examples == 0 || template.uses(.examples),
            "examples were asked for, but the prompt family \(template.name) has no place for them",
            "take a family with {examples} in its text, or ask for none")
        try check(
            LanguageName.english(language) != nil, "the language is \"\(language)\"",
            "give an ISO 639-1 code that can be told: \(LanguageName.codes.joined(separator: ", "))")
        try check(
            namesLabels || !template.uses(.labels),
            "label names are off, but the prompt family \(template.name) has {labels} in its text",
            "put {definitions} in its place, which then leaves the names out")
    }
}
