import Corpus
import Foundation
import Ingest
import Testing

@Suite("WIPO: the sample files give what the manifest counts")
struct WIPOSampleFilesTests {
    /// Where a count of elements is not a count of fields.
    static let exceptions: [String: [String: Int]] = [
        // The manifest counts `citation` and `patcit` elements: two of the search report twice, two in the running text.
        "st36-generic/st36-sample-1.xml": ["citations": 2],
        // It counts `PatentCitation`, three of them in the running text; the bag has 17, and 13 of other literature.
        "st96/PatentPublication_Example.xml": ["citations": 30],
    ]

    @Test("documents and fields of each file", arguments: Manifest.entries(["st36-generic", "st96"]))
    func counts(_ entry: Manifest.Entry) throws {
        let folder = try #require(Manifest.folder)
        let records = try ReadRecord.all(Data(contentsOf: folder.appending(path: entry.file)))
        if let dump = ProcessInfo.processInfo.environment["DUMP"] {
            let text = records.map { "\($0.summary.id) \($0.summary.part) \($0.summary.defects.list)\n\($0.line)\n" }
            try text.joined().write(
                toFile: dump + "/" + entry.file.replacing("/", with: "_"), atomically: true, encoding: .utf8)
        }
        var found: [String: Int] = ["documents": records.count]
        for record in records {
            let schemes = try record.texts("classifications", "scheme")
            let has = [
                "title": try !record.list("titles").isEmpty, "abstract": try !record.list("abstracts").isEmpty,
                "description": try !record.list("description").isEmpty, "claims": try !record.list("claims").isEmpty,
                "cpc": schemes.contains("cpc"), "ipc": schemes.contains("ipc") || schemes.contains("ipcr"),
                "priority": try !record.list("priorities").isEmpty,
            ]
            for (column, isThere) in has where isThere { found[column, default: 0] += 1 }
            found["citations", default: 0] += record.summary.facets.citations
            found["categorised_citations", default: 0] +=
                try record.texts("citations", "category").filter { !$0.isEmpty }.count
        }
        let columns = [
            "documents", "title", "abstract", "description", "claims", "cpc", "ipc", "priority", "citations",
            "categorised_citations",
        ]
        for column in columns {
            let expected = Self.exceptions[entry.file]?[column] ?? entry.count(column)
            #expect(found[column, default: 0] == expected, "\(column) of \(entry.file)")
        }
    }
}
