package import Corpus
internal import Foundation
internal import Native

/// A commit with what stands beside it, outside its id.
package struct StoredCommit: Sendable {
    package var id: Digest
    package var commit: Commit
    /// ISO 8601, UTC.
    package var time: String
    package var host: String
    /// Name and version of the tool.
    package var tool: String
}

/// Reads and writes commit files; see `docs/store-format.md`.
enum CommitFile {
    static func write(_ commit: Commit, tool: String, to layout: Layout) throws -> Digest {
        let first = commit.json.canonicalBytes
        let id = SHA256.digest(of: first.span)
        let path = layout.commit(id)
        if FileSystem.exists(path) {
            // Whoever renamed it there may have been killed before the folder was durable.
            try FileSystem.syncDirectory(FileSystem.parent(path))
            return id
        }
        let time = ISO8601DateFormatter().string(from: Date())
        let beside: JSONValue = ["host": .string(FileSystem.hostName), "time": .string(time), "tool": .string(tool)]
        let second = beside.canonicalBytes
        let bytes = first + [0x0A] + second + [0x0A] + SHA256.digest(of: second.span).hexBytes + [0x0A]
        try FileSystem.makeDirectory(FileSystem.parent(path))
        try FileSystem.writeAtomically(bytes.span, to: path)
        return id
    }

    static func read(_ id: Digest, from layout: Layout) throws -> StoredCommit {
        let path = layout.commit(id)
        let name = layout.relative(path)
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path)
        } catch let error as SystemError {
            if error.isMissing { throw Fault.damage("the commit is missing", at: name) }
            throw error
        }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count == 4, lines[3].isEmpty, SHA256.digest(of: lines[0]) == id else {
            throw Fault.damage("the commit is not what its name says", at: name)
        }
        guard SHA256.digest(of: lines[1]).hexBytes == lines[2] else {
            throw Fault.damage("time and host beside the commit are damaged", at: name)
        }
        guard let json = try? JSONValue(parsing: lines[0]), let commit = Commit(json),
            let beside = try? JSONValue(parsing: lines[1])
        else {
            throw Fault("the commit has a form that this version does not read", at: name, fix: "use a newer patcorpus")
        }
        return StoredCommit(
            id: id, commit: commit, time: beside["time"]?.string ?? "", host: beside["host"]?.string ?? "",
            tool: beside["tool"]?.string ?? "")
    }
}
