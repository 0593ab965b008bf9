internal import ArgumentParser
internal import Corpus
internal import Store

/// What every verb that makes a set takes.
struct SetOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("What the set is called: set=NAME selects it.", valueName: "name"))
    var name: String

    @Flag(name: .long, help: "Replace a set of that name.")
    var replace = false

    @Option(
        name: .long, help: ArgumentHelp("Where random choices begin; the same seed gives the same set.", valueName: "n")
    )
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Say what would come of it, and make no version.")
    var dryRun = false

    var layer: String { "sets/" + name }

    func validate() throws {
        do { try GivenName.check(name, of: "set") } catch let fault as Fault {
            throw ValidationError("\(fault.what): \(fault.fix).")
        }
    }

    /// Begins the version. Throws a usage fault if there is a set of that name.
    func draft(_ store: CorpusStore, _ writing: WritingOptions) throws -> VersionDraft {
        let draft = try VersionDraft(store, writing)
        if !replace {
            try draft.requireNew(layer: layer, fix: "give another --name, or replace the set with --replace")
        }
        return draft
    }

    /// Makes the version; under `--dry-run` none. Returns its id, or that of the version that there is.
    ///
    /// - Parameter digests: of all documents that the set may hold.
    func commit(
        _ draft: VersionDraft, _ members: [SetMember], digests: [String: Digest], verb: String,
        parameters: [String: String], inputs: [Digest]
    ) throws -> Digest {
        if dryRun { return draft.base.id }
        var draft = draft
        var entries: [String: LayerEntry] = [:]
        for member in members {
            guard let digest = digests[member.id] else { continue }
            entries[member.id] = VersionDraft.entry(digest, member.json)
        }
        draft.replace(layer: layer, with: entries)
        return try draft.commit(
            verb, parameters: parameters.merging(["name": name]) { $1 }, seeds: ["seed": seed],
            inputs: inputs.map(\.hex))
    }

    /// The end of what the verb prints: `version 0123…` or that none was made.
    func closing(_ commit: Digest) -> String {
        dryRun ? "nothing was written" : "version \(commit.short)"
    }
}

extension JSONValue {
    /// An object of counts.
    static func counts(_ table: [String: Int]) -> JSONValue {
        .object(JSONObject(uniqueMembers: table.map { .init(key: $0.key, value: .integer($0.value)) }))
    }

    /// The object with more members.
    func with(_ more: [String: JSONValue]) -> JSONValue {
        let all = (object?.members ?? []).map { ($0.key, $0.value) } + more.map { ($0.key, $0.value) }
        let merged = Dictionary(all) { $1 }
        return .object(JSONObject(uniqueMembers: merged.map { .init(key: $0.key, value: $0.value) }))
    }
}
