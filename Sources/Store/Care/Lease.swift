package import Corpus
internal import Native

/// Says that a commit is being read, so that `gc` keeps it although no ref may reach it any more.
///
/// A file in `leases/` that holds the commit's id, locked as long as the value lives: the lock goes with the process, however that ends, and `gc`
/// clears away files that are not locked.
package struct Lease: ~Copyable {
    private let lock: FileLock
    private let path: String

    /// Throws `SystemError` where the folder cannot be written to.
    init(_ commit: Digest, _ layout: Layout) throws {
        try FileSystem.makeDirectory(layout.leases)
        while true {
            let path =
                "\(layout.leases)/\(FileSystem.processID)-\(String(UInt64.random(in: 0...UInt64.max), radix: 16))"
            // `gc` may lock and clear the file away between its making and our lock.
            if let lock = try FileLock.take(path, note: commit.hex + "\n"), lock.holds(path) {
                self.lock = lock
                self.path = path
                return
            }
        }
    }

    deinit { try? FileSystem.remove(path) }

    /// The commits of leases that are held.
    struct Held {
        var commits: [Digest] = []
        /// Files whose readers are gone.
        var abandoned: [String] = []
    }

    /// Looks at all leases. The caller holds the corpus's lock. Throws a fault of kind `locked` for a lease whose reader never names its commit.
    static func held(_ layout: Layout) throws -> Held {
        var held = Held()
        guard FileSystem.isDirectory(layout.leases) else { return held }
        for name in try FileSystem.list(layout.leases) where !name.hasPrefix(".") {
            let path = layout.leases + "/" + name
            if let commit = try commit(path) { held.commits.append(commit) } else { held.abandoned.append(path) }
        }
        return held
    }

    /// The commit of a lease that is held; `nil` if the reader is gone.
    private static func commit(_ path: String) throws -> Digest? {
        // Between taking the lock and writing the id a reader needs microseconds; ours is given up at once if we get it.
        for _ in 0..<200 {
            let bytes = (try? FileSystem.read(path)) ?? []
            let isFree = try FileLock.take(path, note: String(decoding: bytes, as: UTF8.self)) != nil
            if isFree { return nil }
            if bytes.count == 65, let id = Digest(hex: String(decoding: bytes.prefix(64), as: UTF8.self)) { return id }
            FileSystem.pause(milliseconds: 5)
        }
        throw Fault("a reader has just begun", at: path, fix: "run the command again", kind: .locked)
    }
}

extension CorpusStore {
    /// Runs `body` while the commit is held against `gc`; in a folder that may not be written to, without.
    package func holding<T>(_ commit: Digest, _ body: () throws -> T) throws -> T {
        let lease: Lease
        do { lease = try self.lease(commit) } catch is SystemError { return try body() }
        let result = try body()
        withExtendedLifetime(lease) {}
        return result
    }

    /// Holds a commit, and all that it reaches, against `gc` for as long as the value lives.
    ///
    /// Throws a damage fault if the commit is not there (any more).
    package func lease(_ commit: Digest) throws -> Lease {
        let lease = try Lease(commit, layout)
        _ = try self.commit(commit)
        return lease
    }
}
