package import Native

/// A SHA-256, the name of everything in a corpus.
package typealias Digest = DigestBytes

extension DigestBytes: CustomStringConvertible {
    /// The 64 hex digits.
    package var hex: String { String(decoding: hexBytes, as: UTF8.self) }
    /// The first 12 hex digits, for people.
    package var short: String { String(hex.prefix(12)) }
    package var description: String { hex }
}
