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
        let file = folder.appending(path: "a")
        try Data(repeating: 0x41, count: 1 << 20).write(to: file)
        let mapped = try MappedFile(file.path)
        let before = (byte: mapped.span[0], isTorn: mapped.isTorn)
        #expect(before == (0x41, false))
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 4096)
        let kept = (byte: mapped.span[100], isTorn: mapped.isTorn)
        #expect(kept == (0x41, false))
        let gone = mapped.span[500_000]
        let isTorn = mapped.isTorn
        #expect(gone == 0)
        #expect(isTorn)
        let other = try MappedFile(file.path)
        let count = other.count
        let isOtherTorn = other.isTorn
        #expect(count == 4096)
        #expect(!isOtherTorn)
        try FileManager.default.removeItem(at: folder)
    }

    @Test("a pipe that nobody writes to is refused at once")
    func pipe() throws {
        let path = folder.appending(path: "p").path
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["mkfifo", path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(throws: SystemError.self) { _ = try MappedFile(path) }
        try FileManager.default.removeItem(at: folder)
    }
}
