import Corpus
import Native

/// Digests in the hexadecimal digits that the program prints.
enum SHA256Text {
    static func of(_ bytes: [UInt8]) -> String { SHA256.digest(of: bytes).hex }
}
