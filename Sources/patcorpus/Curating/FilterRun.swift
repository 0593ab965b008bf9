internal import Corpus
internal import Curate
internal import Native
internal import Store

/// Applies rules to the documents of a selection.
struct FilterRun {
    let reader: SelectionReader
    let rules: FilterRules
    let threads: Int
    /// The language that is read where a document has several.
    let prefer: String
    /// How many examples are kept for each reason.
    let examples: Int
    let showProgress: Bool

    struct Example {
        var id: String
        var rule: String
        var reason: Reason

        var json: JSONValue {
            [
                "because": .string(reason.description), "excerpt": .string(reason.excerpt), "id": .string(id),
                "rule": .string(rule),
            ]
        }
    }

    struct Result {
        var kept: [Member] = []
        var dropped: [String] = []
        var reasons: [String: [String: Int]] = [:]
        var examples: [Example] = []
        /// For each rule what it says of each document.
        var verdicts: [String: [String: LayerEntry]] = [:]
    }

    /// What every rule says of every document, in order of the ids.
    func judge() throws -> Result {
        let members = try reader.members()
        let labels = try labelsByID(members)
        let (rules, prefer) = (rules, prefer)
        let verdicts = try reader.mapContents(
            members, threads: threads, withDescription: rules.readsDescription, label: "filter",
            showProgress: showProgress
        ) { document in
            rules.verdicts(FilterInput(document, preferring: prefer, labels: labels[document.id]))
        }
        var result = Result()
        for (member, said) in zip(members, verdicts) {
            var isKept = true
            for (use, verdict) in zip(rules.uses, said) {
                result.verdicts[use.name, default: [:]][member.id] = VersionDraft.entry(member.digest, verdict.json)
                guard case .drop(let rule, let reason) = verdict else { continue }
                isKept = false
                let count = result.reasons[rule, default: [:]][reason.keyword, default: 0]
                result.reasons[rule, default: [:]][reason.keyword] = count + 1
                if count < examples { result.examples.append(Example(id: member.id, rule: rule, reason: reason)) }
            }
            if isKept { result.kept.append(member) } else { result.dropped.append(member.id) }
        }
        result.examples.sort { ($0.rule, $0.reason.keyword, $0.id) < ($1.rule, $1.reason.keyword, $1.id) }
        return result
    }

    /// What the layer `labels` says of these documents, if a rule asks for it. Throws a usage fault if that was said of other texts.
    private func labelsByID(_ members: [Member]) throws -> [String: [String]] {
        guard rules.readsLabels else { return [:] }
        let drawn = members.map {
            SelectionReader.Drawn(id: $0.id, digest: $0.digest, origin: .real, count: 1, rank: nil)
        }
        var labels: [String: [String]] = [:]
        for (member, value) in zip(members, try reader.values(of: "labels", for: drawn)) {
            if let list = value?.array { labels[member.id] = list.compactMap(\.string) }
        }
        return labels
    }

    /// Puts verdicts, drops and masked documents into a draft. Returns how many documents are masked.
    func write(_ result: Result, to draft: inout VersionDraft, verdictsOnly: Bool) throws -> Int {
        var verdicts = result.verdicts
        if !verdictsOnly { draft.drop(result.dropped) }
        let masked = verdictsOnly ? [] : try mask(result.kept, keep: true)
        for document in masked {
            // What a rule said was said of the text before; masking takes nothing from a verdict but its digest.
            let digest = SHA256.digest(of: document.line)
            for rule in verdicts.keys {
                if let entry = verdicts[rule]?[document.id] {
                    verdicts[rule]?[document.id] = LayerEntry(document: digest, json: entry.json)
                }
            }
            try draft.add(document)
        }
        for (rule, entries) in verdicts { draft.update(layer: "verdicts/" + rule, with: entries) }
        return masked.count
    }

    /// The documents whose texts have names to be masked, with what layers say of them, which stays; verdicts and scores were of the text before, and are stale.
    ///
    /// - Parameter keep: false gives the ids alone, for counting.
    func mask(_ members: [Member], keep: Bool) throws -> [VersionDraft.NewDocument] {
        let masks = rules.masks
        if masks.isEmpty { return [] }
        let labels = try labelsByID(members)
        let lines = try reader.store.mapDocuments(members.map(\.digest), threads: threads) {
            JSONParser()
        } work: { parser, _, line -> [UInt8] in
            let before = try parser.parse(line) { try JSONValue($0) }
            let id = before["id"]?.string ?? ""
            let own = labels[id] ?? (before["provenance"]?["labels"]?.array ?? []).compactMap(\.string)
            var after = before
            for rule in masks { after = rule.masked(after, labels: own) ?? after }
            return after == before ? [] : after.canonicalBytes
        } progress: { _, _ in
        }
        var documents: [String: VersionDraft.NewDocument] = [:]
        for (member, line) in zip(members, lines) where !line.isEmpty {
            documents[member.id] = VersionDraft.NewDocument(id: member.id, line: keep ? line : [], layers: [])
        }
        if keep {
            let layers = reader.version.commit.layers.keys.filter {
                $0 != "facets" && LayerKeys.areDocuments($0) && !$0.hasPrefix("verdicts/") && !$0.hasPrefix("scores/")
            }
            for layer in layers.sorted() {
                try reader.store.forEachEntry(of: layer, in: reader.version.commit) { id, entry in
                    guard documents[id] != nil else { return true }
                    documents[id]?.layers.append((layer, try JSONValue(parsing: entry.json)))
                    return true
                }
            }
        }
        return documents.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    }
}

extension FilterRun.Result {
    /// `{rule: {reason: count}}`, every rule there.
    func reasonsJSON(_ rules: FilterRules) -> JSONValue {
        .object(
            JSONObject(
                uniqueMembers: rules.uses.map { use in
                    let counts = (reasons[use.name] ?? [:]).map {
                        JSONObject.Member(key: $0.key, value: .integer($0.value))
                    }
                    return .init(key: use.name, value: .object(JSONObject(uniqueMembers: counts)))
                }))
    }

    func text(_ rules: FilterRules) -> [String] {
        var lines = ["\(Console.count(kept.count)) kept, \(Console.count(dropped.count)) dropped"]
        for use in rules.uses {
            let counts = (reasons[use.name] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let list = counts.map { "\($0.key) \(Console.count($0.value))" }.joined(separator: ", ")
            lines.append("\(use.name): " + (list.isEmpty ? "nothing to drop" : list))
        }
        return lines
    }
}

/// What `--list-rules` prints.
enum RuleList {
    static func print(json: Bool) throws {
        let rules = FilterRegistry.all.map { $0.summary }
        if json { return try Console.print(["rules": .array(rules.map(\.json))]) }
        for rule in rules {
            try Console.print("\(rule.name): drops \(rule.drops)")
            try Console.print("  source: \(rule.source)")
            for parameter in rule.parameters {
                try Console.print("  \(parameter.name)=\(parameter.standard)  \(parameter.meaning)")
            }
            try Console.print("  reasons: \(rule.reasons.joined(separator: ", "))")
        }
    }
}
