internal import Corpus
internal import Measure
internal import Native

/// Samples ready to be measured, and where they came from.
struct MeasuredSamples {
    /// A matrix and its groups for each sample.
    var samples: [(vectors: Matrix, groups: Groups)]
    /// The vectors that the ruler was fitted on; nil where none were given.
    var fit: Matrix?
    /// The embedder's id, or the names of the files.
    var embedder: String
    /// The commits that the selections resolved to.
    var commits: [String]
    /// What was left out, in words.
    var notes: [String] = []
    /// The ids of the rows of each sample; empty for plain files.
    var ids: [[String]] = []

    /// The two samples, checked.
    func two() throws -> TwoSample {
        try TwoSample(
            x: samples[0].vectors, y: samples[1].vectors, xGroups: samples[0].groups, yGroups: samples[1].groups)
    }

    func pooled() throws -> Matrix {
        guard samples.allSatisfy({ $0.vectors.columns == samples[0].vectors.columns }) else {
            _ = try two()
            return samples[0].vectors
        }
        return samples.dropFirst().reduce(samples[0].vectors) { $0.appending($1.vectors) }
    }

    /// A result with what is known of the samples, as the verb prints it.
    func complete(_ result: Measurement) -> Measurement {
        var result = result
        result.notes = notes + result.notes
        result.details.append(("embedder", .string(embedder)))
        result.details.append(("commits", .array(commits.map { .string($0) })))
        return result
    }
}

extension SampleOptions {
    /// The vectors of plain files or of selections.
    func load() throws -> MeasuredSamples {
        if vectors.isEmpty { return try CorpusSamples(self).load() }
        var samples: [(vectors: Matrix, groups: Groups)] = []
        for (index, path) in vectors.enumerated() {
            let matrix = try PlainFiles.vectors(path)
            var groupsOfRows = Groups(singletons: matrix.rows)
            if !groups.isEmpty {
                groupsOfRows = Groups(names: try PlainFiles.lines(groups[index], count: matrix.rows))
            }
            samples.append((matrix, groupsOfRows))
        }
        return MeasuredSamples(
            samples: samples, fit: try fit.map { try PlainFiles.vectors($0) }, embedder: "file", commits: [])
    }
}

/// Files that belong to no corpus.
enum PlainFiles {
    /// A matrix of a `.npy` file.
    static func vectors(_ path: String) throws -> Matrix {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault("there is no such file", at: path, fix: "give a .npy file", kind: .usage)
        }
        do {
            return try NumPyFile.readMatrix(path)
        } catch let error as NumPyError {
            throw Fault(error.what, at: error.path, fix: error.fix, kind: .usage)
        }
    }

    /// The lines of a text file.
    static func lines(_ path: String, count: Int? = nil) throws -> [String] {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault(
                "there is no such file", at: path, fix: "give a text file, a line for each document", kind: .usage)
        }
        var lines = String(decoding: try FileSystem.read(path), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0.hasSuffix("\r") ? $0.dropLast() : $0) }
        if lines.last == "" { lines.removeLast() }
        if let count, lines.count != count {
            throw Fault(
                "the file has \(Console.count(lines.count, "line")) for \(Console.count(count, "document"))", at: path,
                fix: "give a line for each row", kind: .usage)
        }
        return lines
    }
}
