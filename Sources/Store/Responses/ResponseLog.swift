package import Corpus
internal import Native
internal import Synchronization

/// Answers that no version has yet: `generate/responses.log`, which every answer is appended to, durably, before it counts.
///
/// What was paid for outlives kills, `gc` and the deletion of `cache/`. Each line carries its digest: a torn or a damaged one is passed over with a notice,
/// never misread. Opened under the corpus's lock; its methods may be called from any thread.
package final class ResponseLog: Sendable {
    /// An answer's place in the file, and the digest of its line.
    private struct Place: Sendable {
        var offset: Int
        var length: Int
        var line: Digest
    }

    private struct State: ~Copyable {
        var file: AppendFile
        var size: Int
        var places: [Digest: Place]
    }

    private let state: Mutex<State>
    private let path: String
    private let layout: Layout
    /// What was found wrong with the file, for people.
    package let notices: [String]

    /// Opens the log of a corpus that is open for writing, or begins one.
    package init(_ layout: Layout) throws {
        self.layout = layout
        path = Self.path(layout)
        try FileSystem.makeDirectory(layout.generate)
        let scan = try Self.scan(path)
        notices = scan.notices(layout.relative(path))
        let file = try AppendFile(path)
        if scan.end < scan.size { try file.truncate(to: scan.end) }
        let places = scan.places
        let end = scan.end
        state = Mutex(State(file: file, size: end, places: places))
    }

    static func path(_ layout: Layout) -> String { layout.generate + "/responses.log" }

    /// How many answers wait for a version.
    package var count: Int { state.withLock { $0.places.count } }

    /// The answer to a request, if it is there, and the digest of its line.
    package func response(to request: Digest) throws -> (response: KeptResponse, line: Digest)? {
        guard let place = state.withLock({ $0.places[request] }) else { return nil }
        let file = try MappedFile(path)
        guard place.offset + place.length <= file.count else { throw torn }
        let line = [UInt8](file.span.extracting(place.offset..<place.offset + place.length))
        guard SHA256.digest(of: line) == place.line, let response = KeptResponse(line: line),
            response.requestDigest == request
        else { throw torn }
        return (response, place.line)
    }

    private var torn: Fault {
        Fault.damage(
            "an answer is not what it was when the log was opened", at: layout.relative(path),
            fix: "run the command again; that answer is asked again")
    }

    /// Appends answers and syncs: when this returns, they are durable.
    package func append(_ responses: [KeptResponse]) throws {
        let lines = responses.map { response in
            let line = response.line
            return (response.requestDigest, SHA256.digest(of: line), line)
        }
        var bytes: [UInt8] = []
        for (_, digest, line) in lines { bytes += digest.hexBytes + [0x20] + line + [0x0A] }
        try state.withLock { state in
            do {
                try state.file.append(bytes.span)
                try state.file.sync()
            } catch {
                // What is there in part must not stand before what comes next.
                try? state.file.truncate(to: state.size)
                throw error
            }
            var offset = state.size
            for (request, digest, line) in lines {
                state.places[request] = Place(offset: offset + 65, length: line.count, line: digest)
                offset += 66 + line.count
            }
            state.size = offset
        }
    }

    /// Takes answers out that a version has; the file goes with the last one. No answer may be appended after this.
    package func remove(_ requests: Set<Digest>) throws {
        let left = state.withLock { $0.places.filter { !requests.contains($0.key) }.map(\.value) }
            .sorted { $0.offset < $1.offset }
        if left.isEmpty {
            try FileSystem.remove(path)
            FileSystem.removeEmptyDirectory(layout.generate)
            return
        }
        let file = try MappedFile(path)
        var writer = try AtomicFileWriter(folder: layout.generate)
        for place in left {
            try writer.append(file.span.extracting(place.offset - 65..<place.offset + place.length + 1))
        }
        try writer.finish(as: path)
    }
}

extension ResponseLog {
    /// What a reading of the file found.
    private struct Scan {
        var places: [Digest: Place] = [:]
        var size = 0
        /// Behind the last line end.
        var end = 0
        var damaged = 0

        func notices(_ name: String) -> [String] {
            var notices: [String] = []
            if end < size {
                notices.append("\(name) ends in the middle of an answer, which is dropped and asked again")
            }
            if damaged > 0 {
                notices.append(
                    "\(damaged) \(damaged == 1 ? "answer" : "answers") in \(name) \(damaged == 1 ? "is" : "are") damaged, and asked again"
                )
            }
            return notices
        }
    }

    /// Reads the file line by line; of two answers to one request the first counts.
    private static func scan(_ path: String) throws -> Scan {
        var scan = Scan()
        guard FileSystem.exists(path) else { return scan }
        let file = try MappedFile(path)
        scan.size = file.count
        let bytes = file.span
        while scan.end < scan.size {
            guard let end = ByteSearch.first(0x0A, in: bytes, from: scan.end) else { break }
            let start = scan.end
            scan.end = end + 1
            let place = end - start > 65 ? Self.place(bytes.extracting(start..<end), at: start) : nil
            guard let (request, place) = place else {
                scan.damaged += 1
                continue
            }
            if scan.places[request] == nil { scan.places[request] = place }
        }
        return scan
    }

    private static func place(_ entry: Span<UInt8>, at start: Int) -> (Digest, Place)? {
        let line = entry.extracting(65...)
        guard entry[64] == 0x20, let digest = Digest(hex: String(bytes: entry.extracting(0..<64))),
            SHA256.digest(of: line) == digest, let response = KeptResponse(line: [UInt8](line))
        else { return nil }
        return (response.requestDigest, Place(offset: start + 65, length: line.count, line: digest))
    }

    /// What `check` says of the log of a corpus.
    static func check(_ layout: Layout) throws -> (answers: Int, damaged: Int, isTorn: Bool) {
        let scan = try scan(path(layout))
        return (scan.places.count, scan.damaged, scan.end < scan.size)
    }
}
