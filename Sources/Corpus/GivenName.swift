/// Names that a person gives: to branches and tags, and to splits, sets and scores, where they are the part of a layer's name behind the slash.
package enum GivenName {
    /// Throws a usage fault for a name that could not be told from the rest of a selection, or that no file or layer can have.
    ///
    /// - Parameter kind: what is named, for the message: `split`, `branch or a tag`.
    package static func check(_ name: String, of kind: String) throws {
        let allowed = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        guard !name.isEmpty, name.utf8.count <= 100, allowed, !name.hasPrefix("."), !name.hasPrefix("-") else {
            throw Fault(
                "\"\(name)\" cannot name a \(kind)",
                fix:
                    "use up to 100 ASCII letters, digits, dots, hyphens and underscores, not beginning with a dot or hyphen",
                kind: .usage)
        }
    }
}
