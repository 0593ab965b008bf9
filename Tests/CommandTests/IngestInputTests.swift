import Corpus
import Foundation
import Testing

@Suite("Ingest takes what people have")
struct IngestInputTests {
    /// What one file or folder gives in a new corpus.
    private static func ingest(_ path: String, in scratch: Scratch, exitCode: Int32 = 0) throws -> JSONValue {
        if !scratch.exists("corpus") { try scratch.makeCorpus() }
        return try scratch.ok(["ingest", path], exitCode: exitCode)
    }

    @Test(
        "what holds no patent document is no error, and a note says what it is",
        arguments: [
            ("empty.xml", "", "the file is empty"), ("white.xml", " \n", "only white space"),
            ("note.txt", "hello\n", "neither XML nor Greenbook"),
            ("page.html", "<html><p>x</p></html>", "no patent document in <html>"),
        ])
    func foreign(_ name: String, _ content: String, _ reason: String) throws {
        let scratch = try Scratch()
        try scratch.write(name, Array(content.utf8))
        let result = try Self.ingest(name, in: scratch)
        #expect(result["documents"]?["found"] == 0)
        #expect(result["documents"]?["quarantined"] == 0)
        let notices = try #require(result["notices"]?.array)
        #expect(notices.map { $0["file"]?.string } == [name])
        #expect(notices.first?["reason"]?.string?.contains(reason) == true, "\(notices)")
        let text = try Tool.run(["ingest", name, "--corpus", "corpus"], in: scratch)
        #expect(text.talk.contains("no patent document was found"))
    }

