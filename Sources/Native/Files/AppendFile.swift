internal import Glibc

/// A file that grows at its end, where what was synced stays whatever happens to the process.
package struct AppendFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Opens a file, or makes it durably in its folder, which must exist.
    package init(_ path: String) throws {
        let isNew = !FileSystem.exists(path)
        let opened = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
        guard opened >= 0 else { throw SystemError("cannot open for appending", path: path, code: errno) }
        do {
            if isNew { try FileSystem.syncDirectory(FileSystem.parent(path)) }
        } catch {
            close(opened)
            throw error
        }
        self.path = path
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Cuts the file off after so many bytes.
    package func truncate(to count: Int) throws {
        guard ftruncate(descriptor, off_t(count)) == 0 else {
            throw SystemError("cannot shorten", path: path, code: errno)
        }
    }

    /// Appends bytes; they are durable after `sync`.
    package func append(_ bytes: Span<UInt8>) throws { try FileSystem.write(bytes, to: descriptor, path: path) }

    /// Makes what was appended durable.
    package func sync() throws {
        guard fdatasync(descriptor) == 0 else { throw SystemError("cannot sync", path: path, code: errno) }
    }
}
