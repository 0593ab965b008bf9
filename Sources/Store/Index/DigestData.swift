internal import Corpus
internal import Foundation
internal import Native

/// Digests as SQLite's blobs.
extension DigestBytes {
    var data: Data { Data(bytes) }

    init?(data: Data) {
        self.init(Array(data).span)
    }
}
