internal import Corpus
internal import Native

/// The part of `check` that goes through the shards.
extension Check {
    mutating func shards(_ inventory: Inventory, _ index: Index?, _ progress: (Int, Int) -> Void) throws {
        var rows: [ShardRow] = []
        var hasRows = index != nil
        do {
            rows = try index?.shards() ?? []
        } catch {
            findings.add(error, at: layout.index)
            hasRows = false
        }
        let known = Dictionary(
            rows.map { (Inventory.Shard(name: $0.name, kind: $0.kind), $0) }, uniquingKeysWith: { first, _ in first })
        var work: [ShardReading.Task] = []
        var total = 0
        for shard in inventory.shards {
            let path = layout.shard(shard.name, shard.kind)
            let row = known[shard]
            result.shards += 1
            do {
                let file = try ShardFile(path: path)
                result.bytes += file.fileBytes
                if let row {
                    compare(file.fileBytes, file.uncompressed, row, path)
                } else if hasRows {
                    orphan(path)
                }
                if options.readData && isChosen(shard.name) {
                    total += file.fileBytes
                    work.append(ShardReading.Task(path: path, name: shard.name, row: row?.id, bytes: file.fileBytes))
                }
            } catch {
                findings.add(error, at: path)
            }
        }
        let files = Set(inventory.shards)
        for row in rows where !files.contains(Inventory.Shard(name: row.name, kind: row.kind)) {
            // A gc may have run since we listed the files.
            if let now = try? index?.shards(), !now.contains(row) { continue }
            findings.add(layout.shard(row.name, row.kind), "the file is missing")
        }
        if !work.isEmpty { try read(work, total, hasRows ? index : nil, progress) }
    }

    /// A shard's table fits its file's length, so another length in the index is the index's. What its lines add up to can be wrong in either.
    private mutating func compare(_ bytes: Int, _ uncompressed: Int, _ row: ShardRow, _ path: String) {
        if row.bytes != bytes { disagrees("\(layout.relative(path)) has \(bytes) bytes and should have \(row.bytes)") }
        if row.uncompressed == uncompressed { return }
        let outcome = ShardReading.read(path, row.name)
        if let (file, reason) = outcome.damage {
            findings.add(file, reason)
        } else {
            disagrees("\(layout.relative(path)) has \(uncompressed) bytes of lines and should have \(row.uncompressed)")
        }
    }

    private func isChosen(_ name: Digest) -> Bool {
        guard let (part, of) = options.subset else { return true }
        let number = name.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return number % UInt64(of) == UInt64(part - 1)
    }

    private mutating func read(
        _ work: [ShardReading.Task], _ total: Int, _ index: Index?, _ progress: (Int, Int) -> Void
    ) throws {
        var index = index
        do {
            try index?.sortLines(of: work.compactMap(\.row))
        } catch {
            findings.add(error, at: layout.index)
            index = nil
        }
        var done = 0
        progress(0, total)
        var check = self
        try ShardReading.run(work, threads: options.threads, index: index) { task, outcome in
            done += task.bytes
            check.result.linesRead += outcome.bytes
            if let (file, reason) = outcome.damage { check.findings.add(file, reason) }
            if let disagreement = outcome.disagreement {
                check.disagrees("\(check.layout.relative(task.path)): \(disagreement)")
            }
            if let index, outcome.damage == nil, task.row != nil, !outcome.surplus.isEmpty {
                check.surplus(outcome.surplus, task.path, index)
            }
            progress(done, total)
        }
        self = check
        try? index?.forgetSortedLines()
    }

    /// Lines that have no row at their place: copies of lines that the index has elsewhere, or lines that nothing needs.
    private mutating func surplus(_ digests: [Digest], _ path: String, _ index: Index) {
        do {
            let unknown = Set(digests).subtracting(try index.known(digests))
            if unknown.isEmpty { return }
            let live = try index.live(among: Array(unknown))
            if let first = live.sorted().first {
                disagrees(
                    "\(layout.relative(path)) has \(live.count) lines that versions refer to and that are not in the index (\(first.short) …)"
                )
            } else {
                notice(.surplus, path, "\(unknown.count) lines that no version refers to are not in the index")
            }
        } catch {
            findings.add(error, at: layout.index)
        }
    }
}
