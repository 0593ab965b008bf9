internal import Corpus
internal import Measure
internal import Native
internal import Store

/// A document of a selection with the group that it depends on.
struct GroupedMember {
    var member: Member
    var group: String
}

/// Selections of a corpus as samples of vectors.
struct CorpusSamples {
    private let options: SampleOptions
    private let store: CorpusStore

    init(_ options: SampleOptions) throws {
        self.options = options
        store = try options.common.open(.read)
    }

    func load() throws -> MeasuredSamples {
        let plan = try options.ruler.plan(seed: options.seed)
        let readers = try options.selections.map {
            try SelectionReader(store, Selection(parsing: $0), splitName: options.splitName)
        }
        var notes: [String] = []
        var members = try readers.map { try DocumentGroups(store, $0).members(&notes) }
        let fitted = try fitPart(&members, &notes, isFitted: plan.isFitted)
        if members.count == 2 { leaveOutShared(&members, &notes) }
        let source = VectorSource(
            store: store, fields: options.ruler.fields, threads: options.threads.count,
            showProgress: !options.common.json)
        let embedder = try source.embedder(plan, fitted)
        if let note = embedder.note { notes.append(note) }
        var samples: [(vectors: Matrix, groups: Groups)] = []
        var ids: [[String]] = []
        for (index, list) in members.enumerated() {
            let vectors = try source.vectors(list.map(\.member), embedder).vectors
            let norms = vectors.squaredNorms()
            let kept = list.indices.filter { norms[$0] > 0 }
            if kept.count < list.count {
                notes.append(
                    "\(Console.count(list.count - kept.count, "document")) of \(options.selections[index]) \(embedder.emptiness) left out"
                )
            }
            samples.append((vectors.selecting(kept), Groups(names: kept.map { list[$0].group })))
            ids.append(kept.map { list[$0].member.id })
        }
        return MeasuredSamples(
            samples: samples, fit: try source.vectors(fitted, embedder).vectors, embedder: embedder.id,
            commits: readers.map { $0.version.id.hex }, notes: notes, ids: ids)
    }

    /// The documents that the ruler is fitted on, which leave the samples with their families.
    private func fitPart(
        _ members: inout [[GroupedMember]], _ notes: inout [String], isFitted: Bool
    ) throws -> [Member] {
        var part: [GroupedMember]
        if let fit = options.fit {
            let reader = try SelectionReader(store, Selection(parsing: fit), splitName: options.splitName)
            var ignored: [String] = []
            part = try DocumentGroups(store, reader).members(&ignored)
        } else {
            part = members[0].filter { FitPart.holds($0.group, seed: options.seed) }
        }
        _ = try FitPart.checked(part.map(\.member))
        let groups = Set(part.map(\.group))
        for index in members.indices {
            let before = members[index].count
            members[index].removeAll { groups.contains($0.group) }
            if members[index].count < before {
                notes.append(
                    "\(Console.count(before - members[index].count, "document")) of \(options.selections[index]) left out: the \(isFitted ? "embedder" : "bandwidth") is fitted on their families"
                )
            }
        }
        return part.map(\.member)
    }

    /// Documents of the first sample whose family or descendants are in the second.
    private func leaveOutShared(_ members: inout [[GroupedMember]], _ notes: inout [String]) {
        let shared = Set(members[0].map(\.group)).intersection(members[1].map(\.group))
        if shared.isEmpty { return }
        let before = members[0].count
        members[0].removeAll { shared.contains($0.group) }
        notes.append(
            "\(Console.count(before - members[0].count, "document")) of \(options.selections[0]) left out: relatives are in \(options.selections[1])"
        )
    }
}

/// The families that a ruler is fitted on where none are named.
enum FitPart {
    /// A third of all families, the same whatever else a selection holds.
    static func holds(_ group: String, seed: UInt64) -> Bool {
        SHA256.digest(of: Array("fit \(seed) \(group)".utf8)).bytes[0] % 3 == 0
    }

    /// The documents; throws a usage fault for fewer than two.
    static func checked(_ members: [Member]) throws -> [Member] {
        if members.count >= 2 { return members }
        throw Fault(
            "\(Console.count(members.count, "document")) to fit the embedder on",
            fix: "give --fit a selection of documents that enter no statistic", kind: .usage)
    }
}

/// Which documents of a selection depend on each other: families, and what was made from one seed.
struct DocumentGroups {
    private let reader: SelectionReader
    private var families: [String: String] = [:]
    private var seeds: [String: String] = [:]
    private let hasFamilies: Bool

    init(_ store: CorpusStore, _ reader: SelectionReader) throws {
        self.reader = reader
        let commit = reader.version.commit
        hasFamilies = commit.layers["families"] != nil
        var families: [String: String] = [:]
        try store.forEachEntry(of: "families", in: commit) { id, entry in
            families[id] = try JSONValue(parsing: entry.json).string ?? ""
            return true
        }
        self.families = families
        var seeds: [String: String] = [:]
        try store.forEachEntry(of: "lineage", in: commit) { id, entry in
            let parents = try JSONValue(parsing: entry.json).array?.compactMap(\.string) ?? []
            if let first = parents.min() { seeds[id] = first }
            return true
        }
        self.seeds = seeds
    }

    /// The documents in order of their ids, each with the name of its group. Throws a usage fault if there are none.
    func members(_ notes: inout [String]) throws -> [GroupedMember] {
        var members: [GroupedMember] = []
        try reader.forEach { match in
            let member = Member(id: match.id, digest: match.digest)
            members.append(GroupedMember(member: member, group: group(match.id, match.facets["family"]?.string ?? "")))
            return true
        }
        if members.isEmpty {
            throw Fault(
                "no document holds \(reader.selection)",
                fix: "\"patcorpus stats \(reader.selection.reference)\" lists the values that there are", kind: .usage)
        }
        if !hasFamilies && members.allSatisfy({ $0.group == $0.member.id }) {
            let note = "no families are known, so every document counts as independent"
            if !notes.contains(note) { notes.append(note) }
        }
        return members
    }

    /// A synthetic document belongs to its first seed's family, whatever generation it is of.
    private func group(_ id: String, _ family: String) -> String {
        var root = id
        for _ in 0..<16 {
            guard let seed = seeds[root] else { break }
            root = seed
        }
        if let known = families[root] { return known }
        return root == id && !family.isEmpty ? family : root
    }
}
