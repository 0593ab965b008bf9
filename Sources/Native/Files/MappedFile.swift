internal import CSystem
internal import Glibc

/// What the system said about a file.
package struct SystemError: Error, CustomStringConvertible {
    package let operation: String
    package let path: String
    /// The value of `errno`.
    package let code: Int32

    package init(_ operation: String, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    package var description: String { "\(operation) \(path): \(unsafe String(cString: strerror(code)))" }
    /// True where the path does not exist.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}

/// A whole file mapped read-only into memory.
///
/// The owner of the mapping. Pages are the kernel's: `forget` gives those of a range back, so that a scan of any size stays flat.
@safe
package struct MappedFile: ~Copyable, @unchecked Sendable {
    private let base: UnsafeRawPointer?
    /// Its place in the table of mappings that may be cut off.
    private let slot: Int32
    /// The file's length in bytes when it was opened.
    package let count: Int

    /// Throws `SystemError` if the file cannot be opened or mapped.
    package init(_ path: String) throws {
        // Without O_NONBLOCK a pipe that nobody writes to would stop the process here.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw SystemError("cannot open", path: path, code: errno) }
        defer { close(descriptor) }
        var status = patcorpus_status()
        guard unsafe patcorpus_fstat(descriptor, &status) == 0 else {
            throw SystemError("cannot examine", path: path, code: errno)
        }
        guard status.is_regular != 0 else {
            throw SystemError("cannot map what is no regular file,", path: path, code: EINVAL)
        }
        let length = Int(status.size)
        if length == 0 {
            count = 0
            slot = -1
            unsafe base = nil
            return
        }
        let mapped = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
            throw SystemError("cannot map", path: path, code: errno)
        }
        _ = Self.watch
        count = length
        slot = unsafe patcorpus_watch(mapped, length)
        unsafe base = UnsafeRawPointer(mapped)
    }

    deinit {
        patcorpus_unwatch(slot)
        if let base = unsafe base { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }
    }

    private static let watch: Void = patcorpus_catch_bus()

    /// True if the file became shorter and bytes beyond its new end were read: they were zeros, and what was made of them is void.
    package var isTorn: Bool { patcorpus_is_torn(slot) != 0 }

    /// The file's bytes.
    package var span: Span<UInt8> {
        @_lifetime(borrow self)
        borrowing get {
            let start = unsafe base?.assumingMemoryBound(to: UInt8.self)
            let buffer = unsafe UnsafeBufferPointer(start: start, count: count)
            return unsafe _overrideLifetime(buffer.span, borrowing: self)
        }
    }

    /// Tells the kernel that a range of pages is not needed again soon; the bytes stay readable.
    package func forget(_ range: Range<Int>) {
        guard let base = unsafe base else { return }
        let page = 4096
        let from = (range.lowerBound + page - 1) / page * page
        let to = range.upperBound / page * page
        if to > from {
            unsafe madvise(UnsafeMutableRawPointer(mutating: base + from), to - from, MADV_DONTNEED)
        }
    }
}
