internal import Corpus
internal import Curate
internal import Foundation
internal import Native
internal import Store

/// How documents can be duplicates of each other.
enum DedupMethod: String, CaseIterable {
    case exact
    case near
    case family
    case contamination
}

/// What `dedup` was asked for, checked.
struct DedupSettings {
    var method: DedupMethod
    var near: NearParameters
    var fields: TextFields
    var policy: PreferencePolicy
    /// Whether `family` groups by application instead.
    var byApplication: Bool
    var threads: Int
    var showProgress: Bool
    var usesCache: Bool
}

/// A search for duplicates in a selection: what it found, by places in `members`.
struct DedupRun {
    /// The documents that may go, then those that they are held against.
    private(set) var members: [Member] = []
    /// How many of `members` may go.
    let count: Int
    private(set) var result = NearResult()
    /// Near-duplicates only: the recall measured, and how many documents were sketched and not found in the cache.
    private(set) var recall: RecallEstimate?
    private(set) var sketched = 0
    /// Names of families or applications by place, for the reasons.
    private var groupNames: [String?] = []
    private let settings: DedupSettings
    private var standings: [Standing] = []
    private var families: [String: String] = [:]

    /// - Parameter against: the documents that others are held against, and which stay; nil to compare the selection with itself.
    init(_ selected: SelectionReader, against: SelectionReader?, _ settings: DedupSettings) throws {
        self.settings = settings
        var fixed = try against.map { try Self.standings($0) } ?? []
        let fixedIDs = Set(fixed.map(\.standing.id))
        // A document of both is not held against itself.
        let free = try Self.standings(selected).filter { !fixedIDs.contains($0.standing.id) }
        if free.isEmpty {
            throw Fault(
                fixedIDs.isEmpty
                    ? "no document holds \(selected.selection)"
                    : "all documents of \(selected.selection) are among those to be held against",
                fix: "\"patcorpus stats \(selected.selection.reference)\" lists the values that there are", kind: .usage
            )
        }
        if against != nil && fixed.isEmpty {
            throw Fault(
                "no document holds \(against?.selection.description ?? "")",
                fix: "give --against a selection with documents", kind: .usage)
        }
        count = free.count
        members = free.map { Member(id: $0.standing.id, digest: $0.digest) }
        members += fixed.map { Member(id: $0.standing.id, digest: $0.digest) }
        standings = free.map(\.standing) + fixed.map(\.standing)
        fixed = []
        let flags = against == nil ? [] : members.indices.map { $0 >= count }
        switch settings.method {
        case .exact: try findExact(selected.store, flags)
        case .near, .contamination: try findNear(selected.store, flags)
        case .family: try findFamilies(selected, flags)
        }
    }

    private static func standings(_ reader: SelectionReader) throws -> [(standing: Standing, digest: Digest)] {
        var standings: [(standing: Standing, digest: Digest)] = []
        var stale = StaleEntries()
        try reader.forEach { match in
            for layer in match.stale { stale.add(match.id, layer: layer) }
            let facets = match.facets
            let kind = facets["kind"]?.string ?? ""
            let office = facets["office"]?.string ?? ""
            let standing = Standing(
                id: match.id, origin: Origin(rawValue: facets["origin"]?.string ?? "") ?? .real, earliest: 0,
                published: Standing.number(ofDate: facets["date"]?.string ?? ""),
                isGranted: PublicationClass.classify(office: office, kind: kind) == .patentGrant, words: 0)
            standings.append((standing, match.digest))
            return true
        }
        try stale.refuse()
        return standings
    }

    private mutating func findNear(_ store: CorpusStore, _ fixed: [Bool]) throws {
        let sketches = try SketchedDocuments(
            store, members.map(\.digest), settings.near, settings.fields, threads: settings.threads,
            usesCache: settings.usesCache, showProgress: settings.showProgress)
        sketched = sketches.computed
        for place in standings.indices {
            standings[place].earliest = sketches.earliest[place]
            standings[place].words = sketches.table.words[place]
        }
        let search = try sketches.search(ranks: settings.policy.ranks(standings, fixed: fixed))
        result = try fixed.isEmpty ? search.removals() : search.removals(against: fixed)
        recall = try search.recall()
    }

    private mutating func findExact(_ store: CorpusStore, _ fixed: [Bool]) throws {
        let texts = try read(store) { $0 }
        result = GroupedDuplicates.removals(
            texts.map(\.text), ranks: settings.policy.ranks(standings, fixed: fixed), fixed: fixed)
    }

    private mutating func findFamilies(_ reader: SelectionReader, _ fixed: [Bool]) throws {
        let texts = try read(reader.store) { $0 }
        groupNames = try settings.byApplication ? texts.map(\.application) : familyNames(reader)
        result = GroupedDuplicates.removals(
            groupNames, ranks: settings.policy.ranks(standings, fixed: fixed), fixed: fixed)
    }

