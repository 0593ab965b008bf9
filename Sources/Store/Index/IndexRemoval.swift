internal import Corpus
internal import Foundation
internal import GRDB
internal import Native

/// Taking rows out, and moving them to other files.
extension Index {
    /// Removes shards with their lines and packs with their nodes, in one transaction.
    func remove(shards: [Int], packs: [Int]) throws {
        if shards.isEmpty && packs.isEmpty { return }
        try onConnection { database in
            // The cascade would go through all lines once for every shard; here it is once for all.
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
            try database.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS dropped(id INTEGER PRIMARY KEY)")
            try database.inTransaction(.immediate) {
                for (table, part, owner, ids) in [
                    ("shard", "object", "shard", shards), ("pack", "node", "pack", packs),
                ]
                where !ids.isEmpty {
                    try database.execute(sql: "DELETE FROM temp.dropped")
                    let statement = try database.makeStatement(sql: "INSERT INTO temp.dropped VALUES (?)")
                    for id in ids { try statement.execute(arguments: [id]) }
                    try database.execute(
                        sql: "DELETE FROM main.\(part) WHERE \(owner) IN (SELECT id FROM temp.dropped)")
                    try database.execute(sql: "DELETE FROM main.\(table) WHERE id IN (SELECT id FROM temp.dropped)")
                }
                return .commit
            }
            try database.execute(sql: "DROP TABLE temp.dropped")
        }
    }

    /// Adds a shard and gives its lines their new places, in one transaction.
    func move(toShard name: Digest, kind: Layout.ShardKind, bytes: Int, uncompressed: Int, lines: [LinePlace]) throws {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO shard(name, kind, bytes, uncompressed) VALUES (?, ?, ?, ?)
                    ON CONFLICT(name) DO UPDATE SET bytes = excluded.bytes
                    """,
                arguments: [name.data, kind.rawValue, bytes, uncompressed])
            let id = try Int.fetchOne(database, sql: "SELECT id FROM shard WHERE name = ?", arguments: [name.data]) ?? 0
            let statement = try database.cachedStatement(
                sql: "UPDATE object SET shard = ?, start = ?, length = ? WHERE digest = ?")
            for line in lines.sorted(by: { $0.digest < $1.digest }) {
                try statement.execute(arguments: [id, line.start, line.length, line.digest.data])
            }
        }
    }

    /// Adds a pack and gives its nodes their new places, in one transaction.
    func move(toPack name: Digest, bytes: Int, nodes: [NodePlace]) throws {
        try write { database in
            try database.execute(
                sql:
                    "INSERT INTO pack(name, bytes) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET bytes = excluded.bytes",
                arguments: [name.data, bytes])
            let id = try Int.fetchOne(database, sql: "SELECT id FROM pack WHERE name = ?", arguments: [name.data]) ?? 0
            let statement = try database.cachedStatement(
                sql: "UPDATE node SET pack = ?, offset = ?, packed = ?, raw = ? WHERE id = ?")
            for node in nodes.sorted(by: { $0.id < $1.id }) {
                try statement.execute(arguments: [id, node.offset, node.packed, node.raw, node.id.data])
            }
        }
    }
}
