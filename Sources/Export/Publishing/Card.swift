internal import Corpus

/// The README.md of an export: a data card, from which Hugging Face's hub and `datasets` know files and types.
extension Publication {
    var card: String {
        """
        ---
        pretty_name: \(JSONValue.string(plan.name).canonicalText)
        \(metadata)---

        # \(plan.name)

        Patent documents, exported with [patcorpus](https://github.com/patcorpus/patcorpus).

        - selection: `\(plan.selection)`
        - version: `\(plan.commit)`
        \(counts)
        \(explanation)
        `manifest.json` has the SHA-256 of every file, `croissant.json` describes them for machines. The same version and the same options
        give the same bytes.

        """
    }

    private var metadata: String {
        guard !plan.format.isText else { return "" }
        var text = "configs:\n- config_name: default\n  data_files:\n"
        for stream in streams {
            text += "  - split: \(plan.format == .hf ? stream.name : "train")\n    path: \(pattern(stream.name))\n"
        }
        return text + "dataset_info:\n  features:\n" + DatasetFeatures.yaml(features)
    }

    /// In CSV every cell is text, a list too.
    private var features: [ParquetField] {
        plan.format == .csv ? plan.columns.map { ParquetField($0.name, .string) } : plan.columns
    }

    func pattern(_ stream: String) -> String {
        switch plan.format {
        case .hf: "data/\(stream)-*.parquet"
        case .parquet: "documents-*.parquet"
        case .jsonl: "documents-*.jsonl.zst"
        default: "documents.csv"
        }
    }

    private var counts: String {
        streams.map { "- \($0.name): \($0.documents) document\($0.documents == 1 ? "" : "s")\n" }.joined()
    }

    private var explanation: String {
        switch plan.format {
        case .svmlight:
            """
            A row a document: numbers of labels from 0 (the lines of `labels.txt`), then TF-IDF of `\(plan.texts.description)` by columns from 1
            (`vocabulary.tsv`)\(plan.hasSplit ? ", fitted on the part train" : ""). `*.ids` has the document of each row.

            """
        case .fasttext:
            """
            A line a document: its labels (`labels.txt`), then `\(plan.texts.description)`. `*.ids` has the document of each line.

            """
        default:
            plan.flatTable == nil
                ? "Each row is a whole document.\n"
                : "Each row has `\(plan.texts.description)` of a document as plain text.\n"
        }
    }
}
