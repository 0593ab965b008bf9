import Foundation
import Testing

@testable import Native

/// A folder that goes with the value.
private final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("patcorpus-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

struct FilesTests {
    @Test("maps what a file holds", arguments: [0, 1, 4095, 4096, 4097, 300_000])
    func mapped(count: Int) throws {
        let folder = try Folder()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/a"))
        let file = try MappedFile(folder.path + "/a")
        #expect(file.count == count && [UInt8](file.span) == bytes)
        for range in [0..<count, 0..<0, 1..<max(1, count - 1)] { file.forget(range) }
        #expect([UInt8](file.span) == bytes)
        #expect(try FileSystem.read(folder.path + "/a") == bytes)
    }

    @Test("names the path of what cannot be mapped")
    func unmapped() throws {
        let folder = try Folder()
        let missing = #expect(throws: SystemError.self) { _ = try MappedFile(folder.path + "/none") }
        #expect(missing?.isMissing == true && missing?.description.contains(folder.path + "/none") == true)
        let directory = #expect(throws: SystemError.self) { _ = try MappedFile(folder.path) }
        #expect(directory?.isMissing == false)
    }

    @Test("writes a file whole or not at all, and leaves nothing else", arguments: [0, 10, 3_000_000])
    func atomic(count: Int) throws {
        let folder = try Folder()
        let bytes = [UInt8](repeating: 5, count: count)
        try FileSystem.writeAtomically([1, 2].span, to: folder.path + "/a")
        try FileSystem.writeAtomically(bytes.span, to: folder.path + "/a")
        do {
            var writer = try AtomicFileWriter(folder: folder.path)
            for part in stride(from: 0, to: count, by: 700_001) {
                try writer.append(bytes.span.extracting(part..<min(count, part + 700_001)))
            }
            #expect(writer.count == count)
            try writer.finish(as: folder.path + "/x/y/b")
            var dropped = try AtomicFileWriter(folder: folder.path)
            try dropped.append(bytes.span)
        }
        #expect(try FileSystem.list(folder.path) == ["a", "x"] && FileSystem.list(folder.path + "/x/y") == ["b"])
        #expect(try FileSystem.read(folder.path + "/a") == bytes && FileSystem.read(folder.path + "/x/y/b") == bytes)
        #expect(throws: SystemError.self) { try FileSystem.writeAtomically(bytes.span, to: folder.path + "/none/a") }
        // A folder of that name cannot be replaced by a file.
        #expect(throws: SystemError.self) { try FileSystem.writeAtomically(bytes.span, to: folder.path + "/x") }
        #expect(try FileSystem.list(folder.path) == ["a", "x"])
    }

    @Test("writes one name from many threads at once, whole each time")
    func concurrent() throws {
        let folder = try Folder()
        let path = folder.path + "/a"
        DispatchQueue.concurrentPerform(iterations: 16) { number in
            do {
                try FileSystem.writeAtomically([UInt8](repeating: UInt8(number), count: 200_000).span, to: path)
                let bytes = try FileSystem.read(path)
                #expect(bytes.count == 200_000 && Set(bytes).count == 1)
            } catch { Issue.record(error) }
        }
        #expect(try FileSystem.list(folder.path) == ["a"])
    }

    @Test("lets one hold a lock, until it lets go")
    func lock() throws {
        let folder = try Folder()
        let path = folder.path + "/lock"
        // The lock lives while `body` runs; false if another has it.
        func hold(_ note: String, _ body: () throws -> Void) throws -> Bool {
            guard let lock = try FileLock.take(path, note: note) else { return false }
            try body()
            _ = consume lock
            return true
        }
        func isFree() throws -> Bool { try hold("two") {} }
        let held = try hold("a longer note") { () throws -> Void in
            #expect(try !isFree())
            #expect(try FileSystem.read(path) == Array("a longer note".utf8))
        }
        #expect(held)
        #expect(try isFree())
        #expect(try FileSystem.read(path) == Array("two".utf8))
        #expect(throws: SystemError.self) { _ = try FileLock.take(folder.path + "/none/lock", note: "") }
    }

    @Test("lists by bytes, makes folders, and gives the folder above")
    func folders() throws {
        let folder = try Folder()
        for name in ["b", "B", "é", ".x", "a"] { try FileSystem.makeDirectory(folder.path + "/" + name + "/deep") }
        try FileSystem.makeDirectory(folder.path + "/a/deep")
        #expect(try FileSystem.list(folder.path) == [".x", "B", "a", "b", "é"])
        for (path, parent) in [("a/b", "a"), ("/a", "/"), ("a", "."), ("/a/b/c", "/a/b")] {
            #expect(FileSystem.parent(path) == parent)
        }
        try FileSystem.remove(folder.path + "/none")
        #expect(throws: SystemError.self) { try FileSystem.makeDirectory("/proc/none") }
    }
}
