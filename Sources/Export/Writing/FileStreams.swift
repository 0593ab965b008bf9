internal import Corpus
internal import Native

/// The streams of files of an export: parts go to the stream's open file, full files are set aside, and all get their names at the end, when their number is known.
final class FileStreams {
    private struct Pending {
        var temporary: String
        var file: ExportedFile
    }

    private let plan: ExportPlan
    private let folder: String
    private let schema: ParquetSchema?
    private var open: [OutputFile?]
    private var ids: [OutputFile?]
    private var done: [[Pending]]
    private var doneIDs: [Pending?]

    init(_ plan: ExportPlan, folder: String) throws {
        self.plan = plan
        self.folder = folder
        schema = plan.format.isParquet ? ParquetSchema(plan.columns) : nil
        let count = plan.streams.count
        open = (0..<count).map { _ in nil }
        ids = (0..<count).map { _ in nil }
        done = (0..<count).map { _ in [] }
        doneIDs = (0..<count).map { _ in nil }
    }

    func append(_ part: EncodedPart) throws {
        let file = try open[part.stream] ?? begin()
        open[part.stream] = file
        try file.append(part)
        if plan.format.isText {
            let list = try ids[part.stream] ?? OutputFile(folder: folder, schema: nil, notes: [], beginning: [])
            ids[part.stream] = list
            try list.append(part.ids)
            list.count(documents: part.documents)
        }
        if let limit = plan.format.fileBytes, file.source >= limit { try end(part.stream) }
    }

    private func begin() throws -> OutputFile {
        let notes = [
            (key: "patcorpus.commit", value: plan.commit), (key: "patcorpus.selection", value: plan.selection),
        ]
        return try OutputFile(
            folder: folder, schema: schema, notes: notes,
            beginning: plan.format == .csv ? CSVEncoder.header(plan.columns) : [])
    }

    private func end(_ stream: Int) throws {
        guard let file = open[stream] else { return }
        let temporary = "\(folder)/.part-\(stream)-\(done[stream].count)"
        done[stream].append(Pending(temporary: temporary, file: try file.finish(as: temporary, named: "")))
        open[stream] = nil
    }

    /// Ends all files and gives them their names. Without any document there is one empty file.
    func finish() throws -> [ExportedFile] {
        for stream in open.indices {
            try end(stream)
            if let list = ids[stream] {
                let temporary = "\(folder)/.ids-\(stream)"
                doneIDs[stream] = Pending(temporary: temporary, file: try list.finish(as: temporary, named: ""))
            }
        }
        if done.allSatisfy(\.isEmpty) {
            open[0] = try begin()
            try end(0)
        }
        var files: [ExportedFile] = []
        for (stream, name) in plan.streams.enumerated() {
            for (number, pending) in done[stream].enumerated() {
                files.append(try rename(pending, to: path(name, number, of: done[stream].count)))
            }
            if let list = doneIDs[stream] { files.append(try rename(list, to: name + ".ids")) }
        }
        return files
    }

    private func rename(_ pending: Pending, to name: String) throws -> ExportedFile {
        let path = "\(folder)/\(name)"
        try FileSystem.makeDirectory(FileSystem.parent(path))
        try FileSystem.rename(pending.temporary, to: path)
        var file = pending.file
        file.path = name
        return file
    }

    private func path(_ stream: String, _ number: Int, of count: Int) -> String {
        func digits(_ value: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, 5 - text.count)) + text
        }
        return switch plan.format {
        case .hf: "data/\(stream)-\(digits(number))-of-\(digits(count)).parquet"
        case .parquet: "documents-\(digits(number + 1)).parquet"
        case .jsonl: "documents-\(digits(number + 1)).jsonl.zst"
        case .csv: "documents.csv"
        case .svmlight: "\(stream).svmlight"
        case .fasttext: "\(stream).txt"
        }
    }
}
