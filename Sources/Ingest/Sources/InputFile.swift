internal import Corpus
internal import Native

/// A file to be ingested.
package struct InputFile: Sendable, Hashable {
    package var path: String
    /// What the file is called in the `sources` layer: the path from the last component of what the person named, so that it does not depend on where the
    /// corpus was made.
    package var label: String
    package var size: Int
    /// Nanoseconds since 1970.
    package var modified: Int

    package init(path: String, label: String, size: Int, modified: Int) {
        self.path = path
        self.label = label
        self.size = size
        self.modified = modified
    }

    /// All files below the paths, in order of their labels' bytes, each once.
    ///
    /// Left out are hidden files and corpora of ours. What is no file (pipes, devices), and what cannot be examined, such as a link that leads nowhere, is
    /// listed with no bytes, so that reading it tells why. Throws a usage fault for a named path that cannot be read at all.
    package static func list(_ paths: [String]) throws -> [InputFile] {
        var files: [InputFile] = []
        let trimmed = paths.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        for path in trimmed { try check(path) }
        var folders: Set<String> = []
        for (path, label) in zip(trimmed, labels(trimmed)) { try walk(path, label: label, into: &files, &folders) }
        var seen: Set<String> = []
        files = files.filter { seen.insert(FileSystem.absolute($0.path) ?? $0.path).inserted }
        return files.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
    }

    private static func check(_ path: String) throws {
        guard FileSystem.exists(path) else {
            throw Fault("there is no such file or folder", at: path, fix: "check the spelling", kind: .usage)
        }
        if isCorpus(path) {
            throw Fault(
                "this is a corpus, not patent files", at: path, fix: "name the files that it should read", kind: .usage)
        }
        guard FileSystem.isDirectory(path) || FileSystem.isRegularFile(path) else {
            throw Fault(
                "it is neither a file nor a folder", at: path,
                fix: "send it through standard input: patcorpus ingest - < \(path)",
                kind: .usage)
        }
    }

    /// The last component of each path; where different paths share it, as many components as tell them apart.
    private static func labels(_ paths: [String]) -> [String] {
        let components = paths.map { (FileSystem.absolute($0) ?? $0).split(separator: "/") }
        var lengths = components.map { _ in 1 }
        while true {
            let labels = zip(components, lengths).map { $0.suffix($1).joined(separator: "/") }
            var groups: [String: [Int]] = [:]
            for (index, label) in labels.enumerated() { groups[label, default: []].append(index) }
            let alike = groups.values.filter { group in Set(group.map { components[$0] }).count > 1 }.joined()
            if alike.isEmpty { return labels }
            for index in alike { lengths[index] += 1 }
        }
    }

    private static func isCorpus(_ path: String) -> Bool {
        FileSystem.exists(path + "/corpus.json") && FileSystem.isDirectory(path + "/refs")
    }

    /// - Parameter folders: those gone through, without links. Each is gone through once: links may lead in circles.
    private static func walk(
        _ path: String, label: String, into files: inout [InputFile], _ folders: inout Set<String>
    ) throws {
        if FileSystem.isDirectory(path) {
            guard folders.insert(FileSystem.absolute(path) ?? path).inserted, !isCorpus(path) else { return }
            guard let names = try? FileSystem.list(path) else {
                files.append(InputFile(path: path, label: label, size: 0, modified: 0))
                return
            }
            for name in names where !name.hasPrefix(".") {
                try walk(path + "/" + name, label: label + "/" + name, into: &files, &folders)
            }
        } else if FileSystem.isRegularFile(path), let status = try? FileSystem.status(path) {
            files.append(InputFile(path: path, label: label, size: status.size, modified: status.modified))
        } else {
            files.append(InputFile(path: path, label: label, size: 0, modified: 0))
        }
    }
}
