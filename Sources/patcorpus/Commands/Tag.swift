internal import ArgumentParser
internal import Corpus
internal import Store

struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Name a version for good, or list the tags.",
        discussion: """
            Examples:
              patcorpus tag v1
              patcorpus tag paper main~2
              patcorpus tag
            """)

    @Argument(help: ArgumentHelp("The tag's name; none lists the tags.", valueName: "name"))
    var name: String?

    @Argument(help: ArgumentHelp("The version that it names.", valueName: "ref"))
    var reference = "main"

    @Flag(name: .long, help: "Remove the tag.")
    var delete = false

    @Flag(name: .long, help: "Remove it even if nothing else leads to its version, which gc then removes.")
    var force = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            try RefCommand(kind: .tag, name: name, reference: reference, delete: delete, force: force, common: common)
                .run()
        }
    }
}

struct Branch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Begin a branch at a version, or list the branches.",
        discussion: """
            Verbs that make versions take --branch.

            Examples:
              patcorpus branch trial
              patcorpus branch trial main~1 --force
              patcorpus branch
            """)

    @Argument(help: ArgumentHelp("The branch's name; none lists the branches.", valueName: "name"))
    var name: String?

    @Argument(help: ArgumentHelp("The version that it begins at.", valueName: "ref"))
    var reference = "main"

    @Flag(name: .long, help: "Remove the branch.")
    var delete = false

    @Flag(
        name: .long,
        help: "Move a branch that exists; remove one even if nothing else leads to its versions, which gc then removes."
    )
    var force = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            try RefCommand(
                kind: .branch, name: name, reference: reference, delete: delete, force: force, common: common
            ).run()
        }
    }
}

/// What tags and branches have in common.
private struct RefCommand {
    let kind: Refs.Kind
    let name: String?
    let reference: String
    let delete: Bool
    let force: Bool
    let common: CommonOptions

    private var noun: String { kind == .tag ? "tag" : "branch" }

    func run() throws {
        guard let name else { return try list() }
        let store = try common.open(.write)
        let old = try store.refs.read(name, kind)
        if delete {
            guard let old else {
                throw Fault("there is no \(noun) \(name)", fix: "\"patcorpus \(noun)\" lists them", kind: .usage)
            }
            if !force { try checkReach(of: old, in: store, without: name) }
            try store.refs.remove(name, kind)
            return try report("removed the \(noun) \(name), which named \(old.short)", old)
        }
        let other: Refs.Kind = kind == .tag ? .branch : .tag
        if old == nil, try store.refs.list(other).contains(where: { $0.name == name }) {
            throw Fault(
                "there is a \(other == .tag ? "tag" : "branch") \(name) already",
                fix: "choose another name: a word stands for one version", kind: .usage)
        }
        let target = try store.version(reference)
        if let old, old != target.id, kind == .tag || !force {
            let way = kind == .tag ? "remove it first with --delete" : "move it with --force"
            throw Fault(
                "the \(noun) \(name) is there already and names \(old.short)", fix: "choose another name, or \(way)",
                kind: .usage)
        }
        try store.refs.swap(name, kind, from: old, to: target.id)
        try report("the \(noun) \(name) names \(target.id.short)", target.id)
    }

    /// Throws if a version would be left that no other branch or tag leads to: `gc` would remove it.
    private func checkReach(of commit: Digest, in store: CorpusStore, without name: String) throws {
        for kind in Refs.Kind.allCases {
            for (other, tip) in try store.refs.list(kind) where !(kind == self.kind && other == name) {
                var isReached = false
                try store.history(from: tip) { stored in
                    isReached = stored.id == commit
                    return !isReached
                }
                if isReached { return }
            }
        }
        throw Fault(
            "nothing else leads to the version \(commit.short) that the \(noun) \(name) names",
            fix: "name it otherwise first, as in \"patcorpus tag keep \(name)\", or give --force to let go of it",
            kind: .usage)
    }

    private func report(_ text: String, _ commit: Digest) throws {
        if common.json {
            try Console.print(["commit": .string(commit.hex)])
        } else {
            try Console.print(text)
        }
    }

    private func list() throws {
        let refs = try common.open(.read).refs.list(kind)
        if common.json {
            try Console.print(
                .object(JSONObject(uniqueMembers: refs.map { .init(key: $0.name, value: .string($0.commit.hex)) })))
        } else {
            for (name, commit) in refs { try Console.print("\(name)\t\(commit.short)") }
        }
    }
}
