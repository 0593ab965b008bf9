internal import Glibc

/// A growable run of bytes for hot paths: appends without uniqueness checks, clears without giving its memory back.
///
/// The owner of one `malloc` block. Appending is amortised O(1) a byte.
@safe
package struct ByteBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// The number of bytes held.
    package internal(set) var count = 0

    package init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        unsafe base = Self.allocate(self.capacity)
    }

    deinit { unsafe free(base) }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        guard let made = unsafe malloc(capacity) else {
            preconditionFailure("there is no memory for \(capacity) bytes")
        }
        return unsafe made.assumingMemoryBound(to: UInt8.self)
    }

    package var isEmpty: Bool { count == 0 }

    /// The bytes, borrowed.
    package var span: Span<UInt8> {
        @_lifetime(borrow self)
        borrowing get {
            let buffer = unsafe UnsafeBufferPointer(start: base, count: count)
            return unsafe _overrideLifetime(buffer.span, borrowing: self)
        }
    }

    /// A part of the bytes, borrowed.
    @_lifetime(borrow self)
    package func span(_ range: Range<Int>) -> Span<UInt8> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range outside the buffer")
        let buffer = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
        return unsafe _overrideLifetime(buffer.span, borrowing: self)
    }

    package subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count, "an index outside the buffer")
        return unsafe base[index]
    }

    /// A copy of the bytes.
    package var array: [UInt8] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

    /// Forgets the bytes and keeps the memory, unless it has grown past `keeping` bytes.
    package mutating func removeAll(keeping limit: Int = 8 << 20) {
        count = 0
        if capacity > limit {
            unsafe free(base)
            capacity = 4096
            unsafe base = Self.allocate(capacity)
        }
    }

    /// Cuts the buffer back to its first `count` bytes.
    package mutating func truncate(to count: Int) {
        precondition(count >= 0 && count <= self.count, "truncating to more than there is")
        self.count = count
    }

    @inline(__always)
    mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(count + more) }
    }

    /// Large blocks are moved by the kernel, page by page, so that old and new are never both in memory.
    @inline(never)
    private mutating func grow(_ wanted: Int) {
        var target = capacity * 2
        while target < wanted { target *= 2 }
        guard let larger = unsafe realloc(base, target) else {
            preconditionFailure("there is no memory for \(target) bytes")
        }
        unsafe base = larger.assumingMemoryBound(to: UInt8.self)
        capacity = target
    }

    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe base[count] = byte
        count += 1
    }

    /// Appends the bytes of a literal.
    @inline(__always)
    package mutating func append(_ literal: StaticString) {
        let length = literal.utf8CodeUnitCount
        reserve(length)
        unsafe memcpy(base + count, literal.utf8Start, length)
        count += length
    }

    package mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(raw: $0) }
    }

    package mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(raw: $0) }
    }

    /// Appends the UTF-8 of a string.
    package mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append(raw: $0) }
    }

    /// Appends an integer in decimal.
    package mutating func append(decimal value: Int) {
        if value >= 0 && value < 10 {
            append(UInt8(truncatingIfNeeded: 0x30 + value))
        } else {
            append(String(value))
        }
    }

    @inline(__always)
    mutating func append(raw bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        reserve(bytes.count)
        unsafe memcpy(base + count, start, bytes.count)
        count += bytes.count
    }

    /// Gives `body` room for `size` bytes at the end; it returns how many it wrote.
    mutating func append(upTo size: Int, _ body: (UnsafeMutablePointer<UInt8>) throws -> Int) rethrows {
        precondition(size >= 0, "room for less than nothing")
        reserve(size)
        let written = try unsafe body(base + count)
        precondition(written <= size, "wrote past the room given")
        count += written
    }

    /// The address of the bytes, for the C calls of this module.
    var address: UnsafeMutablePointer<UInt8> { unsafe base }
}
