/// Documents that belong together and stand in different parts of a split.
package struct Leak: Sendable, Hashable {
    package var why: Link.Reason
    /// Those that have a part, ascending.
    package var ids: [String]
    /// The part of each.
    package var parts: [String]
}

/// Looks for groups that a split divides.
///
/// A function of links and parts, so that every step after `split` can be held against it: a filter, a mix, a training set.
package enum Leakage {
    /// - Parameters:
    ///   - parts: by id, the part's name; documents without one take no part.
    ///   - links: what belongs together; each is looked at by itself, so that the offending documents are those of one reason.
    ///   - training: documents that something is trained on: they count as `train`, and those of another part are leaks by themselves.
    /// - Returns: each divided link, by reason and ids, none twice.
    package static func audit(parts: [String: String], training: [String] = [], links: [Link]) -> [Leak] {
        var found: Set<Leak> = []
        var parts = parts
        for id in training {
            if let part = parts[id], part != Part.train.rawValue {
                found.insert(Leak(why: .trainedOn, ids: [id], parts: [part]))
            }
            // What stands in test stays there, so that its relatives in train are found.
            parts[id] = parts[id] ?? Part.train.rawValue
        }
        for link in links {
            var first: String?
            var isDivided = false
            for id in link.ids {
                guard let part = parts[id] else { continue }
                if let first, first != part { isDivided = true }
                if first == nil { first = part }
            }
            guard isDivided else { continue }
            let ids = Set(link.ids).filter { parts[$0] != nil }.sorted()
            found.insert(Leak(why: link.why, ids: ids, parts: ids.map { parts[$0] ?? "" }))
        }
        return found.sorted { a, b in
            a.why != b.why ? a.why < b.why : a.ids.lexicographicallyPrecedes(b.ids)
        }
    }
}
