internal import Native

/// Makes one column's chunk of a row group: values in, compressed pages out.
///
/// Values go into a dictionary until the first page is full. If few of them repeat, the dictionary is given up and the chunk is plain; else it is kept until it has
/// `dictionaryBytes`. Memory is one page, the dictionary, and the compressed pages. Used by one thread.
final class ColumnWriter {
    /// A page ends with the row that reaches so many bytes of plain values …
    static let pageBytes = 1 << 20
    /// … or so many values.
    static let pageValues = 1 << 18
    /// A dictionary that has grown so large gets no further pages.
    static let dictionaryBytes = 1 << 20

    private enum Values {
        /// In the dictionary, as long as nobody knows better.
        case trying
        case dictionary
        case plain
    }

    let leaf: ParquetSchema.Leaf
    private var repetitions: [UInt8] = []
    private var definitions: [UInt8] = []
    private var values = Values.trying
    private var dictionary = ByteTable()
    private var indices: [UInt32] = []
    private var plain = ByteBuffer(capacity: 1 << 12)
    private var booleans: [UInt8] = []
    /// Bytes that the page's values have, or would have, as plain ones.
    private var plainBytes = 0
    private var number: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]

    private var statistics = ColumnStatistics()
    private var pages = ByteBuffer(capacity: 1 << 12)
    private var body = ByteBuffer(capacity: 1 << 12)
    private var compressed = ByteBuffer(capacity: 1 << 12)
    private var count = 0
    private var uncompressed = 0
    private var hasDictionaryPages = false
    private var hasPlainPages = false

    init(_ leaf: ParquetSchema.Leaf) {
        self.leaf = leaf
        reset()
    }

    private func reset() {
        statistics = ColumnStatistics()
        values = leaf.type == .boolean ? .plain : .trying
        dictionary.removeAll()
        pages.removeAll()
        count = 0
        uncompressed = 0
        hasDictionaryPages = false
        hasPlainPages = false
    }

    // MARK: Values

    @inline(__always)
    private func appendLevels(_ repetition: UInt8, _ definition: UInt8) {
        if leaf.repetition > 0 { repetitions.append(repetition) }
        definitions.append(definition)
    }

    /// A null, or a list without elements, which definition levels tell apart.
    func appendNull(repetition: UInt8, definition: UInt8) {
        appendLevels(repetition, definition)
        statistics.nulls += 1
    }

    func append(text: Span<UInt8>, repetition: UInt8) {
        appendLevels(repetition, leaf.definition)
        plainBytes += text.count + 4
        if values == .plain {
            appendPlain(text)
        } else {
            indices.append(UInt32(dictionary.insert(text)))
        }
    }

    private func appendPlain(_ text: Span<UInt8>) {
        plain.append(littleEndian: UInt64(text.count), bytes: 4)
        plain.append(text)
        statistics.note(text)
    }

    func append(integer: Int, repetition: UInt8) {
        statistics.note(integer)
        append(bits: UInt64(bitPattern: Int64(integer)), width: leaf.type == .integer32 ? 4 : 8, repetition)
    }

    func append(double: Double, repetition: UInt8) {
        statistics.note(double)
        append(bits: double.bitPattern, width: 8, repetition)
    }

    func append(boolean: Bool, repetition: UInt8) {
        appendLevels(repetition, leaf.definition)
        statistics.note(boolean ? 1 : 0)
        booleans.append(boolean ? 1 : 0)
    }

    private func append(bits: UInt64, width: Int, _ repetition: UInt8) {
        appendLevels(repetition, leaf.definition)
        plainBytes += width
        if values == .plain {
            plain.append(littleEndian: bits, bytes: width)
        } else {
            for index in 0..<width { number[index] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * index)) }
            indices.append(UInt32(dictionary.insert(number.span.extracting(0..<width))))
        }
    }

    // MARK: Pages

    /// Ends the page if it is full; call it between rows, so that no row lies in two pages.
    func endRow(_ compressor: inout PageCompressor) {
        if plainBytes >= Self.pageBytes || definitions.count >= Self.pageValues { endPage(&compressor) }
    }

    private func endPage(_ compressor: inout PageCompressor) {
        if definitions.isEmpty { return }
        if values == .trying { decide() }
        body.removeAll()
        if leaf.repetition > 0 { appendLevels(repetitions, maximum: leaf.repetition) }
        if leaf.definition > 0 { appendLevels(definitions, maximum: leaf.definition) }
        let isDictionary = values == .dictionary
        if isDictionary {
            let width = max(1, HybridRuns.width(dictionary.count - 1))
            body.append(UInt8(width))
            HybridRuns.append(indices.span, width: width, to: &body)
            hasDictionaryPages = true
        } else {
            packBooleans()
            body.append(plain.span)
            hasPlainPages = true
        }
        let values = definitions.count
        writePage(&pages, &compressor) { thrift in
            thrift.begin(5)
            thrift.integer32(1, values)
            thrift.integer32(2, isDictionary ? 8 : 0)
            thrift.integer32(3, 3)
            thrift.integer32(4, 3)
            thrift.end()
        }
        count += values
        repetitions.removeAll(keepingCapacity: true)
        definitions.removeAll(keepingCapacity: true)
        indices.removeAll(keepingCapacity: true)
        plain.removeAll()
        plainBytes = 0
        if isDictionary && dictionary.bytes.count > Self.dictionaryBytes { self.values = .plain }
    }

    /// After the first page: is the dictionary smaller than the plain values by a fifth?
    private func decide() {
        let width = leaf.type == .string ? 4 : 0
        if (dictionary.bytes.count + dictionary.count * width) * 5 < plainBytes * 4 {
            values = .dictionary
            return
        }
        values = .plain
        let table = dictionary
        dictionary = ByteTable()
        let bytes = table.bytes.span
        for index in indices {
            let value = bytes.extracting(table.range(Int(index)))
            if leaf.type == .string { appendPlain(value) } else { plain.append(value) }
        }
        indices.removeAll(keepingCapacity: true)
    }

    private func appendLevels(_ levels: [UInt8], maximum: UInt8) {
        var runs = ByteBuffer(capacity: 256)
        HybridRuns.append(levels.span, width: HybridRuns.width(Int(maximum)), to: &runs)
        body.append(littleEndian: UInt64(runs.count), bytes: 4)
        body.append(runs.span)
    }

    private func packBooleans() {
        var index = 0
        while index < booleans.count {
            var byte: UInt8 = 0
            for bit in 0..<min(8, booleans.count - index) { byte |= booleans[index + bit] << UInt8(bit) }
            body.append(byte)
            index += 8
        }
        booleans.removeAll(keepingCapacity: true)
    }

    /// Appends header and compressed `body`; `kind` writes the header's part for its kind of page, the first kind being a page of data.
    private func writePage(
        _ output: inout ByteBuffer, _ compressor: inout PageCompressor, type: Int = 0,
        _ kind: (inout ThriftWriter) -> Void
    ) {
        compressed.removeAll()
        let size = compressor.compress(body.span, into: &compressed)
        var thrift = ThriftWriter()
        thrift.begin()
        thrift.integer32(1, type)
        thrift.integer32(2, body.count)
        thrift.integer32(3, size)
        kind(&thrift)
        thrift.end()
        output.append(thrift.bytes.span)
        output.append(compressed.span)
        uncompressed += thrift.bytes.count + body.count
    }

    // MARK: The chunk

    /// Appends the chunk to a row group's bytes, describes it, and begins an empty one.
    func finish(_ compressor: inout PageCompressor, into output: inout ByteBuffer) -> ColumnChunk {
        endPage(&compressor)
        let start = output.count
        var dictionaryOffset: Int?
        if hasDictionaryPages {
            dictionaryOffset = start
            writeDictionary(&compressor, into: &output)
        }
        let dataOffset = output.count
        output.append(pages.span)
        // Levels are runs; then what the values are in.
        let encodings = [3] + (hasPlainPages || hasDictionaryPages ? [0] : []) + (hasDictionaryPages ? [8] : [])
        let chunk = ColumnChunk(
            type: leaf.type, path: leaf.path, codec: compressor.codec, encodings: encodings, values: count,
            uncompressed: uncompressed,
            compressed: output.count - start, dataOffset: dataOffset, dictionaryOffset: dictionaryOffset,
            statistics: statistics)
        reset()
        return chunk
    }

    private func writeDictionary(_ compressor: inout PageCompressor, into output: inout ByteBuffer) {
        body.removeAll()
        let table = dictionary
        let bytes = table.bytes.span
        for number in 0..<table.count {
            let value = bytes.extracting(table.range(number))
            if leaf.type == .string {
                body.append(littleEndian: UInt64(value.count), bytes: 4)
                statistics.note(value)
            }
            body.append(value)
        }
        let count = table.count
        writePage(&output, &compressor, type: 2) { thrift in
            thrift.begin(7)
            thrift.integer32(1, count)
            thrift.integer32(2, 0)
            thrift.end()
        }
    }
}

