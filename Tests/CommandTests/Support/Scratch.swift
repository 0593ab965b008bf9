import Corpus
import Foundation
import Testing

/// A folder of a test's own, which goes with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "patcorpus-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, and the folders above it; returns its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path).appending(path: name)))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

    /// All files below a folder, by their paths within it, sorted.
    func files(_ folder: String) throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: path + "/" + folder)
        return try all.filter { name in
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(folder)/\(name)")
            return attributes[.type] as? FileAttributeType == .typeRegular
        }.sorted()
    }

    /// Runs a verb that must succeed on the corpus `corpus` of this folder, with `--json`; returns the object.
    @discardableResult
    func ok(_ arguments: [String], exitCode: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation) throws
        -> JSONValue
    {
        let result = try Tool.run(arguments + ["--json", "--corpus", "corpus"], in: self)
        #expect(result.exitCode == exitCode, "\(arguments): \(result.talk)", sourceLocation: sourceLocation)
        return try result.json
    }

    /// Makes the corpus `corpus`, or another name.
    func makeCorpus(_ name: String = "corpus") throws {
        let result = try Tool.run(["init", name], in: self)
        try #require(result.exitCode == 0, "\(result.talk)")
    }

    /// Writes made-up documents of small size.
    func demo(
        _ folder: String, documents: Int, perFile: Int = 1, dialect: String = "wipo-st36", _ more: [String] = []
    ) throws {
        let result = try Tool.run(
            [
                "demo", folder, "--documents", "\(documents)", "--documents-per-file", "\(perFile)", "--dialect",
                dialect,
                "--size", "small",
            ] + more, in: self)
        try #require(result.exitCode == 0, "\(result.talk)")
    }

    /// The bytes of one made-up document.
    func demoDocument() throws -> [UInt8] {
        try demo("one", documents: 1)
        let name = try #require(try files("one").first { $0.hasSuffix(".xml") })
        return try read("one/" + name)
    }

    /// The root of the tree of documents of a version.
    func root(_ reference: String = "main") throws -> String {
        try #require(try ok(["show", reference])["documentsRoot"]?.string)
    }
}
