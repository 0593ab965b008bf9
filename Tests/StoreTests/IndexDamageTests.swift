import Corpus
import Foundation
import Native
import Testing

@testable import Store

struct IndexDamageTests {
    private static let texts = Dictionary(
        uniqueKeysWithValues: (0..<300).map { ("US\($0)A", "text \($0)") })

    /// What reading the whole corpus gives.
    private static func readAll(_ path: String) throws -> [String: [UInt8]] {
        let store = try CorpusStore(at: path, .read)
        return try ExampleCorpus.texts(store, store.version("main").commit)
    }

    @Test("never gives other documents where the index is damaged, and always says so as a fault")
    func flippedBytes() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        do {
            let store = try CorpusStore(at: path, .write)
            _ = try ExampleCorpus.commit(Self.texts, to: store)
        }
        let right = try Self.readAll(path)
        #expect(right.count == 300)
        let whole = try contents(of: path + "/index.sqlite")
        var generator = SeededGenerator(seed: 1)
        var noticed = 0
        for round in 0..<150 {
            var bytes = whole
            switch round % 3 {
            case 0: bytes.removeLast(generator.uniform(bytes.count))
            case 1: for _ in 0..<40 { bytes[generator.uniform(bytes.count)] ^= 1 << UInt8(generator.uniform(8)) }
            default:
                let start = generator.uniform(bytes.count - 600)
                for at in start..<start + 600 { bytes[at] = UInt8(generator.uniform(256)) }
            }
            _ = try folder.write(bytes, to: "c/index.sqlite")
            do {
                let read = try Self.readAll(path)
                #expect(read == right, "round \(round)")
            } catch is Fault {
                noticed += 1
            }
        }
        #expect(noticed > 60)
    }

    @Test("says that the index is missing, and does not take the corpus for empty")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        _ = try ExampleCorpus.make(at: path)
        try FileManager.default.removeItem(atPath: path + "/index.sqlite")
        let fault = #expect(throws: Fault.self) { _ = try CorpusStore(at: path, .read) }
        #expect(fault?.kind == .damage && fault?.fix.contains("repair") == true)
    }
}
