package import Corpus

/// What one finished share of an ingest gave, as the journal keeps it.
package struct JournalItem: Sendable {
    /// The share's key.
    package var key: Digest
    package var shards: [StoredShard] = []
    package var records: [JournalRecord] = []
    package var problems: [JournalProblem] = []
    /// Files, or parts of them, that hold no patent document, and why.
    package var notices: [(file: String, reason: String)] = []
    /// Files read whole, and their digests.
    package var files: [(label: String, digest: Digest)] = []
    package var bytesRead = 0

    package init(key: Digest) { self.key = key }
}

/// One record of a publication that was read.
package struct JournalRecord: Sendable {
    package var id: String
    /// The digest of its canonical line, which is in a shard.
    package var digest: Digest
    package var dialect: String
    package var part: String
    package var produced: String
    package var file: String
    package var offset: Int
    package var length: Int
    /// Canonical JSON: a list of {count, kind}.
    package var defects: String
    /// Canonical JSON of the facets.
    package var facets: [UInt8]
    /// Labels that came with it, or `nil`.
    package var labels: [String]?

    package init(
        id: String, digest: Digest, dialect: String, part: String, produced: String, file: String, offset: Int,
        length: Int,
        defects: String, facets: [UInt8], labels: [String]?
    ) {
        self.id = id
        self.digest = digest
        self.dialect = dialect
        self.part = part
        self.produced = produced
        self.file = file
        self.offset = offset
        self.length = length
        self.defects = defects
        self.facets = facets
        self.labels = labels
    }
}

/// A piece of input that could not be read.
package struct JournalProblem: Sendable {
    package var file: String
    package var offset: Int
    package var length: Int
    package var dialect: String
    package var reason: String
    /// The digest of its line in a quarantine shard.
    package var digest: Digest

    package init(file: String, offset: Int, length: Int, dialect: String, reason: String, digest: Digest) {
        self.file = file
        self.offset = offset
        self.length = length
        self.dialect = dialect
        self.reason = reason
        self.digest = digest
    }
}
