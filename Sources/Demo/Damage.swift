/// The ways in which real files are found broken.
enum Damage: CaseIterable, Sendable {
    /// An ampersand that starts no entity.
    case ampersand
    /// A tag that lacks its closing bracket.
    case tag
    /// The text breaks off.
    case truncated

    /// Damages the document that starts at `start` and runs to the end.
    func apply(to bytes: inout [UInt8], from start: Int) {
        let middle = start + (bytes.count - start) * 6 / 10
        guard let end = DemoBytes.firstEndTag(in: bytes, from: middle) else { return }
        switch self {
        case .ampersand: bytes.insert(contentsOf: Array(" & ".utf8), at: end)
        case .tag:
            if let bracket = bytes[end...].firstIndex(of: UInt8(ascii: ">")) { bytes.remove(at: bracket) }
        case .truncated:
            bytes.removeSubrange(end...)
            bytes.append(UInt8(ascii: "\n"))
        }
    }
}

enum DemoBytes {
    /// Where the next `</` stands.
    static func firstEndTag(in bytes: [UInt8], from start: Int) -> Int? {
        var position = start
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), bytes[position + 1] == UInt8(ascii: "/") { return position }
            position += 1
        }
        return nil
    }
}
