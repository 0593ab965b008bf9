internal import Corpus
internal import Foundation
internal import GRDB
internal import Native

/// A shard as the index has it.
struct ShardRow: Sendable, Hashable {
    var id: Int
    var name: Digest
    var kind: Layout.ShardKind
    /// Of the file.
    var bytes: Int
    /// Of the lines.
    var uncompressed: Int
}

/// A pack as the index has it.
struct PackRow: Sendable, Hashable {
    var id: Int
    var name: Digest
    /// Of the file.
    var bytes: Int
}

/// Everything that the index has, for what goes through the whole corpus.
extension Index {
    /// All shards, by name.
    func shards() throws -> [ShardRow] {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT id, name, kind, bytes, uncompressed FROM shard ORDER BY name")
            var shards: [ShardRow] = []
            while let row = try rows.next() {
                shards.append(
                    ShardRow(
                        id: try row.decode(Int.self, atIndex: 0), name: try row.digest(1), kind: try row.kind(2),
                        bytes: try row.integer(3), uncompressed: try row.integer(4)))
            }
            return shards
        }
    }

    /// All packs, by name.
    func packs() throws -> [PackRow] {
        try read { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT id, name, bytes FROM pack ORDER BY name")
            var packs: [PackRow] = []
            while let row = try rows.next() {
                packs.append(
                    PackRow(
                        id: try row.decode(Int.self, atIndex: 0), name: try row.digest(1), bytes: try row.integer(2)))
            }
            return packs
        }
    }

    /// All nodes by the row of their pack, in order of their places. One node stands for about 128 entries, so they fit into memory.
    func nodes() throws -> [Int: [NodePlace]] {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT pack, id, offset, packed, raw FROM node ORDER BY pack, offset")
            var nodes: [Int: [NodePlace]] = [:]
            while let row = try rows.next() {
                nodes[try row.decode(Int.self, atIndex: 0), default: []].append(
                    NodePlace(
                        id: try row.digest(1), offset: try row.integer(2), packed: try row.integer(3),
                        raw: try row.integer(4)))
            }
            return nodes
        }
    }

    /// What SQLite says of the file's structure, and of rows whose shard or pack it does not have; empty if it is sound.
    func structure() throws -> [String] {
        try read { database in
            var wrong = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
            if wrong.isEmpty, try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check").next() != nil {
                wrong.append("rows belong to a shard or a pack that it does not have")
            }
            return wrong
        }
    }

    // MARK: Lines shard by shard

    /// Sorts the lines of these shards by their places, into a table of this connection's own, which SQLite keeps in a temporary file.
    ///
    /// The index is ordered by digest; a look-up for each line would cost more than reading the shards.
    func sortLines(of shards: [Int]) throws {
        try onConnection { database in
            try database.execute(
                sql: """
                    DROP TABLE IF EXISTS temp.chosen;
                    DROP TABLE IF EXISTS temp.place;
                    CREATE TEMP TABLE chosen(id INTEGER PRIMARY KEY);
                    CREATE TEMP TABLE place(shard INTEGER, start INTEGER, digest BLOB, length INTEGER, PRIMARY KEY(shard, start, digest)) WITHOUT ROWID;
                    """)
            try database.inTransaction(.deferred) {
                let statement = try database.makeStatement(sql: "INSERT INTO temp.chosen VALUES (?)")
                for shard in shards { try statement.execute(arguments: [shard]) }
                try database.execute(
                    sql: """
                        INSERT INTO temp.place SELECT o.shard, o.start, o.digest, o.length FROM main.object o
                        JOIN temp.chosen c ON c.id = o.shard ORDER BY 1, 2, 3
                        """)
                return .commit
            }
        }
    }

    /// The lines of one of the shards that were sorted, in order of their places.
    func sortedLines(of shard: Int) throws -> [LinePlace] {
        try onConnection { database in
            let statement = try database.cachedStatement(
                sql: "SELECT digest, start, length FROM temp.place WHERE shard = ? ORDER BY start")
            let rows = try Row.fetchCursor(statement, arguments: [shard])
            var lines: [LinePlace] = []
            while let row = try rows.next() {
                lines.append(
                    LinePlace(digest: try row.digest(0), start: try row.integer(1), length: try row.integer(2)))
            }
            return lines
        }
    }

    /// Drops the sorted lines.
    func forgetSortedLines() throws {
        try onConnection { try $0.execute(sql: "DROP TABLE IF EXISTS temp.place; DROP TABLE IF EXISTS temp.chosen") }
    }
}
