import Corpus
import Foundation
import Ingest
import Testing

@Suite("EPO family: the sample files give what the manifest counts")
struct EPOSampleFilesTests {
    static let dialects: Set = ["ep-fulltext", "docdb", "ops", "ops-fulltext", "epo-ftm", "marec"]

    /// Files whose manifest line another program made from a file that it could not parse: the prefix `exch:` is not declared there.
    static let undeclaredPrefix: Set = ["docdb/YU-6701-A_381353354.xml"]

    /// Categories that stand twice at one citation, once a passage: elements in the manifest, one citation here.
    static let categoriesOfSameCitation = ["ops/3-response.xml": 2, "ops/5-response.xml": 2]

    @Test("finds the manifest's number of documents", arguments: Manifest.entries(dialects))
    func documents(_ entry: Manifest.Entry) throws {
        let records = try ReadRecord.all(entry.bytes)
        #expect(records.count == entry.count("documents"))
        let folders = [
            "ep-fulltext": "epo-fulltext", "ops": "docdb", "ops-fulltext": "epo-ops-fulltext", "docdb": "docdb",
            "epo-ftm": "epo-ftm", "marec": "marec",
        ]
        for record in records where entry.dialect != "ops" { #expect(record.dialect == folders[entry.dialect]) }
    }

    /// The manifest says of these dialects' files whether any document has a field. Register and legal files hold no document.
    @Test(
        "finds the fields that the manifest says are there",
        arguments: Manifest.entries(dialects).filter {
            $0.count("documents") > 0 && !undeclaredPrefix.contains($0.file)
        })
    func fields(_ entry: Manifest.Entry) throws {
        let records = try ReadRecord.all(entry.bytes)
        for column in ["title", "abstract", "description", "claims", "cpc", "ipc", "priority"] {
            let found = try records.contains { try $0.has(column) }
            #expect(found == (entry.count(column) > 0), "\(column)")
        }
        let languages = Set(try records.flatMap { try $0.texts("titles", "language") + $0.texts("claims", "language") })
        for language in (entry.columns["languages"] ?? "").split(separator: ",") where entry.dialect == "ep-fulltext" {
            #expect(languages.contains(String(language)))
        }
    }

    /// The manifest adds up `citation`, `patcit`, `nplcit`, `B561` and `B562` wherever they stand; here a citation counts once, and those in
    /// running text and in the list of references do not.
    @Test(
        "finds every citation of the bibliography once",
        arguments: Manifest.entries(dialects).filter {
            $0.count("documents") > 0 && !undeclaredPrefix.contains($0.file)
        })
    func citations(_ entry: Manifest.Entry) throws {
        let records = try ReadRecord.all(entry.bytes)
        let found = records.reduce(0) { $0 + $1.summary.facets.citations }
        let text = Data(try entry.bytes)
        let patents = text.elements("patcit") + text.elements("nplcit")
        let printed = text.elements("B561") + text.elements("B562")
        if entry.dialect == "marec" || entry.dialect == "ep-fulltext" {
            #expect(entry.count("citations") == patents + printed)
            #expect(found == (entry.dialect == "marec" ? patents : printed))
        } else {
            #expect(entry.count("citations") == text.elements("citation") + patents)
            #expect(found == text.elements("citation"))
        }
        let categorised = try records.reduce(0) { sum, record in
            try sum + record.texts("citations", "category").filter { !$0.isEmpty }.count
        }
        if entry.dialect == "marec" {
            // Attributes, which the manifest does not count.
            #expect(categorised == text.occurrences("category=", before: "\""))
        } else {
            let same = Self.categoriesOfSameCitation[entry.file] ?? 0
            #expect(categorised == entry.count("categorised_citations") - same)
        }
    }

    @Test(
        "reads the DOCDB fragment with an undeclared prefix",
        arguments: Manifest.entries(dialects).filter { undeclaredPrefix.contains($0.file) })
    func prefix(_ entry: Manifest.Entry) throws {
        let record = try #require(try ReadRecord.all(entry.bytes).first)
        #expect(record.summary.id.text == "YU6701A")
        #expect(try record.texts("titles", "language") == ["en", "sh"])
        #expect(try record.texts("abstracts", "language") == ["sh", "en"])
    }

    @Test(
        "every document of a back file has its own title and family",
        arguments: Manifest.entries(dialects).filter { $0.file == "docdb/DE-backfile.xml" })
    func backFile(_ entry: Manifest.Entry) throws {
        let records = try ReadRecord.all(entry.bytes)
        #expect(Set(try records.flatMap { try $0.texts("titles", "text") }).count == 10)
        #expect(Set(records.map(\.summary.facets.family)).count == 10)
    }

    @Test(
        "claims of PCT texts that run on are told apart by their numbers, which rise",
        arguments: Manifest.entries(["marec"]).filter { $0.columns["offices"] == "WO" && $0.count("claims") > 0 })
    func runOnClaims(_ entry: Manifest.Entry) throws {
        let record = try #require(try ReadRecord.all(entry.bytes).first)
        let numbers = try record.texts("claims", "number").compactMap { Int($0) }
        #expect(numbers.count > 1)
        #expect(numbers.first == 1)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
    }
}

extension ReadRecord {
    fileprivate func has(_ column: String) throws -> Bool {
        switch column {
        case "title": try !list("titles").isEmpty
        case "abstract": try !list("abstracts").isEmpty
        case "priority": try !list("priorities").isEmpty
        case "cpc": try texts("classifications", "scheme").contains("cpc")
        case "ipc": try texts("classifications", "scheme").contains { $0.hasPrefix("ipc") }
        default: try !list(column).isEmpty
        }
    }
}

extension Data {
    /// How many elements of that name begin in the text, whatever their prefix.
    fileprivate func elements(_ name: String) -> Int {
        ["<", "<exch:", "<ops:"].reduce(0) { $0 + occurrences($1 + name, before: "> /\n\t\r") }
    }

    /// How often a word stands there before one of these signs.
    fileprivate func occurrences(_ word: String, before signs: String) -> Int {
        var count = 0
        var start = startIndex
        while let found = range(of: Data(word.utf8), in: start..<endIndex) {
            if found.upperBound < endIndex, signs.utf8.contains(self[found.upperBound]) { count += 1 }
            start = found.upperBound
        }
        return count
    }
}
