package import Corpus
internal import Native

/// What a language model's server answered to one request, as a line of a responses shard.
///
/// `docs/store-format.md` has the form. Nothing in it tells the time, so the same answer is the same line.
package struct KeptResponse: Sendable, Equatable {
    /// The body that was sent: canonical JSON.
    package var request: [UInt8]
    /// The first choice's text.
    package var text: String
    package var finishReason: String
    /// The model that the server says it ran.
    package var model: String
    package var promptTokens: Int
    package var completionTokens: Int
    /// The response's body, byte for byte.
    package var raw: [UInt8]

    package init(
        request: [UInt8], text: String, finishReason: String, model: String, promptTokens: Int, completionTokens: Int,
        raw: [UInt8]
    ) {
        self.request = request
        self.text = text
        self.finishReason = finishReason
        self.model = model
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.raw = raw
    }

    /// SHA-256 of the request's body: what the response is known by.
    package var requestDigest: Digest { SHA256.digest(of: request) }

    /// The canonical line.
    package var line: [UInt8] {
        var buffer = ByteBuffer(capacity: request.count + 2 * raw.count + 1024)
        buffer.append("{\"completionTokens\":")
        buffer.append(decimal: completionTokens)
        buffer.append(",\"finishReason\":")
        buffer.appendQuoted(finishReason)
        buffer.append(",\"model\":")
        buffer.appendQuoted(model)
        buffer.append(",\"promptTokens\":")
        buffer.append(decimal: promptTokens)
        buffer.append(",\"raw\":")
        buffer.appendQuoted(String(decoding: raw, as: UTF8.self))
        buffer.append(",\"request\":")
        buffer.appendQuoted(String(decoding: request, as: UTF8.self))
        buffer.append(",\"requestDigest\":")
        buffer.appendQuoted(requestDigest.hex)
        buffer.append(",\"text\":")
        buffer.appendQuoted(text)
        buffer.append(0x7D)
        return buffer.array
    }

    /// Reads a line; `nil` if it is none, or if the request is not what its digest says.
    package init?(line: [UInt8]) {
        guard let value = try? JSONValue(parsing: line), let request = value["request"]?.string,
            let text = value["text"]?.string, let raw = value["raw"]?.string
        else { return nil }
        self.init(
            request: Array(request.utf8), text: text, finishReason: value["finishReason"]?.string ?? "",
            model: value["model"]?.string ?? "", promptTokens: value["promptTokens"]?.integer ?? 0,
            completionTokens: value["completionTokens"]?.integer ?? 0, raw: Array(raw.utf8))
        guard value["requestDigest"]?.string == requestDigest.hex else { return nil }
    }
}
