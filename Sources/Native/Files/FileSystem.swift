internal import CArchive
internal import CSystem
internal import Glibc

/// The system calls on files that the store makes, each with an error that names the path.
package enum FileSystem {
    /// True if something is at the path.
    package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// True if this process may write to what is at the path.
    package static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

    /// True if a folder is at the path.
    package static func isDirectory(_ path: String) -> Bool {
        var status = patcorpus_status()
        return unsafe patcorpus_stat(path, &status) == 0 && status.is_directory != 0
    }

    /// Size in bytes, and modification time in nanoseconds since 1970.
    package static func status(_ path: String) throws -> (size: Int, modified: Int) {
        var status = patcorpus_status()
        guard unsafe patcorpus_stat(path, &status) == 0 else {
            throw SystemError("cannot examine", path: path, code: errno)
        }
        return (Int(status.size), Int(status.modified))
    }

    /// Makes a folder and those above it, each durably; one that is there already is no error.
    package static func makeDirectory(_ path: String) throws {
        if isDirectory(path) { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeDirectory(String(path[..<slash]))
        }
        guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw SystemError("cannot make the folder", path: path, code: errno)
        }
        // Without this, a file in the new folder may be synced and yet be gone with the folder after a power cut.
        try syncDirectory(parent(path))
    }

    /// The names in a folder, sorted by bytes, without `.` and `..`.
    package static func list(_ path: String) throws -> [String] {
        guard let folder = unsafe opendir(path) else { throw SystemError("cannot list", path: path, code: errno) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The whole content of a file.
    package static func read(_ path: String) throws -> [UInt8] {
        let file = try MappedFile(path)
        return [UInt8](file.span)
    }

    /// Removes a file; one that is not there is no error.
    package static func remove(_ path: String) throws {
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw SystemError("cannot remove", path: path, code: errno)
        }
    }

    /// Removes an empty folder; a missing or a filled one is no error.
    package static func removeEmptyDirectory(_ path: String) { unsafe _ = rmdir(path) }

    /// Gives a finished file another name in the same folder, durably: the file is synced, renamed over what is there, and the folder synced.
    package static func rename(_ path: String, to target: String) throws {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("cannot open", path: path, code: errno) }
        let synced = fsync(descriptor)
        let code = errno
        close(descriptor)
        guard synced == 0 else { throw SystemError("cannot sync", path: path, code: code) }
        guard unsafe Glibc.rename(path, target) == 0 else {
            throw SystemError("cannot rename to", path: target, code: errno)
        }
        try syncDirectory(parent(target))
    }

    /// The time now in nanoseconds since 1970, as files' times are.
    package static var now: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// Lets other processes go on for a while.
    package static func pause(milliseconds: Int) { usleep(UInt32(max(0, milliseconds)) * 1000) }

    /// Makes a folder's entries durable.
    package static func syncDirectory(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("cannot open the folder", path: path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("cannot sync the folder", path: path, code: errno) }
    }

    /// Writes a file so that it is there whole or not at all: temporary name in the same folder, write, fsync, rename, fsync of the folder.
    package static func writeAtomically(_ bytes: Span<UInt8>, to path: String) throws {
        let folder = parent(path)
        // A name of its own for each call: two threads may write the same file.
        let temporary = "\(folder)/.tmp-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemError("cannot create", path: temporary, code: errno) }
        do {
            try write(bytes, to: descriptor, path: temporary)
            guard fsync(descriptor) == 0 else { throw SystemError("cannot sync", path: temporary, code: errno) }
        } catch {
            close(descriptor)
            unsafe unlink(temporary)
            throw error
        }
        guard close(descriptor) == 0 else { throw SystemError("cannot close", path: temporary, code: errno) }
        guard unsafe Glibc.rename(temporary, path) == 0 else {
            let code = errno
            unsafe unlink(temporary)
            throw SystemError("cannot rename to", path: path, code: code)
        }
        try syncDirectory(folder)
    }

    static func write(_ bytes: Span<UInt8>, to descriptor: Int32, path: String) throws {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.extracting(done...).withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN {
                    // A terminal or a pipe that somebody else made non-blocking.
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    unsafe poll(&wait, 1, -1)
                    continue
                }
                throw SystemError("cannot write", path: path, code: errno)
            }
            done += written
        }
    }

    /// The folder that holds a path.
    package static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path without symbolic links and dots, or `nil` if it does not exist.
    package static func absolute(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// This machine's name.
    package static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        unsafe gethostname(&buffer, 255)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static var processID: Int { Int(getpid()) }
}
