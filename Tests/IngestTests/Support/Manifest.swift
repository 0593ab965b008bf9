import Foundation

/// The sample files outside of the project, and their manifest: counts made by another program.
struct Manifest {
    struct Entry: Sendable, CustomStringConvertible {
        let file: String
        let dialect: String
        /// Column name to value.
        let columns: [String: String]

        func count(_ column: String) -> Int { columns[column].flatMap { Int($0) } ?? 0 }
        var description: String { file }

        /// The file.
        var bytes: [UInt8] {
            get throws {
                guard let folder = Manifest.folder else { throw ReadFailure("there are no sample files") }
                return Array(try Data(contentsOf: folder.appending(path: file)))
            }
        }
    }

    /// The folder `patents`, or `nil` where it is not there. `PATCORPUS_SHARED` names the folder that has `data/patents`.
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["PATCORPUS_SHARED"].map { URL(filePath: $0) }
        let beside = URL(filePath: #filePath).appending(path: "../../../../../shared").standardizedFileURL
        let folder = (named ?? beside).appending(path: "data/patents")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    /// The files of these dialects, as the manifest names them; empty where the samples are not there.
    static func entries(_ dialects: Set<String>) -> [Entry] {
        guard let folder, let text = try? String(contentsOf: folder.appending(path: "MANIFEST.tsv"), encoding: .utf8)
        else { return [] }
        let rows = text.split(whereSeparator: \.isNewline).map { row in
            row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().compactMap { row in
            guard row.count > 2, dialects.contains(row[1]) else { return nil }
            let columns = Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
            return Entry(file: row[0], dialect: row[1], columns: columns)
        }
    }
}
