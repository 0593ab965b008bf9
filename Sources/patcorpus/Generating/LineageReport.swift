internal import Corpus
internal import Native
internal import Store

/// Where a document came from, all the way: a synthetic one to its prompt, model, request and answer, and to the records of its seeds.
struct LineageReport {
    let store: CorpusStore
    let version: StoredCommit

    /// The answer that a document was read from: its digest, its line, and what the layer says.
    private struct Answer {
        var entry: LayerEntry
        var response: KeptResponse
    }

    /// The report; `digest` is the document's.
    ///
    /// - Parameter known: documents on the way here, so that a circle in a damaged lineage ends.
    func json(_ id: String, _ digest: Digest, known: Set<String> = []) throws -> JSONValue {
        let line = try JSONValue(parsing: try store.line(digest))
        let provenance = line["provenance"] ?? .null
        let sources = try store.entry(id, layer: "sources", in: version.commit)
        var members: [JSONObject.Member] = [
            .init(key: "digest", value: .string(digest.hex)), .init(key: "id", value: .string(id)),
            .init(key: "origin", value: line["origin"] ?? ""),
            .init(key: "records", value: try records(sources)),
        ]
        var answer: JSONValue = .null
        if let request = provenance["requestDigest"]?.string.flatMap({ Digest(hex: $0) }),
            let found = try self.answer(request)
        {
            answer = json(request, found)
        }
        members.append(.init(key: "answer", value: answer))
        members.append(.init(key: "provenance", value: line["origin"]?.string == "real" ? .null : provenance))
        members.append(
            .init(key: "seeds", value: .array(try seeds(id, provenance, known: known.union([id])))))
        return .object(JSONObject(uniqueMembers: members))
    }

    private func records(_ entry: LayerEntry?) throws -> JSONValue {
        guard let entry, let source = SourceEntry(entry) else { return [] }
        return try JSONValue(parsing: source.filled())["records"] ?? []
    }

    private func seeds(_ id: String, _ provenance: JSONValue, known: Set<String>) throws -> [JSONValue] {
        var names = (provenance["seeds"]?.array ?? []).compactMap(\.string)
        if names.isEmpty, let entry = try store.entry(id, layer: "lineage", in: version.commit) {
            names = (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)
        }
        return try names.map { seed in
            guard !known.contains(seed), let digest = try store.digest(of: seed, in: version.commit) else {
                return [
                    "answer": .null, "digest": "", "id": .string(seed), "origin": "", "provenance": .null,
                    "records": [], "seeds": [],
                ]
            }
            return try json(seed, digest, known: known)
        }
    }

    private func answer(_ request: Digest) throws -> Answer? {
        guard let entry = try store.entry(request.hex, layer: "responses", in: version.commit),
            let response = KeptResponse(line: try store.line(entry.document))
        else { return nil }
        return Answer(entry: entry, response: response)
    }

    private func json(_ request: Digest, _ answer: Answer) -> JSONValue {
        let verdict = (try? JSONValue(parsing: answer.entry.json)) ?? .null
        return [
            "finishReason": .string(answer.response.finishReason), "line": .string(answer.entry.document.hex),
            "model": .string(answer.response.model),
            "request": (try? JSONValue(parsing: answer.response.request)) ?? .null,
            "requestDigest": .string(request.hex),
            "responseDigest": .string(SHA256.digest(of: answer.response.raw).hex),
            "text": .string(answer.response.text), "verdict": verdict,
        ]
    }

    /// The report for people.
    static func text(_ report: JSONValue, depth: Int = 0) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        func say(_ name: String, _ value: String) -> String {
            indent + name.padded(to: 12) + " " + Console.visible(value)
        }
        func string(_ key: String, in value: JSONValue) -> String { value[key]?.string ?? "" }
        var lines = [
            say(
                "document",
                "\(string("id", in: report)) (\(string("origin", in: report).isEmpty ? "not in this version" : string("origin", in: report)))"
            )
        ]
        if let provenance = report["provenance"], provenance != .null {
            let template = string("templateDigest", in: provenance)
            if !string("promptFamily", in: provenance).isEmpty {
                lines.append(
                    say("prompt", "\(string("promptFamily", in: provenance)), template \(template.prefix(12))"))
            }
            lines.append(say("method", string("method", in: provenance)))
            if !string("model", in: provenance).isEmpty { lines.append(say("model", string("model", in: provenance))) }
            let labels = (provenance["labels"]?.array ?? []).compactMap(\.string)
            if !labels.isEmpty { lines.append(say("labels", labels.joined(separator: ", "))) }
            for parameter in provenance["parameters"]?.array ?? [] {
                lines.append(say("parameter", "\(string("name", in: parameter))=\(string("value", in: parameter))"))
            }
        }
        if let answer = report["answer"], answer != .null {
            lines.append(say("request", string("requestDigest", in: answer)))
            for message in answer["request"]?["messages"]?.array ?? [] {
                lines.append(contentsOf: quoted(string("content", in: message), string("role", in: message), indent))
            }
            lines.append(say("response", string("responseDigest", in: answer)))
            lines.append(contentsOf: quoted(string("text", in: answer), "answer", indent))
        }
        for record in report["records"]?.array ?? [] {
            let (offset, length) = (record["offset"]?.integer ?? 0, record["length"]?.integer ?? 0)
            lines.append(
                say(
                    "record",
                    "\(string("file", in: record)), bytes \(offset) to \(offset + length), \(string("dialect", in: record))"
                ))
        }
        for seed in report["seeds"]?.array ?? [] {
            lines.append(indent + "made from")
            lines.append(contentsOf: text(seed, depth: depth + 1))
        }
        return lines
    }

    private static func quoted(_ text: String, _ name: String, _ indent: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            "\(indent)  \(name)> \(Console.visible(String($0)))"
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
