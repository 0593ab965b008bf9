internal import Corpus

/// Which documents are of one invention.
///
/// Publications of one application are one family. So are documents with one DOCDB id. The rest are connected components: documents
/// that share a priority, an application, or of which one claims the other's application. Such a component belongs to the DOCDB
/// family that it shares a priority or an application with, of several to the one with the smallest id; it never joins two of them.
package struct Families: Sendable {
    /// What families are read from.
    package enum Source: String, Sendable, CaseIterable {
        case docdb
        case priorities
    }

    /// The family's name by document: a DOCDB id, or the smallest id among its members.
    package let names: [String: String]

    /// - Parameter filings: in any order, each id once.
    package init(_ filings: [Filing], from sources: Set<Source> = [.docdb, .priorities]) {
        let filings = filings.sorted { $0.id < $1.id }
        var sets = DisjointSets(count: filings.count)
        var byApplication: [String: Int] = [:]
        var byFamily: [String: Int] = [:]
        for (index, filing) in filings.enumerated() {
            Self.join(index, by: filing.application, &byApplication, &sets)
            if sources.contains(.docdb) { Self.join(index, by: filing.family, &byFamily, &sets) }
        }
        /// The DOCDB id of a set, by its smallest member.
        var named: [Int: String] = [:]
        if sources.contains(.docdb) {
            for (index, filing) in filings.enumerated() where !filing.family.isEmpty {
                let set = sets.find(index)
                named[set] = min(named[set] ?? filing.family, filing.family)
            }
        }
        if sources.contains(.priorities) { Self.joinByPriorities(filings, &named, &sets) }
        var names: [String: String] = Dictionary(minimumCapacity: filings.count)
        for (index, filing) in filings.enumerated() {
            let set = sets.find(index)
            // A set is known by its smallest member, and ids ascend.
            names[filing.id] = named[set] ?? filings[set].id
        }
        self.names = names
    }

    private static func join(_ index: Int, by key: String, _ first: inout [String: Int], _ sets: inout DisjointSets) {
        if key.isEmpty { return }
        if let other = first[key] { sets.join(index, other) } else { first[key] = index }
    }

    private static func joinByPriorities(_ filings: [Filing], _ named: inout [Int: String], _ sets: inout DisjointSets)
    {
        var free: [String: Int] = [:]
        var owners: [String: String] = [:]
        func keys(_ filing: Filing) -> [String] {
            (filing.priorities + [filing.application]).filter { !$0.isEmpty }
        }
        // Components grow among themselves first; `named` stays right, as no named set takes part.
        for (index, filing) in filings.enumerated() {
            let name = named[sets.find(index)]
            for key in keys(filing) {
                if let name {
                    owners[key] = min(owners[key] ?? name, name)
                } else {
                    join(index, by: key, &free, &sets)
                }
            }
        }
        var claims: [Int: String] = [:]
        for (index, filing) in filings.enumerated() {
            let set = sets.find(index)
            if named[set] != nil { continue }
            for key in keys(filing) {
                if let owner = owners[key] { claims[set] = min(claims[set] ?? owner, owner) }
            }
        }
        // A component takes its name alone: that makes it the family's, for a family is all documents of one name.
        for (set, owner) in claims { named[set] = owner }
    }

    /// How many families there are.
    package var count: Int { Set(names.values).count }

    /// The number of documents of the largest family; 0 if there is none.
    package var largest: Int {
        names.values.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }.values.max() ?? 0
    }
}
