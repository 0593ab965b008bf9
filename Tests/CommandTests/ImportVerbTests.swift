import Corpus
import Foundation
import Store
import Testing

@Suite("import predictions")
struct ImportVerbTests {
    private static func prepared() throws -> (Scratch, [String]) {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 6, perFile: 6)
        try scratch.ok(["ingest", "in"])
        var ids: [String] = []
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        try store.forEachDocument(in: store.version("main").commit) { id, _ in
            ids.append(id)
            return true
        }
        return (scratch, ids)
    }

    private func layer(_ name: String, _ scratch: Scratch) throws -> [String: String] {
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        let commit = try store.version("main").commit
        var values: [String: String] = [:]
        try store.forEachEntry(of: "scores/" + name, in: commit) { id, entry in
            let digest = try store.digest(of: id, in: commit)
            #expect(digest == entry.document)
            values[id] = String(decoding: entry.json, as: UTF8.self)
            return true
        }
        return values
    }

    /// The number as a person writes it: `WO 2004/012345 A1`.
    private func spelt(_ id: String) throws -> String {
        let parts = try #require(DocumentID(normalised: id))
        return "\(parts.office.lowercased()) \(parts.number)-\(parts.kind)"
    }

    @Test("lines become a layer, whatever the ids are spelt like")
    func lines() throws {
        let (scratch, ids) = try Self.prepared()
        let parts = try #require(DocumentID(normalised: ids[2]))
        let text = """
            {"id":"\(ids[0])","labels":["b","a","b"],"scores":{"b":0.75,"a":1,"c":1e-9},"text":"left out"}

            {"id":"\(try spelt(ids[1]))","scores":[{"label":"a","score":-2.5}]}
            {"id":"\(parts.office)\(parts.number)","labels":[],"scores":null}
            {"id":"EP9999999A1","labels":["a"]}
            {"id":"no number at all","labels":["a"]}
            """
        try scratch.write("p.jsonl", Array(text.utf8))
        let dry = try scratch.ok(["import", "predictions", "p.jsonl", "--name", "m", "--dry-run"])
        #expect(dry["documents"] == 3)
        let before = try scratch.ok(["show"])["commit"]
        #expect(dry["commit"] == before)
        let result = try scratch.ok(["import", "predictions", "p.jsonl", "--name", "m"])
        #expect(result["documents"] == 3)
        #expect(result["unmatched"] == 2)
        #expect(result["unmatchedIds"] == ["EP9999999A1", "no number at all"])
        #expect(
            try layer("m", scratch) == [
                ids[0]:
                    "{\"labels\":[\"a\",\"b\"],\"scores\":[{\"label\":\"a\",\"score\":1},{\"label\":\"b\",\"score\":0.75},{\"label\":\"c\",\"score\":1e-9}]}",
                ids[1]: "{\"labels\":[],\"scores\":[{\"label\":\"a\",\"score\":-2.5}]}",
                ids[2]: "{\"labels\":[],\"scores\":[]}",
            ])
        // Once more under that name is refused without --replace, and the same predictions make no new version.
        let again = try Tool.run(
            ["import", "predictions", "p.jsonl", "--name", "m", "--corpus", "corpus"], in: scratch)
        #expect(again.exitCode == 64)
        #expect(again.talk.contains("--replace"))
        let same = try scratch.ok(["import", "predictions", "p.jsonl", "--name", "m", "--replace"])
        #expect(same["commit"] == result["commit"])
        try scratch.write("q.jsonl", Array("{\"id\":\"\(ids[3])\",\"labels\":[\"z\"]}".utf8))
        try scratch.ok(["import", "predictions", "q.jsonl", "--name", "m", "--replace"])
        #expect(try layer("m", scratch) == [ids[3]: "{\"labels\":[\"z\"],\"scores\":[]}"])
    }

    @Test("CSV has a column a label, lists as JSON or with semicolons")
    func csv() throws {
        let (scratch, ids) = try Self.prepared()
        let text =
            "id,labels,gate,bed lift\r\n\(ids[0]),gate; bed lift,0.5,.25\r\n\(ids[1]),\"[\"\"gate\"\"]\",1,\r\n\(ids[2]),,-1e3,2\r\n"
        try scratch.write("p.csv", Array(text.utf8))
        let result = try scratch.ok(["import", "predictions", "p.csv", "--name", "m"])
        #expect(result["documents"] == 3)
        #expect(result["unmatched"] == 0)
        #expect(
            try layer("m", scratch) == [
                ids[0]:
                    "{\"labels\":[\"bed lift\",\"gate\"],\"scores\":[{\"label\":\"bed lift\",\"score\":0.25},{\"label\":\"gate\",\"score\":0.5}]}",
                ids[1]: "{\"labels\":[\"gate\"],\"scores\":[{\"label\":\"gate\",\"score\":1}]}",
                ids[2]:
                    "{\"labels\":[],\"scores\":[{\"label\":\"bed lift\",\"score\":2},{\"label\":\"gate\",\"score\":-1000}]}",
            ])
    }

    @Test("two lines of one document are an error that names both, and no version is made")
    func twice() throws {
        let (scratch, ids) = try Self.prepared()
        let before = try scratch.ok(["show"])["commit"]
        let parts = try #require(DocumentID(normalised: ids[2]))
        for other in [ids[2], try spelt(ids[2]), parts.office + parts.number] {
            let text = "{\"id\":\"\(ids[2])\",\"labels\":[]}\n\n{\"id\":\"\(other)\",\"labels\":[]}\n"
            try scratch.write("p.jsonl", Array(text.utf8))
            let result = try Tool.run(
                ["import", "predictions", "p.jsonl", "--name", "m", "--corpus", "corpus", "--json"], in: scratch)
            #expect(result.exitCode == 64)
            #expect(try result.error["place"] == "p.jsonl, line 3")
            #expect(try result.error["what"]?.string?.contains("already at 1") == true)
        }
        #expect(try scratch.ok(["show"])["commit"] == before)
    }
}
