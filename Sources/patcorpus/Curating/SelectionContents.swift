internal import Corpus
internal import Native
internal import Store

/// A document of a selection: its id and the digest of its text.
struct Member: Sendable, Hashable {
    var id: String
    var digest: Digest
}

extension SelectionReader {
    /// The documents of the selection in order of their ids. Throws a usage fault if there are none, or if a layer that the selection goes by is stale.
    func members() throws -> [Member] {
        var members: [Member] = []
        var stale = StaleEntries()
        try forEach { match in
            for layer in match.stale { stale.add(match.id, layer: layer) }
            members.append(Member(id: match.id, digest: match.digest))
            return true
        }
        try stale.refuse()
        if members.isEmpty { throw nothingHeld }
        return members
    }

    /// What is wrong with a selection that holds no document.
    var nothingHeld: Fault {
        Fault(
            "no document holds \(selection)",
            fix: "\"patcorpus stats \(selection.reference)\" lists the values that there are", kind: .usage)
    }

    /// Works on the documents on several threads, in the order in which they lie on the disk, and gives the results in the order of `members`.
    ///
    /// - Parameters:
    ///   - withDescription: false passes over the descriptions, which are most of the text.
    ///   - label: what the line of progress says.
    func mapContents<T: Sendable>(
        _ members: [Member], threads: Int, withDescription: Bool = true, label: String, showProgress: Bool,
        _ work: @escaping @Sendable (DocumentContent) throws -> T
    ) throws -> [T] {
        let progress = Progress(label, total: nil, isOn: showProgress)
        var done = 0
        defer { progress.finish() }
        return try store.mapDocuments(members.map(\.digest), threads: threads) {
            ContentParser()
        } work: { parser, _, line in
            try work(parser.content(line, withDescription: withDescription))
        } progress: { bytes, count in
            done += count
            progress.advance(bytes, "\(Console.count(done)) of \(Console.count(members.count, "document"))")
        }
    }
}

/// Takes canonical lines apart; one thread's own.
struct ContentParser: ~Copyable {
    private var parser = JSONParser()

    mutating func content(_ line: Span<UInt8>, withDescription: Bool) throws -> DocumentContent {
        try DocumentContent(line: line, &parser, withDescription: withDescription)
    }
}
