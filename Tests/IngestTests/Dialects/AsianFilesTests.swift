import Foundation
import Native
import Testing

/// The readers of Japan, China and Germany against every real file of theirs, where the samples are there.
@Suite struct AsianFilesTests {
    static let files = Manifest.entries(["jp-st36", "jp-st96", "cn-st36", "cn-business", "de-dpma"])

    /// Counts that differ from the manifest's, with the reason.
    static let exceptions: [String: [String: (count: Int, reason: String)]] = [
        "de-dpma/patent_search.xml": [
            "documents": (3, "the manifest counts the list; it holds three hits, each with number, title and classes"),
            "title": (3, "one a hit"), "ipc": (3, "one and more a hit; the manifest looks for other elements"),
        ],
        "cn-st36/cn_old4.xml": [
            "priority": (1, "a domestic priority, written as cn-domestic-priority-claim")
        ],
    ]

    private static func read(_ entry: Manifest.Entry) throws -> (bytes: [UInt8], records: [ReadRecord]) {
        guard let folder = Manifest.folder else { return ([], []) }
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: entry.file)))
        return (bytes, try ReadRecord.all(bytes))
    }

    /// References to documents that the file marks up inside a description or an amendment of it.
    private static func markedUp(_ bytes: [UInt8]) throws -> Int {
        var parser = XMLParser()
        try parser.parse(bytes.span)
        let tape = parser.tape
        guard let root = tape.root else { return 0 }
        let descriptions = tape.elements(root).filter { [.description, .st96Description].contains(tape.name($0)) }
        let names: [XMLName] = [.patcit, .nplcit, .st96PatentCitation, .st96NPLCitation]
        return descriptions.flatMap { tape.descendants($0).filter { names.contains(tape.name($0)) } }.count
    }

    @Test("finds what the manifest counted", arguments: files)
    func manifest(entry: Manifest.Entry) throws {
        let (bytes, records) = try Self.read(entry)
        let documents = try records.map { try $0.decoded }
        func having(_ part: (ReadDocument) -> Bool) -> Int { documents.filter { part($0) }.count }
        var found: [String: Int] = [:]
        found["documents"] = documents.count
        found["title"] = having { !$0.titles.isEmpty }
        found["abstract"] = having { !$0.abstracts.isEmpty }
        found["description"] = having { !$0.description.isEmpty }
        found["claims"] = having { !$0.claims.isEmpty }
        found["cpc"] = having { !$0.symbols("cpc").isEmpty }
        found["ipc"] = having { !$0.symbols("ipc").isEmpty || !$0.symbols("ipcr").isEmpty }
        found["priority"] = having { !$0.priorities.isEmpty }
        found["categorised_citations"] = documents.flatMap(\.citations).filter { !$0.category.isEmpty }.count
        // The manifest counts the references in an applicant's description too, which are text to us.
        found["citations"] = documents.flatMap(\.citations).count + (try Self.markedUp(bytes))
        for (column, count) in found {
            let exception = Self.exceptions[entry.file]?[column]
            #expect(count == exception?.count ?? entry.count(column), "\(column) of \(entry.file)")
            if let exception { #expect(exception.count != entry.count(column), "\(column): no exception any more") }
        }
    }

    /// As the file names: `JP2010000068A.xml`.
    @Test("ids are those of the file names", arguments: files.filter { $0.file.contains("/JP") })
    func ids(entry: Manifest.Entry) throws {
        let name = entry.file.split(separator: "/")[1].dropLast(4)
        let ids = try Self.read(entry).records.map { try $0.decoded.id }
        #expect(ids.count == 1)
        #expect(ids.allSatisfy { $0 == name || $0 == name + "2" }, "\(ids)")
    }

    @Test("there are as many claims as the gazette says", arguments: files.filter { $0.dialect.hasPrefix("jp-") })
    func claimsInForce(entry: Manifest.Entry) throws {
        let (bytes, records) = try Self.read(entry)
        var parser = XMLParser()
        try parser.parse(bytes.span)
        let tape = parser.tape
        let root = try #require(tape.root)
        let said = (tape.descendant(root, .numberOfClaims) ?? tape.descendant(root, .st96ClaimTotalQuantity))
            .flatMap { Int(tape.string($0)) }
        let claims = try records.flatMap { try $0.decoded.claims }
        if let said { #expect(claims.count == said) }
        #expect(claims.map(\.number) == Array(1...claims.count))
        #expect(claims.allSatisfy { !$0.text.isEmpty })
    }

    @Test("every symbol, date and number is read", arguments: files)
    func readable(entry: Manifest.Entry) throws {
        for record in try Self.read(entry).records {
            let document = try record.decoded
            for defect in ["unreadable-symbol", "unreadable-date", "unreadable-number", "claim-without-number"] {
                #expect(record.defects[defect] == nil, "\(defect) of \(entry.file)")
            }
            #expect(!document.applicants.isEmpty)
            #expect(!document.application.id.isEmpty)
            #expect(document.priorities.allSatisfy { !$0.id.isEmpty })
            #expect(entry.dialect == "de-dpma" || !document.inventors.isEmpty)
        }
    }
    @Test("no line break is left as a space between East Asian signs", arguments: files)
    func joined(entry: Manifest.Entry) throws {
        let (bytes, records) = try Self.read(entry)
        // With runs of spaces as one, and line breaks kept.
        let file = String(decoding: bytes, as: UTF8.self).split(separator: " ").joined(separator: " ")
        func isWide(_ sign: Character) -> Bool {
            ("\u{3041}"..."\u{30FF}" ~= sign) || ("\u{4E00}"..."\u{9FFF}" ~= sign)
        }
        for record in records {
            for text in try record.decoded.description.flatMap(\.paragraphs) {
                let signs = Array(text)
                for place in signs.indices.dropFirst().dropLast() where signs[place] == " " {
                    guard isWide(signs[place - 1]), isWide(signs[place + 1]) else { continue }
                    let gap = String(signs[place - 1...place + 1])
                    #expect(file.contains(gap), "\(gap) in \(text.prefix(80))")
                }
            }
        }
    }

    /// Counted apart: 6,336 paragraphs if every break ended one, of them 4,778 lines of 40 or 39 signs that end inside a sentence.
    @Test("one applicant's broken lines are joined", arguments: files.filter { $0.file.hasSuffix("JP2020120783A.xml") })
    func filledLines(entry: Manifest.Entry) throws {
        let document = try #require(try Self.read(entry).records.first).decoded
        let paragraphs = document.description.flatMap(\.paragraphs)
        #expect(paragraphs.count <= 6336 - 4778)
        #expect(document.claims.allSatisfy { !$0.text.contains("\n、") && !$0.text.contains("示唆\n演出") })
    }
}
