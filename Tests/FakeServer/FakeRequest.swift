package import Corpus
internal import Native

/// A request as the server received it.
package struct FakeRequest: Sendable {
    package var method: String
    package var path: String
    /// By name in lower case.
    package var headers: [String: String]
    package var body: [UInt8]
    /// Its place among all requests of the server, from 0.
    package var number: Int
    /// How many requests of the same path and body came before it.
    package var attempt: Int

    /// The body; null where it is no JSON.
    package var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
    /// SHA-256 of the body in canonical JSON, which is a `ChatRequest`'s digest.
    package var digest: Digest { SHA256.digest(of: json.canonicalBytes) }
    package var isChat: Bool { path.hasSuffix("/chat/completions") }
    package var isEmbeddings: Bool { path.hasSuffix("/embeddings") }
    package var isModels: Bool { path.hasSuffix("/models") }
}

/// Takes requests apart as their bytes come.
struct FakeRequestReader {
    private var buffer: [UInt8] = []
    private let connection: FakeSocket

    init(_ connection: FakeSocket) { self.connection = connection }

    /// The next request's parts; nil at the end of the connection, or for what is no HTTP.
    mutating func next() -> (method: String, path: String, headers: [String: String], body: [UInt8])? {
        guard let end = headEnd() else { return nil }
        let head = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeFirst(end + 4)
        var lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)[...]
        guard let first = lines.popFirst() else { return nil }
        let words = first.split(separator: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers[line[..<colon].lowercased()] = String(value)
        }
        if headers["expect"]?.lowercased() == "100-continue" {
            _ = connection.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        let body: [UInt8]?
        if headers["transfer-encoding"]?.lowercased() == "chunked" {
            body = chunks()
        } else {
            body = take(Int(headers["content-length"] ?? "0") ?? 0)
        }
        guard let body else { return nil }
        return (String(words[0]), String(words[1]), headers, body)
    }

    private mutating func more() -> Bool {
        let bytes = connection.received()
        buffer += bytes
        return !bytes.isEmpty
    }

    private mutating func headEnd() -> Int? {
        var searched = 0
        while true {
            var place = searched
            while place + 3 < buffer.count {
                if buffer[place] == 13, buffer[place + 1] == 10, buffer[place + 2] == 13, buffer[place + 3] == 10 {
                    return place
                }
                place += 1
            }
            searched = max(0, buffer.count - 3)
            if !more() { return nil }
        }
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        while buffer.count < count { if !more() { return nil } }
        let taken = Array(buffer.prefix(count))
        buffer.removeFirst(count)
        return taken
    }

    private mutating func chunks() -> [UInt8]? {
        var body: [UInt8] = []
        while true {
            guard let line = line(), let size = Int(line.prefix { $0 != ";" }, radix: 16), let part = take(size),
                take(2) != nil
            else { return nil }
            if size == 0 { return body }
            body += part
        }
    }

    private mutating func line() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let text = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeFirst(end + 1)
                return text.hasSuffix("\r") ? String(text.dropLast()) : text
            }
            if !more() { return nil }
        }
    }
}
