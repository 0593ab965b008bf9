internal import Corpus
internal import GRDB

/// What SQLite says, as a fault that names the file and how to mend it.
extension Fault {
    private static let full = "make room on the disk and run the command again; nothing is lost"

    /// An error of any database: a full disk, or the system's.
    init(database error: DatabaseError, _ path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self.init("the disk is full", at: path, fix: Self.full)
        // Where the disk is full, SQLite says so of writes only: not of the journal that it makes, nor of a sync.
        case .SQLITE_IOERR, .SQLITE_CANTOPEN:
            self.init(
                "cannot read or write it or its journal (SQLite: \(error.words), \(error.extendedResultCode.rawValue))",
                at: path,
                fix:
                    "make room if the disk is full, see to it if it is failing or not writable, and run the command again; nothing is lost"
            )
        default: self.init("SQLite: \(error.words)", at: path)
        }
    }
}

extension DatabaseError {
    fileprivate var words: String { message ?? "\(resultCode)" }
}
