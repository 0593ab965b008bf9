internal import Corpus
internal import Foundation
internal import GRDB
internal import Native

/// How much of a shard versions refer to.
struct LiveShare: Sendable, Hashable {
    var lines: Int
    /// With newlines.
    var bytes: Int
}

/// The set of lines that versions refer to, in a table of this connection's own: memory stays flat, whatever the corpus.
extension Index {
    /// Begins an empty set.
    func beginLiveLines() throws {
        try onConnection { database in
            try database.execute(
                sql: """
                    DROP TABLE IF EXISTS temp.live;
                    CREATE TEMP TABLE live(digest BLOB PRIMARY KEY) WITHOUT ROWID;
                    """)
        }
    }

    /// Adds digests; those that are in the set already are no error.
    func addLiveLines(_ digests: [Digest]) throws {
        try onConnection { database in
            try database.inTransaction(.deferred) {
                let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO temp.live VALUES (?)")
                for digest in digests.sorted() { try statement.execute(arguments: [digest.data]) }
                return .commit
            }
        }
    }

    /// How many of the set the index does not know, and the first of them.
    func unknownLiveLines(first limit: Int) throws -> (count: Int, first: [Digest]) {
        try onConnection { database in
            let sql = "FROM temp.live l WHERE NOT EXISTS (SELECT 1 FROM main.object o WHERE o.digest = l.digest)"
            let count = try Int.fetchOne(database, sql: "SELECT count(*) \(sql)") ?? 0
            var first: [Digest] = []
            if count > 0 {
                let rows = try Row.fetchCursor(
                    database, sql: "SELECT l.digest \(sql) ORDER BY 1 LIMIT ?", arguments: [limit])
                while let row = try rows.next() { first.append(try row.digest(0)) }
            }
            return (count, first)
        }
    }

    /// How many lines are in the set.
    func liveLineCount() throws -> Int {
        try onConnection { try Int.fetchOne($0, sql: "SELECT count(*) FROM temp.live") ?? 0 }
    }

    /// Which of these digests are in the set.
    func live(among digests: [Digest]) throws -> Set<Digest> {
        try onConnection { database in
            let statement = try database.cachedStatement(sql: "SELECT 1 FROM temp.live WHERE digest = ?")
            var found: Set<Digest> = []
            for digest in digests where try Int.fetchOne(statement, arguments: [digest.data]) != nil {
                found.insert(digest)
            }
            return found
        }
    }

    /// By the shard's row: what of it is in the set; shards of which nothing is are left out.
    func liveShares() throws -> [Int: LiveShare] {
        try onConnection { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT o.shard, count(*), sum(o.length + 1) FROM temp.live l JOIN main.object o ON o.digest = l.digest GROUP BY o.shard
                    """)
            var shares: [Int: LiveShare] = [:]
            while let row = try rows.next() {
                shares[try row.decode(Int.self, atIndex: 0)] = LiveShare(
                    lines: try row.integer(1), bytes: try row.integer(2))
            }
            return shares
        }
    }

    /// Those of the set that lie in these shards, in order of their places.
    func liveLines(in shards: [Int]) throws -> [Digest] {
        try onConnection { database in
            var found: [Digest] = []
            let list = shards.map(String.init).joined(separator: ",")
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT o.digest FROM main.object o WHERE o.shard IN (\(list))
                    AND EXISTS (SELECT 1 FROM temp.live l WHERE l.digest = o.digest) ORDER BY o.shard, o.start
                    """)
            while let row = try rows.next() { found.append(try row.digest(0)) }
            return found
        }
    }

    /// Drops the set.
    func endLiveLines() throws {
        try onConnection { try $0.execute(sql: "DROP TABLE IF EXISTS temp.live") }
    }
}
