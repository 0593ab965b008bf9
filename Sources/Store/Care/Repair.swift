package import Corpus
internal import Native

/// `patcorpus repair`: builds the index anew from the shards and the packs, and restores settings and `main` where that is certain.
///
/// Every byte is read and verified. A damaged shard or pack is reported, left where it is, and left out of the index. Of shards with the same line the
/// one with the smallest name has it in the new index (before, it was the one that was written first), and likewise of packs with the same node;
/// but for such copies, the new index says what the old one said.
package enum Repair {
    package struct Result: Sendable {
        package var shards = 0
        package var packs = 0
        package var lines = 0
        package var nodes = 0
        /// Of all files read.
        package var bytes = 0
        package var damaged: [Finding] = []
        /// What was written besides the index.
        package var restored: [Finding] = []
        /// Where a branch or tag is damaged or missing: the commits that no other names as its parent.
        package var tips: [Digest] = []
    }

    /// Runs under the lock, and needs no index.
    ///
    /// - Parameter progress: receives bytes of shards read and their total, on the calling thread.
    package static func run(
        at path: String, threads: Int = 1, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Result {
        let layout = Layout(root: path)
        var result = Result()
        let settings = try settings(layout)
        let lock = try CorpusStore.takeLock(layout)
        if let settings {
            try FileSystem.writeAtomically(Array(CorpusStore.settings.utf8).span, to: layout.settings)
            result.restored.append(settings)
        }
        let inventory = try Inventory(layout)
        var findings = FindingList(layout)
        try buildIndex(layout, inventory, threads, &findings, &result, progress)
        try refs(layout, inventory, &findings, &result)
        result.damaged = findings.findings
        withExtendedLifetime(lock) {}
        return result
    }

    /// What is wrong with the settings and can be restored; throws `noCorpus` where nothing looks like a corpus.
    private static func settings(_ layout: Layout) throws -> Finding? {
        let isThere = FileSystem.isDirectory(layout.heads) && FileSystem.isDirectory(layout.trees)
        do {
            try CorpusStore.checkSettings(layout)
            return nil
        } catch let fault as Fault where isThere && fault.kind == .noCorpus {
            return Finding(file: "corpus.json", reason: "it was missing, and was written anew")
        } catch let fault as Fault where isThere && fault.kind == .damage {
            return Finding(file: "corpus.json", reason: "it was damaged, and was written anew")
        }
    }

    private static func buildIndex(
        _ layout: Layout, _ inventory: Inventory, _ threads: Int, _ findings: inout FindingList, _ result: inout Result,
        _ progress: (Int, Int) -> Void
    ) throws {
        let temporary = "\(layout.root)/.tmp-\(FileSystem.processID)-index.sqlite"
        for suffix in ["", "-journal", "-wal", "-shm"] { try FileSystem.remove(temporary + suffix) }
        defer { for suffix in ["", "-journal"] { try? FileSystem.remove(temporary + suffix) } }
        let index = try Index(file: temporary, readOnly: false)
        try index.beginBuilding()
        try gatherPacks(layout, inventory, index, &findings, &result)
        try gatherShards(layout, inventory, index, threads, &findings, &result, progress)
        (result.lines, result.nodes) = try index.endBuilding()
        // A journal of the old index must not be played back into the new one.
        for suffix in ["-journal", "-wal", "-shm"] { try FileSystem.remove(layout.index + suffix) }
        try FileSystem.syncDirectory(layout.root)
        try FileSystem.rename(temporary, to: layout.index)
    }

    private static func gatherPacks(
        _ layout: Layout, _ inventory: Inventory, _ index: Index, _ findings: inout FindingList, _ result: inout Result
    ) throws {
        for name in inventory.packs {
            // Each by itself: a node of two packs must be sound in the one that the index names.
            let tables = PackTables(layout)
            let table: (places: [NodePlace], bytes: Int)
            do {
                table = try tables.add(name)
                try tables.verify(name)
            } catch {
                findings.add(error, at: layout.pack(name))
                continue
            }
            try index.gather(pack: name, bytes: table.bytes, nodes: table.places)
            result.packs += 1
            result.bytes += table.bytes
        }
    }

    private static func gatherShards(
        _ layout: Layout, _ inventory: Inventory, _ index: Index, _ threads: Int, _ findings: inout FindingList,
        _ result: inout Result, _ progress: (Int, Int) -> Void
    ) throws {
        var tasks: [ShardReading.Task] = []
        var kinds: [Layout.ShardKind] = []
        for shard in inventory.shards {
            let path = layout.shard(shard.name, shard.kind)
            let bytes = (try? FileSystem.status(path).size) ?? 0
            tasks.append(ShardReading.Task(path: path, name: shard.name, row: nil, bytes: bytes))
            kinds.append(shard.kind)
        }
        let total = tasks.reduce(0) { $0 + $1.bytes }
        var at = 0
        var done = 0
        progress(0, total)
        try ShardReading.run(tasks, threads: threads, index: nil, keepsLines: true) { task, outcome in
            at += 1
            done += task.bytes
            if let (file, reason) = outcome.damage {
                findings.add(
                    file, "\(reason); to mend it: restore that file from a backup, then run \"patcorpus repair\"")
            } else {
                try index.gather(
                    shard: task.name, kind: kinds[at - 1], bytes: task.bytes, uncompressed: outcome.bytes,
                    lines: outcome.lines)
                result.shards += 1
                result.bytes += task.bytes
            }
            progress(done, total)
        }
    }

    // MARK: Refs

    private static func refs(
        _ layout: Layout, _ inventory: Inventory, _ findings: inout FindingList, _ result: inout Result
    ) throws {
        let refs = try RefState(layout)
        var lost: [(path: String, reason: String, isMain: Bool)] = refs.damaged.map {
            ($0.path, "it did not hold a commit's id", $0.kind == .branch && $0.name == "main")
        }
        var sound: [RefState.Entry] = []
        for entry in refs.entries {
            do {
                _ = try CommitFile.read(entry.commit, from: layout)
                sound.append(entry)
            } catch {
                if FileSystem.exists(layout.commit(entry.commit)) {
                    findings.add(error, at: layout.commit(entry.commit))
                    result.tips = RefState.tips(layout, commits: inventory.commits)
                    continue
                }
                lost.append(
                    (
                        entry.path, "it named the commit \(entry.commit), which is missing",
                        entry.kind == .branch && entry.name == "main"
                    ))
            }
        }
        let tips = RefState.tips(layout, commits: inventory.commits)
        let others = sound.filter { $0.kind == .branch }.map(\.commit)
        let unclaimed = tips.filter { !others.contains($0) }
        if !refs.entries.contains(where: { $0.kind == .branch && $0.name == "main" }), !lost.contains(where: \.isMain),
            others.isEmpty ? !tips.isEmpty : refs.lacksMain(layout, unreached: unclaimed)
        {
            lost.append((layout.heads + "/main", "it was missing", true))
        }
        if !lost.isEmpty { result.tips = tips }
        for (path, reason, isMain) in lost {
            if isMain, unclaimed.count == 1 {
                try FileSystem.makeDirectory(layout.heads)
                try FileSystem.writeAtomically((unclaimed[0].hexBytes + [0x0A]).span, to: path)
                result.restored.append(
                    Finding(
                        file: layout.relative(path),
                        reason: "\(reason), and names \(unclaimed[0]) now, the only commit that no other follows"))
            } else {
                findings.add(
                    path, "\(reason); to mend it: write the id of the right commit and a newline into it, or remove it")
            }
        }
    }
}
