import Corpus
import Demo
import Foundation
import Ingest
import Testing

@Suite("WIPO: made-up publications")
struct WIPODemoTests {
    static let count = 40

    /// The same publications in both dialects, as read.
    private func read(_ dialect: DemoDialect) throws -> [ReadRecord] {
        let writer = DemoWriter(try DemoPlan(documents: Self.count, dialect: dialect, size: .small))
        return try (0..<Self.count).flatMap { try ReadRecord.all(writer.document($0)) }
    }

    @Test("one publication has the same bibliography whether it is written in ST.36 or in ST.96")
    func bibliography() throws {
        let first = try read(.st36)
        let second = try read(.st96)
        #expect(first.count == Self.count && second.count == Self.count)
        for (st36, st96) in zip(first, second) {
            #expect(st36.dialect == "wipo-st36" && st96.dialect == "wipo-st96")
            for field in [
                "id", "kind", "publication", "application", "priorities", "titles", "applicants", "inventors",
                "classifications",
            ] {
                let pair = (try json(st36.document[field]), try json(st96.document[field]))
                #expect(pair.0 == pair.1, "\(field) of \(st36.summary.id)")
                #expect(pair.0 != "[]")
            }
            // The generator cites by phase in ST.36, by who cites in ST.96.
            #expect(try st36.texts("citations", "id") == st96.texts("citations", "id"))
            #expect(try st36.texts("citations", "category") == st96.texts("citations", "category"))
            #expect(try st36.list("claims").count == st96.list("claims").count)
            #expect(st36.summary.facets.hasAbstract == st96.summary.facets.hasAbstract)
        }
    }

    @Test(
        "every section but the related applications has a role where the generator marks the parts",
        arguments: [DemoDialect.st36, .st96])
    func roles(_ dialect: DemoDialect) throws {
        for record in try read(dialect) {
            let roles = Set(try record.texts("description", "role"))
            let known: Set = [
                "", "technical-field", "background", "summary", "drawings", "embodiments", "industrial-applicability",
            ]
            #expect(roles.isSubset(of: known))
            if dialect == .st96 { #expect(known.subtracting([""]).isSubset(of: roles)) }
            #expect(record.summary.defects.list.allSatisfy { $0.name != "unreadable-number" })
        }
    }

    private func json(_ value: Any?) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: [value ?? ""], options: [.sortedKeys])
        return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
    }
}
