import Corpus
import Foundation
import Native
import Testing

@testable import Store

struct StoreExampleTests {
    private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Examples"
    ).path
    /// The ids are part of the format: a change of either is a new version.
    private static let ids = [
        "9d915c930e460b47178995994b2deceeb2dc0c104974b09d3692c08aaa82f7af",
        "62c45277172d0ff17c94b9a1b168c87bc48e5bdfd9867521e8acdcc19cf0b09e",
    ]

    @Test(
        "writes the example anew with PATCORPUS_WRITE_EXAMPLES",
        .enabled(if: ProcessInfo.processInfo.environment["PATCORPUS_WRITE_EXAMPLES"] != nil))
    func writeExample() throws {
        let path = Self.examples + "/v\(CorpusStore.formatVersion)"
        try? FileManager.default.removeItem(atPath: path)
        let ids = try ExampleCorpus.make(at: path)
        print(ids)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test("opens a stored corpus of every version", arguments: ["v1"])
    func opens(version: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("corpus")
        try FileManager.default.copyItem(atPath: "\(Self.examples)/\(version)", toPath: path)
        let store = try CorpusStore(at: path, .read)
        let two = try store.version("main")
        let one = try store.version("v1")
        #expect([one.id.hex, two.id.hex] == Self.ids)
        #expect(two.commit.parents == [one.id] && one.commit.recipe.message == "one")
        for (commit, texts) in [(one.commit, ExampleCorpus.first), (two.commit, ExampleCorpus.second)] {
            let expected = Dictionary(uniqueKeysWithValues: texts.map { ($0, ExampleCorpus.line($0, $1)) })
            #expect(try ExampleCorpus.texts(store, commit) == expected)
            for (id, text) in texts {
                let entry = try #require(try store.entry(id, layer: "scores/length", in: commit))
                #expect(String(decoding: entry.json, as: UTF8.self) == "\(text.utf8.count)")
            }
        }
        var changed: [String] = []
        try store.diff(one.commit, two.commit) { changed.append(String(decoding: $0.key, as: UTF8.self)) }
        #expect(changed == ["EP1A", "US2A", "WO1A"])
    }

    @Test("makes the same ids as the stored example")
    func sameIDs() throws {
        let folder = try TemporaryFolder()
        #expect(try ExampleCorpus.make(at: folder.file("anew")).map(\.hex) == Self.ids)
    }

    @Test("knows these bytes of a leaf, an inner node and a pack's footer")
    func bytes() throws {
        let path = Self.examples + "/v1/trees"
        let packs = try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".nodes") }
        #expect(packs.count == 2)
        for pack in packs {
            #expect(try contents(of: path + "/" + pack).suffix(8) == Array("PTNODES1".utf8))
        }
        let leaf: [UInt8] = [0x50, 0x54, 1, 0, 2, 0, 2, 0x61, 0x62, 1, 7, 1, 1, 0x63, 0]
        let decodedLeaf = TreeNode(leaf.span)
        let read = try #require(decodedLeaf)
        #expect(read.entries.map(\.key) == [[0x61, 0x62], [0x61, 0x63]] && read.entries.map(\.value) == [[7], []])
        let inner: [UInt8] = [0x50, 0x54, 1, 2, 1, 0, 1, 0x61] + (0..<32) + [0xAC, 0x02]
        let decodedNode = TreeNode(inner.span)
        let node = try #require(decodedNode)
        #expect(node.level == 2 && node.entries[0].child.bytes == Array(0..<32) && node.count == 300)
    }
}
