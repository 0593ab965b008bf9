internal import CSHA256

/// The SHA-256 of a stream, and of single messages beside it: hashing both at once takes two thirds of the time of one after the other.
///
/// With the instructions of x86 for SHA-256 (`CSHA256`); elsewhere libcrypto does one after the other.
@safe
package struct StreamDigest: ~Copyable {
    private var stream = patcorpus_sha256()
    private var library: SHA256

    private static let isPaired = patcorpus_sha256_is_supported() != 0

    package init() {
        library = SHA256()
        unsafe patcorpus_sha256_begin(&stream)
    }

    /// Adds bytes to the stream.
    package mutating func update(_ bytes: Span<UInt8>) {
        guard Self.isPaired else { return library.update(bytes) }
        unsafe bytes.withUnsafeBufferPointer { unsafe patcorpus_sha256_update(&stream, $0.baseAddress, $0.count) }
    }

    /// The digest of a message; meanwhile `bytes`, best as many, are added to the stream.
    package mutating func digest(of message: Span<UInt8>, whileAdding bytes: Span<UInt8>) -> DigestBytes {
        guard Self.isPaired else {
            library.update(bytes)
            return SHA256.digest(of: message)
        }
        var single = patcorpus_sha256()
        unsafe patcorpus_sha256_begin(&single)
        unsafe message.withUnsafeBufferPointer { message in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                unsafe patcorpus_sha256_update_two(
                    &single, message.baseAddress, message.count, &stream, bytes.baseAddress, bytes.count)
            }
        }
        return Self.finish(&single)
    }

    /// Adds a part of a buffer to the stream.
    package mutating func update(_ buffer: borrowing ByteBuffer, _ range: Range<Int>) { update(buffer.span(range)) }

    /// The digest of a message; meanwhile a part of a buffer, best as long, is added to the stream.
    package mutating func digest(
        of message: Span<UInt8>, whileAdding buffer: borrowing ByteBuffer, _ range: Range<Int>
    ) -> DigestBytes {
        digest(of: message, whileAdding: buffer.span(range))
    }

    /// Ends the stream, returns its digest, and begins a new, empty one.
    package mutating func finish() -> DigestBytes {
        guard Self.isPaired else { return library.finish() }
        let result = Self.finish(&stream)
        unsafe patcorpus_sha256_begin(&stream)
        return result
    }

    private static func finish(_ digest: inout patcorpus_sha256) -> DigestBytes {
        var result = DigestBytes.zero
        unsafe withUnsafeMutableBytes(of: &result) { out in
            unsafe patcorpus_sha256_finish(&digest, out.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
        return result
    }
}
