package import Corpus
internal import Foundation
internal import GRDB
internal import Native

/// Where each digest is: `index.sqlite`, through GRDB.
///
/// It says where to look and never what is right: whoever reads verifies. Everything in it can be rebuilt from the files.
final class Index: Sendable {
    let queue: DatabaseQueue
    private let path: String

    /// Opens the index.
    ///
    /// - Parameter create: makes a missing one; else that is a damage fault, since a corpus without its index would look empty.
    convenience init(_ layout: Layout, readOnly: Bool, create: Bool = false) throws {
        if !create && !FileSystem.exists(layout.index) {
            throw Fault.damage("the index is missing", at: layout.relative(layout.index), fix: Self.fix)
        }
        if readOnly { Self.rollBack(layout.index) }
        try self.init(file: layout.index, readOnly: readOnly)
    }

    /// Opens or makes an index at any path.
    init(file: String, readOnly: Bool) throws {
        path = file
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { database in
            // The index can be rebuilt, but a half-written one would stop people: full syncs cost two a commit.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA cache_size = -16000")
            try database.execute(sql: "PRAGMA cell_size_check = ON")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            if !readOnly { try Self.migrator.migrate(queue) }
            let isCurrent = try queue.read { try Self.migrator.hasCompletedMigrations($0) }
            if !isCurrent { throw Fault.damage("the index lacks tables", at: path, fix: Self.fix) }
        } catch {
            throw Self.fault(error, path)
        }
    }

    /// A writer that was killed leaves a journal that a connection for reading cannot play back; one for writing does it when it opens.
    ///
    /// Where that fails, opening for reading says why.
    private static func rollBack(_ path: String) {
        guard let status = try? FileSystem.status(path + "-journal"), status.size > 0 else { return }
        let queue = try? DatabaseQueue(path: path)
        _ = try? queue?.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        try? queue?.close()
    }

    static let fix = "run \"patcorpus repair\"; it is rebuilt from the other files"

