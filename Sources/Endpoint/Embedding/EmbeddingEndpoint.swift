internal import Corpus
package import Native

/// An embedding model behind an OpenAI-compatible server: `POST /v1/embeddings`, in batches, as many at a time as the gate lets through.
package struct EmbeddingEndpoint: Sendable {
    /// Vectors, a row for each text in order.
    package struct Result: Sendable {
        package var vectors: Matrix
        /// How many texts were cut at the limit of characters.
        package var cut: Int
    }

    package let caller: EndpointCaller
    package let settings: EmbeddingSettings

    /// - Parameter transport: nil for the network.
    package init(
        _ server: EndpointSettings, _ settings: EmbeddingSettings, transport: (any Transport)? = nil,
        clock: any EndpointClock = SystemClock()
    ) throws {
        try server.check()
        try settings.check()
        caller = EndpointCaller(server, transport: transport, clock: clock)
        self.settings = settings
    }

    /// Holds server and model against the server's list, then asks for one vector to learn how long they are. Throws a `Fault`.
    package func dimensions() async throws -> Int {
        _ = try await caller.check(model: settings.model)
        let found = try await embed(["patent"]).vectors.columns
        if let asked = settings.dimensions, asked != found {
            throw Fault(
                "the model \(settings.model) gives vectors of \(found) numbers where \(asked) are asked for",
                at: caller.settings.address.base, fix: "give --dimensions \(found), or leave it out", kind: .usage)
        }
        return found
    }

    /// The vectors of texts. An empty text is not sent: its vector is zeros.
    ///
    /// - Parameter expected: the numbers of a vector; nil to take what comes first.
    /// - Throws: a `Fault`, naming the text where one is refused by itself; `CancellationError`.
    package func embed(_ texts: [String], expecting expected: Int? = nil) async throws -> Result {
        let prepared = texts.map(settings.prepared)
        let places = texts.indices.filter { !texts[$0].isEmpty }
        let batches = batches(places, prepared.map(\.text))
        var parts: [(places: [Int], values: [Float])] = []
        var dimensions = expected
        try await withThrowingTaskGroup(of: [Part].self) { group in
            for batch in batches {
                group.addTask { try await vectors(of: batch, prepared.map(\.text)) }
            }
            for try await answers in group {
                for answer in answers {
                    if let dimensions, dimensions != answer.dimensions {
                        throw Fault(
                            "the server gives vectors of \(answer.dimensions) numbers where others have \(dimensions)",
                            at: caller.settings.address.base,
                            fix: "embed all documents with one model; --dimensions asks for a length", kind: .usage)
                    }
                    dimensions = answer.dimensions
                    parts.append((answer.places, answer.values))
                }
            }
        }
        let width = dimensions ?? 0
        var values = [Float](repeating: 0, count: texts.count * width)
        for part in parts {
            for (row, place) in part.places.enumerated() {
                values.replaceSubrange(
                    place * width..<(place + 1) * width, with: part.values[row * width..<(row + 1) * width])
            }
        }
        return Result(
            vectors: Matrix(rows: texts.count, columns: width, values: values), cut: prepared.count { $0.isCut })
    }

    private struct Part: Sendable {
        var places: [Int]
        var values: [Float]
        var dimensions: Int
    }

    /// Places of texts, cut into requests.
    private func batches(_ places: [Int], _ texts: [String]) -> [[Int]] {
        var batches: [[Int]] = []
        var batch: [Int] = []
        var characters = 0
        for place in places {
            let count = texts[place].utf8.count
            if !batch.isEmpty
                && (batch.count >= settings.batchTexts || characters + count > settings.batchCharacters)
            {
                batches.append(batch)
                batch = []
                characters = 0
            }
            batch.append(place)
            characters += count
        }
        if !batch.isEmpty { batches.append(batch) }
        return batches
    }

    /// Asks for a batch; where it is refused, for its halves, so that one text too long is found and named.
    private func vectors(of places: [Int], _ texts: [String]) async throws -> [Part] {
        do {
            let body = body(places.map { texts[$0] })
            let (values, dimensions) = try await caller.post("embeddings", { body }) { response in
                (try EmbeddingAnswer.read(response.body, texts: places.count), TokenCount())
            }
            return [Part(places: places, values: values, dimensions: dimensions)]
        } catch let failure as EndpointFailure {
            guard failure.reason == "refused" else { throw failure.fault }
            guard places.count > 1 else {
                let text = texts[places[0]]
                throw Fault(
                    "text \(places[0] + 1) of \(texts.count), of \(text.count) characters, \"\(text.prefix(40))…\": \(failure.fault.what)",
                    at: failure.fault.place, fix: "cut texts with --max-characters", kind: .usage)
            }
            let middle = places.count / 2
            let first = try await vectors(of: Array(places[..<middle]), texts)
            return first + (try await vectors(of: Array(places[middle...]), texts))
        }
    }

    private func body(_ texts: [String]) -> [UInt8] {
        var members: [JSONObject.Member] = [
            .init(key: "encoding_format", value: "float"),
            .init(key: "input", value: .array(texts.map { .string($0) })),
            .init(key: "model", value: .string(settings.model)),
        ]
        if let dimensions = settings.dimensions {
            members.append(.init(key: "dimensions", value: .integer(dimensions)))
        }
        return JSONValue.object(JSONObject(uniqueMembers: members)).canonicalBytes
    }
}
