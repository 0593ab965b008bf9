/// The normalised name of one publication or application, such as `US20120116137A1`.
///
/// Office, number and kind written together in ASCII letters, digits and `-`, at most 64 bytes. Two spellings of one
/// publication give equal ids; `docs/identifiers.md` states the form of each office. Ordered by its bytes.
package struct DocumentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The longest id, in bytes.
    package static let longest = 64

    /// The whole id.
    package let text: String
    private let officeLength: UInt8
    private let kindLength: UInt8

    /// The two letters of WIPO ST.3, or `SYN` for a synthetic document.
    package var office: String { String(text.prefix(Int(officeLength))) }
    /// What stands between office and kind.
    package var number: String { String(text.dropFirst(Int(officeLength)).dropLast(Int(kindLength))) }
    /// The ST.16 kind code, `""` where no source says.
    package var kind: String { String(text.suffix(Int(kindLength))) }
    package var description: String { text }

    package static func == (left: DocumentID, right: DocumentID) -> Bool { left.text == right.text }
    package static func < (left: DocumentID, right: DocumentID) -> Bool { left.text < right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// Takes parts that are known to be normal.
    init(text: String, officeLength: Int, kindLength: Int) {
        self.text = text
        self.officeLength = UInt8(officeLength)
        self.kindLength = UInt8(kindLength)
    }

    /// Joins parts that an office rule has normalised; nil if the result breaks the length or the character set.
    init?(office: [UInt8], number: [UInt8], kind: KindBytes) {
        let kindBytes = kind.bytes
        let length = office.count + number.count + kindBytes.count
        guard !number.isEmpty, length <= Self.longest, number.contains(where: \.isDigit) else { return nil }
        guard number.allSatisfy({ $0.isDigit || $0.isCapital || $0 == .hyphen }) else { return nil }
        self.text = String(decoding: office + number + kindBytes, as: UTF8.self)
        self.officeLength = UInt8(office.count)
        self.kindLength = UInt8(kindBytes.count)
    }

    /// A synthetic id, `SYN-` and what follows, passed through unchanged.
    init?(synthetic bytes: [UInt8]) {
        guard bytes.count > 4, bytes.count <= Self.longest, bytes.starts(with: [0x53, 0x59, 0x4E, .hyphen]),
            bytes.allSatisfy({ $0.isDigit || $0.isLetter || $0 == .hyphen })
        else { return nil }
        self.text = String(decoding: bytes, as: UTF8.self)
        self.officeLength = 3
        self.kindLength = 0
    }
}
