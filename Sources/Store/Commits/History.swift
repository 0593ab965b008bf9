package import Corpus

extension CorpusStore {
    /// The commits from one backwards until `body` returns false, each after those that descend from it; first parents first.
    ///
    /// Reads one commit at a time up to the first merge, and there all that lead to it.
    package func history(from id: Digest, _ body: (StoredCommit) throws -> Bool) throws {
        var next: Digest? = id
        while let id = next {
            let commit = try commit(id)
            if commit.commit.parents.count > 1 { return try merged(from: commit, body) }
            if try !body(commit) { return }
            next = commit.commit.parents.first
        }
    }

    /// Kahn, "Topological sorting of large networks", CACM 1962: a commit's turn comes once all its children have had theirs.
    private func merged(from first: StoredCommit, _ body: (StoredCommit) throws -> Bool) throws {
        var commits = [first.id: first]
        var children: [Digest: Int] = [:]
        var unread = [first]
        while let commit = unread.popLast() {
            for parent in Set(commit.commit.parents) {
                children[parent, default: 0] += 1
                if commits[parent] == nil {
                    let read = try self.commit(parent)
                    commits[parent] = read
                    unread.append(read)
                }
            }
        }
        var ready = [first]
        while let commit = ready.popLast() {
            if try !body(commit) { return }
            var seen: Set<Digest> = []
            for parent in commit.commit.parents.reversed() where seen.insert(parent).inserted {
                children[parent, default: 1] -= 1
                if children[parent] == 0, let read = commits[parent] { ready.append(read) }
            }
        }
    }
}
