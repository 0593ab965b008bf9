/// Documents that must stay together, and why.
package struct Link: Sendable, Hashable {
    /// The reason, as `leakage` prints it.
    package enum Reason: String, Sendable, CaseIterable, Comparable {
        /// Publications of one application.
        case application
        case family
        case nearDuplicate = "near-duplicate"
        /// A pair from a file of the user's.
        case pair
        /// A synthetic document and what it was made from, or two that were made from the same.
        case seed
        /// A document of validation or test that something is trained on; no link, but what the audit finds.
        case trainedOn = "trained-on"

        package static func < (a: Reason, b: Reason) -> Bool { a.rawValue < b.rawValue }
    }

    package var why: Reason
    package var ids: [String]

    package init(_ why: Reason, _ ids: [String]) {
        self.why = why
        self.ids = ids
    }
}

extension Link {
    /// Links of documents with equal keys, such as a family's name; documents with an empty key stand alone.
    package static func links(_ why: Reason, byKey pairs: some Sequence<(id: String, key: String)>) -> [Link] {
        var members: [String: [String]] = [:]
        for (id, key) in pairs where !key.isEmpty { members[key, default: []].append(id) }
        return members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { Link(why, $0.value.sorted()) }
    }

    /// Links of synthetic documents: each with all that it descends from, and each seed with all that descends from it.
    ///
    /// - Parameter seeds: by document, what it was made from; of documents too that are no longer there, so that no step is missing.
    package static func links(seeds: [String: [String]]) -> [Link] {
        var links: [Link] = []
        var children: [String: [String]] = [:]
        for id in seeds.keys.sorted() {
            var found: Set<String> = [id]
            var open = [id]
            while let next = open.popLast() {
                for seed in seeds[next] ?? [] where found.insert(seed).inserted { open.append(seed) }
            }
            guard found.count > 1 else { continue }
            links.append(Link(.seed, found.sorted()))
            for ancestor in found where ancestor != id { children[ancestor, default: []].append(id) }
        }
        for (seed, family) in children.sorted(by: { $0.key < $1.key }) where family.count > 1 {
            links.append(Link(.seed, (family + [seed]).sorted()))
        }
        return links
    }
}
