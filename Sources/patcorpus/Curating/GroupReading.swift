internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Foundation
internal import Native
internal import Store

/// Which documents must stay together, as `--group` and `--pairs` say.
struct GroupOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What stays together: family, application, seed, near-duplicate, with commas between; or none. Application and seed always do, but for none.",
            valueName: "kinds"))
    var group: String?

    @Option(
        name: .long,
        help: ArgumentHelp("From what Jaccard similarity documents are near-duplicates.", valueName: "j"))
    var threshold = 0.8

    @Option(
        name: .long,
        help: ArgumentHelp(
            "More documents that stay together: a file with two or more ids a line, tabs or commas between.",
            valueName: "file"))
    var pairs: String?

    func validate() throws {
        _ = try kinds(default: [])
        guard threshold > 0 && threshold <= 1 else {
            throw ValidationError("--threshold is \(threshold); give a number above 0, up to 1.")
        }
    }

    /// The kinds of links asked for; without `--group` those given here.
    func kinds(default standard: Set<Link.Reason>) throws -> Set<Link.Reason> {
        guard let group else { return standard.union([.application, .seed]) }
        if group == "none" { return [] }
        var kinds: Set<Link.Reason> = [.application, .seed]
        for word in group.split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = Link.Reason(rawValue: String(word)), Self.known.contains(kind) else {
                throw ValidationError(
                    "--group has \(word); give \(Self.known.map(\.rawValue).joined(separator: ", ")), or none alone.")
            }
            kinds.insert(kind)
        }
        return kinds
    }

    private static let known: [Link.Reason] = [.family, .application, .seed, .nearDuplicate]

    /// What `--group` comes to, for the recipe.
    func parameters(default standard: Set<Link.Reason>) throws -> [String: String] {
        let kinds = try kinds(default: standard)
        let group = ["group": kinds.sorted().map(\.rawValue).joined(separator: ",")]
        return kinds.contains(.nearDuplicate) ? group.merging(["threshold": String(threshold)]) { $1 } : group
    }

    /// The links of the file of pairs, and its digest.
    func fileLinks() throws -> (links: [Link], digest: String?) {
        guard let pairs else { return ([], nil) }
        guard FileSystem.exists(pairs) else {
            throw Fault("there is no such file", at: pairs, fix: "give --pairs a file with ids", kind: .usage)
        }
        let bytes = try FileSystem.read(pairs)
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        let links = lines.map { line in
            line.split { $0 == "\t" || $0 == "," || $0 == " " }.map(String.init)
        }
        for (number, ids) in links.enumerated() where ids.count < 2 {
            throw Fault(
                "line \(number + 1) has \(Console.count(ids.count, "id"))", at: pairs,
                fix: "write two or more ids on each line, with a tab or a comma between", kind: .usage)
        }
        return (links.map { Link(.pair, $0) }, SHA256.digest(of: bytes).hex)
    }
}

/// Finds the links between the documents of a version.
struct GroupReading {
    let reader: SelectionReader
    let threads: Int
    let showProgress: Bool
    /// The Jaccard similarity of near-duplicates.
    var threshold = 0.8

    /// The filings of all documents of the version.
    func filings() throws -> [Filing] {
        let all = try SelectionReader(reader.store, Selection(parsing: reader.version.id.hex))
        return try all.mapContents(
            all.members(), threads: threads, withDescription: false, label: "read", showProgress: showProgress
        ) { Filing($0) }
    }

    /// The links of the kinds asked for.
    ///
    /// Families come from the layer `families` if there is one, else from the documents; links go through documents that the selection
    /// leaves out too. The layer holds publications of one application together, so that applications need not be read beside it.
    ///
    /// - Parameter filings: of all documents, if they were read for another reason.
    func links(_ kinds: Set<Link.Reason>, filings known: [Filing]? = nil) throws -> [Link] {
        var links: [Link] = []
        var filings = known
        func read() throws -> [Filing] {
            if let filings { return filings }
            let new = try self.filings()
            filings = new
            return new
        }
        let hasLayer = reader.has(layer: "families")
        if kinds.contains(.family) {
            let names = try hasLayer ? layerNames() : Families(read()).names
            links += Link.links(.family, byKey: names.map { (id: $0.key, key: $0.value) })
        }
        if kinds.contains(.application), !(kinds.contains(.family) && hasLayer) || filings != nil {
            links += Link.links(.application, byKey: try read().map { (id: $0.id, key: $0.application) })
        }
        if kinds.contains(.seed) { links += Link.links(seeds: try seeds(filings)) }
        if kinds.contains(.nearDuplicate) { links += try nearDuplicates() }
        return links
    }

    /// Families by document. Throws a usage fault if a document has none or its entry is stale.
    private func layerNames() throws -> [String: String] {
        let all = try SelectionReader(reader.store, Selection(parsing: reader.version.id.hex)).drawn()
        let values = try reader.values(of: "families", for: all)
        var names: [String: String] = [:]
        var missing: [String] = []
        for (document, value) in zip(all, values) {
            if let name = value?.string {
                names[document.id] = name
            } else if document.origin != .real {
                // What was made from documents is linked with them by its seeds.
                names[document.id] = document.id
            } else {
                missing.append(document.id)
            }
        }
        guard missing.isEmpty else {
            throw Fault(
                "\(Console.count(missing.count, "document")) \(missing.count == 1 ? "is" : "are") not in the layer families: "
                    + missing.prefix(10).joined(separator: ", ") + (missing.count > 10 ? " …" : ""),
                fix: "run \"patcorpus families\" again", kind: .usage)
        }
        return names
    }

    /// What each document was made from: by its own provenance, and by the layer `lineage`, which remembers documents that are gone.
    private func seeds(_ filings: [Filing]?) throws -> [String: [String]] {
        var seeds: [String: Set<String>] = [:]
        if let filings {
            for filing in filings { seeds[filing.id] = Set(filing.seeds) }
        } else {
            var made: [Member] = []
            try SelectionReader(reader.store, Selection(parsing: reader.version.id.hex)).forEach { match in
                if match.facets["origin"]?.string != Origin.real.rawValue {
                    made.append(Member(id: match.id, digest: match.digest))
                }
                return true
            }
            let lists = try reader.mapContents(
                made, threads: threads, withDescription: false, label: "read", showProgress: showProgress
            ) { $0.provenance.seeds }
            for (member, list) in zip(made, lists) { seeds[member.id] = Set(list) }
        }
        try reader.store.forEachEntry(of: "lineage", in: reader.version.commit) { id, entry in
            let list = (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)
            seeds[id, default: []].formUnion(list)
            return true
        }
        return seeds.filter { !$0.value.isEmpty }.mapValues { $0.sorted() }
    }

    /// Groups of documents with nearly the same text, as `dedup --method near` finds them: connected by similarity, directly or through others.
    private func nearDuplicates() throws -> [Link] {
        let all = try SelectionReader(reader.store, Selection(parsing: reader.version.id.hex)).members()
        let sketches = try SketchedDocuments(
            reader.store, all.map(\.digest), NearParameters(threshold: threshold), .standard, threads: threads,
            showProgress: showProgress)
        return try sketches.groups().map { group in Link(.nearDuplicate, group.map { all[$0].id }) }
    }
}
