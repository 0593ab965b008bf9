package import Native

/// Reads the text of some fields from canonical lines, without making strings: the bytes of `DocumentContent.lines`, part by part.
///
/// Several times as fast as taking the document apart, for what reads all texts of a corpus once. One thread's own.
package struct DocumentText: ~Copyable {
    private let fields: TextFields
    private let preferred: [UInt8]
    private var parser = JSONParser()

    /// - Parameter preferred: as in `DocumentContent.lines`.
    package init(_ fields: TextFields, preferring preferred: String = "en") {
        self.fields = fields
        self.preferred = Array(preferred.utf8)
    }

    /// Gives the parts of a document's text to `body`, in the order of `DocumentContent.lines`, and then the root to `rest`.
    ///
    /// - Throws: `JSONError` for what is no JSON, and what the closures throw.
    package mutating func read(
        _ line: Span<UInt8>, _ body: (Span<UInt8>) throws -> Void, rest: (borrowing JSONElement) throws -> Void
    ) throws {
        let (fields, preferred) = (fields, preferred)
        try parser.parse(line) { root in
            let main = Self.mainLanguage(root, preferred)
            if fields.contains(.title) { try Self.forEach("titles", of: root, main) { try $0.bytes("text", body) } }
            if fields.contains(.abstract) {
                try Self.forEach("abstracts", of: root, main) { try $0.list("paragraphs", body) }
            }
            if fields.contains(.claims) { try Self.forEach("claims", of: root, main) { try $0.bytes("text", body) } }
            if fields.contains(.description) {
                try Self.forEach("description", of: root, main) { section in
                    try section.bytes("heading") { if !$0.isEmpty { try body($0) } }
                    try section.list("paragraphs", body)
                }
            }
            try rest(root)
        }
    }

    /// The language of `DocumentContent.mainLanguage`; empty where there is none.
    private static func mainLanguage(_ root: borrowing JSONElement, _ preferred: [UInt8]) -> [UInt8] {
        var first: [UInt8]?
        var hasPreferred = false
        for key in ["abstracts", "titles", "claims", "description"] where !hasPreferred {
            root.member(key)?.forEach { part in
                if hasPreferred { return }
                part.bytes("language") { language in
                    if language.equals(preferred) { hasPreferred = true }
                    if first == nil { first = [UInt8](language) }
                }
            }
        }
        return hasPreferred ? preferred : first ?? []
    }

    /// Gives the parts in the main language to `body`; those in the first part's where there is none.
    private static func forEach(
        _ key: String, of root: borrowing JSONElement, _ main: [UInt8], _ body: (borrowing JSONElement) throws -> Void
    ) rethrows {
        guard let parts = root.member(key) else { return }
        var first: [UInt8]?
        var hasMain = false
        parts.forEach { part in
            if hasMain { return }
            part.bytes("language") { language in
                if language.equals(main) { hasMain = true } else if first == nil { first = [UInt8](language) }
            }
        }
        let wanted = hasMain ? main : first ?? []
        try parts.forEach { part in
            var isWanted = false
            part.bytes("language") { isWanted = $0.equals(wanted) }
            if isWanted { try body(part) }
        }
    }
}

extension JSONElement {
    /// Gives a member's string to `body`; an empty one where there is none.
    fileprivate func bytes(_ key: String, _ body: (Span<UInt8>) throws -> Void) rethrows {
        if try member(key)?.withBytes(body) == nil { try body(Span()) }
    }

    /// Gives each string of a member's list to `body`.
    fileprivate func list(_ key: String, _ body: (Span<UInt8>) throws -> Void) rethrows {
        try member(key)?.forEach { try $0.withBytes(body) }
    }
}

extension Span<UInt8> {
    fileprivate func equals(_ other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }
}
