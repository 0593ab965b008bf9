internal import Glibc

/// Holds a zip archive found in another archive, so that it can be read by its central directory.
///
/// A zip read as a stream goes by its local headers, which still list deleted entries and may leave out sizes, so that the
/// end of an entry must be guessed from its data; and after a damaged entry a stream cannot go back to reach the next. The
/// packed bytes therefore go to memory, and beyond `memoryLength` to a temporary file without a name, gone when the process is.
struct ArchiveSpool {
    /// Packed bytes up to which no file is made.
    static let memoryLength = 8 << 20

    /// Reads the current entry of `core` to its end, after `prefix`, which was read before.
    ///
    /// Damage further in is kept for the reader of the nested archive to meet after the entries before it.
    static func input(of core: ArchiveCore, prefix: [UInt8]) throws -> ArchiveInput {
        var bytes = prefix
        var file: Int32 = -1
        var failure: (any Error)?
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: ArchiveInput.blockLength, alignment: 16)
        defer { unsafe block.deallocate() }
        do {
            guard let base = block.baseAddress else { return .memory(bytes) }
            while true {
                let count = unsafe try core.readData(into: base, upTo: block.count)
                if count == 0 { break }
                unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: block[..<count]))
                guard bytes.count > memoryLength else { continue }
                if file < 0 { file = try temporaryFile(for: core.name) }
                try write(bytes, to: file, archive: core.name)
                bytes.removeAll(keepingCapacity: true)
            }
        } catch let error as ArchiveError where !error.isLimit && error.reason != .encrypted {
            if case .system = error.reason {
                if file >= 0 { close(file) }
                throw error
            }
            failure = error
        } catch {
            if file >= 0 { close(file) }
            throw error
        }
        guard file >= 0 else {
            let input = ArchiveInput.memory(bytes)
            input.failure = failure
            return input
        }
        do { try write(bytes, to: file, archive: core.name) } catch {
            close(file)
            throw error
        }
        lseek(file, 0, SEEK_SET)
        let input = ArchiveInput.descriptor(file, closes: true, prefix: [])
        input.failure = failure
        return input
    }

    private static func temporaryFile(for archive: String) throws -> Int32 {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/patcorpus-XXXXXX".utf8CString)
        let descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer -> Int32 in
            guard let path = buffer.baseAddress else { return -1 }
            let made = unsafe mkstemp(path)
            if made >= 0 { unsafe unlink(path) }
            return made
        }
        guard descriptor >= 0 else {
            throw ArchiveError.system("cannot make a temporary file in \(folder); set TMPDIR", archive: archive)
        }
        return descriptor
    }

    private static func write(_ bytes: [UInt8], to file: Int32, archive: String) throws {
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { bytes -> Int in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset...])
                return unsafe Glibc.write(file, rest.baseAddress, rest.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw ArchiveError.system("cannot write a temporary file; set TMPDIR", archive: archive)
            }
            offset += written
        }
    }
}
