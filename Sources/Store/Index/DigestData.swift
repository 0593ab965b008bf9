internal import Corpus
internal import Foundation
internal import GRDB
internal import Native

/// Digests as SQLite's blobs.
extension DigestBytes {
    var data: Data { Data(bytes) }

    init?(data: Data) {
        self.init(Array(data).span)
    }
}

/// Reading columns that damage may have changed: GRDB's subscripts would stop the process where a value has another type.
extension Row {
    func digest(_ index: Int) throws -> Digest {
        guard let digest = Digest(data: try decode(Data.self, atIndex: index)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a digest has not 32 bytes")
        }
        return digest
    }

    /// A size or a place: at least 0 and under 2^48, so that sums cannot overflow.
    func integer(_ index: Int) throws -> Int {
        let value = try decode(Int.self, atIndex: index)
        guard value >= 0, value < 1 << 48 else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a size or a place is not possible")
        }
        return value
    }

    func kind(_ index: Int) throws -> Layout.ShardKind {
        guard let kind = Layout.ShardKind(rawValue: try decode(String.self, atIndex: index)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a shard's kind is not known")
        }
        return kind
    }
}
