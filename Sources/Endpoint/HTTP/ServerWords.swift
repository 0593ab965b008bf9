internal import Corpus
internal import Foundation

/// A short piece of what a server said, fit for an error.
enum ServerWords {
    static let longest = 200

    /// The message of a JSON error, or else the body's beginning; in quotes, on one line, the key taken out. Empty for an empty body.
    static func quoted(_ body: [UInt8], key: APIKey?) -> String {
        let text = message(body) ?? plain(body)
        // Before it is cut: half a key is a key.
        let clean = APIKey.redacted(text, key).split(whereSeparator: { $0.isWhitespace || $0.isNewline })
            .joined(separator: " ").filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
        if clean.isEmpty { return "" }
        return "\"\(clean.count > longest ? clean.prefix(longest) + "…" : clean)\""
    }

    /// The message of an error as OpenAI, FastAPI, Ollama and llama.cpp write it.
    private static func message(_ body: [UInt8]) -> String? {
        guard let json = try? JSONValue(parsing: body) else { return nil }
        if let error = json["error"] {
            if let text = error["message"]?.string ?? error.string { return text }
            return error.canonicalText
        }
        if let text = json["message"]?.string ?? json["detail"]?.string { return text }
        return json["detail"]?.canonicalText
    }

    /// The beginning of a text; of a page its title.
    private static func plain(_ body: [UInt8]) -> String {
        // No more than that is looked at, but for a key that lies across the cut.
        let text = String(decoding: body.prefix(8192), as: UTF8.self)
        guard text.contains("<html") || text.contains("<HTML") || text.contains("<!DOCTYPE") else { return text }
        if let title = text.firstMatch(of: /(?i)<title>([^<]*)<\/title>/) { return "a web page, \(title.output.1)" }
        return "a web page"
    }

    /// The error's code, such as `insufficient_quota`.
    static func code(_ body: [UInt8]) -> String {
        guard let error = (try? JSONValue(parsing: body))?["error"] else { return "" }
        return error["code"]?.string ?? error["type"]?.string ?? ""
    }
}
