internal import Native

/// A Parquet file but for its row groups: where they lie, and the footer that says so.
///
/// Apache Parquet 2.x as all readers know it: pages of version 1, PLAIN and RLE_DICTIONARY, zstd.
package struct ParquetFooter: Sendable {
    /// What a file begins and ends with.
    package static let magic: [UInt8] = Array("PAR1".utf8)

    private let schema: ParquetSchema
    /// Key and value pairs of the footer.
    private let notes: [(key: String, value: String)]
    private var groups: [(group: EncodedRowGroup, offset: Int, bytes: Int)] = []
    /// Rows so far.
    package private(set) var rows = 0

    package init(_ schema: ParquetSchema, notes: [(key: String, value: String)] = []) {
        self.schema = schema
        self.notes = notes
    }

    /// Notes a row group whose bytes begin at `offset`; they are not kept.
    package mutating func add(_ group: EncodedRowGroup, at offset: Int) {
        var description = group
        description.bytes = []
        groups.append((description, offset, group.bytes.count))
        rows += group.rows
    }

    /// The bytes that end the file: the metadata, its length, the magic number.
    package func bytes() -> [UInt8] {
        var thrift = ThriftWriter()
        thrift.begin()
        thrift.integer32(1, 2)
        schema.write(to: &thrift)
        thrift.integer64(3, rows)
        thrift.list(4, .structure, count: groups.count)
        for (ordinal, (group, offset, bytes)) in groups.enumerated() {
            thrift.begin()
            thrift.list(1, .structure, count: group.columns.count)
            for column in group.columns { column.write(at: offset, to: &thrift) }
            thrift.integer64(2, group.columns.reduce(0) { $0 + $1.uncompressed })
            thrift.integer64(3, group.rows)
            thrift.integer64(5, offset)
            thrift.integer64(6, bytes)
            thrift.integer16(7, ordinal & 0x7FFF)
            thrift.end()
        }
        if !notes.isEmpty {
            thrift.list(5, .structure, count: notes.count)
            for note in notes {
                thrift.begin()
                thrift.string(1, note.key)
                thrift.string(2, note.value)
                thrift.end()
            }
        }
        // The form that readers parse for the faults of known writers.
        thrift.string(6, "patcorpus version 0.1.0 (build 1)")
        // Texts are ordered by unsigned bytes, numbers by value.
        thrift.list(7, .structure, count: schema.leaves.count)
        for _ in schema.leaves {
            thrift.begin()
            thrift.begin(1)
            thrift.end()
            thrift.end()
        }
        thrift.end()
        let length = thrift.bytes.count
        thrift.bytes.append(littleEndian: UInt64(length), bytes: 4)
        thrift.bytes.append(Self.magic)
        return thrift.bytes.array
    }
}
