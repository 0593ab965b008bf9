internal import Corpus
internal import Native

/// `patcorpus check`: holds a corpus against its own digests.
///
/// By default everything but the shards' frames is read: settings, refs, commits, every tree node that they reach, packs' and shards' tables,
/// and the index against all of them. With `readData` every byte is. It takes no lock and changes nothing.
package struct Check: Sendable {
    package struct Options: Sendable {
        /// Reads every shard whole and every node of every pack.
        package var readData: Bool
        /// Reads only the shards whose name, as a number, leaves `part - 1` when divided by `of`.
        package var subset: (part: Int, of: Int)?
        package var threads: Int

        package init(readData: Bool = false, subset: (part: Int, of: Int)? = nil, threads: Int = 1) {
            self.readData = readData
            self.subset = subset
            self.threads = threads
        }
    }

    package struct Result: Sendable {
        /// Lines that versions refer to, tree nodes and commits.
        package var objects = 0
        /// Of all files looked at.
        package var bytes = 0
        package var commits = 0
        package var nodes = 0
        package var shards = 0
        package var packs = 0
        /// Bytes of lines that were read and verified; 0 without `readData`.
        package var linesRead = 0
        package var damaged: [Finding] = []
        package var notices: [Notice] = []
    }

    let layout: Layout
    let options: Options
    var result = Result()
    var findings: FindingList

    /// Checks a corpus.
    ///
    /// - Parameter progress: receives bytes of files read and their total, on the calling thread.
    /// Throws a fault of kind `noCorpus` where there is none, and nothing for damage.
    package static func run(
        at path: String, _ options: Options = Options(), progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Result {
        if let (part, of) = options.subset, of < 1 || part < 1 || part > of {
            throw Fault("--subset is \(part)/\(of)", fix: "give n/t with n from 1 to t, as in 1/10", kind: .usage)
        }
        let layout = Layout(root: path)
        var check = Check(layout: layout, options: options, findings: FindingList(layout))
        try check.settings()
        let inventory = try Inventory(layout)
        let index = check.openIndex()
        let tables = PackTables(layout)
        check.packs(inventory, tables, index)
        try check.versions(inventory, tables, index)
        try check.shards(inventory, index, progress)
        for path in inventory.temporary {
            check.notice(.temporary, path, "was being written when a command was stopped; \"patcorpus gc\" removes it")
        }
        check.responseLog()
        for path in inventory.strangers { check.notice(.stranger, path, "is none of the store's files") }
        try? index?.endLiveLines()
        check.result.damaged = check.findings.findings
        return check.result
    }

    mutating func notice(_ kind: Notice.Kind, _ path: String, _ text: String) {
        result.notices.append(Notice(kind: kind, file: layout.relative(path), text: text))
    }

    /// A corpus without its settings is still one if its other folders are there.
    private mutating func settings() throws {
        if !FileSystem.exists(layout.settings), FileSystem.isDirectory(layout.heads),
            FileSystem.isDirectory(layout.trees)
        {
            findings.add(layout.settings, "the file is missing; to mend it: run \"patcorpus repair\"")
            return
        }
        do {
            try CorpusStore.checkSettings(layout)
        } catch let fault as Fault where fault.kind == .damage {
            findings.add(fault, at: layout.settings)
        }
    }

    /// Answers that no version has yet.
    private mutating func responseLog() {
        let path = ResponseLog.path(layout)
        do {
            let found = try ResponseLog.check(layout)
            if found.damaged > 0 {
                findings.add(
                    path, "\(found.damaged) of its answers are damaged; \"patcorpus generate\" asks them again")
            }
            if found.isTorn { notice(.waiting, path, "ends in the middle of an answer, which is asked again") }
            if found.answers > 0 {
                notice(
                    .waiting, path,
                    "has \(found.answers) \(found.answers == 1 ? "answer" : "answers") that no version has yet; "
                        + "the \"patcorpus generate\" that was stopped takes them up")
            }
        } catch {
            findings.add(error, at: path)
        }
    }

    private mutating func openIndex() -> Index? {
        do {
            let index = try Index(layout, readOnly: true)
            let structure = try index.structure()
            for line in structure { findings.add(layout.index, "\(line); to mend it: \(Index.fix)") }
            return structure.isEmpty ? index : nil
        } catch {
            findings.add(error, at: layout.index)
            return nil
        }
    }

    /// Every pack's table, and the index's nodes against them.
    private mutating func packs(_ inventory: Inventory, _ tables: PackTables, _ index: Index?) {
        var rows: [PackRow] = []
        var nodes: [Int: [NodePlace]] = [:]
        do {
            rows = try index?.packs() ?? []
            nodes = try index?.nodes() ?? [:]
        } catch {
            findings.add(error, at: layout.index)
        }
        let known = Dictionary(rows.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var surplus: [Digest] = []
        for name in inventory.packs {
            let path = layout.pack(name)
            result.packs += 1
            do {
                let (table, bytes) = try tables.add(name)
                result.bytes += bytes
                if let row = known[name] {
                    if row.bytes != bytes {
                        disagrees("\(layout.relative(path)) has \(bytes) bytes and should have \(row.bytes)")
                    }
                    let inTable = Set(table)
                    let inIndex = Set(nodes[row.id] ?? [])
                    if !inIndex.isSubset(of: inTable) {
                        disagrees("nodes of \(layout.relative(path)) are not where it says")
                    }
                    surplus.append(contentsOf: inTable.subtracting(inIndex).map(\.id))
                } else if index != nil {
                    orphan(path)
                }
                if options.readData { try tables.verify(name) }
            } catch {
                findings.add(error, at: path)
            }
        }
        let all = Set(nodes.values.joined().map(\.id))
        if index != nil, let lost = surplus.first(where: { !all.contains($0) }) {
            disagrees("it does not know the tree node \(lost.short), whose pack it knows")
        }
        let files = Set(inventory.packs)
        for row in rows where !files.contains(row.name) {
            // A gc may have run since we listed the files.
            if let index, let now = try? index.packs(), !now.contains(row) { continue }
            findings.add(layout.pack(row.name), "the file is missing")
        }
    }

    /// Refs, commits, trees, and that the index knows every line that they name.
    private mutating func versions(_ inventory: Inventory, _ tables: PackTables, _ index: Index?) throws {
        let refs = try RefState(layout)
        for entry in refs.damaged { findings.add(entry.error, at: entry.path) }
        for entry in refs.entries where !FileSystem.exists(layout.commit(entry.commit)) {
            findings.add(entry.path, "it names the commit \(entry.commit.short), which is missing")
        }
        var findings = findings
        var reached = Reachability(layout, tables)
        var batch = index.flatMap { try? LiveLineBatch($0) }
        try reached.walk(refs.entries.map(\.commit)) {
            findings.add($0, at: $1)
        } lines: {
            try batch?.add($0)
        }
        for id in inventory.commits {
            result.bytes += (try? FileSystem.status(layout.commit(id)).size) ?? 0
            guard !reached.reaches(commit: id) else { continue }
            do {
                _ = try CommitFile.read(id, from: layout)
            } catch {
                findings.add(error, at: layout.commit(id))
            }
        }
        let unreached = RefState.tips(layout, commits: inventory.commits).filter { !reached.reaches(commit: $0) }
        for id in unreached { notice(.tip, layout.commit(id), "no branch or tag reaches this commit") }
        if refs.lacksMain(layout, unreached: unreached) {
            findings.add(
                layout.heads + "/main",
                "the branch main is missing although there are commits; to mend it: run \"patcorpus repair\"")
        }
        if let index {
            do {
                try batch?.end()
                let (count, first) = try index.unknownLiveLines(first: 5)
                if count > 0 {
                    findings.add(
                        layout.index,
                        "\(count) lines that versions refer to are not in the index (\(first.map(\.short).joined(separator: ", "))\(count > 5 ? " …" : "")); to mend it: \(Index.fix)"
                    )
                }
                result.objects += try index.liveLineCount()
            } catch {
                findings.add(error, at: layout.index)
            }
        }
        self.findings = findings
        result.commits = reached.commits.count
        result.nodes = reached.nodes.count
        result.objects += result.commits + result.nodes
    }

    mutating func disagrees(_ what: String) {
        findings.add(layout.index, "the index and the files disagree: \(what); to mend it: \(Index.fix)")
    }

    mutating func orphan(_ path: String) {
        notice(.orphan, path, "the index does not know this file; \"patcorpus gc\" removes it when it is a day old")
    }
}
