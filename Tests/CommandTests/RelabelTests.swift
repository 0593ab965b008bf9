import Corpus
import Testing

struct RelabelTests {
    @Test("labels that change in a table change in the corpus, though its documents do not")
    func relabel() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let mapping = "id: {column: id}\ntitle: {column: title}\nlabels: {column: labels, split: \";\"}\n"
        try scratch.write("t.yaml", Array(mapping.utf8))
        for (labels, added) in [("b;a", 1), ("c", 0)] {
            try scratch.write("t.csv", Array("id,title,labels\nUS9000001B2,A gate,\(labels)\n".utf8))
            let result = try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
            #expect(result["documents"]?["added"]?.integer == added)
        }
        let difference = try Tool.run(
            ["diff", "main~1", "main", "--layer", "labels", "--text", "--json", "--corpus", "corpus"], in: scratch)
        #expect(difference.text.contains("\"c\""), "\(difference.text)")
    }
}
