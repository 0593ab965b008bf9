package import Corpus

extension CorpusStore {
    /// The best common ancestors of two commits, in order of their ids: those that lead to no other common ancestor.
    ///
    /// None where the histories have nothing in common, several after merges in both directions. Either commit may be the other's ancestor, and is then
    /// the only one. Reads the first commit's whole history and the second's down to where they meet: one small file a version, whatever its size.
    package func mergeBases(_ first: Digest, _ second: Digest) throws -> [Digest] {
        if first == second { return [first] }
        var parents: [Digest: [Digest]] = [:]
        func read(_ id: Digest) throws -> [Digest] {
            if let known = parents[id] { return known }
            let found = try commit(id).commit.parents
            parents[id] = found
            return found
        }
        /// Everything that leads to the commits, themselves included, but for what lies behind a commit where it stops.
        func ancestors(of starts: [Digest], stoppingAt stops: Set<Digest> = []) throws -> Set<Digest> {
            var found = Set(starts)
            var unread = starts
            while let id = unread.popLast() {
                if stops.contains(id) { continue }
                for parent in try read(id) where found.insert(parent).inserted { unread.append(parent) }
            }
            return found
        }
        let ours = try ancestors(of: [first])
        let common = try ancestors(of: [second], stoppingAt: ours).intersection(ours)
        let surpassed = try ancestors(of: common.flatMap { try read($0) })
        return common.subtracting(surpassed).sorted()
    }
}
