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

    /// All files below the paths, in order of their labels' bytes, each once. Hidden ones are left out.
    ///
    /// Throws a usage fault for a path that does not exist.
    package static func list(_ paths: [String]) throws -> [InputFile] {
        var files: [InputFile] = []
        var folders: Set<String> = []
        for path in paths {
            guard FileSystem.exists(path) else {
                throw Fault("there is no such file or folder", at: path, fix: "check the spelling", kind: .usage)
            }
            let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            let absolute = FileSystem.absolute(trimmed) ?? trimmed
            let name = absolute.split(separator: "/").last.map(String.init) ?? absolute
            try walk(trimmed, label: name, into: &files, &folders)
        }
        var seen: Set<String> = []
        files = files.filter { seen.insert(FileSystem.absolute($0.path) ?? $0.path).inserted }
        return files.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
    }

    private static func walk(
        _ path: String, label: String, into files: inout [InputFile], _ folders: inout Set<String>
    ) throws {
        if FileSystem.isDirectory(path) {
            // Links may lead round in circles: each folder is gone through once, as each file is taken once.
            guard folders.insert(FileSystem.absolute(path) ?? path).inserted else { return }
            for name in try FileSystem.list(path) where !name.hasPrefix(".") {
                try walk(path + "/" + name, label: label + "/" + name, into: &files, &folders)
            }
        } else {
            // What is listed and cannot be examined (a link to nothing, a name that is not UTF-8) is tried, and reported, like any other.
            let status = try? FileSystem.status(path)
            files.append(InputFile(path: path, label: label, size: status?.size ?? 0, modified: status?.modified ?? 0))
        }
    }
}
