internal import Corpus
internal import Foundation
internal import Native

/// The texts and vectors that the server answers with: functions of the request alone.
package enum FakeTexts {
    private static let nouns = [
        "housing", "lever", "sensor", "strap", "handle", "frame", "controller", "display", "battery", "actuator",
        "spring", "cushion", "bracket", "wheel", "speaker", "receiver", "switch", "valve", "cable", "hinge",
    ]
    private static let verbs = [
        "supports", "moves", "detects", "holds", "guides", "limits", "transmits", "compensates", "locks", "releases",
    ]
    private static let adjectives = [
        "adjustable", "flexible", "rigid", "portable", "tactile", "rotatable", "removable", "padded", "wireless",
        "curved",
    ]

    /// A short patent as a JSON object of `title`, `abstract`, `claims` (numbered) and `description`, from the request's digest.
    package static func patent(for request: FakeRequest) -> String {
        var generator = SeededGenerator(seed: seed(request.digest.bytes))
        func one(_ list: [String], _ generator: inout SeededGenerator) -> String { list[generator.uniform(list.count)] }
        func sentence(_ generator: inout SeededGenerator) -> String {
            "The \(one(adjectives, &generator)) \(one(nouns, &generator)) \(one(verbs, &generator)) the \(one(adjectives, &generator)) \(one(nouns, &generator)) near the \(one(nouns, &generator))."
        }
        let main = "\(one(adjectives, &generator)) \(one(nouns, &generator))"
        let abstract = (0..<7).map { _ in sentence(&generator) }.joined(separator: " ")
        var claims = [
            "A device comprising a \(main), a \(one(nouns, &generator)) and a \(one(nouns, &generator)), wherein the \(main) \(one(verbs, &generator)) the \(one(nouns, &generator))."
        ]
        for _ in 2...4 {
            claims.append(
                "The device of claim 1, wherein the \(main) is joined to a \(one(adjectives, &generator)) \(one(nouns, &generator))."
            )
        }
        let description = (0..<12).map { _ in sentence(&generator) }.joined(separator: " ")
        let value: JSONValue = [
            "abstract": .string(abstract), "claims": .array(claims.map { .string($0) }),
            "description": .string(description),
            "title": .string("Device with a \(main) and a \(one(nouns, &generator))"),
        ]
        return value.canonicalText
    }

    /// The vector of a text: a sum of its words' random directions, of length 1, so that texts that share words are near.
    package static func vector(of text: String, dimensions: Int) -> [Float] {
        var sums = [Double](repeating: 0, count: dimensions)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            var generator = SeededGenerator(seed: seed(SHA256.digest(of: Array(word.utf8)).bytes))
            for place in sums.indices { sums[place] += generator.unit() - 0.5 }
        }
        let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return sums.map { length > 0 ? Float($0 / length) : 0 }
    }

    /// The answer of `/v1/embeddings`: in the order of the texts, as floats or in base64 as asked for.
    static func embeddings(_ json: JSONValue, dimensions: Int) -> FakeReply {
        let input = json["input"]
        guard let texts = input?.array?.map({ $0.string ?? "" }) ?? input?.string.map({ [$0] }), !texts.isEmpty else {
            return .error(400, "the field input is missing")
        }
        let width = json["dimensions"]?.integer ?? dimensions
        let data = texts.enumerated().map { place, text -> JSONValue in
            let vector = vector(of: text, dimensions: width)
            let value: JSONValue =
                json["encoding_format"]?.string == "base64"
                ? .string(base64(vector)) : .array(vector.map { JSONValue(Double($0)) })
            return ["embedding": value, "index": .integer(place), "object": "embedding"]
        }
        let words = texts.map(FakeReply.words).reduce(0, +)
        return .json([
            "data": .array(data), "model": json["model"] ?? "fake-model", "object": "list",
            "usage": ["prompt_tokens": .integer(words), "total_tokens": .integer(words)],
        ])
    }

    /// Numbers as base64 of little-endian float32, as OpenAI sends them.
    package static func base64(_ vector: [Float]) -> String {
        var bytes: [UInt8] = []
        for number in vector {
            for shift in stride(from: 0, to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
            }
        }
        return Data(bytes).base64EncodedString()
    }

    static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 404: "Not Found"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }

    private static func seed(_ bytes: [UInt8]) -> UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
