import Corpus
import Foundation
import Native
import Store
import Testing

/// A small corpus with labels, families and synthetic documents.
enum ShapeCorpus {
    private static let mapping = """
        id: {column: id}
        language: {value: en}
        title: {column: title}
        date: {column: date}
        family: {column: family}
        priorities: {column: priority, split: ";"}
        labels: {column: labels, split: ";"}
        origin: {column: origin}

        """

    /// The ids of the real documents, and of the synthetic ones.
    static let real = (0..<40).map { "US\(9_000_000 + $0)B2" }
    static let synthetic = (0..<20).map { "SYN-\(String(0xABCDE00 + $0, radix: 16))" }

    /// Which two of the real documents, of different families, have the same text.
    static let near = [3, 37]

    /// Makes `corpus` in the folder: 40 real documents, the first 20 of them in pairs by DOCDB id or priority, and 20 synthetic ones, each of which the
    /// layer lineage says was made from a real one.
    static func make(_ scratch: Scratch) throws {
        try scratch.makeCorpus()
        var rows = ["id,title,date,family,priority,labels,origin"]
        for (number, id) in real.enumerated() {
            let family = number < 10 ? "\(7000 + number / 2)" : ""
            let priority = number >= 10 && number < 20 ? "EP20\(10 + number / 2)0000001" : ""
            let date = "20\(10 + number % 12)-0\(1 + number % 9)-11"
            let title = near.contains(number) ? "A gate that opens when a wheelchair comes near it" : "Title \(number)"
            rows.append("\(id),\(title),\(date),\(family),\(priority),\(labels(number)),real")
        }
        for (number, id) in synthetic.enumerated() {
            rows.append("\(id),Made title \(number),,,,\(labels(number)),synthesis")
        }
        try ingest(rows, scratch)
        let store = try CorpusStore(at: scratch.path + "/corpus", .write)
        let transaction = try Transaction(store, branch: "main")
        for (number, id) in synthetic.enumerated() {
            let digest = try #require(try transaction.digest(of: id))
            let seeds: JSONValue = [.string(real[number + 20])]
            try transaction.set(id, to: LayerEntry(document: digest, json: seeds.canonicalBytes), layer: "lineage")
        }
        _ = try transaction.commit(Recipe(verb: "generate"), tool: "test")
    }

    /// Ingests rows of a table, the first of which names the columns.
    static func ingest(_ rows: [String], _ scratch: Scratch) throws {
        try scratch.write("t.csv", Array((rows.joined(separator: "\n") + "\n").utf8))
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
    }

    private static func labels(_ number: Int) -> String {
        ["a", "b", "a;b", "c", ""][number % 5]
    }

    /// A layer of the branch: its values by id.
    static func layer(_ name: String, _ scratch: Scratch) throws -> [String: JSONValue] {
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        var values: [String: JSONValue] = [:]
        try store.forEachEntry(of: name, in: try store.version("main").commit) { id, entry in
            values[id] = try JSONValue(parsing: entry.json)
            return true
        }
        return values
    }

    /// What the verbs print and store, by schema.
    static func samples() throws -> [(schema: String, values: [JSONValue])] {
        let scratch = try Scratch()
        try make(scratch)
        var samples: [(schema: String, values: [JSONValue])] = []
        for arguments in [
            ["families"], ["split", "main:origin=real", "--ratios", "60/20/20"],
            ["sample", "main:split=train", "--regime", "1:3", "--name", "r3"],
            ["replicate", "main:set=r3", "--to", "20", "--name", "twenty"],
            [
                "mix", "--real", "main:set=r3", "--synthetic", "main:origin=synthesis", "--budget", "10",
                "--real-share",
                "0.3", "--name", "mixed",
            ],
            ["leakage", "--train", "main:origin=synthesis"],
        ] { samples.append(("output/" + arguments[0], [try scratch.ok(arguments)])) }
        for (schema, layer) in [("families", "families"), ("splits", "splits/main"), ("sets", "sets/mixed")] {
            samples.append(("layers/" + schema, Array(try self.layer(layer, scratch).values)))
        }
        return samples
    }
}
