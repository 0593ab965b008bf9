import Corpus
import Foundation
import Ingest
import Testing

@Suite("Real files of every office give as many documents as another program counted")
struct SampleFilesTests {
    /// The folder with `MANIFEST.tsv`, or `nil` where it is not there. `PATCORPUS_SHARED` names the folder that has `data/patents`.
    static let folder: String? = {
        let named = ProcessInfo.processInfo.environment["PATCORPUS_SHARED"].map { URL(filePath: $0) }
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
        let folder = (named ?? beside).appending(path: "data/patents").path
        return FileManager.default.fileExists(atPath: folder + "/MANIFEST.tsv") ? folder : nil
    }()

    /// Files whose count is not the manifest's, and why.
    static let exceptions: [String: (documents: Int, reason: String)] = [
        "de-dpma/patent_search.xml": (
            3, "the manifest counts the list; it holds three hits, each with number, title and classes"
        )
    ]

    /// Path within the folder, and documents.
    static func manifest() throws -> [(file: String, documents: Int)] {
        guard let folder else { return [] }
        let text = try String(contentsOfFile: folder + "/MANIFEST.tsv", encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { row in
            let columns = row.split(separator: "\t", omittingEmptySubsequences: false)
            return columns.count > 3 ? Int(columns[3]).map { (String(columns[0]), $0) } : nil
        }
    }

    @Test("file by file", .enabled(if: folder != nil))
    func counts() throws {
        let folder = try #require(Self.folder)
        let files = try InputFile.list([folder])
        var found: [String: Int] = [:]
        var unreadable: [String] = []
        var reader = ItemReader()
        try WorkPlan().produce(files) { item in
            try reader.read(item) { _, _ in
            } _: { place, outcome, _, _ in
                let name = String(place.file.dropFirst("patents/".count))
                switch outcome {
                case .record: found[name, default: 0] += 1
                case .unreadable(let reason, _): unreadable.append("\(name) at \(place.offset): \(reason)")
                case .foreign: break
                }
            }
        }
        #expect(unreadable.isEmpty)
        let manifest = try Self.manifest()
        #expect(manifest.count > 300)
        for (file, documents) in manifest {
            let exception = Self.exceptions[file]
            #expect(found.removeValue(forKey: file) ?? 0 == exception?.documents ?? documents, "\(file)")
            if let exception { #expect(exception.documents != documents, "\(file): no exception any more") }
        }
        #expect(found.isEmpty, "files that the manifest does not list")
    }

    @Test("all of them in one corpus, twice", .enabled(if: folder != nil))
    func ingest() throws {
        let folder = try #require(Self.folder)
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let first = try scratch.ok(["ingest", folder])
        let expected = try Self.manifest().reduce(0) { $0 + (Self.exceptions[$1.file]?.documents ?? $1.documents) }
        #expect(first["documents"]?["found"]?.integer == expected)
        #expect(first["documents"]?["quarantined"] == 0)
        let added = try #require(first["documents"]?["added"]?.integer)
        #expect(try scratch.ok(["stats"])["documents"]?.integer == added)
        let second = try scratch.ok(["ingest", folder, "--threads", "2"])
        #expect(second["commit"] == first["commit"])
        #expect(second["documents"]?["unchanged"]?.integer == added)
    }
}