/// Where a column's chunk lies in its row group, and what it holds.
struct ColumnChunk: Sendable {
    var type: ParquetType
    var path: [String]
    var codec: Int
    var encodings: [Int]
    /// Values, nulls and empty lists too.
    var values: Int
    var uncompressed: Int
    var compressed: Int
    /// From the row group's beginning.
    var dataOffset: Int
    var dictionaryOffset: Int?
    var statistics: ColumnStatistics

    /// Writes the `ColumnChunk` of a row group that begins at `offset` of the file.
    func write(at offset: Int, to thrift: inout ThriftWriter) {
        thrift.begin()
        thrift.integer64(2, 0)
        thrift.begin(3)
        thrift.integer32(1, type.physical)
        thrift.list(2, .integer32, count: encodings.count)
        for encoding in encodings { thrift.element(encoding) }
        thrift.list(3, .binary, count: path.count)
        for name in path { thrift.element(Array(name.utf8)) }
        thrift.integer32(4, codec)
        thrift.integer64(5, values)
        thrift.integer64(6, uncompressed)
        thrift.integer64(7, compressed)
        thrift.integer64(9, offset + dataOffset)
        if let dictionaryOffset { thrift.integer64(11, offset + dictionaryOffset) }
        statistics.write(12, type, to: &thrift)
        thrift.end()
        thrift.end()
    }
}
