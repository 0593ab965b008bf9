internal import CSystem
internal import Glibc

/// A regular file, read piece by piece into memory that is used again.
///
/// For files that are read once from end to end: a copy costs less than the faults of a mapping's pages (`docs/benchmarks.md`).
package struct FileReader: ~Copyable {
    private let descriptor: Int32
    private let path: String
    /// The file's length in bytes when it was opened.
    package let count: Int

    /// Throws `SystemError` if the file cannot be opened or is no regular file.
    package init(_ path: String) throws {
        // Without O_NONBLOCK a pipe that nobody writes to would stop the process here.
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw SystemError("cannot open", path: path, code: errno) }
        var status = patcorpus_status()
        let code: Int32 = unsafe patcorpus_fstat(opened, &status) == 0 ? 0 : errno
        guard code == 0, status.is_regular != 0 else {
            close(opened)
            throw code == 0
                ? SystemError("cannot read what is no regular file,", path: path, code: EINVAL)
                : SystemError("cannot examine", path: path, code: code)
        }
        self.path = path
        count = Int(status.size)
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Appends a range of the file to `buffer`. Returns how many bytes there were, fewer where the file ends before.
    package func read(_ range: Range<Int>, into buffer: inout ByteBuffer) throws -> Int {
        var done = 0
        try unsafe buffer.append(upTo: range.count) { room in
            while done < range.count {
                let size = unsafe pread(descriptor, room + done, range.count - done, off_t(range.lowerBound + done))
                if size < 0 {
                    if errno == EINTR { continue }
                    throw SystemError("cannot read", path: path, code: errno)
                }
                if size == 0 { break }
                done += size
            }
            return done
        }
        return done
    }
}
