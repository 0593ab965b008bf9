/// What kind of table a file is.
package enum TableFormat: String, Sendable, CaseIterable {
    /// Cells with a separator that the mapping gives or the header shows.
    case csv
    /// Cells between tabs.
    case tsv
    /// One JSON object a line.
    case jsonl
    /// A JSON array of objects, or objects one after the other.
    case json

    /// By the end of a file's name (`.csv`, `.tsv`, `.tab`, `.jsonl`, `.ndjson`, `.json`, in any case); `nil` for others.
    package init?(fileName: String) {
        switch fileName.lowercased().split(separator: ".").last {
        case "csv": self = .csv
        case "tsv", "tab": self = .tsv
        case "jsonl", "ndjson": self = .jsonl
        case "json": self = .json
        default: return nil
        }
    }

    /// The name that `--dialect` takes and the `sources` layer records: `csv` or `jsonl`.
    package var dialect: String {
        switch self {
        case .csv, .tsv: "csv"
        case .jsonl, .json: "jsonl"
        }
    }
}
