import Demo
import Testing

@Suite("DemoPlan") struct DemoPlanTests {
    /// The bytes of a whole plan, files joined.
    static func bytes(_ plan: DemoPlan) -> [UInt8] {
        var all: [UInt8] = []
        _ = plan.write { _, bytes in all += bytes }
        return all
    }

    /// FNV-1a, 64 bits: enough to notice a changed byte.
    static func checksum(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    @Test(
        "the bytes of a plan are the ones they have always been",
        arguments: [
            (DemoDialect.st36, 18_333_339_392_138_454_855 as UInt64), (.st96, 7_291_860_758_212_300_500 as UInt64),
            (.uspto, 950_339_216_592_505_284 as UInt64),
        ])
    func pinned(dialect: DemoDialect, expected: UInt64) throws {
        let plan = try DemoPlan(documents: 25, dialect: dialect, seed: 42, size: .small)
        #expect(DemoPlanTests.checksum(DemoPlanTests.bytes(plan)) == expected)
    }

    @Test("fewer documents are a prefix of more, whatever the file size", arguments: DemoDialect.allCases)
    func prefix(dialect: DemoDialect) throws {
        let few = DemoPlanTests.bytes(try DemoPlan(documents: 21, dialect: dialect, documentsPerFile: 4, size: .small))
        let more = DemoPlanTests.bytes(try DemoPlan(documents: 34, dialect: dialect, documentsPerFile: 7, size: .small))
        #expect(more.starts(with: few))
        #expect(more.count > few.count)
    }

    @Test("documents written alone and backwards are those of the files")
    func randomAccess() throws {
        let writer = DemoWriter(try DemoPlan(documents: 20, dialect: .uspto, documentsPerFile: 20, size: .small))
        let backwards = (0..<20).reversed().map { writer.document($0) }
        #expect(Array(backwards.reversed().joined()) == writer.file(0))
    }

    @Test("another seed is another corpus")
    func seeds() throws {
        let one = try DemoPlan(documents: 5, dialect: .st36, seed: 1, size: .small)
        let two = try DemoPlan(documents: 5, dialect: .st36, seed: 2, size: .small)
        #expect(DemoPlanTests.bytes(one) != DemoPlanTests.bytes(two))
    }

    @Test("the summary counts what was handed over", arguments: [(0, 3), (1, 3), (9, 3), (10, 3), (5, 1)])
    func summary(documents: Int, perFile: Int) throws {
        let plan = try DemoPlan(documents: documents, dialect: .st96, documentsPerFile: perFile, size: .small)
        var names: [String] = []
        var count = 0
        var length = 0
        let summary = plan.write { name, bytes in
            names.append(name)
            count += WellFormedness.documents(in: bytes) ?? 0
            length += bytes.count
        }
        #expect(summary == DemoSummary(files: names.count, documents: count, bytes: length))
        #expect(summary.documents == documents)
        #expect(Set(names).count == plan.files)
    }

    @Test("numbers that contradict each other are refused with the remedy")
    func refused() {
        #expect(throws: DemoPlanError.self) { try DemoPlan(documents: -1, dialect: .st36) }
        #expect(throws: DemoPlanError.self) { try DemoPlan(documents: 5, dialect: .st36, documentsPerFile: 0) }
        #expect(throws: DemoPlanError.self) { try DemoPlan(documents: 5, dialect: .st36, damaged: 6) }
        let error = #expect(throws: DemoPlanError.self) {
            try DemoPlan(documents: 5, dialect: .st36, damaged: 2, changed: 4)
        }
        #expect(error?.description.contains("from 0 to 3") == true)
    }

    @Test("publication ids are unique and lie in the made-up ranges", arguments: DemoDialect.allCases)
    func identifiers(dialect: DemoDialect) throws {
        let plan = try DemoPlan(documents: 10_000, dialect: dialect)
        let ids = (0..<plan.documents).map(plan.publicationID)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            let digits = id.dropFirst(2).prefix { $0.isNumber }
            let number = Int(digits) ?? 0
            switch (id.prefix(2), digits.count) {
            case ("WO", 10): #expect(number % 1_000_000 >= 700_000, "\(id)")
            case ("EP", 7): #expect(number >= 8_000_000, "\(id)")
            case ("US", 11): #expect(number % 10_000_000 >= 8_000_000, "\(id)")
            case ("US", 8): #expect(number >= 90_000_000, "\(id)")
            default: Issue.record("\(id) is of no known form")
            }
        }
    }

    @Test("the last documents that a plan may have are unique too")
    func largest() throws {
        let plan = try DemoPlan(documents: DemoPlan.largest, dialect: .st36)
        let ids = ((DemoPlan.largest - 3_000)..<DemoPlan.largest).map(plan.publicationID)
        #expect(Set(ids).count == ids.count)
        #expect(ids.filter { $0.hasPrefix("EP") }.allSatisfy { $0.count == 11 })
        #expect(throws: DemoPlanError.self) { try DemoPlan(documents: DemoPlan.largest + 1, dialect: .st36) }
    }

    @Test("both WIPO dialects hold the same publications with the same labels")
    func dialects() throws {
        let st36 = try DemoPlan(documents: 200, dialect: .st36)
        let st96 = try DemoPlan(documents: 200, dialect: .st96)
        for index in 0..<200 {
            #expect(st36.publicationID(of: index) == st96.publicationID(of: index))
            #expect(st36.labels(of: index) == st96.labels(of: index))
        }
    }
}
