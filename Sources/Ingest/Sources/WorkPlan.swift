internal import Corpus
package import Native

/// Cuts the input into work items, in an order that depends on the input alone.
package struct WorkPlan: Sendable {
    /// What one item holds, in bytes: an item is one shard, so it also bounds a worker's memory.
    package var itemBytes: Int
    /// Goes into the keys, so that a journal of other options is not taken for this one's.
    package var options: String
    package var limits: ArchiveLimits
    /// How tables are read; `nil` reads no tables.
    package var tables: TableOptions?

    package init(
        itemBytes: Int = 32 << 20, options: String = "", limits: ArchiveLimits = ArchiveLimits(),
        tables: TableOptions? = nil
    ) {
        self.itemBytes = itemBytes
        self.options = options
        self.limits = limits
        self.tables = tables
    }

    /// Gives out the items of these files.
    package func produce(_ files: [InputFile], _ give: (WorkItem) throws -> Void) throws {
        var batch: [InputFile] = []
        var size = 0
        for file in files {
            let kind = try ArchiveKind.detect(prefix(of: file))
            if kind != .plain {
                try flush(&batch, &size, give)
                try produce(archive: file, give)
            } else if file.size > itemBytes {
                try flush(&batch, &size, give)
                try produce(large: file, give)
            } else {
                // Many small files, or one of medium size, an item.
                if size + file.size > itemBytes || batch.count >= 4096 { try flush(&batch, &size, give) }
                batch.append(file)
                size += file.size
            }
        }
        try flush(&batch, &size, give)
    }

    private func flush(_ batch: inout [InputFile], _ size: inout Int, _ give: (WorkItem) throws -> Void) throws {
        if !batch.isEmpty { try give(WorkItem(.files(batch), options: options)) }
        batch.removeAll()
        size = 0
    }

    private func prefix(of file: InputFile) throws -> [UInt8] {
        guard let mapped = try? MappedFile(file.path) else { return [] }
        return [UInt8](mapped.span.extracting(0..<min(ArchiveKind.prefixLength, mapped.count)))
    }

    private func produce(large file: InputFile, _ give: (WorkItem) throws -> Void) throws {
        // The worker meets the same error and quarantines the file.
        guard let mapped = try? MappedFile(file.path) else {
            return try give(WorkItem(.files([file]), options: options))
        }
        if let tables, let format = tables.format(of: file.label) {
            return try produce(table: file, mapped, tables, format, give)
        }
        let layout = FileLayout.detect(mapped.span)
        if case .foreign = layout {
            try give(WorkItem(.files([file]), options: options))
            return
        }
        let relay = DigestRelay()
        var start = 0
        while start < mapped.count {
            let wanted = start + itemBytes
            let end = wanted >= mapped.count ? mapped.count : layout.pieceStart(in: mapped.span, from: wanted)
            try give(WorkItem(.range(file, start..<end, layout, relay), options: options))
            start = end
        }
        try give(WorkItem(.digest(file, relay), options: options))
    }

    private func produce(
        table file: InputFile, _ mapped: borrowing MappedFile, _ tables: TableOptions, _ format: TableFormat,
        _ give: (WorkItem) throws -> Void
    ) throws {
        var cutter = TableCutter(mapping: tables.mapping, format: format)
        var start = 0
        var window = itemBytes
        while start < mapped.count {
            let end = min(start + window, mapped.count)
            let isLast = end == mapped.count
            let (length, part) = cutter.cut(mapped.span.extracting(start..<end), isLast: isLast)
            guard length > 0 else {
                // One row is longer than the window.
                window *= 2
                continue
            }
            let share = WorkItem.TableShare(format: format, part: part)
            try give(WorkItem(.rows(file, start..<start + length, share), options: options))
            start += length
            window = itemBytes
        }
        try give(WorkItem(.digest(file, nil), options: options))
    }

    private func produce(archive file: InputFile, _ give: (WorkItem) throws -> Void) throws {
        var stream = StreamCutter(itemBytes: min(itemBytes, 16 << 20), options: options, tables: tables)
        try give(WorkItem(.digest(file, nil), options: options))
        do {
            var reader = try ArchiveReader(path: file.path, limits: limits)
            try stream.take(&reader, label: file.label, give)
        } catch let error as ArchiveError {
            try stream.note(error.explanation, label: file.label, give)
        }
        try stream.finish(give)
    }

    /// Gives out what comes from a descriptor (standard input), unpacked if it is packed.
    package func produce(descriptor: Int32, label: String, _ give: (WorkItem) throws -> Void) throws {
        var stream = StreamCutter(itemBytes: min(itemBytes, 16 << 20), options: options, tables: tables)
        do {
            var reader = try ArchiveReader(descriptor: descriptor, prefix: [], name: label, limits: limits)
            try stream.take(&reader, label: label, give)
        } catch let error as ArchiveError {
            try stream.note(error.explanation, label: label, give)
        }
        try stream.finish(give)
    }
}