    @Test("a table without a mapping is told how it is read", arguments: ["t.csv", "t.jsonl"])
    func tables(_ name: String) throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.write(name, Array("{\"id\":1}\n".utf8))
        let result = try Tool.run(["ingest", name, "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 0)
        #expect(result.talk.contains("--mapping FILE"))
    }

    @Test("an empty folder gives nothing")
    func emptyFolder() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.path + "/empty", withIntermediateDirectories: true)
        #expect(try Self.ingest("empty", in: scratch)["files"] == 0)
    }

    @Test("a pipe and a device in a folder are left out, a note says so, and their neighbours are read")
    func pipes() throws {
        let scratch = try Scratch()
        try scratch.write("in/whole.xml", try scratch.demoDocument())
        _ = try Tool.shell("mkfifo in/pipe.xml; ln -s /dev/zero in/zero.xml", in: scratch)
        let result = try Self.ingest("in", in: scratch)
        #expect(result["documents"]?["added"] == 1)
        let notices = try #require(result["notices"]?.array)
        #expect(notices.map { $0["file"]?.string } == ["in/pipe.xml", "in/zero.xml"])
        #expect(notices.allSatisfy { $0["reason"]?.string?.hasPrefix("it is no regular file") == true })
    }

    @Test("a document that breaks off is quarantined with its bytes, its neighbours are kept, and the exit code is 3")
    func damaged() throws {
        let scratch = try Scratch()
        let whole = try scratch.demoDocument()
        let cut = Array(whole.prefix(whole.count / 2))
        try scratch.write("in/cut.xml", cut)
        try scratch.write("in/whole.xml", whole)
        let result = try Self.ingest("in", in: scratch, exitCode: 3)
        #expect(result["documents"]?["added"] == 1)
        #expect(result["documents"]?["quarantined"] == 1)
        let entry = try scratch.ok(["quarantine"])
        #expect(entry["file"] == "in/cut.xml")
        #expect(entry["offset"] == 0)
        #expect(entry["length"]?.integer == cut.count)
        #expect(entry["reason"]?.string?.isEmpty == false)
        let kept = try scratch.ok(["quarantine", "--bytes"])
        #expect(kept["bytes"]?.string.map { Array($0.utf8) } == cut)
        // The mended file takes the entry away.
        try scratch.write("in/cut.xml", whole)
        let again = try scratch.ok(["ingest", "in"])
        let notice = try #require(again["notices"]?.array?.first)
        #expect(notice["file"] == "in/cut.xml")
        let reason = try #require(notice["reason"]?.string)
        #expect(reason.hasPrefix("1 piece of an earlier file of this name left the quarantine"))
        #expect(try Tool.run(["quarantine", "--json", "--corpus", "corpus"], in: scratch).output.isEmpty)
        #expect(try scratch.ok(["quarantine", "main~1"])["file"] == "in/cut.xml")
    }

    @Test(
        "archives, also in archives and on standard input, give the same documents as the files in them",
        arguments: [
            "zip -qr a.zip in", "tar cf a.tar in", "tar czf a.tar.gz in", "tar cJf a.tar.xz in", "tar cjf a.tar.bz2 in",
            "tar cf a.tar in; zstd -q --rm a.tar", "zip -qr in/inner.zip in; tar cf a.tar in/inner.zip",
            "cat $(find in -name '*.xml') > a.xml; gzip a.xml",
        ])
    func archives(_ pack: String) throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 5)
        let packed = try Tool.shell(pack, in: scratch)
        try #require(packed.exitCode == 0, "\(packed.talk)")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path).first { $0.hasPrefix("a.") })
        #expect(try scratch.ok(["ingest", name])["documents"]?["added"] == 5)
        let root = try scratch.root()
        try scratch.makeCorpus("plain")
        #expect(try Tool.run(["ingest", "in", "--corpus", "plain"], in: scratch).exitCode == 0)
        #expect(
            try Tool.run(["show", "--json", "--corpus", "plain"], in: scratch).json["documentsRoot"]?.string == root)
        let input = try Tool.run(
            ["ingest", "-", "--json", "--corpus", "corpus"], in: scratch, stdin: try scratch.read(name))
        #expect(input.exitCode == 0)
        #expect(try input.json["documents"]?["found"] == 5)
        #expect(try scratch.root() == root)
    }

    @Test("of a truncated archive the whole members are kept", arguments: ["zip", "tar.gz"])
    func truncatedArchive(_ kind: String) throws {
        let scratch = try Scratch()
        try scratch.demo("in", documents: 8)
        let pack = kind == "zip" ? "zip -q0r all in" : "tar czf all.tar.gz in"
        let size = kind == "zip" ? "$(( $(stat -c %s all.zip) / 2 ))" : "$(( $(stat -c %s all.tar.gz) / 2 ))"
        let cut = try Tool.shell("\(pack); head -c \(size) all.\(kind) > cut.\(kind)", in: scratch)
        try #require(cut.exitCode == 0, "\(cut.talk)")
        let counts = try #require(try Self.ingest("cut.\(kind)", in: scratch, exitCode: 3)["documents"])
        #expect((1..<8).contains(counts["added"]?.integer ?? 0))
        #expect(counts["quarantined"]?.integer ?? 0 >= 1)
        #expect(try scratch.ok(["quarantine"], exitCode: 0)["file"]?.string?.hasPrefix("cut.\(kind)") == true)
    }

    /// Encodings by the names that XML and `iconv` share, and what stands in the text: signs of each.
    @Test(
        "a declared encoding is the same document as UTF-8",
        arguments: [
            ("UTF-16", "é 中文 ℃"), ("UTF-16LE", "é 中文 ℃"), ("ISO-8859-1", "é ß ×"), ("GB18030", "中文 發明"),
            ("windows-1252", "é “quoted” €"),
            ("Shift_JIS", "特許 発明"),
        ])
    func declaredEncoding(_ encoding: String, _ signs: String) throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let plain = Self.ascii(String(decoding: try scratch.demoDocument(), as: UTF8.self)).replacing(
            "</p>", with: " \(signs)</p>")
        try scratch.write("plain.xml", Array(plain.utf8))
        try scratch.ok(["ingest", "plain.xml"])
        let declared = plain.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(encoding)\"")
        try #require(declared != plain, "the document declares its encoding")
        try scratch.write("utf-8", Array(declared.utf8))
        // Little-endian text has its byte-order mark here, as XML demands.
        let mark = encoding == "UTF-16LE" ? "printf '\\xff\\xfe';" : ""
        let converted = try Tool.shell("(\(mark) iconv -f UTF-8 -t \(encoding) utf-8) > other.xml", in: scratch)
        try #require(converted.exitCode == 0, "\(converted.talk)")
        let result = try scratch.ok(["ingest", "other.xml"])
        #expect(result["documents"]?["unchanged"] == 1, "\(result)")
        #expect(plain.contains(signs))
    }

    private static func ascii(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.isASCII ? Character($0) : "e" })
    }

    @Test("an encoding that is not the declared one is quarantined, never guessed")
    func undeclaredEncoding() throws {
        let scratch = try Scratch()
        let text = Self.ascii(String(decoding: try scratch.demoDocument(), as: UTF8.self))
        let place = try #require(text.range(of: "</p>"))
        var bytes = Array(text[..<place.lowerBound].utf8)
        bytes += [0x20, 0xE9, 0x74, 0xE9]
        bytes += Array(text[place.lowerBound...].utf8)
        try scratch.write("latin.xml", bytes)
        let result = try Self.ingest("latin.xml", in: scratch, exitCode: 3)
        #expect(result["documents"]?["found"] == 0)
        let kept = try scratch.ok(["quarantine", "--bytes"])
        #expect(kept["encoding"] == "base64")
        #expect(kept["bytes"]?.string.flatMap { Data(base64Encoded: $0) } == Data(bytes))
    }

    @Test("names with spaces, signs and line breaks are kept as they are")
    func names() throws {
        let scratch = try Scratch()
        let document = try scratch.demoDocument()
        let names = ["a b.xml", "été.xml", "new\nline.xml", "quote\".xml", "-dash.xml", "*.xml"]
        for name in names { try scratch.write("my files/" + name, Array(document.dropLast(20))) }
        let result = try Self.ingest("my files", in: scratch, exitCode: 3)
        #expect(result["documents"]?["quarantined"]?.integer == names.count)
        let listed = try Tool.run(["quarantine", "--json", "--corpus", "corpus"], in: scratch).lines
        #expect(Set(listed.compactMap { $0["file"]?.string }) == Set(names.map { "my files/" + $0 }))
        let text = try Tool.run(["quarantine", "--corpus", "corpus"], in: scratch).text
        #expect(text.split(separator: "\n").count == names.count, "one line each: \(text)")
        let dry = try Tool.run(["ingest", "my files", "--dry-run", "--corpus", "corpus"], in: scratch).text
        #expect(dry.split(separator: "\n").count == names.count)
    }

    @Test("a name that is no UTF-8, and a link that leads nowhere, are quarantined, not passed over")
    func unreachable() throws {
        let scratch = try Scratch()
        try scratch.write("in/good.xml", try scratch.demoDocument())
        let made = try Tool.shell("cp in/good.xml $'in/bad\\xff.xml'; ln -s /nowhere in/link.xml", in: scratch)
        try #require(made.exitCode == 0)
        let result = try Self.ingest("in", in: scratch, exitCode: 3)
        #expect(result["documents"]?["added"] == 1)
        #expect(result["documents"]?["quarantined"] == 2)
    }

    @Test("links in a circle, hidden files and corpora inside a folder are passed by")
    func oddFolders() throws {
        let scratch = try Scratch()
        try scratch.write("in/good.xml", try scratch.demoDocument())
        try scratch.makeCorpus("in/corpus")
        let made = try Tool.shell("ln -s . in/a; ln -s ../in in/b; touch in/.hidden", in: scratch)
        try #require(made.exitCode == 0)
        #expect(try Self.ingest("in", in: scratch)["files"] == 1)
    }

    @Test("files of one name from two folders are told apart")
    func clashingNames() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let cut = Array(try scratch.demoDocument().dropLast(20))
        for folder in ["2023", "2024"] { try scratch.write("\(folder)/a.xml", cut) }
        try scratch.ok(["ingest", "2023/a.xml", "2024/a.xml", "2024/../2024/a.xml"], exitCode: 3)
        let listed = try Tool.run(["quarantine", "--json", "--corpus", "corpus"], in: scratch).lines
        #expect(listed.compactMap { $0["file"]?.string }.sorted() == ["2023/a.xml", "2024/a.xml"])
    }

    @Test(
        "a file and a folder that may not be read are quarantined",
        .disabled(if: getuid() == 0, "root may read everything")
    )
    func permission() throws {
        let scratch = try Scratch()
        try scratch.write("in/good.xml", try scratch.demoDocument())
        let made = try Tool.shell("cp in/good.xml in/shut.xml; mkdir in/shut; chmod 0 in/shut.xml in/shut", in: scratch)
        try #require(made.exitCode == 0)
        let result = try Self.ingest("in", in: scratch, exitCode: 3)
        #expect(result["documents"]?["added"] == 1)
        #expect(result["documents"]?["quarantined"] == 2)
        let listed = try Tool.run(["quarantine", "--json", "--corpus", "corpus"], in: scratch).lines
        #expect(listed.compactMap { $0["file"]?.string }.sorted() == ["in/shut", "in/shut.xml"])
        #expect(listed.allSatisfy { $0["reason"]?.string?.contains("Permission denied") == true }, "\(listed)")
    }

    @Test("--dry-run lists the files and reads none; --kinds and --dialect leave out and say so")
    func options() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 4)
        let dry = try scratch.ok(["ingest", "in", "--dry-run"])
        #expect(dry["files"]?.array?.count == 5)
        #expect(try Tool.run(["log", "--json", "--corpus", "corpus"], in: scratch).output.isEmpty)
        let other = try scratch.ok(["ingest", "in", "--dialect", "uspto-v4"])
        #expect(other["documents"]?["found"] == 0)
        let notices = (other["notices"]?.array ?? []).compactMap { $0["reason"]?.string }
        #expect(notices.filter { $0.contains("wipo-st36") }.count == 4)
        #expect(try scratch.ok(["ingest", "in", "--kinds", "standard-patent"])["documents"]?["added"] == 4)
    }
}
