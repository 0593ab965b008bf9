internal import Glibc

/// Writes a file piece by piece under a temporary name; it comes to be whole at `finish`, or not at all.
package struct AtomicFileWriter: ~Copyable {
    private var descriptor: Int32
    private let temporary: String
    private let folder: String
    private var buffer = ByteBuffer(capacity: 1 << 20)
    /// Bytes written so far.
    package private(set) var count = 0

    /// Begins a file in a folder, which must exist.
    package init(folder: String) throws {
        let name = "\(folder)/.tmp-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        let opened = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw SystemError("cannot create", path: name, code: errno) }
        self.folder = folder
        temporary = name
        descriptor = opened
    }

    deinit {
        if descriptor >= 0 {
            close(descriptor)
            unsafe unlink(temporary)
        }
    }

    /// Appends bytes.
    package mutating func append(_ bytes: Span<UInt8>) throws {
        buffer.append(bytes)
        count += bytes.count
        if buffer.count >= 1 << 20 { try flush() }
    }

    private mutating func flush() throws {
        try FileSystem.write(buffer.span, to: descriptor, path: temporary)
        buffer.removeAll()
    }

    /// Syncs the file, gives it its name, and syncs the folder that holds it; that folder is made if need be.
    package mutating func finish(as path: String) throws {
        try flush()
        guard fsync(descriptor) == 0 else { throw SystemError("cannot sync", path: temporary, code: errno) }
        let target = FileSystem.parent(path)
        try FileSystem.makeDirectory(target)
        guard unsafe rename(temporary, path) == 0 else {
            throw SystemError("cannot rename to", path: path, code: errno)
        }
        close(descriptor)
        descriptor = -1
        try FileSystem.syncDirectory(target)
    }
}
