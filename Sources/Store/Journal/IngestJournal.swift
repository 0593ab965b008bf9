package import Corpus
internal import Foundation
internal import GRDB
internal import Native

/// What an ingest has finished so far, so that after a kill nothing is read again.
///
/// `ingest/journal.sqlite`. A share is entered when its shards are durable; a run takes what it finds there of its own shares and forgets the rest. It is
/// deleted when the version is committed. Also the place where records of one publication are brought together, on disk, in order of their ids.
package final class IngestJournal: Sendable {
    private let queue: DatabaseQueue
    private let path: String

    /// Opens the journal of a corpus that is open for writing, or begins one. One that cannot be read is begun anew: it only saves time.
    package init(_ layout: Layout) throws {
        try FileSystem.makeDirectory(layout.ingest)
        path = Self.path(layout)
        queue = try Self.open(path)
        // A run begins without any share; those it has in common with the last one are taken as they come up.
        try write { try $0.execute(sql: "UPDATE item SET used = 0") }
    }

    private static func path(_ layout: Layout) -> String { layout.ingest + "/journal.sqlite" }

    private static func open(_ path: String) throws -> DatabaseQueue {
        do {
            return try make(path)
        } catch let error as DatabaseError where isUnreadable(error) {
            for suffix in ["", "-wal", "-shm", "-journal"] { try FileSystem.remove(path + suffix) }
            return try naming(path) { try make(path) }
        } catch {
            throw fault(error, path)
        }
    }

    /// True for a file that is no journal of this version. One that cannot be opened for want of room or of permission is still good.
    private static func isUnreadable(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA: true
        default: false
        }
    }

    /// What SQLite said, as a fault that names the journal; other errors stay as they are.
    private static func fault(_ error: any Error, _ path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        switch error.resultCode {
        case .SQLITE_FULL:
            return Fault(
                "the disk is full", at: path, fix: "make room and run the command again; it goes on where it was")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return Fault(
                "another process reads the journal of the ingest", at: path, fix: "run the command again", kind: .locked
            )
        default:
            let message = error.message ?? "\(error.resultCode)"
            return Fault(
                "the journal of the ingest fails (\(message))", at: path,
                fix:
                    "make room if the disk is full, and run the command again; if it fails again, remove the file: no version is in it, and the input is read anew"
            )
        }
    }

    private static func naming<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do { return try body() } catch { throw fault(error, path) }
    }

    private func read<T>(_ body: (Database) throws -> T) throws -> T { try Self.naming(path) { try queue.read(body) } }

    private func write<T>(_ body: (Database) throws -> T) throws -> T {
        try Self.naming(path) { try queue.write(body) }
    }

    private static func make(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            try database.execute(sql: "PRAGMA cache_size = -16000")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(
                sql: """
                    CREATE TABLE item(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, bytesRead INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;
                    CREATE TABLE shard(
                        id INTEGER PRIMARY KEY, item INTEGER NOT NULL, name BLOB NOT NULL, kind TEXT NOT NULL, bytes INTEGER NOT NULL,
                        uncompressed INTEGER NOT NULL) STRICT;
                    CREATE TABLE line(shard INTEGER NOT NULL, digest BLOB NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL) STRICT;
                    CREATE TABLE record(
                        item INTEGER NOT NULL, id TEXT NOT NULL, digest BLOB NOT NULL, dialect TEXT NOT NULL, part TEXT NOT NULL,
                        produced TEXT NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
                        defects TEXT NOT NULL, facets BLOB NOT NULL, labels TEXT) STRICT;
                    CREATE TABLE problem(
                        item INTEGER NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
                        dialect TEXT NOT NULL, reason TEXT NOT NULL, digest BLOB NOT NULL) STRICT;
                    CREATE TABLE notice(item INTEGER NOT NULL, file TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
                    CREATE TABLE file(item INTEGER NOT NULL, label TEXT NOT NULL, digest BLOB NOT NULL) STRICT;
                    """)
        }
        try migrator.migrate(queue)
        return queue
    }

    /// True if a share is done, with its shards still there; it then counts for this run.
    package func takeDone(_ key: Digest, layout: Layout) throws -> Bool {
        try write { database in
            guard let id = try Int.fetchOne(database, sql: "SELECT id FROM item WHERE key = ?", arguments: [key.data])
            else {
                return false
            }
            let shards = try Row.fetchAll(
                database, sql: "SELECT name, kind, bytes FROM shard WHERE item = ?", arguments: [id])
            for row in shards {
                guard let name = Digest(data: row[0]), let kind = Layout.ShardKind(rawValue: row[1]),
                    let status = try? FileSystem.status(layout.shard(name, kind)), status.size == row[2] as Int
                else {
                    try Self.forget(id, database)
                    return false
                }
            }
            try database.execute(sql: "UPDATE item SET used = 1 WHERE id = ?", arguments: [id])
            return true
        }
    }

    /// With all that it gave: SQLite gives the number of the last item to the next one.
    private static func forget(_ item: Int, _ database: Database) throws {
        try database.execute(
            sql: "DELETE FROM line WHERE shard IN (SELECT id FROM shard WHERE item = ?)", arguments: [item])
        for table in ["shard", "record", "problem", "notice", "file"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE item = ?", arguments: [item])
        }
        try database.execute(sql: "DELETE FROM item WHERE id = ?", arguments: [item])
    }

    /// Enters a finished share, in one transaction. Of shares with one key, such as a member that an archive has twice, the first stays.
    package func add(_ item: JournalItem) throws {
        try write { database in
            try database.execute(
                sql: "INSERT INTO item(key, bytesRead, used) VALUES (?, ?, 1) ON CONFLICT(key) DO NOTHING",
                arguments: [item.key.data, item.bytesRead])
            if database.changesCount == 0 { return }
            let id = database.lastInsertedRowID
            for shard in item.shards {
                try database.execute(
                    sql: "INSERT INTO shard(item, name, kind, bytes, uncompressed) VALUES (?, ?, ?, ?, ?)",
                    arguments: [id, shard.name.data, shard.kind.rawValue, shard.bytes, shard.uncompressed])
                let shardID = database.lastInsertedRowID
                let statement = try database.cachedStatement(sql: "INSERT INTO line VALUES (?, ?, ?, ?)")
                for line in shard.lines {
                    try statement.execute(arguments: [shardID, line.digest.data, line.start, line.length])
                }
            }
            let statement = try database.cachedStatement(
                sql: "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            for record in item.records {
                let labels = record.labels.map { $0.joined(separator: "\u{1F}") }
                try statement.execute(arguments: [
                    id, record.id, record.digest.data, record.dialect, record.part, record.produced, record.file,
                    record.offset,
                    record.length, record.defects, Data(record.facets), labels,
                ])
            }
            for problem in item.problems {
                try database.execute(
                    sql: "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        id, problem.file, problem.offset, problem.length, problem.dialect, problem.reason,
                        problem.digest.data,
                    ])
            }
            for notice in item.notices {
                try database.execute(
                    sql: "INSERT INTO notice VALUES (?, ?, ?)", arguments: [id, notice.file, notice.reason])
            }
            for file in item.files {
                try database.execute(
                    sql: "INSERT INTO file VALUES (?, ?, ?)", arguments: [id, file.label, file.digest.data])
            }
        }
    }

    private static let used = "item IN (SELECT id FROM item WHERE used)"

    /// Calls `body` with the shards of this run's shares, so many at a time that their lines fit in little memory.
    package func forEachShards(_ body: ([StoredShard]) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT id, name, kind, bytes, uncompressed FROM shard WHERE \(Self.used) ORDER BY id")
            var batch: [StoredShard] = []
            var lines = 0
            while let row = try rows.next() {
                let shard = StoredShard(
                    name: try row.digest(1), kind: try row.kind(2), bytes: try row.integer(3),
                    uncompressed: try row.integer(4),
                    lines: try Self.lines(of: row[0], database))
                lines += shard.lines.count
                batch.append(shard)
                if lines >= 1 << 16 {
                    try body(batch)
                    batch.removeAll()
                    lines = 0
                }
            }
            if !batch.isEmpty { try body(batch) }
        }
    }

    private static func lines(of shard: Int, _ database: Database) throws -> [LinePlace] {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT digest, start, length FROM line WHERE shard = ? ORDER BY start", arguments: [shard])
        var lines: [LinePlace] = []
        while let row = try rows.next() {
            lines.append(LinePlace(digest: try row.digest(0), start: try row.integer(1), length: try row.integer(2)))
        }
        return lines
    }

    /// All shards and lines that a journal names, of whatever run: `gc` keeps them.
    ///
    /// Ask under the corpus's lock: before, an ingest may be under way. Throws where a journal is there and cannot be read.
    static func names(_ layout: Layout) throws -> [Digest] {
        guard FileSystem.exists(path(layout)) else { return [] }
        let queue = try open(path(layout))
        return try naming(path(layout)) {
            try queue.read { database in
                try Data.fetchAll(
                    database,
                    sql: "SELECT name FROM shard UNION SELECT digest FROM record UNION SELECT digest FROM problem"
                ).compactMap { Digest(data: $0) }
            }
        }
    }

    /// Calls `body` with the records of each publication, in order of the ids' bytes; within one in a fixed order.
    package func forEachPublication(_ body: ([JournalRecord]) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT id, digest, dialect, part, produced, file, offset, length, defects, facets, labels FROM record
                    WHERE \(Self.used) ORDER BY id, dialect, part, produced, digest, file, offset
                    """)
            var group: [JournalRecord] = []
            while let row = try rows.next() {
                guard let digest = Digest(data: row[1]) else { continue }
                let labels = (row[10] as String?).map {
                    $0.isEmpty ? [] : $0.split(separator: "\u{1F}").map(String.init)
                }
                let record = JournalRecord(
                    id: row[0], digest: digest, dialect: row[2], part: row[3], produced: row[4], file: row[5],
                    offset: row[6],
                    length: row[7], defects: row[8], facets: Array(row[9] as Data), labels: labels)
                if let first = group.first, first.id != record.id {
                    try body(group)
                    group.removeAll(keepingCapacity: true)
                }
                group.append(record)
            }
            if !group.isEmpty { try body(group) }
        }
    }

    /// What this run could not read, in order of file and offset.
    package func problems() throws -> [JournalProblem] {
        try read { database in
            try Row.fetchAll(
                database,
                sql:
                    "SELECT file, offset, length, dialect, reason, digest FROM problem WHERE \(Self.used) ORDER BY file, offset"
            ).compactMap { row in
                Digest(data: row[5]).map {
                    JournalProblem(
                        file: row[0], offset: row[1], length: row[2], dialect: row[3], reason: row[4], digest: $0)
                }
            }
        }
    }

    /// Files of this run that hold no patent document, and why.
    package func notices() throws -> [(file: String, reason: String)] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT DISTINCT file, reason FROM notice WHERE \(Self.used) ORDER BY file, reason"
            ).map {
                ($0[0], $0[1])
            }
        }
    }

    /// The digests of this run's files by their labels.
    package func files() throws -> [String: Digest] {
        try read { database in
            var files: [String: Digest] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT label, digest FROM file WHERE \(Self.used)") {
                files[row[0]] = Digest(data: row[1])
            }
            return files
        }
    }

    /// Records, and how many of each dialect; bytes read; defects by kind.
    package func totals() throws -> (dialects: [String: Int], bytesRead: Int, defects: [String: Int]) {
        try read { database in
            var dialects: [String: Int] = [:]
            for row in try Row.fetchAll(
                database, sql: "SELECT dialect, count(*) FROM record WHERE \(Self.used) GROUP BY dialect")
            {
                dialects[row[0]] = row[1]
            }
            let bytes = try Int.fetchOne(database, sql: "SELECT sum(bytesRead) FROM item WHERE used") ?? 0
            var defects: [String: Int] = [:]
            let texts = try String.fetchCursor(
                database, sql: "SELECT defects FROM record WHERE \(Self.used) AND defects <> '[]'")
            while let text = try texts.next() {
                for defect in (try JSONValue(parsing: Array(text.utf8))).array ?? [] {
                    defects[defect["kind"]?.string ?? "", default: 0] += defect["count"]?.integer ?? 0
                }
            }
            return (dialects, bytes, defects)
        }
    }

    /// Deletes the journal: its version is committed.
    package func remove() throws {
        do { try queue.close() } catch let error as DatabaseError { throw Fault(database: error, path) }
        for suffix in ["", "-wal", "-shm", "-journal"] { try FileSystem.remove(path + suffix) }
    }
}
