internal import Corpus

/// The models that a server says it has.
package struct ServerModels: Sendable, Equatable {
    /// In the server's order.
    package let names: [String]

    package init(_ names: [String]) { self.names = names }

    /// The server's own name of a model; nil where it has none like that. Ollama answers to `NAME` for `NAME:latest`.
    package func name(of model: String) -> String? {
        [model, model + ":latest"].first { names.contains($0) }
    }

    /// The name that is nearest to a wrong one, where any is near.
    package func nearest(to model: String) -> String? {
        let wanted = Self.plain(model)
        let distances = names.map { name in
            let plain = Self.plain(name)
            // The owner's name before the slash is often left out.
            let tail = plain.split(separator: "/").last.map(String.init) ?? plain
            // A part of a name is as good as a slip of a letter.
            if wanted.count >= 3 && plain.contains(wanted) { return 1 }
            return min(EditDistance.between(wanted, plain), EditDistance.between(wanted, tail))
        }
        guard let least = distances.min(), let place = distances.firstIndex(of: least) else { return nil }
        return least <= max(2, wanted.count / 2) ? names[place] : nil
    }

    private static func plain(_ name: String) -> String { name.lowercased() }
}

/// How many letters must be put in, taken out or replaced (Levenshtein 1966).
enum EditDistance {
    static func between(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one.unicodeScalars.prefix(200)), Array(other.unicodeScalars.prefix(200)))
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (place, match) in other.enumerated() {
                let change = diagonal + (letter == match ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(change, diagonal + 1, row[place] + 1)
            }
        }
        return row[other.count]
    }
}

extension EndpointCaller {
    /// Asks the server which models it has: before anything is spent.
    ///
    /// - Throws: a `Fault` where nobody answers, the key is refused, or what answers is no such server.
    package func models() async throws -> ServerModels {
        let address = settings.address
        let request = HTTPRequest(
            method: "GET", url: address.url("models"), key: settings.key, timeout: min(settings.timeout, .seconds(30)),
            maximumBytes: settings.maximumBytes)
        var attempt = 0
        while true {
            attempt += 1
            let response: HTTPResponse
            do {
                response = try await transport.send(request)
            } catch let failure as TransportFailure {
                if failure.kind == .cancelled { throw CancellationError() }
                throw Fault(
                    "no server answers: \(failure.detail)", at: address.base,
                    fix: "start it, or correct --server; scripts/local-llm starts a small one on this machine")
            }
            let quoted = ServerWords.quoted(response.body, key: settings.key)
            switch response.status {
            case 200..<300: return try Self.read(response, address, quoted)
            case 401, 403:
                throw Fault("the server refuses the key: \(quoted)", at: address.base, fix: Self.keyFix(settings.key))
            case 429, 500...599:
                // Loading a model takes llama.cpp and vLLM a while.
                guard attempt < min(4, settings.retries.attempts) else {
                    throw Fault(
                        "the server fails, status \(response.status): \(quoted)", at: address.base,
                        fix: "wait until it has loaded its model, or see its log")
                }
                try await clock.sleep(for: settings.retries.delay(after: attempt, of: 0))
            default:
                throw Fault(
                    "this is no OpenAI-compatible server: its list of models has the status \(response.status)\(quoted.isEmpty ? "" : ", \(quoted)")",
                    at: address.url("models"), fix: "correct --server; it ends in /v1 for most servers")
            }
        }
    }

    private static func read(_ response: HTTPResponse, _ address: ServerAddress, _ quoted: String) throws
        -> ServerModels
    {
        guard let json = try? JSONValue(parsing: response.body), let data = json["data"]?.array else {
            throw Fault(
                "this is no OpenAI-compatible server: its list of models is \(quoted.isEmpty ? "empty" : quoted)",
                at: address.url("models"), fix: "correct --server; it ends in /v1 for most servers")
        }
        return ServerModels(data.compactMap { $0["id"]?.string })
    }

    /// The server's name of a model.
    ///
    /// - Throws: a `Fault` that lists what the server has, the nearest name first, where it has no such model; and what `models` throws.
    package func check(model: String) async throws -> String {
        let models = try await models()
        if let name = models.name(of: model) { return name }
        let place = settings.address.base
        guard !models.names.isEmpty else {
            throw Fault("the server has no model loaded", at: place, fix: "load \(model) there", kind: .usage)
        }
        let shown = models.names.sorted().prefix(20).joined(separator: ", ")
        let list = models.names.count > 20 ? "\(shown) and \(models.names.count - 20) more" : shown
        let hint = models.nearest(to: model).map { "give --model \($0); " } ?? ""
        throw Fault(
            "the server has no model \"\(APIKey.redacted(model, settings.key))\"", at: place,
            fix: "\(hint)it has \(list)", kind: .usage)
    }
}
