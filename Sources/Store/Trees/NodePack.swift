internal import Corpus
internal import Native

/// Where a node lies in a pack.
struct NodePlace: Sendable, Hashable {
    var id: Digest
    var offset: Int
    var packed: Int
    var raw: Int
}

/// Writes the nodes of one commit into one pack.
///
/// A node that the store has already is not written again.
final class NodePackWriter: NodeSink {
    private var file: AtomicFileWriter?
    private let layout: Layout
    private let isKnown: (Digest) throws -> Bool
    private var compressor = ZstdCompressor(level: 3)
    private var bytes = ByteBuffer(capacity: 1 << 16)
    private var frame = ByteBuffer(capacity: 1 << 16)
    private var offset = 0
    private(set) var places: [NodePlace] = []
    private var written: Set<Digest> = []

    init(_ layout: Layout, isKnown: @escaping (Digest) throws -> Bool) {
        self.layout = layout
        self.isKnown = isKnown
    }

    func add(_ node: TreeNode) throws -> Digest {
        bytes.removeAll()
        node.encode(into: &bytes)
        let id = SHA256.digest(of: bytes.span)
        if written.contains(id) { return id }
        if try isKnown(id) { return id }
        written.insert(id)
        frame.removeAll()
        let size = compressor.compress(bytes.span, into: &frame)
        if file == nil {
            try FileSystem.makeDirectory(layout.trees)
            file = try AtomicFileWriter(folder: layout.trees)
        }
        try file?.append(frame.span)
        places.append(NodePlace(id: id, offset: offset, packed: size, raw: bytes.count))
        offset += size
        return id
    }

    /// Takes over a node of another pack as it is compressed there; the caller has verified it.
    func take(_ compressed: Span<UInt8>, _ place: NodePlace) throws {
        guard written.insert(place.id).inserted else { return }
        if file == nil {
            try FileSystem.makeDirectory(layout.trees)
            file = try AtomicFileWriter(folder: layout.trees)
        }
        try file?.append(compressed)
        places.append(NodePlace(id: place.id, offset: offset, packed: compressed.count, raw: place.raw))
        offset += compressed.count
    }

    static let magic: StaticString = "PTNODES1"

    /// The name that the pack will have: the digest of its nodes' ids.
    var name: Digest {
        var ids = SHA256()
        for place in places { ids.update(place.id.bytes.span) }
        return ids.finish()
    }

    /// Ends the pack; returns its name and length, or `nil` if there was nothing new.
    func finish() throws -> (name: Digest, bytes: Int)? {
        guard file != nil else { return nil }
        let name = name
        var table = ByteBuffer(capacity: places.count * 48)
        for place in places {
            table.append(place.id.bytes)
            table.append(littleEndian: UInt64(place.offset))
            table.append(littleEndian: UInt32(place.packed))
            table.append(littleEndian: UInt32(place.raw))
        }
        var footer = ByteBuffer(capacity: 48)
        footer.append(littleEndian: UInt64(places.count))
        footer.append(SHA256.digest(of: table.span).bytes)
        footer.append(Self.magic)
        try file?.append(table.span)
        try file?.append(footer.span)
        try file?.finish(as: layout.pack(name))
        file = nil
        return (name, offset + table.count + footer.count)
    }
}

/// A pack of the store, mapped.
struct NodePackFile: ~Copyable {
    private let file: MappedFile
    let path: String

    init(path: String) throws {
        self.path = path
        file = try MappedFile.open(stored: path, "the pack of tree nodes")
    }

    var count: Int { file.count }

    /// The table at the end. Throws a damage fault.
    func places() throws -> [NodePlace] {
        let span = file.span
        let footer = span.count - 48
        guard footer >= 0, ByteSearch.has(NodePackWriter.magic, in: span, at: span.count - 8),
            let count = span.littleEndian64(at: footer), count <= span.count / 48, footer - count * 48 >= 0
        else { throw Fault.damage("the pack does not end as a pack does", at: path) }
        let start = footer - count * 48
        guard SHA256.digest(of: span.extracting(start..<footer)) == Digest(span.extracting(footer + 8..<footer + 40))
        else {
            throw Fault.damage("the pack's table is damaged", at: path)
        }
        var places: [NodePlace] = []
        var end = 0
        for index in 0..<count {
            let entry = start + index * 48
            guard let id = Digest(span.extracting(entry..<entry + 32)),
                let offset = span.littleEndian64(at: entry + 32),
                offset == end
            else { throw Fault.damage("the pack's table does not fit", at: path) }
            let place = NodePlace(
                id: id, offset: offset, packed: Int(span.littleEndian(at: entry + 40)),
                raw: Int(span.littleEndian(at: entry + 44)))
            end += place.packed
            places.append(place)
        }
        guard end == start else { throw Fault.damage("the pack's table does not cover it", at: path) }
        return places
    }

    /// Hands a node's compressed bytes on as they are.
    func withCompressed(_ place: NodePlace, _ body: (Span<UInt8>) throws -> Void) throws {
        try body(file.span.extracting(place.offset..<place.offset + place.packed))
    }

    /// Appends a node's bytes, verified.
    func read(_ place: NodePlace, with decompressor: inout ZstdDecompressor, into output: inout ByteBuffer) throws {
        guard place.offset >= 0, place.packed >= 0, place.offset <= file.count,
            place.packed <= file.count - place.offset,
            place.raw >= 0, place.raw <= 1 << 30, place.raw >> 15 <= place.packed
        else {
            throw Fault.damage("there is no node where the index says", at: path, fix: "run \"patcorpus repair\"")
        }
        let before = output.count
        do {
            try decompressor.decompress(
                file.span.extracting(place.offset..<place.offset + place.packed), length: place.raw, into: &output)
        } catch let error as ZstdError {
            throw Fault.damage("the node at byte \(place.offset) is damaged (\(error))", at: path)
        }
        guard SHA256.digest(of: output.span(before..<output.count)) == place.id else {
            throw Fault.damage("the node at byte \(place.offset) is not what its digest says", at: path)
        }
    }
}
