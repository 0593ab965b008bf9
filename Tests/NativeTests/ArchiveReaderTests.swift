import Foundation
import Native
import Testing

/// What a reader gave for one entry.
private struct Read: Equatable {
    var name: String
    var bytes: Int = 0
    var text: String = ""
    var error: String = ""
}

/// A folder that is gone after the test.
private func inFolder<R>(_ body: (String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("archives-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
}

private func make(
    _ path: String, _ format: ArchiveWriter.Format, _ compression: ArchiveWriter.Compression = .none,
    password: String? = nil, files: [(String, String)]
) throws {
    var writer = try ArchiveWriter(path: path, format: format, compression: compression, password: password)
    for (name, text) in files { try writer.add(name, Array(text.utf8)) }
    try writer.finish()
}

private func contents(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

/// Reads everything; entries that fail carry their error, an error of the archive comes last.
private func readAll(_ reader: inout ArchiveReader) -> [Read] {
    var found: [Read] = []
    while true {
        do {
            guard let entry = try reader.nextEntry() else { return found }
            var read = Read(name: entry.name)
            do {
                var bytes: [UInt8] = []
                while try reader.withChunk({ chunk in
                    read.bytes += chunk.count
                    for index in 0..<min(chunk.count, 64) where bytes.count < 64 { bytes.append(chunk[index]) }
                }) {}
                read.text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
                found.append(read)
            } catch let error as ArchiveError {
                read.error = error.explanation
                found.append(read)
            }
        } catch {
            found.append(Read(name: "", error: "\(error)"))
        }
    }
}

/// Bytes that do not shrink; over and over after `period`, which deflate's window of 32 KiB cannot see.
private func noise(_ count: Int, period: Int = 65536) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var block: [UInt8] = []
    for _ in 0..<period / 8 {
        let word: UInt64 = generator.next()
        for shift in 0..<8 { block.append(UInt8(truncatingIfNeeded: word >> (8 * shift))) }
    }
    var bytes: [UInt8] = []
    while bytes.count < count { bytes += block }
    return Array(bytes.prefix(count))
}

private let files = [("a.xml", "<a/>"), ("dir/b.xml", "<b>été</b>"), ("empty.xml", "")]
private let read = [
    Read(name: "a.xml", bytes: 4, text: "<a/>"), Read(name: "dir/b.xml", bytes: 12, text: "<b>été</b>"),
    Read(name: "empty.xml"),
]

@Suite struct ArchiveReaderTests {
    @Test(
        "reads every container under every compression as it was written", arguments: ArchiveWriter.Compression.allCases
    )
    func readsAll(compression: ArchiveWriter.Compression) throws {
        try inFolder { folder in
            for format in [ArchiveWriter.Format.tar, .zip] {
                let path = "\(folder)/x"
                try make(path, format, compression, files: files)
                var byPath = try ArchiveReader(path: path)
                #expect(readAll(&byPath) == read)
                var byBytes = try ArchiveReader(bytes: contents(path), name: "x")
                #expect(readAll(&byBytes) == read)
            }
        }
    }

    @Test(
        "reads a compressed single file under its own name",
        arguments: [
            (ArchiveWriter.Compression.gzip, "gz"), (.bzip2, "bz2"), (.xz, "xz"), (.zstd, "zst"), (.none, "xml"),
        ])
    func single(compression: ArchiveWriter.Compression, suffix: String) throws {
        try inFolder { folder in
            let path = suffix == "xml" ? "\(folder)/US1.xml" : "\(folder)/US1.xml.\(suffix)"
            try make(path, .single, compression, files: [("ignored", "<us/>")])
            var reader = try ArchiveReader(path: path)
            #expect(readAll(&reader) == [Read(name: "US1.xml", bytes: 5, text: "<us/>")])
        }
    }

    @Test(
        "compressed files one after another are one file",
        arguments: [
            ArchiveWriter.Compression.gzip, .bzip2, .xz, .zstd,
        ])
    func members(compression: ArchiveWriter.Compression) throws {
        try inFolder { folder in
            try make("\(folder)/1", .single, compression, files: [("", "<a/>")])
            try make("\(folder)/2", .single, compression, files: [("", "<b/>")])
            var reader = try ArchiveReader(bytes: contents("\(folder)/1") + contents("\(folder)/2"), name: "x.gz")
            #expect(readAll(&reader) == [Read(name: "x", bytes: 8, text: "<a/><b/>")])
        }
    }

    @Test("a file of no bytes has no entries, and garbage under a magic number is an error")
    func degenerate() throws {
        var empty = try ArchiveReader(bytes: [], name: "empty")
        #expect(try empty.nextEntry() == nil)
        for magic in [
            [0x50, 0x4B, 3, 4], [0x1F, 0x8B, 8, 0], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x28, 0xB5, 0x2F, 0xFD],
        ] {
            let bytes = magic.map { UInt8($0) } + [UInt8](repeating: 0xA5, count: 2000)
            #expect(throws: ArchiveError.self) {
                var reader = try ArchiveReader(bytes: bytes, name: "garbage")
                while try reader.nextEntry() != nil { while try reader.withChunk({ _ in }) {} }
            }
        }
    }

    @Test("reading in parts, skipping and reading whole agree")
    func parts() throws {
        try inFolder { folder in
            let bytes = noise(700_001)
            var writer = try ArchiveWriter(path: "\(folder)/x.tgz", format: .tar, compression: .gzip)
            for name in ["a", "b", "c"] { try writer.add(name, bytes) }
            try writer.finish()
            var reader = try ArchiveReader(path: "\(folder)/x.tgz")
            #expect(try reader.nextEntry()?.declaredSize == 700_001)
            var parts: [UInt8] = []
            while try reader.readChunk(into: &parts, upTo: 999) > 0 {}
            #expect(parts == bytes)
            _ = try reader.nextEntry()
            parts = []
            #expect(try reader.readChunk(into: &parts, upTo: 10) == 10)
            #expect(try reader.nextEntry()?.name == "c")
            #expect(try reader.readEntry(upTo: 1 << 20) == bytes)
            #expect(try reader.nextEntry() == nil)
            #expect(try reader.nextEntry() == nil)
        }
    }

    @Test("reads a pipe whose first bytes were already taken", arguments: [ArchiveWriter.Format.zip, .tar])
    func pipe(format: ArchiveWriter.Format) throws {
        try inFolder { folder in
            try make("\(folder)/x", format, files: files)
            let bytes = try contents("\(folder)/x")
            for taken in [0, 10, 600] {
                let pipe = Pipe()
                let rest = Data(bytes.dropFirst(taken))
                // Both archives fit a pipe's 64 KiB.
                try pipe.fileHandleForWriting.write(contentsOf: rest)
                try pipe.fileHandleForWriting.close()
                var reader = try ArchiveReader(
                    descriptor: pipe.fileHandleForReading.fileDescriptor, prefix: Array(bytes.prefix(taken)), name: "-")
                #expect(readAll(&reader) == read)
            }
        }
    }

    @Test(
        "a gigabyte of zeros in a zip stops early with a reason, and its neighbours are kept",
        arguments: [
            ArchiveWriter.Format.zip, .tar,
        ])
    func bomb(format: ArchiveWriter.Format) throws {
        try inFolder { folder in
            let path = "\(folder)/bomb"
            var writer = try ArchiveWriter(path: path, format: format, compression: format == .tar ? .gzip : .none)
            try writer.add("before.xml", Array("<a/>".utf8))
            try writer.add("zeros.xml", [UInt8](repeating: 0, count: 1 << 20), times: 1 << 10)
            try writer.add("after.xml", Array("<b/>".utf8))
            try writer.finish()
            var reader = try ArchiveReader(path: path)
            let found = readAll(&reader)
            #expect(found.map(\.name) == ["before.xml", "zeros.xml", "after.xml"])
            #expect(found[1].error.contains("more than 200 to 1"))
            #expect(found[1].bytes < 32 << 20)
            #expect(found[0].text == "<a/>" && found[2].text == "<b/>")
        }
    }

    @Test("XML that shrinks 60 to 1 passes the ratio")
    func ratioOfText() throws {
        try inFolder { folder in
            var generator = SystemRandomNumberGenerator()
            var block: [UInt8] = []
            while block.count < 1 << 20 {
                block += (0..<16).map { _ in UInt8.random(in: 97...122, using: &generator) }
                block += [UInt8](repeating: 0x20, count: 1500)
            }
            var writer = try ArchiveWriter(path: "\(folder)/x.zip", format: .zip)
            try writer.add("a.xml", block, times: 40)
            try writer.finish()
            var reader = try ArchiveReader(path: "\(folder)/x.zip")
            let found = readAll(&reader)
            let packed = try contents("\(folder)/x.zip").count
            #expect((41..<150).contains(found[0].bytes / packed))
            #expect(found[0].error == "" && found[0].bytes == block.count * 40)
        }
    }

    @Test("each limit names itself and the entry")
    func limits() throws {
        try inFolder { folder in
            let path = "\(folder)/x.zip"
            try make(path, .zip, files: [("a", "12345678"), ("b", "1234"), ("c", "12")])
            func found(_ limits: ArchiveLimits) throws -> [Read] {
                var reader = try ArchiveReader(path: path, limits: limits)
                return readAll(&reader)
            }
            let byEntry = try found(ArchiveLimits(maximumEntryBytes: 5))
            #expect(byEntry.map(\.name) == ["a", "b", "c"])
            #expect(
                byEntry[0].error == "unpacks to more than 5 bytes, the limit of one entry" && byEntry[1].error == "")
            let byTotal = try found(ArchiveLimits(maximumTotalBytes: 10))
            #expect(byTotal.map(\.name) == ["a", "b"] && byTotal[1].error.contains("more than 10 bytes"))
            let byCount = try found(ArchiveLimits(maximumEntries: 2))
            #expect(byCount.map(\.name) == ["a", "b", ""] && byCount[2].error.contains("more than 2 entries"))
            #expect(byCount[2].error.hasPrefix(path))
        }
    }

    @Test(
        "a truncated archive gives the entries before the cut, then an error",
        arguments: [
            (ArchiveWriter.Format.tar, ArchiveWriter.Compression.none), (.tar, .gzip), (.tar, .xz), (.tar, .zstd),
            (.zip, .none),
        ])
    func truncated(format: ArchiveWriter.Format, compression: ArchiveWriter.Compression) throws {
        try inFolder { folder in
            var writer = try ArchiveWriter(path: "\(folder)/x", format: format, compression: compression)
            for name in ["a", "b", "c"] { try writer.add(name, noise(400_000, period: 400_000)) }
            try writer.finish()
            let bytes = try contents("\(folder)/x")
            var reader = try ArchiveReader(bytes: Array(bytes.prefix(bytes.count / 2)), name: "cut")
            let found = readAll(&reader)
            #expect(found.first == Read(name: "a", bytes: 400_000, text: found.first?.text ?? ""))
            #expect(found.last?.error.contains("damaged") == true)
            #expect(!found.contains { $0.name == "c" })
        }
    }

    @Test("a flipped bit loses one entry of a zip and not its neighbours")
    func flipped() throws {
        try inFolder { folder in
            let text = String(repeating: "patent text of some length; ", count: 40)
            try make("\(folder)/x.zip", .zip, files: [("a", text + "A"), ("b", text + "B"), ("c", text + "C")])
            var bytes = try contents("\(folder)/x.zip")
            let local = bytes.indices.dropLast(3).filter { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 3, 4] }
            bytes[local[1] + 60] ^= 0x10
            var reader = try ArchiveReader(bytes: bytes, name: "x.zip")
            let found = readAll(&reader)
            #expect(found.map(\.name) == ["a", "b", "c"])
            #expect(found.map { $0.error.isEmpty } == [true, false, true])
        }
    }

    @Test(
        "damage anywhere ends in entries and errors, never in a crash or without end",
        arguments: [
            (ArchiveWriter.Format.zip, ArchiveWriter.Compression.none), (.tar, .none), (.tar, .gzip), (.tar, .zstd),
        ])
    func damage(format: ArchiveWriter.Format, compression: ArchiveWriter.Compression) throws {
        try inFolder { folder in
            let text = String(repeating: "<p>some patent text</p>", count: 50)
            try make("\(folder)/x", format, compression, files: [("a", text), ("b", text + "B"), ("c", text + "C")])
            let whole = try contents("\(folder)/x")
            var state: UInt64 = 3
            for _ in 0..<400 {
                var bytes = whole
                for _ in 0..<3 {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    bytes[Int((state >> 33) % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: state >> 25)
                }
                do {
                    // A tar of 24 blocks cannot have more headers than blocks.
                    var reader = try ArchiveReader(bytes: bytes, name: "x")
                    #expect(readAll(&reader).count <= 24)
                } catch let error as ArchiveError {
                    #expect(error.endsArchive && !error.explanation.isEmpty)
                }
            }
        }
    }

    @Test("an encrypted entry says so")
    func encrypted() throws {
        try inFolder { folder in
            try make("\(folder)/x.zip", .zip, password: "secret", files: [("a", "text"), ("b", "more")])
            var reader = try ArchiveReader(path: "\(folder)/x.zip")
            let found = readAll(&reader)
            #expect(found.map(\.name) == ["a", "b"])
            #expect(found.allSatisfy { $0.error == "the entry is encrypted; unpack it with its password first" })
        }
    }

    @Test(
        "names that climb or start at the root are only ever shown, and cleaned",
        arguments: [
            ("../../etc/passwd", "etc/passwd"), ("/etc/passwd", "etc/passwd"), ("C:\\temp\\x.xml", "temp/x.xml"),
            ("a/./b//c", "a/b/c"), ("..", "(no name)"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"),
            ("x\u{202E}lmx", "x\u{FFFD}lmx"),
        ])
    func names(raw: String, shown: String) throws {
        #expect(ArchiveEntry.displayName(Array(raw.utf8)) == shown)
        try inFolder { folder in
            try make("\(folder)/x.tar", .tar, files: [(raw, "text")])
            var reader = try ArchiveReader(path: "\(folder)/x.tar")
            let entry = try reader.nextEntry()
            #expect(entry?.name == shown)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["x.tar"])
        }
    }

    @Test("directories and links are passed over")
    func others() throws {
        try inFolder { folder in
            var writer = try ArchiveWriter(path: "\(folder)/x.tar", format: .tar)
            try writer.add("dir", type: .directory)
            try writer.add("link", type: .symbolicLink(to: "/etc/passwd"))
            try writer.add("a", [65])
            try writer.finish()
            var reader = try ArchiveReader(path: "\(folder)/x.tar")
            #expect(readAll(&reader) == [Read(name: "a", bytes: 1, text: "A")])
        }
    }

    @Test(
        "archives in archives are read in place, whatever holds what",
        arguments: [
            (ArchiveWriter.Format.tar, ArchiveWriter.Format.zip), (.zip, .zip), (.zip, .tar), (.tar, .tar),
        ])
    func nested(outer: ArchiveWriter.Format, inner: ArchiveWriter.Format) throws {
        try inFolder { folder in
            try make("\(folder)/inner", inner, inner == .tar ? .gzip : .none, files: files)
            var writer = try ArchiveWriter(path: "\(folder)/outer", format: outer)
            try writer.add("part1", contents("\(folder)/inner"))
            try writer.add("part2", contents("\(folder)/inner"))
            try writer.add("plain.xml", Array("<p/>".utf8))
            try writer.finish()
            var reader = try ArchiveReader(path: "\(folder)/outer")
            var found: [Read] = []
            while try reader.nextEntry() != nil {
                try reader.withNestedArchive { nested in
                    // The second archive is left half read, which must not disturb what follows.
                    if nested.name.hasSuffix("part2") {
                        found.append(Read(name: try nested.nextEntry()?.name ?? ""))
                    } else {
                        found += readAll(&nested)
                    }
                }
            }
            #expect(found == read + [Read(name: "a.xml"), Read(name: "plain.xml", bytes: 4, text: "<p/>")])
        }
    }

    @Test("a nested zip too large for memory, in a cut archive, gives what lies before the cut")
    func nestedSpool() throws {
        try inFolder { folder in
            var writer = try ArchiveWriter(path: "\(folder)/inner.zip", format: .zip)
            for name in ["a", "b", "c"] { try writer.add(name, noise(5_000_000)) }
            try writer.finish()
            try {
                var outer = try ArchiveWriter(path: "\(folder)/outer.tar", format: .tar)
                try outer.add("inner.zip", contents("\(folder)/inner.zip"))
                try outer.finish()
            }()
            let bytes = try contents("\(folder)/outer.tar")
            var whole = try ArchiveReader(bytes: bytes, name: "whole.tar")
            _ = try whole.nextEntry()
            #expect(try whole.withNestedArchive { readAll(&$0).map(\.bytes) } == [5_000_000, 5_000_000, 5_000_000])
            var cut = try ArchiveReader(bytes: Array(bytes.prefix(12_000_000)), name: "cut.tar")
            _ = try cut.nextEntry()
            let found = try cut.withNestedArchive { readAll(&$0) }
            #expect(found.prefix(2).map(\.bytes) == [5_000_000, 5_000_000])
            #expect(found.last?.error.contains("damaged") == true)
        }
    }

    @Test("depth and the refused formats are errors that name the remedy")
    func refusals() throws {
        try inFolder { folder in
            try make("\(folder)/0.zip", .zip, files: [("x.xml", "<x/>")])
            for level in 1...3 {
                var writer = try ArchiveWriter(path: "\(folder)/\(level).zip", format: .zip)
                try writer.add("\(level - 1).zip", contents("\(folder)/\(level - 1).zip"))
                try writer.finish()
            }
            func descend(_ reader: inout ArchiveReader) throws -> String {
                guard let entry = try reader.nextEntry() else { return "" }
                if entry.name.hasSuffix(".xml") { return reader.name }
                return try reader.withNestedArchive { try descend(&$0) }
            }
            var four = try ArchiveReader(path: "\(folder)/3.zip")
            #expect(try descend(&four) == "\(folder)/3.zip!2.zip!1.zip!0.zip")
            var three = try ArchiveReader(path: "\(folder)/3.zip", limits: ArchiveLimits(maximumDepth: 3))
            #expect(throws: ArchiveError.self) { try descend(&three) }
            let error = #expect(throws: ArchiveError.self) {
                var reader = try ArchiveReader(
                    bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] + [UInt8](repeating: 0, count: 100), name: "x.7z")
                _ = try reader.nextEntry()
            }
            #expect(error?.description == "x.7z: 7z archives are not read; unpack it, or pack it as zip or tar")
            #expect(throws: ArchiveError.self) { _ = try ArchiveReader(path: "\(folder)/none.zip").kind }
        }
    }

    @Test("kinds are told by their first bytes")
    func kinds() throws {
        try inFolder { folder in
            let made: [(ArchiveWriter.Format, ArchiveWriter.Compression, ArchiveKind)] = [
                (.zip, .none, .zip), (.tar, .none, .tar), (.tar, .gzip, .gzip), (.single, .bzip2, .bzip2),
                (.single, .xz, .xz), (.single, .zstd, .zstd), (.single, .none, .plain),
            ]
            for (format, compression, kind) in made {
                try make("\(folder)/x", format, compression, files: [("a", "<a>text</a>")])
                #expect(try ArchiveKind.detect(contents("\(folder)/x")) == kind)
            }
            #expect(ArchiveKind.detect([]) == .plain)
            #expect(ArchiveKind.detect(Array("BZh is how this text begins".utf8)) == .plain)
        }
    }
}
