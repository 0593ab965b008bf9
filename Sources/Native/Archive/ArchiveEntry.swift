/// One regular file in an archive.
package struct ArchiveEntry: Sendable, Hashable {
    /// The name as the archive has it, byte for byte; never to be used as a path.
    package let rawName: [UInt8]
    /// The name fit for display and for telling the file's type: no `..`, no leading slash, no control characters.
    package let name: String
    /// The unpacked length that the archive declares; nil where only reading tells (streams, compressed single files).
    package let declaredSize: Int?
    /// Whether reading it would need a password.
    package let isEncrypted: Bool

    /// Makes a name that is safe to print and to compare, of whatever an archive says.
    ///
    /// Bytes that are not UTF-8 become U+FFFD, as do controls and the marks that turn the direction of text. Nothing is
    /// ever written under this name.
    package static func displayName(_ raw: [UInt8]) -> String {
        var parts: [String] = []
        for part in String(decoding: raw.prefix(4096), as: UTF8.self).split(whereSeparator: { $0 == "/" || $0 == "\\" })
        {
            if part == "." || part == ".." { continue }
            if parts.isEmpty, part.utf8.count == 2, part.utf8.last == 0x3A { continue }  // a drive, `C:`
            var clean = String.UnicodeScalarView()
            for scalar in part.unicodeScalars {
                let isHarmless =
                    switch scalar.value {
                    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
                    default: true
                    }
                clean.append(isHarmless ? scalar : "\u{FFFD}")
            }
            parts.append(String(clean))
        }
        return parts.isEmpty ? "(no name)" : parts.joined(separator: "/")
    }
}
