import Foundation
import Native
import Testing

/// Files that change under their mapping, and what is no file.
struct TornFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "torn-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test("a file cut off under its mapping reads as zeros and says so")
    func cut() throws {
        let path = folder.appending(path: "a").path
        try Data(repeating: 0x41, count: 1 << 20).write(to: URL(filePath: path))
        let mapped = try MappedFile(path)
        #expect(mapped.span[0] == 0x41)
        #expect(!mapped.isTorn)
        #expect(truncate(path, 4096) == 0)
        #expect(mapped.span[100] == 0x41)
        #expect(!mapped.isTorn)
        #expect(mapped.span[500_000] == 0)
        #expect(mapped.isTorn)
        let other = try MappedFile(path)
        #expect(other.count == 4096)
        #expect(!other.isTorn)
        try FileManager.default.removeItem(at: folder)
    }

    @Test("a pipe that nobody writes to is refused at once")
    func pipe() throws {
        let path = folder.appending(path: "p").path
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: SystemError.self) { _ = try MappedFile(path) }
        try FileManager.default.removeItem(at: folder)
    }
}
