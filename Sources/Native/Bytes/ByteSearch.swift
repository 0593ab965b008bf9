internal import CSystem
internal import Glibc

/// Finding short byte strings in long ones, at the speed of libc's `memmem` and `memchr`.
package enum ByteSearch {
    /// The first index at or after `start` where `needle` begins, or `nil`.
    package static func first(_ needle: StaticString, in bytes: Span<UInt8>, from start: Int = 0, to limit: Int? = nil)
        -> Int?
    {
        let end = min(limit ?? bytes.count, bytes.count)
        guard start >= 0, start < end else { return nil }
        return unsafe bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return nil }
            let from = unsafe base + start
            guard let hit = unsafe memmem(from, end - start, needle.utf8Start, needle.utf8CodeUnitCount) else {
                return nil
            }
            return unsafe UnsafeRawPointer(hit) - base
        }
    }

    /// The first index at or after `start` where the bytes of `needle` begin, or `nil`.
    package static func first(_ needle: [UInt8], in bytes: Span<UInt8>, from start: Int = 0, to limit: Int? = nil)
        -> Int?
    {
        first(needle.span, in: bytes, from: start, to: limit)
    }

    /// The same for a part of other bytes.
    package static func first(_ needle: Span<UInt8>, in bytes: Span<UInt8>, from start: Int = 0, to limit: Int? = nil)
        -> Int?
    {
        let end = min(limit ?? bytes.count, bytes.count)
        guard start >= 0, start < end else { return nil }
        return unsafe bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return nil }
            let hit = unsafe needle.withUnsafeBytes { pattern in
                unsafe memmem(base + start, end - start, pattern.baseAddress ?? base, pattern.count)
            }
            guard let hit = unsafe hit else { return nil }
            return unsafe UnsafeRawPointer(hit) - base
        }
    }

    /// The first index at or after `start` that holds `byte`, or `nil`.
    package static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
        guard start >= 0, start < bytes.count else { return nil }
        return unsafe bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return nil }
            guard let hit = unsafe memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
            return unsafe UnsafeRawPointer(hit) - base
        }
    }

    /// True where both have the same bytes.
    package static func areEqual(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
        guard first.count == second.count else { return false }
        return unsafe first.withUnsafeBytes { first in
            unsafe second.withUnsafeBytes { second in
                guard let a = first.baseAddress, let b = second.baseAddress else { return true }
                return unsafe memcmp(a, b, first.count) == 0
            }
        }
    }

    /// Below 0, 0 or above as `first` comes before, is, or comes after `second` by bytes.
    package static func compare(_ first: [UInt8], _ second: [UInt8]) -> Int {
        let common = min(first.count, second.count)
        let order = unsafe first.withUnsafeBytes { first in
            unsafe second.withUnsafeBytes { second -> Int32 in
                guard let a = first.baseAddress, let b = second.baseAddress else { return 0 }
                return unsafe memcmp(a, b, common)
            }
        }
        return order != 0 ? Int(order) : first.count - second.count
    }

    /// The same for borrowed bytes.
    package static func compare(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Int {
        let common = min(first.count, second.count)
        let order = unsafe first.withUnsafeBytes { first in
            unsafe second.withUnsafeBytes { second -> Int32 in
                guard let a = first.baseAddress, let b = second.baseAddress else { return 0 }
                return unsafe memcmp(a, b, common)
            }
        }
        return order != 0 ? Int(order) : first.count - second.count
    }

    /// True where `bytes` has `needle` at `index`.
    package static func has(_ needle: StaticString, in bytes: Span<UInt8>, at index: Int) -> Bool {
        let length = needle.utf8CodeUnitCount
        guard index >= 0, index + length <= bytes.count else { return false }
        return unsafe bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return length == 0 }
            return unsafe memcmp(base + index, needle.utf8Start, length) == 0
        }
    }
}

extension String {
    /// Decodes UTF-8 bytes; malformed ones become U+FFFD.
    package init(bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}

extension Array where Element == UInt8 {
    /// Copies a span.
    package init(_ bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }
}
