internal import CArchive
internal import Glibc

/// Where the packed bytes of an archive come from; libarchive's callbacks ask it.
///
/// One type for descriptors, memory and the entry of another archive, so that the first bytes can be looked at before
/// libarchive sees them, and given to it all the same when they cannot be read twice (pipes).
@safe final class ArchiveInput {
    enum Source {
        /// `closes` where the input opened it; `start` is the offset of the archive in a file that can seek, else nil.
        case descriptor(Int32, closes: Bool, start: Int?)
        case memory([UInt8])
        case entry(of: ArchiveCore)
    }

    static let blockLength = 256 << 10

    private let source: Source
    private let block: UnsafeMutableRawPointer
    /// Bytes at the start that were read ahead of libarchive and that a pipe will not give again.
    private var head: [UInt8] = []
    private var headOffset = 0
    private var position = 0
    /// The packed length, where the source can seek.
    private let length: Int?
    /// Why the last read failed, for the reader to throw instead of libarchive's "read error".
    var failure: (any Error)?

    private init(source: Source, length: Int?) {
        self.source = source
        self.length = length
        unsafe block = UnsafeMutableRawPointer.allocate(byteCount: Self.blockLength, alignment: 16)
    }

    deinit {
        unsafe block.deallocate()
        if case .descriptor(let descriptor, true, _) = source { close(descriptor) }
    }

    static func file(_ path: String) throws -> ArchiveInput {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ArchiveError.system("cannot open", archive: path) }
        return Self.descriptor(descriptor, closes: true, prefix: [])
    }

    /// A regular file is read from its current offset on and can seek; a pipe cannot.
    static func descriptor(_ descriptor: Int32, closes: Bool, prefix: [UInt8]) -> ArchiveInput {
        var status = stat()
        let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        let offset = isFile && prefix.isEmpty ? Int(lseek(descriptor, 0, SEEK_CUR)) : -1
        guard offset >= 0 else {
            let input = ArchiveInput(source: .descriptor(descriptor, closes: closes, start: nil), length: nil)
            input.head = prefix
            return input
        }
        return ArchiveInput(
            source: .descriptor(descriptor, closes: closes, start: offset), length: max(0, Int(status.st_size) - offset)
        )
    }

    static func memory(_ bytes: [UInt8]) -> ArchiveInput {
        ArchiveInput(source: .memory(bytes), length: bytes.count)
    }

    static func entry(of core: ArchiveCore, prefix: [UInt8]) -> ArchiveInput {
        let input = ArchiveInput(source: .entry(of: core), length: nil)
        input.head = prefix
        return input
    }

    var canSeek: Bool { length != nil }

    /// The first bytes, up to `ArchiveKind.prefixLength`; they are still given to libarchive.
    func peek() throws -> [UInt8] {
        if canSeek {
            let count = try fill(ArchiveKind.prefixLength)
            let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: block, count: count))
            rewind()
            return bytes
        }
        while head.count < ArchiveKind.prefixLength {
            let count = try fill(ArchiveKind.prefixLength - head.count)
            if count == 0 { break }
            unsafe head.append(contentsOf: UnsafeRawBufferPointer(start: block, count: count))
        }
        return head
    }

    /// Reads up to `room` bytes into the block from the source proper; 0 at its end.
    private func fill(_ room: Int = blockLength) throws -> Int {
        switch source {
        case .descriptor(let descriptor, _, _):
            while true {
                let count = unsafe read(descriptor, block, room)
                if count >= 0 {
                    position += count
                    return count
                }
                if errno != EINTR { throw ArchiveError.system("cannot read", archive: "input") }
            }
        case .memory(let bytes):
            let count = min(room, bytes.count - position)
            unsafe bytes.withUnsafeBytes { memory in
                if count > 0, let base = memory.baseAddress { unsafe memcpy(block, base + position, count) }
            }
            position += count
            return count
        case .entry(let core):
            return unsafe try core.readData(into: block, upTo: room)
        }
    }

    /// Goes back to the start, where the source can seek.
    func rewind() { _ = seek(to: 0) }

    private func seek(to offset: Int) -> Int64 {
        guard let length, offset >= 0, offset <= length else { return Int64(ARCHIVE_FATAL) }
        if case .descriptor(let descriptor, _, let start?) = source {
            guard lseek(descriptor, off_t(start + offset), SEEK_SET) >= 0 else { return Int64(ARCHIVE_FATAL) }
        }
        position = offset
        return Int64(offset)
    }

    /// Gives the input to libarchive; the caller keeps it alive as long as `handle`.
    func open(_ handle: OpaquePointer) -> Int32 {
        unsafe archive_read_set_read_callback(handle) { _, context, out in
            let input = unsafe ArchiveInput.from(context)
            if input.headOffset == 0 && !input.head.isEmpty {
                input.headOffset = input.head.count
                return unsafe input.head.withUnsafeBytes { head in
                    // The block outlives the call, as libarchive asks; the head's own storage need not.
                    let count = min(head.count, ArchiveInput.blockLength)
                    if let base = head.baseAddress { unsafe memcpy(input.block, base, count) }
                    unsafe out?.pointee = UnsafeRawPointer(input.block)
                    return count
                }
            }
            do {
                let count = try input.fill()
                unsafe out?.pointee = UnsafeRawPointer(input.block)
                return count
            } catch {
                input.failure = error
                return Int(ARCHIVE_FATAL)
            }
        }
        if canSeek {
            unsafe archive_read_set_seek_callback(handle) { _, context, offset, whence in
                let input = unsafe ArchiveInput.from(context)
                let base =
                    switch whence {
                    case SEEK_CUR: input.position
                    case SEEK_END: input.length ?? 0
                    default: 0
                    }
                return input.seek(to: base + Int(offset))
            }
        }
        unsafe archive_read_set_callback_data(handle, Unmanaged.passUnretained(self).toOpaque())
        return unsafe archive_read_open1(handle)
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> ArchiveInput {
        guard let context = unsafe context else { preconditionFailure("libarchive lost its context") }
        return unsafe Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue()
    }
}

extension ArchiveError {
    /// An error of the operating system, with the text of `errno`.
    static func system(_ operation: String, archive: String) -> ArchiveError {
        let code = errno
        return ArchiveError(
            reason: .system("\(operation): \(unsafe String(cString: strerror(code)))"), archive: archive, entry: nil,
            endsArchive: true)
    }
}
