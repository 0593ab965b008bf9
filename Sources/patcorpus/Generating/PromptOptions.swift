internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Generate
internal import Store

/// What is asked for: prompt family, labels, real documents, sampling.
struct PromptOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "synthesis, from labels, or paraphrase, of real documents; by default what the prompt family is for.",
            valueName: "name"))
    var method: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The prompt family: \(PromptFamilies.names.joined(separator: ", ")), or a template's YAML file.",
            valueName: "family"))
    var prompt: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The real documents that labels are drawn from and that are paraphrased or shown, as in main:split=train. Others than real ones are left out, unless the selection names an origin.",
            valueName: "selection"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("How many documents.", valueName: "n"))
    var count: Int?

    @Option(name: .long, help: ArgumentHelp("How many paraphrases of each document.", valueName: "k"))
    var perDocument: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A label set to ask for, as in wheelchairs,ramps; may be given several times, and --count goes round.",
            valueName: "labels"))
    var labels: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("The taxonomy (YAML) that defines the labels for the model.", valueName: "file")
    )
    var taxonomy: String?

    @Flag(name: .long, help: "Choose real label sets so that every label comes as often as possible alike.")
    var balance = false

    @Flag(
        inversion: .prefixedNo,
        help: "Name the labels in requests; --no-label-names leaves every label's name out, against leakage.")
    var labelNames = true

    @Option(
        name: .long, help: ArgumentHelp("Real documents of like labels to show in each request.", valueName: "k"))
    var fewShot = 0

    @Option(name: .long, help: ArgumentHelp("The language to be written in, ISO 639-1.", valueName: "code"))
    var language = "en"

    @Option(name: .long, help: ArgumentHelp("What an answer looks like: json or headings.", valueName: "form"))
    var form: String?

    @Flag(name: .long, help: "Have the server hold the model to a JSON Schema, where it can.")
    var jsonSchema = false

    @Option(name: .long, help: ArgumentHelp("The seed of all that is drawn.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        name: .long,
        help: ArgumentHelp(
            "0 takes the likeliest word, up to 2; by default 0.8, or what a preset's makers advise.", valueName: "t"))
    var temperature: Double?

    @Option(name: .long, help: ArgumentHelp("The share of probability that words are drawn from.", valueName: "p"))
    var topP = 0.95

    @Option(
        name: .long,
        help: ArgumentHelp("The most tokens of an answer; by default what the family's lengths need.", valueName: "n"))
    var maxTokens: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Checks on arrival to leave out, with commas between: \(ArrivalCheck.allCases.filter(\.isOptional).map(\.rawValue).joined(separator: ", ")).",
            valueName: "checks"))
    var withoutCheck: String?

    func validate() throws {
        if let method, method != "synthesis", method != "paraphrase" {
            throw ValidationError("--method is \(method); give synthesis or paraphrase.")
        }
        if let count, count < 1 || count > 100_000_000 {
            throw ValidationError("--count is \(count); give a number from 1.")
        }
        if let perDocument, perDocument < 1 || perDocument > 10_000 {
            throw ValidationError("--per-document is \(perDocument); give a number from 1 to 10000.")
        }
        if count != nil && perDocument != nil {
            throw ValidationError("Give --count or --per-document, not both.")
        }
        if !labels.isEmpty && balance {
            throw ValidationError("--labels gives the label sets and --balance chooses them; give one of the two.")
        }
        if let form, PromptTemplate.Form(rawValue: form) == nil {
            throw ValidationError("--form is \(form); give json or headings.")
        }
        _ = try arrival()
    }

    /// The checks on arrival.
    func arrival() throws -> ArrivalSettings {
        var settings = ArrivalSettings()
        try settings.turnOff((withoutCheck ?? "").split(separator: ",").map(String.init))
        return settings
    }

    /// The template, whose method is held against `--method`.
    func template() throws -> PromptTemplate {
        let template = try PromptFamilies.find(prompt)
        if let method, method != template.method.rawValue {
            throw Fault(
                "the prompt family \(template.name) is for \(template.method.rawValue), and --method is \(method)",
                fix: method == "paraphrase"
                    ? "give --prompt paraphrase" : "give another --prompt, such as abstract-only",
                kind: .usage)
        }
        return template
    }

    /// What requests are made of.
    func settings(_ template: PromptTemplate, model: ServerOptions.Model) -> GenerationSettings {
        var settings = GenerationSettings(template: template, model: model.name, seed: seed)
        settings.temperature = temperature ?? model.temperature ?? 0.8
        settings.topP = topP
        settings.maximumTokens = maxTokens
        settings.language = language
        settings.namesLabels = labelNames
        settings.foldsSystem = model.foldsSystem
        settings.usesSchema = jsonSchema
        settings.form = form.flatMap { PromptTemplate.Form(rawValue: $0) }
        settings.examples = fewShot
        return settings
    }

    /// Which labels, or which documents.
    func conditioning(_ template: PromptTemplate, documents: Int) throws -> Conditioning {
        if template.method == .paraphrase {
            if !labels.isEmpty || balance {
                throw Fault(
                    "a paraphrase has its document's labels", fix: "leave out --labels and --balance", kind: .usage)
            }
            return .paraphrase(count ?? documents * (perDocument ?? 1))
        }
        if perDocument != nil {
            throw Fault("--per-document is for paraphrases", fix: "give --count", kind: .usage)
        }
        if !labels.isEmpty {
            let sets = try labels.map { text in
                let set = text.split(separator: ",").map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
                guard !set.isEmpty else { throw Fault("--labels is empty", fix: "give label ids", kind: .usage) }
                return LabelSet(set)
            }
            return .given(sets, count: count)
        }
        guard let count else { throw Fault("nobody says how many", fix: "give --count", kind: .usage) }
        return balance ? .balanced(count) : .cooccurrence(count)
    }

    /// What the recipe says of it.
    func parameters(_ settings: GenerationSettings, _ conditioning: Conditioning) -> [String: String] {
        var values = [
            "conditioning": conditioning.name, "labelNames": labelNames ? "on" : "off", "language": language,
            "maximumTokens": "\(settings.tokenLimit)", "method": settings.template.method.rawValue,
            "model": settings.model, "prompt": settings.template.name, "template": settings.template.digest.hex,
            "temperature": "\(settings.temperature)", "topP": "\(topP)",
        ]
        values["selection"] = from
        values["labels"] = labels.isEmpty ? nil : labels.joined(separator: " ")
        values["fewShot"] = fewShot > 0 ? "\(fewShot)" : nil
        values["form"] = settings.answerForm.rawValue
        values["withoutCheck"] = withoutCheck
        return values
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
