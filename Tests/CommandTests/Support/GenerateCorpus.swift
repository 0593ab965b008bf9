import Corpus
import FakeServer
import Foundation
import Store
import Testing

/// A small corpus of labelled documents, two prompt families, and servers to ask.
enum GenerateCorpus {
    static func make() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        var table = "number,title,abstract,labels\n"
        for number in 0..<6 {
            let words = (0..<40).map { "w\(number)x\($0)" }.joined(separator: " ")
            table +=
                "9000000\(number),A gate \(number),\"A gate comprising a post, a hinge and \(words).\",\(number % 2 == 0 ? "a" : "a;b")\n"
        }
        try scratch.write("t.csv", Array(table.utf8))
        let mapping = """
            id: {template: "US{number}B2"}
            language: {value: en}
            title: {column: title}
            abstract: {column: abstract}
            labels: {column: labels, split: ";"}
            origin: {value: real}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        let fields = "fields: [{name: title, words: 2-20}, {name: abstract, words: 20-200}]\n"
        let synthesis =
            "name: made\nmethod: synthesis\nabout: A test.\nuser: \"Write about {labels}. {fields} {format}\"\n"
        try scratch.write("made.yaml", Array((synthesis + fields).utf8))
        let paraphrase =
            "name: again\nmethod: paraphrase\nabout: A test.\nuser: \"Rewrite {source}. {fields} {format}\"\n"
        try scratch.write("again.yaml", Array((paraphrase + fields).utf8))
        return scratch
    }

    static let synthesis = [
        "generate", "--prompt", "./made.yaml", "--from", "main", "--model", "fake-model", "--retry-delay", "0.01",
    ]
    static let paraphrase = [
        "generate", "--prompt", "./again.yaml", "--from", "main", "--model", "fake-model", "--retry-delay", "0.01",
    ]

    /// A server that refuses every fourth request or so, by the request's seed.
    static func server(
        latency: Double = 0, key: String? = nil, reply: @escaping @Sendable (FakeRequest) -> FakeReply? = { _ in nil }
    ) throws -> FakeServer {
        var settings = FakeServer.Settings()
        settings.latency = latency
        settings.key = key
        settings.text = { request in
            (request.json["seed"]?.integer ?? 0) % 4 == 0
                ? "I'm sorry, but I cannot help with that request." : FakeTexts.patent(for: request)
        }
        return try FakeServer(settings: settings, reply: reply)
    }

    /// Roots of the documents and of every layer.
    static func roots(_ scratch: Scratch, _ reference: String = "main") throws -> [JSONValue?] {
        let shown = try scratch.ok(["show", reference])
        return [shown["documentsRoot"], shown["layers"]]
    }

    /// How many requests of each digest a server got.
    static func counts(_ server: FakeServer) -> [Digest: Int] {
        Dictionary(server.chats.map { ($0.digest, 1) }, uniquingKeysWith: +)
    }
}
