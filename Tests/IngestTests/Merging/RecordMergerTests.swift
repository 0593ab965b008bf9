import Corpus
import Ingest
import Testing

@Suite("Merging the records of one publication")
struct RecordMergerTests {
    private static let text = """
        <fulltext-document system="ops.epo.org" lang="en" country="EP" doc-number="1900001" kind="A1"><description><p>One.</p></description>
        </fulltext-document>
        """

    private static func record(date: String) -> String {
        """
        <exchange-document country="EP" doc-number="1900001" kind="A1" date-publ="\(date)"><bibliographic-data><priority-claims/>
        <invention-title lang="en">Brake</invention-title></bibliographic-data></exchange-document>
        """
    }

    @Test("a number without a date takes it from the record that has one, in whatever order they come")
    func date() throws {
        let sources = try [Self.text, Self.record(date: "20080206")].map { xml in
            let record = try ReadRecord.first(xml)
            return RecordMerger.Source(
                dialect: record.dialect, part: record.summary.part, line: Array(record.line.utf8))
        }
        for order in [sources, sources.reversed()] {
            let merged = try RecordMerger.merge(order)
            let document = try JSONValue(parsing: merged.line)
            #expect(document["publication"]?["date"]?.string == "2008-02-06")
            #expect(document["publication"]?["id"]?.string == "EP1900001A1")
            #expect(merged.facets.date == "2008-02-06")
        }
    }
}
