import Corpus
import Native
import Testing

@testable import Store

struct CommitTests {
    private static let recipe = Recipe(
        verb: "ingest", message: "\"first\"\nof many é", parameters: [.init(name: "from", value: "wipo")],
        seeds: [.init(name: "split", value: "7")], inputs: [SHA256.digest(of: [1]).hex])

    private static func commit(layers: [String: TreeRoot]) -> Commit {
        Commit(
            documents: TreeRoot(id: SHA256.digest(of: [2]), count: 3), layers: layers,
            parents: [SHA256.digest(of: [3])],
            recipe: recipe)
    }

    @Test("is the digest of canonical JSON with sorted layers, the empty ones left out")
    func canonical() throws {
        let root = TreeRoot(id: SHA256.digest(of: [4]), count: 1)
        let commit = Self.commit(layers: ["labels": root, "Z": root, "é": root, "none": noTree, "splits/main": root])
        let text = commit.json.canonicalText
        let digest = { (byte: UInt8) in SHA256.digest(of: [byte]).hex }
        let layer = { (name: String) in #"{"count":1,"name":"\#(name)","root":"\#(digest(4))"}"# }
        let expected =
            #"{"documents":{"count":3,"root":"\#(digest(2))"},"layers":["#
            + ["Z", "labels", "splits/main", "é"].map(layer).joined(separator: ",")
            + #"],"parents":["\#(digest(3))"],"recipe":{"inputs":["\#(digest(1))"],"message":"\"first\"\nof many é","parameters":"#
            + #"[{"name":"from","value":"wipo"}],"seeds":[{"name":"split","value":"7"}],"verb":"ingest"},"version":1}"#
        #expect(text == expected)
        #expect(commit.id == SHA256.digest(of: Array(expected.utf8)))
        #expect(commit.id == Self.commit(layers: ["é": root, "splits/main": root, "Z": root, "labels": root]).id)
        let read = try #require(Commit(JSONValue(parsing: Array(text.utf8))))
        #expect(read.id == commit.id && read.recipe == Self.recipe && read.layers.count == 4)
    }

    @Test("differs with whatever it says")
    func sensitive() {
        let root = TreeRoot(id: SHA256.digest(of: [4]), count: 1)
        let base = Self.commit(layers: ["a": root])
        var others = [base, base, base, base, base, base, base]
        others[0].documents.count += 1
        others[1].documents.id = .zero
        others[2].layers = ["b": root]
        others[3].parents = []
        others[4].recipe.message = ""
        others[5].recipe.seeds[0].value = "8"
        others[6].recipe.inputs = []
        #expect(Set(others.map(\.id) + [base.id]).count == 8)
    }

    @Test("keeps time, host and tool outside the id, and notices damage in every line")
    func file() throws {
        let folder = try TemporaryFolder()
        let layout = Layout(root: folder.path)
        let commit = Self.commit(layers: [:])
        let id = try CommitFile.write(commit, tool: "patcorpus 1", to: layout)
        #expect(id == commit.id)
        #expect(try CommitFile.write(commit, tool: "patcorpus 2", to: layout) == id)
        let stored = try CommitFile.read(id, from: layout)
        #expect(stored.commit == commit && stored.tool == "patcorpus 1" && stored.host == FileSystem.hostName)
        #expect(stored.time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        let whole = try contents(of: layout.commit(id))
        for at in whole.indices {
            var bytes = whole
            bytes[at] ^= 2
            _ = try folder.write(bytes, to: layout.relative(layout.commit(id)))
            #expect(throws: Fault.self) { _ = try CommitFile.read(id, from: layout) }
        }
    }
}

struct CommitRefsTests {
    private static let ids = (0..<4).map { SHA256.digest(of: [UInt8($0)]) }

    @Test("swaps a name only from what it is")
    func compareAndSwap() throws {
        let folder = try TemporaryFolder()
        let refs = Refs(layout: Layout(root: folder.path))
        let ids = Self.ids
        #expect(try refs.read("main", .branch) == nil)
        try refs.swap("main", .branch, from: nil, to: ids[0])
        for wrong in [nil, ids[1]] {
            let fault = #expect(throws: Fault.self) { try refs.swap("main", .branch, from: wrong, to: ids[2]) }
            #expect(fault?.kind == .locked)
        }
        try refs.swap("main", .branch, from: ids[0], to: ids[1])
        try refs.swap("main", .tag, from: nil, to: ids[2])
        #expect(try refs.read("main", .branch) == ids[1])
        #expect(try contents(of: folder.file("refs/heads/main")) == Array((ids[1].hex + "\n").utf8))
        try refs.swap("b-2", .branch, from: nil, to: ids[3])
        #expect(try refs.list(.branch).map(\.name) == ["b-2", "main"])
        try refs.remove("main", .branch)
        #expect(try refs.list(.branch).map(\.name) == ["b-2"] && refs.read("main", .tag) == ids[2])
    }

    @Test(
        "refuses a name that could be something else",
        arguments: [
            "", ".", "..", ".hidden", "-x", "a/b", "../heads/x", "a b", "a:b", "main~1", "a=b", "a|b", "é", "a\n",
            "a\0",
            String(repeating: "a", count: 101), String(repeating: "ab", count: 32), String(repeating: "AB", count: 32),
        ])
    func refused(name: String) throws {
        let folder = try TemporaryFolder()
        let refs = Refs(layout: Layout(root: folder.path))
        let fault = #expect(throws: Fault.self) { try refs.swap(name, .tag, from: nil, to: Self.ids[0]) }
        #expect(fault?.kind == .usage)
        try refs.swap("kept", .branch, from: nil, to: Self.ids[0])
        #expect(throws: Fault.self) { try refs.remove(name, .tag) }
        #expect(try refs.read("kept", .branch) == Self.ids[0])
    }

    @Test("takes ordinary names", arguments: ["main", "v1.0", "2024-01_x", "abcdef", "A"])
    func taken(name: String) throws { try Refs.check(name) }

    @Test("says that a file without an id is damaged", arguments: ["", "abc\n", String(repeating: "a", count: 64)])
    func damaged(text: String) throws {
        let folder = try TemporaryFolder()
        let refs = Refs(layout: Layout(root: folder.path))
        try refs.swap("main", .branch, from: nil, to: Self.ids[0])
        _ = try folder.write(Array(text.utf8), to: "refs/heads/main")
        let fault = #expect(throws: Fault.self) { _ = try refs.read("main", .branch) }
        #expect(fault?.kind == .damage && fault?.place == "refs/heads/main")
    }
}
