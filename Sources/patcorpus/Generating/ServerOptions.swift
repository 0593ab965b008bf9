internal import ArgumentParser
internal import Corpus
internal import Endpoint
internal import Foundation
internal import Generate

/// Which model is asked, and within which limits.
struct ServerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The server's address, such as http://localhost:8000/v1. Its key is read from $\(APIKey.variables.joined(separator: " or $")).",
            valueName: "url"))
    var server: String?

    @Option(name: .long, help: ArgumentHelp("The model, by the server's name.", valueName: "name"))
    var model: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A known model, whose name, chat template and temperature are taken: \(ModelPreset.all.map(\.name).joined(separator: ", ")).",
            valueName: "name"))
    var preset: String?

    @Option(name: .long, help: ArgumentHelp("How many requests are under way at a time.", valueName: "n"))
    var concurrency = 8

    @Option(
        name: .long, help: ArgumentHelp("How often a document is asked for, if answers are rejected.", valueName: "n"))
    var attempts = 3

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Spend no more than so many tokens, of requests and answers together, in this run.", valueName: "tokens"))
    var budget: Int?

    @Option(name: .long, help: ArgumentHelp("Spend no more than that, by the prices given.", valueName: "amount"))
    var costBudget: Double?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The price of a million tokens of requests and of answers, as in 0.15,0.60.", valueName: "p,c"))
    var prices: String?

    @Option(name: .long, help: ArgumentHelp("Seconds until a request is given up and sent again.", valueName: "s"))
    var timeout = 300.0

    @Option(name: .long, help: ArgumentHelp("How often a request is sent, if the server fails.", valueName: "n"))
    var retries = 6

    @Option(
        name: .long,
        help: ArgumentHelp("Seconds before a request is sent again; twice as long each time after.", valueName: "s"))
    var retryDelay = 1.0

    @Option(name: .long, help: ArgumentHelp("Begin no more than so many requests a minute.", valueName: "n"))
    var requestsPerMinute: Double?

    @Flag(name: .long, help: "Put the system text in front of the user's, for models without a system role.")
    var noSystemRole = false

    @Flag(name: .long, help: "Ask nobody: take the answers that the corpus has; it is an error if any is missing.")
    var replay = false

    @Flag(name: .long, help: "Have documents written by rule, not by a model: for rehearsals.")
    var offline = false

    @Option(name: .long, help: ArgumentHelp("The share of answers that --offline spoils.", valueName: "share"))
    var offlineFaults = 0.0

    func validate() throws {
        if attempts < 1 || attempts > 100 {
            throw ValidationError("--attempts is \(attempts); give a number from 1 to 100.")
        }
        if concurrency < 1 || concurrency > 4096 {
            throw ValidationError("--concurrency is \(concurrency); give a number from 1 to 4096.")
        }
        if !(timeout > 0 && timeout <= 86_400) {
            throw ValidationError("--timeout is \(timeout); give seconds above 0, up to a day.")
        }
        if retries < 1 || retries > 100 {
            throw ValidationError("--retries is \(retries); give a number from 1 to 100.")
        }
        if !(retryDelay >= 0 && retryDelay <= 3600) {
            throw ValidationError("--retry-delay is \(retryDelay); give seconds from 0 to 3600.")
        }
        if !(0...1).contains(offlineFaults) {
            throw ValidationError("--offline-faults is \(offlineFaults); give a share from 0 to 1.")
        }
        if replay && offline { throw ValidationError("Give --replay or --offline, not both.") }
        if offline && server != nil { throw ValidationError("--offline asks no server; leave out --server.") }
    }

    /// What requests say of the model.
    struct Model {
        var name: String
        /// Whether the system text goes in front of the user's.
        var foldsSystem: Bool
        /// What its makers advise, where they do.
        var temperature: Double?
    }

    /// The preset that is named. Throws a usage fault for a name that is none.
    func known() throws -> ModelPreset? {
        guard let preset else { return nil }
        guard let known = ModelPreset.named(preset) else {
            throw Fault(
                "there is no preset \(preset)",
                fix:
                    "the presets are \(ModelPreset.all.map(\.name).joined(separator: ", ")); name any other with --model",
                kind: .usage)
        }
        return known
    }

    /// The model's name in requests, and what its chat template takes.
    func requested() throws -> Model {
        let known = try known()
        guard let name = model ?? known?.huggingFace ?? (offline ? OfflineWriter.name : nil) else {
            throw Fault(
                "no model is named", fix: "give --model NAME, as the server calls it, or --preset NAME", kind: .usage)
        }
        let template = known?.template ?? ModelPreset.template(of: name)
        return Model(
            name: name, foldsSystem: noSystemRole || !template.hasSystemRole, temperature: known?.temperature)
    }

    /// That nobody is there to ask, and how a server is started.
    func nobody() throws -> Fault {
        let known = try known()
        let start =
            known.map { "; a server is started by \"\($0.vLLMCommand)\" or \"\($0.llamaCppCommand)\"" } ?? ""
        return Fault(
            "nobody is to be asked",
            fix: "give --server URL, or --offline, or --replay for answers that are kept" + start, kind: .usage)
    }

    /// The server; nil without `--server`.
    func endpoint() throws -> ChatEndpoint? {
        guard let server else { return nil }
        var settings = try EndpointSettings(server: server)
        settings.timeout = .milliseconds(Int(timeout * 1000))
        settings.concurrency = concurrency
        settings.requestsPerMinute = requestsPerMinute
        settings.retries.attempts = retries
        settings.retries.firstDelay = .milliseconds(Int(retryDelay * 1000))
        let limits = try limits()
        return try ChatEndpoint(settings, budget: limits.map { TokenBudget($0) })
    }

    private func limits() throws -> TokenBudget.Limits? {
        guard budget != nil || costBudget != nil else { return nil }
        var prices = TokenPrices()
        if let text = self.prices {
            let parts = text.split(separator: ",").map { Double($0) }
            guard parts.count == 2, let prompt = parts[0], let completion = parts[1] else {
                throw Fault(
                    "--prices is \(text)", fix: "give two numbers with a comma between, as 0.15,0.60", kind: .usage)
            }
            prices = TokenPrices(prompt: prompt, completion: completion)
        }
        let limits = TokenBudget.Limits(tokens: budget, cost: costBudget, prices: prices)
        try TokenBudget.check(limits)
        return limits
    }
}