    /// Reads all documents for what the policy asks of them.
    private mutating func read<T: Sendable>(
        _ store: CorpusStore, _ map: @escaping @Sendable (DocumentOutline) -> T
    ) throws -> [T] {
        let progress = Progress("read", total: nil, isOn: settings.showProgress)
        defer { progress.finish() }
        let (fields, count) = (settings.fields, members.count)
        var done = 0
        let outlines = try store.mapDocuments(members.map(\.digest), threads: settings.threads) {
            OutlineReader(fields)
        } work: { reader, _, line in
            try reader.outline(line)
        } progress: { bytes, documents in
            done += documents
            progress.advance(bytes, "\(Console.count(done)) of \(Console.count(count, "document"))")
        }
        for (place, outline) in outlines.enumerated() {
            standings[place].earliest = outline.earliest
            standings[place].words = outline.words
        }
        return outlines.map(map)
    }

    /// The family of each document by the layer `families`. Throws a usage fault where it is missing or was made of other texts.
    private func familyNames(_ reader: SelectionReader) throws -> [String?] {
        let fix = "run \"patcorpus families\" first, or group with --by application"
        guard reader.version.commit.layers["families"] != nil else {
            throw Fault("the version \(reader.version.id.short) has no layer families", fix: fix, kind: .usage)
        }
        let places = Dictionary(members.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
        var names = [String?](repeating: nil, count: members.count)
        var stale = 0
        try reader.store.forEachEntry(of: "families", in: reader.version.commit) { id, entry in
            guard let place = places[id] else { return true }
            if entry.document != members[place].digest { stale += 1 }
            names[place] = try JSONValue(parsing: entry.json).string
            return true
        }
        let missing = names.count { $0 == nil }
        if stale + missing > 0 {
            throw Fault(
                "\(Console.count(stale + missing, "document")) of the selection \(stale + missing == 1 ? "is" : "are") not in the layer families as \(stale + missing == 1 ? "it is" : "they are") now",
                fix: fix, kind: .usage)
        }
        return names
    }

    // MARK: What came of it

    /// The verdict on each document that may go.
    func verdicts(against selection: String?) -> [String: LayerEntry] {
        let keep = JSONValue.object(
            JSONObject(uniqueMembers: [
                .init(key: "because", value: .string(keepReason(selection))), .init(key: "verdict", value: "keep"),
            ])
        ).canonicalBytes
        var entries: [String: LayerEntry] = Dictionary(minimumCapacity: count)
        for member in members[..<count] { entries[member.id] = LayerEntry(document: member.digest, json: keep) }
        for removal in result.removals {
            let member = members[removal.document]
            entries[member.id] = VersionDraft.entry(member.digest, drop(removal))
        }
        return entries
    }

    private func keepReason(_ selection: String?) -> String {
        switch settings.method {
        case .family: "first of its \(settings.byApplication ? "application" : "family")"
        default: selection.map { "like no document of \($0)" } ?? "like no document that stays before it"
        }
    }

    private func drop(_ removal: Removal) -> JSONValue {
        let like = members[removal.like].id
        let because: String
        switch settings.method {
        case .exact: because = "same words as \(like)"
        case .near, .contamination:
            because = "Jaccard similarity \(String(format: "%.4f", removal.similarity)) to \(like)"
        case .family:
            because =
                "same \(settings.byApplication ? "application" : "family") as \(like): \(groupNames[removal.document] ?? "")"
        }
        var value: [JSONObject.Member] = [
            .init(key: "because", value: .string(because)), .init(key: "like", value: .string(like)),
        ]
        if settings.method != .family { value.append(.init(key: "similarity", value: JSONValue(removal.similarity))) }
        value.append(.init(key: "verdict", value: "drop"))
        return .object(JSONObject(uniqueMembers: value))
    }

    /// The evidence of each removal: a JSON object a line, by document.
    func evidence() -> [UInt8] {
        var bytes: [UInt8] = []
        for removal in result.removals {
            guard case .object(let object) = drop(removal) else { continue }
            let members = object.members + [.init(key: "document", value: .string(members[removal.document].id))]
            bytes += JSONValue.object(JSONObject(uniqueMembers: members)).canonicalBytes
            bytes.append(0x0A)
        }
        return bytes
    }
}

/// What exact and family duplicates are found by.
struct DocumentOutline: Sendable {
    /// The digest of the words; nil where there are none.
    var text: Digest?
    var words: UInt32
    var earliest: UInt32
    /// The application's number; nil where it is unknown.
    var application: String?
}

/// Reads outlines from canonical lines; one thread's own.
private struct OutlineReader: ~Copyable {
    private var text: DocumentText
    private var normalised = NormalisedText()

    init(_ fields: TextFields) { text = DocumentText(fields) }

    mutating func outline(_ line: Span<UInt8>) throws -> DocumentOutline {
        var outline = DocumentOutline(text: nil, words: 0, earliest: 0, application: nil)
        try text.read(line) {
            normalised.append($0)
        } rest: { root in
            outline.earliest = Standing.earliest(root)
            if let application = root.member("application") {
                let id = application.member("id")?.string ?? ""
                let number = application.member("number")?.string ?? ""
                let country = application.member("country")?.string ?? ""
                let key = Filing.key(id: id, country: country, number: number)
                outline.application = key.isEmpty ? nil : key
            }
        }
        if let done = normalised.finish() {
            outline.text = done.digest
            outline.words = UInt32(clamping: done.words)
        }
        return outline
    }
}
