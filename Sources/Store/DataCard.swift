internal import Corpus

/// The README.md of a corpus: a data card, so that Hugging Face datasets loads the folder as it lies.
enum DataCard {
    /// Types are stated, since inference fails on empty lists and takes dates for timestamps.
    static func text(name: String) -> String {
        """
        ---
        pretty_name: \(JSONValue.string(name).canonicalText)
        configs:
        - config_name: default
          data_files:
          - split: train
            path: shards/**/*.jsonl.zst
        dataset_info:
          features:
        \(features)
        ---

        # \(name)

        A corpus of patent documents, written by [patcorpus](https://github.com/patcorpus/patcorpus). `shards/` holds one JSON document a line, compressed with
        zstd; any tool that reads `.jsonl.zst` reads them as they are.

        **The shards mix all versions of the corpus**: a document that was changed or removed is still in them. For one version, exactly, run
        `patcorpus export main --format jsonl --output DIR`.

        """
    }

    private static let features: String = {
        let party = [("country", "string"), ("name", "string")]
        let number = [
            ("country", "string"), ("date", "string"), ("id", "string"), ("kind", "string"), ("number", "string"),
        ]
        var text = ""
        text += list("abstracts", [("language", "string"), ("paragraphs", "[string]")])
        text += list("applicants", party)
        text += structure("application", number)
        text += list("citations", [("category", "string"), ("id", "string"), ("phase", "string"), ("text", "string")])
        text += list(
            "claims", [("dependsOn", "[int64]"), ("language", "string"), ("number", "int64"), ("text", "string")])
        text += list(
            "classifications",
            [
                ("first", "bool"), ("inventive", "string"), ("scheme", "string"), ("symbol", "string"),
                ("version", "string"),
            ])
        text += list(
            "description",
            [("heading", "string"), ("language", "string"), ("paragraphs", "[string]"), ("role", "string")])
        text += scalar("family") + scalar("id")
        text += list("inventors", party)
        text += scalar("kind") + scalar("origin")
        text += list("priorities", number)
        text += "  - name: provenance\n    struct:\n"
        text += fields(
            [("labels", "[string]"), ("method", "string"), ("model", "string")], indent: 4)
        text += "    - name: parameters\n      list:\n" + fields([("name", "string"), ("value", "string")], indent: 6)
        text += fields(
            [
                ("promptFamily", "string"), ("requestDigest", "string"), ("responseDigest", "string"),
                ("seeds", "[string]"),
                ("templateDigest", "string"),
            ], indent: 4)
        text += structure("publication", number)
        text += list("titles", [("language", "string"), ("text", "string")])
        text.removeLast()
        return text
    }()

    private static func scalar(_ name: String) -> String { "  - name: \(name)\n    dtype: string\n" }

    private static func list(_ name: String, _ members: [(String, String)]) -> String {
        "  - name: \(name)\n    list:\n" + fields(members, indent: 4)
    }

    private static func structure(_ name: String, _ members: [(String, String)]) -> String {
        "  - name: \(name)\n    struct:\n" + fields(members, indent: 4)
    }

    private static func fields(_ members: [(String, String)], indent: Int) -> String {
        let space = String(repeating: " ", count: indent)
        return members.map { name, type in
            if type.hasPrefix("[") {
                return "\(space)- name: \(name)\n\(space)  list: \(type.dropFirst().dropLast())\n"
            }
            return "\(space)- name: \(name)\n\(space)  dtype: \(type)\n"
        }.joined()
    }
}
