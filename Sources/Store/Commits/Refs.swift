package import Corpus
internal import Native

/// Branches and tags: names of commits.
package struct Refs: Sendable {
    let layout: Layout

    package enum Kind: String, Sendable, CaseIterable {
        case branch = "heads"
        case tag = "tags"
    }

    private func path(_ name: String, _ kind: Kind) -> String {
        (kind == .branch ? layout.heads : layout.tags) + "/" + name
    }

    /// Throws a usage fault for a name that could not be a file's or could be taken for a commit or a selection.
    package static func check(_ name: String) throws {
        try GivenName.check(name, of: "branch or a tag")
        if Digest(hex: name) != nil {
            throw Fault("\"\(name)\" looks like a commit id", fix: "choose another name", kind: .usage)
        }
    }

    /// True for a word that a branch or a tag may be called.
    static func isName(_ word: String) -> Bool { (try? check(word)) != nil }

    /// The commit that a name stands for; `nil` if there is no such name. Throws a damage fault for a file that holds no id.
    package func read(_ name: String, _ kind: Kind) throws -> Digest? {
        let path = path(name, kind)
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path)
        } catch let error as SystemError {
            if error.isMissing { return nil }
            throw error
        }
        guard bytes.count == 65, bytes[64] == 0x0A,
            let id = Digest(hex: String(decoding: bytes.dropLast(), as: UTF8.self))
        else {
            throw Fault.damage(
                "it does not hold a commit's id", at: layout.relative(path),
                fix:
                    "\"patcorpus check\" lists commits that no other follows; write the right one's 64 digits and a newline into the file"
            )
        }
        return id
    }

    static func mainIsMissing(_ layout: Layout) -> Fault {
        Fault.damage(
            "the branch main is missing, and there are versions", at: layout.relative(layout.heads) + "/main",
            fix: "run \"patcorpus repair\", which restores it where only one version can have been its tip")
    }

    /// All names, sorted.
    package func list(_ kind: Kind) throws -> [(name: String, commit: Digest)] {
        let folder = kind == .branch ? layout.heads : layout.tags
        guard FileSystem.isDirectory(folder) else { return [] }
        return try FileSystem.list(folder).filter { !$0.hasPrefix(".") }.compactMap { name in
            try read(name, kind).map { (name, $0) }
        }
    }

    /// Changes a name from one commit to another; the caller holds the lock. Throws if it is not as expected.
    package func swap(_ name: String, _ kind: Kind, from old: Digest?, to new: Digest) throws {
        try Self.check(name)
        let now = try read(name, kind)
        guard now == old else {
            throw Fault(
                "the \(kind == .branch ? "branch" : "tag") \(name) was changed meanwhile",
                at: layout.relative(path(name, kind)), fix: "run the command again", kind: .locked)
        }
        if now == new { return }
        let path = path(name, kind)
        try FileSystem.makeDirectory(FileSystem.parent(path))
        try FileSystem.writeAtomically((new.hexBytes + [0x0A]).span, to: path)
    }

    /// Removes a name; the caller holds the lock.
    package func remove(_ name: String, _ kind: Kind) throws {
        try Self.check(name)
        try FileSystem.remove(path(name, kind))
        try FileSystem.syncDirectory(FileSystem.parent(path(name, kind)))
    }
}