    /// What GRDB threw, as a fault that names the index; other errors stay as they are.
    private static func fault(_ error: any Error, _ path: String) -> any Error {
        // A row whose values are not of their column's type is damage as well: SQLite does not verify what it reads.
        if error is RowDecodingError {
            return Fault.damage("the index is damaged (a row does not fit its table)", at: path, fix: fix)
        }
        guard let error = error as? DatabaseError else { return error }
        let message = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return Fault("the index is busy", at: path, fix: "run the command again", kind: .locked)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ,
            .SQLITE_CANTOPEN where FileSystem.isDirectory(path):
            return Fault.damage("the index is damaged (\(message))", at: path, fix: fix)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN: return Fault(database: error, path)
        case .SQLITE_NOMEM, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY, .SQLITE_INTERRUPT:
            return Fault("SQLite: \(message)", at: path)
        default: return Fault.damage("the index is damaged (\(message))", at: path, fix: fix)
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(
                sql: """
                    CREATE TABLE shard(
                        id INTEGER PRIMARY KEY,
                        name BLOB NOT NULL UNIQUE CHECK(length(name) = 32),
                        kind TEXT NOT NULL CHECK(kind IN ('shards', 'quarantine', 'responses')),
                        bytes INTEGER NOT NULL CHECK(bytes > 0),
                        uncompressed INTEGER NOT NULL CHECK(uncompressed >= 0)
                    ) STRICT;
                    CREATE TABLE object(
                        digest BLOB NOT NULL PRIMARY KEY CHECK(length(digest) = 32),
                        shard INTEGER NOT NULL REFERENCES shard(id) ON DELETE CASCADE,
                        start INTEGER NOT NULL CHECK(start >= 0),
                        length INTEGER NOT NULL CHECK(length >= 0)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE pack(
                        id INTEGER PRIMARY KEY,
                        name BLOB NOT NULL UNIQUE CHECK(length(name) = 32),
                        bytes INTEGER NOT NULL CHECK(bytes > 0)
                    ) STRICT;
                    CREATE TABLE node(
                        id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 32),
                        pack INTEGER NOT NULL REFERENCES pack(id) ON DELETE CASCADE,
                        offset INTEGER NOT NULL CHECK(offset >= 0),
                        packed INTEGER NOT NULL CHECK(packed > 0),
                        raw INTEGER NOT NULL CHECK(raw > 0)
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
        return migrator
    }

    func read<T>(_ body: (Database) throws -> T) throws -> T {
        do {
            return try queue.read(body)
        } catch {
            throw Self.fault(error, path)
        }
    }

    /// For one statement, which needs no transaction around it: a look-up is half as long without.
    private func lookUp<T>(_ body: (Database) throws -> T) throws -> T {
        do {
            return try queue.inDatabase(body)
        } catch {
            throw Self.fault(error, path)
        }
    }

    /// One transaction.
    func write<T>(_ body: (Database) throws -> T) throws -> T {
        do {
            return try queue.write(body)
        } catch {
            throw Self.fault(error, path)
        }
    }

    /// Outside any transaction; for tables of the connection's own, which an index opened for reading may have too.
    func onConnection<T>(_ body: (Database) throws -> T) throws -> T {
        do {
            return try queue.writeWithoutTransaction(body)
        } catch {
            throw Self.fault(error, path)
        }
    }

    // MARK: Looking up

    /// Where a node lies.
    func node(_ id: Digest) throws -> (pack: Digest, place: NodePlace)? {
        try lookUp { database in
            let statement = try database.cachedStatement(
                sql: "SELECT p.name, n.offset, n.packed, n.raw FROM node n JOIN pack p ON p.id = n.pack WHERE n.id = ?")
            guard let row = try Row.fetchOne(statement, arguments: [id.data]) else { return nil }
            return (
                try row.digest(0),
                NodePlace(id: id, offset: try row.integer(1), packed: try row.integer(2), raw: try row.integer(3))
            )
        }
    }

    /// Where a line lies.
    func object(_ digest: Digest) throws -> ObjectPlace? {
        try lookUp { try Self.object(digest, $0) }
    }

    private static func object(_ digest: Digest, _ database: Database) throws -> ObjectPlace? {
        let statement = try database.cachedStatement(
            sql:
                "SELECT s.name, s.kind, o.start, o.length FROM object o JOIN shard s ON s.id = o.shard WHERE o.digest = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [digest.data]) else { return nil }
        let place = LinePlace(digest: digest, start: try row.integer(2), length: try row.integer(3))
        return ObjectPlace(shard: try row.digest(0), kind: try row.kind(1), place: place)
    }

    /// Where lines lie, in the order of the digests. Throws a damage fault for one that the index lacks.
    func objects(_ digests: [Digest]) throws -> [ObjectPlace] {
        try read { database in
            try digests.map { digest in
                guard let place = try Self.object(digest, database) else {
                    throw Fault.damage("the document \(digest.short) is not in the index", at: path, fix: Self.fix)
                }
                return place
            }
        }
    }

    /// Which of these digests the store has.
    func known(_ digests: [Digest]) throws -> Set<Digest> {
        try read { database in
            var found: Set<Digest> = []
            let statement = try database.cachedStatement(sql: "SELECT 1 FROM object WHERE digest = ?")
            for digest in digests where try Int.fetchOne(statement, arguments: [digest.data]) != nil {
                found.insert(digest)
            }
            return found
        }
    }

    /// True if the index has no line.
    func isEmpty() throws -> Bool { try read { try Row.fetchOne($0, sql: "SELECT 1 FROM object LIMIT 1") == nil } }

    /// How many lines the index has.
    func objectCount() throws -> Int { try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM object") ?? 0 } }

    // MARK: Adding

    /// Adds shards and their lines in one transaction. A line that is known already keeps its place.
    func add(_ shards: [StoredShard]) throws {
        try write { database in
            for shard in shards { try Self.add(shard, to: database) }
        }
    }

    private static func add(_ shard: StoredShard, to database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO shard(name, kind, bytes, uncompressed) VALUES (?, ?, ?, ?)
                ON CONFLICT(name) DO UPDATE SET bytes = excluded.bytes
                """,
            arguments: [shard.name.data, shard.kind.rawValue, shard.bytes, shard.uncompressed])
        let id =
            try Int.fetchOne(database, sql: "SELECT id FROM shard WHERE name = ?", arguments: [shard.name.data]) ?? 0
        let statement = try database.cachedStatement(
            sql: "INSERT INTO object(digest, shard, start, length) VALUES (?, ?, ?, ?) ON CONFLICT(digest) DO NOTHING")
        for line in shard.lines.sorted(by: { $0.digest < $1.digest }) {
            try statement.execute(arguments: [line.digest.data, id, line.start, line.length])
        }
    }

    /// Adds a pack and its nodes. A node that is known already keeps its place.
    func add(pack name: Digest, bytes: Int, nodes: [NodePlace]) throws {
        try write { database in
            try database.execute(
                sql: "INSERT INTO pack(name, bytes) VALUES (?, ?) ON CONFLICT(name) DO NOTHING",
                arguments: [name.data, bytes])
            let id = try Int.fetchOne(database, sql: "SELECT id FROM pack WHERE name = ?", arguments: [name.data]) ?? 0
            let statement = try database.cachedStatement(
                sql: "INSERT INTO node(id, pack, offset, packed, raw) VALUES (?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING"
            )
            for node in nodes.sorted(by: { $0.id < $1.id }) {
                try statement.execute(arguments: [node.id.data, id, node.offset, node.packed, node.raw])
            }
        }
    }
}

/// Where a line of the store lies.
package struct ObjectPlace: Sendable, Hashable {
    package var shard: Digest
    package var kind: Layout.ShardKind
    package var place: LinePlace
}

/// What the index holds of a shard.
package struct StoredShard: Sendable, Hashable {
    package var name: Digest
    package var kind: Layout.ShardKind
    /// The file's size.
    package var bytes: Int
    package var uncompressed: Int
    package var lines: [LinePlace]

    package init(name: Digest, kind: Layout.ShardKind, bytes: Int, uncompressed: Int, lines: [LinePlace]) {
        self.name = name
        self.kind = kind
        self.bytes = bytes
        self.uncompressed = uncompressed
        self.lines = lines
    }
}

extension ShardImage {
    /// What the index holds of it once it is written.
    package func stored(as kind: Layout.ShardKind) -> StoredShard {
        StoredShard(name: name, kind: kind, bytes: bytes.count, uncompressed: uncompressed, lines: lines)
    }
}
