import Corpus
import Foundation
import Native
import Testing

@testable import Store

/// Damages a small corpus in every way that one byte, one length and one missing file allow.
@Suite("Damage")
struct CareDamageTests {
    /// What came of a corpus with one damaged file.
    enum Outcome: Equatable {
        /// Readers get everything right, and `check` finds nothing or the file.
        case harmless
        /// `check` names the file.
        case found
        /// A reader got a wrong document, or an error while `check` finds nothing, or `check` finds something and never the file.
        case wrong(String)
    }

    private static let full = Check.Options(readData: true)

    static func outcome(_ corpus: CareCorpus, _ file: String) -> Outcome {
        var failure: String?
        do {
            if try !corpus.isWhole() { return .wrong("\(file): wrong documents were read") }
        } catch {
            failure = "\(error)"
        }
        let damaged: [Finding]
        do {
            damaged = try Check.run(at: corpus.path, full).damaged
        } catch let fault as Fault {
            // Another format version, or no corpus: the settings.
            if fault.place.hasSuffix(file) || file == "corpus.json" { return .found }
            return .wrong("\(file): check threw \(fault)")
        } catch {
            return .wrong("\(file): check threw \(error)")
        }
        if damaged.isEmpty {
            return failure.map { .wrong("\(file): check finds nothing, but a reader: \($0)") } ?? .harmless
        }
        if damaged.contains(where: { $0.file == file }) { return .found }
        return .wrong("\(file): check names others: \(damaged)")
    }

    /// Files whose bytes nothing reads.
    private static func isTalk(_ file: String) -> Bool { file == "README.md" || file == "lock" }

    @Test("finds every flipped byte of every file but the index, or it is harmless")
    func flippedBytes() throws {
        let corpus = try CareCorpus.small()
        try #require(try corpus.isWhole())
        try #require(try Check.run(at: corpus.path, Self.full).damaged.isEmpty)
        var flips = 0
        for file in try corpus.files() where file != "index.sqlite" && !Self.isTalk(file) {
            let bytes = try corpus.bytes(file)
            var harmless = 0
            for place in bytes.indices {
                var damaged = bytes
                damaged[place] ^= 1 << UInt8(place % 8)
                try corpus.write(damaged, to: file)
                let outcome = Self.outcome(corpus, file)
                flips += 1
                if case .wrong(let why) = outcome { Issue.record("byte \(place): \(why)") }
                if outcome == .harmless { harmless += 1 }
            }
            try corpus.write(bytes, to: file)
            // Letters of a ref that change their case, white space in the settings, and bits of zstd's that say nothing in a pack, whose
            // nodes have digests of their content only.
            let isText = file == "corpus.json" || file.hasPrefix("refs/")
            let most = isText ? bytes.count / 4 : file.hasSuffix(".nodes") ? bytes.count / 100 : 0
            #expect(harmless <= most, "\(file): \(harmless) of \(bytes.count)")
        }
        #expect(flips > 3000)
        #expect(try corpus.isWhole())
    }

    /// `PATCORPUS_INDEX_FLIPS` sets how many; the script `scripts/damage-index` takes 2,000.
    private static let indexFlips = Int(ProcessInfo.processInfo.environment["PATCORPUS_INDEX_FLIPS"] ?? "") ?? 400

    @Test("never reads a wrong document through a damaged index", arguments: 0..<4)
    func flippedIndex(part: Int) throws {
        let corpus = try CareCorpus.small()
        let bytes = try corpus.bytes("index.sqlite")
        // Bytes that hold something, spread evenly, and every 16th of those that hold nothing.
        var number = 0
        let used = bytes.indices.filter { place in
            number += 1
            return bytes[place] != 0 || number % 16 == 0
        }
        let count = min(Self.indexFlips / 4, used.count)
        for sample in 0..<count {
            let place = used[(sample * 4 + part) * used.count / (count * 4)]
            var damaged = bytes
            damaged[place] ^= 1 << UInt8((sample + part) % 8)
            try corpus.write(damaged, to: "index.sqlite")
            if case .wrong(let why) = Self.outcome(corpus, "index.sqlite") { Issue.record("byte \(place): \(why)") }
            for suffix in ["-journal", "-wal", "-shm"] { try FileSystem.remove(corpus.layout.index + suffix) }
        }
        try corpus.write(bytes, to: "index.sqlite")
        #expect(try corpus.isWhole())
    }

    @Test("finds every file that was cut short or removed")
    func truncatedAndRemoved() throws {
        let corpus = try CareCorpus.small()
        for file in try corpus.files() where !Self.isTalk(file) {
            let bytes = try corpus.bytes(file)
            let lengths =
                file == "index.sqlite"
                ? [0, 1, 50, 4096, bytes.count / 2, bytes.count - 1]
                : Array(stride(from: 0, to: bytes.count, by: 7)) + [bytes.count - 1]
            for length in lengths {
                try corpus.write(Array(bytes.prefix(length)), to: file)
                let outcome = Self.outcome(corpus, file)
                // The last newline of the settings says nothing.
                let isHarmless = file == "corpus.json" && length == bytes.count - 1
                #expect(outcome == (isHarmless ? .harmless : .found), "\(file) cut to \(length)")
            }
            try FileSystem.remove(corpus.path + "/" + file)
            // A removed tag cannot be told from one that never was; its commit is still reached.
            #expect(Self.outcome(corpus, file) == (file == "refs/tags/v1" ? .harmless : .found), "\(file) removed")
            try corpus.write(bytes, to: file)
        }
        #expect(try corpus.isWhole())
    }

    @Test("a damaged index is a fault of kind damage that names it and its mending")
    func indexFault() throws {
        let corpus = try CareCorpus.small()
        try corpus.write(
            Array("this is no database, and longer than a header of a hundred bytes".utf8)
                + [UInt8](repeating: 7, count: 8192), to: "index.sqlite")
        let fault = #expect(throws: Fault.self) { _ = try CorpusStore(at: corpus.path, .read) }
        #expect(fault?.kind == .damage)
        #expect(fault?.place.hasSuffix("index.sqlite") == true)
        #expect(fault?.fix.contains("patcorpus repair") == true)
    }

    @Test("reads only a part of the shards, and all parts are all shards")
    func subset() throws {
        let corpus = try CareCorpus.wasteful()
        let whole = try Check.run(at: corpus.path, Self.full)
        let parts = try (1...3).map {
            try Check.run(at: corpus.path, Check.Options(readData: true, subset: ($0, 3))).linesRead
        }
        #expect(whole.damaged.isEmpty)
        #expect(whole.linesRead > 0 && parts.reduce(0, +) == whole.linesRead)
        let fault = #expect(throws: Fault.self) { _ = try Check.run(at: corpus.path, Check.Options(subset: (4, 3))) }
        #expect(fault?.kind == .usage)
    }

    @Test("the result is the same for any number of threads")
    func threads() throws {
        let corpus = try CareCorpus.wasteful()
        let shard = try #require(try corpus.files().first { $0.hasPrefix("shards/") })
        var bytes = try corpus.bytes(shard)
        bytes[20] ^= 1
        try corpus.write(bytes, to: shard)
        let results = try [1, 2, 5].map { try Check.run(at: corpus.path, Check.Options(readData: true, threads: $0)) }
        #expect(results[0].damaged.count == 1)
        #expect(
            results.allSatisfy {
                $0.damaged == results[0].damaged && $0.notices == results[0].notices && $0.bytes == results[0].bytes
            })
    }
}
