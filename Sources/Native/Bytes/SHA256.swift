internal import CCrypto

/// A running SHA-256 (FIPS 180-4) over libcrypto's EVP interface.
///
/// One owner of one `EVP_MD_CTX`; `finish` resets it, so that one value serves many messages.
@safe
package struct SHA256: ~Copyable {
    private let context: OpaquePointer

    package init() {
        guard let made = unsafe EVP_MD_CTX_new() else { preconditionFailure("libcrypto has no memory for a digest") }
        unsafe EVP_DigestInit_ex(made, EVP_sha256(), nil)
        unsafe context = made
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds bytes to the message.
    package mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { raw in
            _ = unsafe EVP_DigestUpdate(context, raw.baseAddress, raw.count)
        }
    }

    /// Adds a buffer's bytes.
    package mutating func update(_ buffer: borrowing ByteBuffer) { update(buffer.span) }

    /// Ends the message, returns its 32 bytes, and begins a new, empty one.
    package mutating func finish() -> DigestBytes {
        var result = DigestBytes.zero
        unsafe withUnsafeMutableBytes(of: &result) { raw in
            _ = unsafe EVP_DigestFinal_ex(
                context, raw.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
        }
        unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
        return result
    }

    /// The digest of a buffer's bytes.
    package static func digest(of buffer: borrowing ByteBuffer) -> DigestBytes { digest(of: buffer.span) }

    /// The digest of an array's bytes.
    package static func digest(of bytes: [UInt8]) -> DigestBytes { digest(of: bytes.span) }

    /// The digest of one message.
    package static func digest(of bytes: Span<UInt8>) -> DigestBytes {
        var result = DigestBytes.zero
        unsafe withUnsafeMutableBytes(of: &result) { out in
            unsafe bytes.withUnsafeBytes { raw in
                _ = unsafe CCrypto.SHA256(
                    raw.baseAddress?.assumingMemoryBound(to: UInt8.self), raw.count,
                    out.baseAddress?.assumingMemoryBound(to: UInt8.self))
            }
        }
        return result
    }
}

/// The 32 bytes of a SHA-256, held in place: comparing and copying allocate nothing.
@frozen
package struct DigestBytes: Hashable, Sendable, Comparable {
    /// Bytes 0–7, 8–15, 16–23, 24–31, each in memory order.
    var words: (UInt64, UInt64, UInt64, UInt64)

    package static let zero = DigestBytes(words: (0, 0, 0, 0))

    private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// Reads 32 bytes, or `nil` if there are not exactly 32.
    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self = .zero
        unsafe withUnsafeMutableBytes(of: &words) { out in
            for index in 0..<32 { unsafe out[index] = bytes[index] }
        }
    }

    /// Reads 64 lower- or upper-case hex digits, or `nil`.
    package init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for pair in stride(from: 0, to: 64, by: 2) {
            guard let high = Self.value(digits[pair]), let low = Self.value(digits[pair + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.init(bytes.span)
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        case 0x41...0x46: digit - 0x41 + 10
        default: nil
        }
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        unsafe withUnsafeBytes(of: words) { unsafe Array($0) }
    }

    /// The first eight bytes as a number, for tables in memory; the same on one machine only.
    package var prefix: UInt64 { words.0 }

    /// Appends the 32 bytes to a buffer.
    package func append(to buffer: inout [UInt8]) {
        unsafe withUnsafeBytes(of: words) { unsafe buffer.append(contentsOf: $0) }
    }

    /// The 64 hex digits, as ASCII bytes.
    package var hexBytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(64)
        let digits: StaticString = "0123456789abcdef"
        unsafe withUnsafeBytes(of: words) { raw in
            for index in 0..<32 {
                let byte = unsafe raw[index]
                unsafe out.append(digits.utf8Start[Int(byte >> 4)])
                unsafe out.append(digits.utf8Start[Int(byte & 15)])
            }
        }
        return out
    }

    package static func == (a: DigestBytes, b: DigestBytes) -> Bool {
        a.words.0 == b.words.0 && a.words.1 == b.words.1 && a.words.2 == b.words.2 && a.words.3 == b.words.3
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// Byte order, as `memcmp` has it.
    package static func < (a: DigestBytes, b: DigestBytes) -> Bool {
        if a.words.0 != b.words.0 { return a.words.0.bigEndian < b.words.0.bigEndian }
        if a.words.1 != b.words.1 { return a.words.1.bigEndian < b.words.1.bigEndian }
        if a.words.2 != b.words.2 { return a.words.2.bigEndian < b.words.2.bigEndian }
        return a.words.3.bigEndian < b.words.3.bigEndian
    }
}
