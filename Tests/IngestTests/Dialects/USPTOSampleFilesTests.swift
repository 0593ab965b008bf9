import Corpus
import Foundation
import Ingest
import Testing

@Suite("USPTO: the sample files give what the manifest counts")
struct USPTOSampleFilesTests {
    static let dialects: Set = ["us-grant-v4", "us-app-v4", "us-grant-v2-patdoc", "us-app-v1-pap", "us-aps-greenbook"]

    /// Where the manifest counts another thing, and which.
    static let exceptions: [String: [String: Int]] = [
        // Designs: the manifest counts B511, which is a Locarno class there.
        "us-grant-v2-patdoc/USD435854S1.xml": ["ipc": 0],
        "us-grant-v2-patdoc/grants_2004_sample.xml": ["ipc": 0],
        // The manifest counts elements; the Greenbook has lines (UREF, PRIR).
        "us-aps-greenbook/US03932709.greenbook": ["citations": 9],
        "us-aps-greenbook/US03937375.greenbook": ["citations": 5],
        "us-aps-greenbook/US04347903.greenbook": ["citations": 3, "priority": 1],
    ]

    /// The documents of a file, each with its own XML declaration.
    static func documents(_ data: Data) -> [Data] {
        let mark = Data("<?xml".utf8)
        var starts: [Data.Index] = []
        var from = data.startIndex
        while let hit = data.range(of: mark, in: from..<data.endIndex) {
            starts.append(hit.lowerBound)
            from = hit.upperBound
        }
        if starts.isEmpty { return [data] }
        return zip(starts, starts.dropFirst() + [data.endIndex]).map { data[$0..<$1] }
    }

    static func read(_ entry: Manifest.Entry, _ data: Data) throws -> [ReadRecord] {
        if entry.dialect == "us-aps-greenbook" {
            return [try .greenbook(String(decoding: data, as: UTF8.self))]
        }
        return try documents(data).flatMap { try ReadRecord.all($0) }
    }

    @Test("documents and fields of each file", arguments: Manifest.entries(dialects))
    func counts(_ entry: Manifest.Entry) throws {
        let folder = try #require(Manifest.folder)
        let data = try Data(contentsOf: folder.appending(path: entry.file))
        let records = try Self.read(entry, data)
        if let dump = ProcessInfo.processInfo.environment["DUMP"] {
            let lines = records.map { "\($0.summary.id)\t\($0.summary.defects.list)\t\($0.line)\n" }
            let file = dump + "/" + entry.file.replacing("/", with: "_")
            try lines.joined().write(toFile: file, atomically: true, encoding: .utf8)
        }
        var found: [String: Int] = ["documents": records.count]
        for record in records {
            let symbols = try record.texts("classifications", "scheme")
            let has = [
                "title": try !record.list("titles").isEmpty, "abstract": try !record.list("abstracts").isEmpty,
                "description": try !record.list("description").isEmpty, "claims": try !record.list("claims").isEmpty,
                "cpc": symbols.contains("cpc"), "ipc": symbols.contains("ipc") || symbols.contains("ipcr"),
                "priority": try !record.list("priorities").isEmpty,
            ]
            for (column, isThere) in has where isThere { found[column, default: 0] += 1 }
            let phases = try record.texts("citations", "phase")
            found["citations", default: 0] += phases.count
            found["categorised_citations", default: 0] += phases.filter { !$0.isEmpty }.count
            #expect(record.defect(.number) == 0, "numbers of \(record.summary.id)")
        }
        var expected: [String: Int] = [:]
        for column in [
            "documents", "title", "abstract", "description", "claims", "cpc", "ipc", "citations",
            "categorised_citations", "priority",
        ] {
            expected[column] = Self.exceptions[entry.file]?[column] ?? entry.count(column)
        }
        switch entry.dialect {
        case "us-grant-v4", "us-app-v4":
            // The manifest counts a citation and the patcit or nplcit in it.
            expected["citations"] = entry.count("citations") / 2
        case "us-grant-v2-patdoc":
            // The manifest counts category elements; who cited is an empty element here.
            expected["categorised_citations"] = Self.documents(data).reduce(0) { $0 + Self.count("<CITED-BY-", $1) }
        default: break
        }
        // The manifest counts claims of foreign priority; provisional applications are priorities too.
        let claimed = Self.documents(data).filter { document in
            ["<priority-claims", "<B300>", "<foreign-priority-data"].contains { Self.count($0, document) > 0 }
        }
        let provisional = Self.documents(data).filter { document in
            ["<us-provisional-application>", "<B680US>", "<non-provisional-of-provisional>"].contains {
                Self.count($0, document) > 0
            }
        }
        if entry.dialect != "us-aps-greenbook" {
            #expect(claimed.count == entry.count("priority"), "claims of priority in \(entry.file)")
            expected["priority"] = Set(claimed).union(provisional).count
        }
        #expect(found.filter { $0.value > 0 } == expected.filter { $0.value > 0 }, "\(entry.file)")
    }

    private static func count(_ mark: String, _ data: Data) -> Int {
        let mark = Data(mark.utf8)
        var count = 0
        var from = data.startIndex
        while let hit = data.range(of: mark, in: from..<data.endIndex) {
            count += 1
            from = hit.upperBound
        }
        return count
    }
}
