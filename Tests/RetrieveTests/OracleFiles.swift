import Corpus
import Foundation
import Native
import Retrieve
import Testing

/// The fixtures of `Tests/Oracle/retrieval`, written by the script beside them.
enum OracleFiles {
    static let sets = ["methods", "ties", "claims"]

    static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Oracle/retrieval/\(name)").path
    }

    static func json(_ name: String) throws -> JSONValue { try JSONValue(parsing: FileSystem.read(path(name))) }

    /// The scores of a set's run.
    static func scores(_ set: String, measures: [MeasureName]) throws -> RunScores {
        var names = TRECNames()
        let run = try TRECRun(file: path(set + ".run"), names: &names)
        let qrels = try TRECQrels(file: path(set + ".qrels"), names: &names)
        return try RunScores(run, qrels, names: names, measures: measures)
    }
}
