internal import Corpus
internal import Foundation
internal import GRDB
internal import Native

/// Filling a new index from all files at once: places are gathered first and entered in order of the digests, which a B-tree takes many
/// times faster than as they come.
extension Index {
    /// Makes ready for `gather`. The file is no index that anybody reads yet, so nothing is synced until the end.
    func beginBuilding() throws {
        try onConnection { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = OFF;
                    CREATE TEMP TABLE gathered(digest BLOB, shard INTEGER, start INTEGER, length INTEGER);
                    CREATE TEMP TABLE gatheredNode(id BLOB, pack INTEGER, offset INTEGER, packed INTEGER, raw INTEGER);
                    """)
        }
    }

    /// Adds a shard; of shards with the same line the one that was added first has it.
    func gather(shard name: Digest, kind: Layout.ShardKind, bytes: Int, uncompressed: Int, lines: [LinePlace]) throws {
        try write { database in
            try database.execute(
                sql:
                    "INSERT INTO shard(name, kind, bytes, uncompressed) VALUES (?, ?, ?, ?) ON CONFLICT(name) DO NOTHING",
                arguments: [name.data, kind.rawValue, bytes, uncompressed])
            if database.changesCount == 0 { return }
            let id = database.lastInsertedRowID
            let statement = try database.cachedStatement(sql: "INSERT INTO temp.gathered VALUES (?, ?, ?, ?)")
            for line in lines { try statement.execute(arguments: [line.digest.data, id, line.start, line.length]) }
        }
    }

    /// Adds a pack; of packs with the same node the one that was added first has it.
    func gather(pack name: Digest, bytes: Int, nodes: [NodePlace]) throws {
        try write { database in
            try database.execute(sql: "INSERT INTO pack(name, bytes) VALUES (?, ?)", arguments: [name.data, bytes])
            let id = database.lastInsertedRowID
            let statement = try database.cachedStatement(sql: "INSERT INTO temp.gatheredNode VALUES (?, ?, ?, ?, ?)")
            for node in nodes {
                try statement.execute(arguments: [node.id.data, id, node.offset, node.packed, node.raw])
            }
        }
    }

    /// Enters what was gathered, and closes the index. Returns how many lines and nodes it has.
    func endBuilding() throws -> (lines: Int, nodes: Int) {
        let counts = try write { database in
            try database.execute(
                sql: """
                    INSERT INTO object(digest, shard, start, length) SELECT digest, shard, start, length FROM temp.gathered
                    WHERE true ORDER BY digest, shard, start ON CONFLICT(digest) DO NOTHING
                    """)
            try database.execute(
                sql: """
                    INSERT INTO node(id, pack, offset, packed, raw) SELECT id, pack, offset, packed, raw FROM temp.gatheredNode
                    WHERE true ORDER BY id, pack, offset ON CONFLICT(id) DO NOTHING
                    """)
            return (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM object") ?? 0,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM node") ?? 0
            )
        }
        try queue.close()
        return counts
    }
}
