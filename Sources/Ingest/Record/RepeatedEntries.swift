internal import Native

/// Finds entries of a list that stand in it already: by looking through the list while it is short, by a set beyond.
///
/// Real lists are short, and looking through them costs no memory; a list of a million entries must not take a million looks.
struct RepeatedEntries: Sendable {
    enum List: UInt8, Hashable, Sendable { case priorities, applicants, inventors, classifications }

    private struct Entry: Hashable {
        var list: List
        var bytes: [UInt8]
    }

    /// Bytes of a list that are looked through.
    private static let looked = 16 << 10

    /// The entries that begin beyond the part that is looked through.
    private var later: Set<Entry> = []

    /// Forgets the last record.
    mutating func removeAll() {
        if !later.isEmpty { later.removeAll() }
    }

    /// True where the object written after `mark`, a comma first, stands before it already.
    mutating func isRepeated(_ buffer: borrowing ByteBuffer, from mark: Int, in list: List) -> Bool {
        guard mark > 0 else { return false }
        let added = buffer.span(mark + 1..<buffer.count)
        // An entry that begins in that part may end behind it.
        if ByteSearch.first(added, in: buffer.span(0..<min(mark, Self.looked + added.count))) != nil { return true }
        if mark < Self.looked { return false }
        return !later.insert(Entry(list: list, bytes: [UInt8](added))).inserted
    }
}
