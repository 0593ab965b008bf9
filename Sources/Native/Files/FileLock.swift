internal import CArchive
internal import CSystem
internal import Glibc

/// An exclusive lock on a file, held as long as the value lives, by the open file description.
///
/// Linux `F_OFD_SETLK`: it goes with the process however that ends, and closing another descriptor of the same file does not release it (as
/// POSIX record locks do). The file is never unlinked, so two processes never lock two files of one name.
package struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock, or returns `nil` if another has it. Throws `SystemError` if the file cannot be opened.
    ///
    /// - Parameter note: is written into the file, for people.
    package static func take(_ path: String, note: String) throws -> FileLock? {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemError("cannot open the lock", path: path, code: errno) }
        var request = flock()
        request.l_type = Int16(F_WRLCK)
        request.l_whence = Int16(SEEK_SET)
        let outcome = unsafe fcntl(descriptor, Int32(patcorpus_OFD_SETLK), &request)
        if outcome != 0 {
            let code = errno
            close(descriptor)
            if code == EAGAIN || code == EACCES { return nil }
            throw SystemError("cannot lock", path: path, code: code)
        }
        ftruncate(descriptor, 0)
        var text = note
        text.withUTF8 { bytes in
            unsafe _ = pwrite(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        return FileLock(descriptor: descriptor)
    }

    /// True if the path still names the file that is locked, which whoever clears such files away may have unlinked in between.
    package func holds(_ path: String) -> Bool {
        var own = stat()
        var named = stat()
        guard unsafe fstat(descriptor, &own) == 0, unsafe stat(path, &named) == 0 else { return false }
        return own.st_ino == named.st_ino && own.st_dev == named.st_dev
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
