/// What an export can be written as.
package enum ExportFormat: String, Sendable, CaseIterable {
    /// A dataset of the Hugging Face hub: a card, and Parquet files by split.
    case hf
    case parquet
    /// Canonical JSON lines, or flat ones, in zstd frames.
    case jsonl
    case csv
    /// TF-IDF rows with numbers of labels, as LIBSVM's tools read them.
    case svmlight
    /// Lines of `__label__x` and text.
    case fasttext

    /// True where each split has files of its own; the others have a column.
    package var isBySplit: Bool { self == .hf || self == .svmlight || self == .fasttext }

    /// True where the files are Parquet.
    package var isParquet: Bool { self == .hf || self == .parquet }

    /// True where a table always is flat, one column a text.
    package var isFlat: Bool { self == .csv }

    /// True where texts become words or one line, so that there is no table.
    package var isText: Bool { self == .svmlight || self == .fasttext }

    /// Lines that are encoded at once by one thread: a row group of Parquet.
    var batchBytes: Int { isParquet ? 32 << 20 : 8 << 20 }

    /// A file ends at the batch that reaches so many bytes of lines; `nil` where there is one file whatever its size.
    var fileBytes: Int? {
        switch self {
        case .hf, .parquet: 512 << 20
        case .jsonl: 256 << 20
        case .csv, .svmlight, .fasttext: nil
        }
    }
}
