internal import Corpus
package import Native

/// A row group's bytes, and what the footer says of it.
package struct EncodedRowGroup: Sendable {
    package var bytes: [UInt8]
    package var rows: Int
    var columns: [ColumnChunk]
}

/// Takes rows apart into columns, one row group after the other. For one thread.
package final class RowGroupEncoder {
    private let schema: ParquetSchema
    private let columns: [ColumnWriter]
    private var compressor: PageCompressor
    private var rows = 0

    /// - Parameter isCompressed: false leaves pages as they are, whose bytes then depend on no version of zstd.
    package init(_ schema: ParquetSchema, isCompressed: Bool = true) {
        self.schema = schema
        columns = schema.leaves.map { ColumnWriter($0) }
        compressor = PageCompressor(isCompressed: isCompressed)
    }

    /// Rows since the last `finish`.
    package var count: Int { rows }

    /// Takes the members of a JSON object as the first fields of a row: those of `fields`, or all. The rest follows by `append`, then `endRow`.
    ///
    /// A member that is missing is null. Throws a fault for a value of another type than its field's, a null where there may be none,
    /// and a member that is no field: nothing is left out silently.
    package func append(object: borrowing JSONElement, fields: Range<Int>? = nil) throws {
        try members(object, schema.nodes[fields ?? 0..<schema.nodes.count], repetition: 0, definition: 0)
    }

    /// Takes a JSON value as a field.
    package func append(_ field: Int, json: borrowing JSONElement) throws {
        try append(json, schema.nodes[field], repetition: 0, definition: 0)
    }

    /// Takes a text as a field.
    package func append(_ field: Int, text: Span<UInt8>) {
        columns[schema.nodes[field].leaves.lowerBound].append(text: text, repetition: 0)
    }

    /// Takes a text, or null, as a field.
    package func append(_ field: Int, text: String?) {
        guard var text else { return appendNull(field) }
        text.makeContiguousUTF8()
        append(field, text: text.utf8Span.span)
    }

    /// Takes a list of texts as a field.
    package func append(_ field: Int, texts: [String]) {
        let node = schema.nodes[field]
        if texts.isEmpty { return appendNull(node.leaves, repetition: 0, definition: node.definition) }
        for (index, text) in texts.enumerated() {
            var text = text
            text.makeContiguousUTF8()
            columns[node.leaves.lowerBound].append(
                text: text.utf8Span.span, repetition: index == 0 ? 0 : node.repetition)
        }
    }

    /// Takes a null as a field.
    package func appendNull(_ field: Int) {
        appendNull(schema.nodes[field].leaves, repetition: 0, definition: 0)
    }

    /// Ends a row; each field has its value by now.
    package func endRow() {
        rows += 1
        for column in columns { column.endRow(&compressor) }
    }

    /// Ends the row group and begins an empty one.
    package func finish() -> EncodedRowGroup {
        var output = ByteBuffer(capacity: 1 << 20)
        let chunks = columns.map { $0.finish(&compressor, into: &output) }
        let rows = rows
        self.rows = 0
        return EncodedRowGroup(bytes: output.array, rows: rows, columns: chunks)
    }

    // MARK: Taking apart

    private func appendNull(_ leaves: Range<Int>, repetition: UInt8, definition: UInt8) {
        for leaf in leaves { columns[leaf].appendNull(repetition: repetition, definition: definition) }
    }

    private func members(
        _ object: borrowing JSONElement, _ nodes: ArraySlice<ParquetSchema.Node>, repetition: UInt8, definition: UInt8
    ) throws {
        var found = 0
        for node in nodes {
            if let member = object.member(node.name) {
                found += 1
                try append(member, node, repetition: repetition, definition: definition)
            } else if node.isOptional {
                appendNull(node.leaves, repetition: repetition, definition: definition)
            } else {
                throw Fault("the field \(node.name) is missing, and its column has no nulls")
            }
        }
        guard found == object.count else {
            throw Fault("an object has members that the table has no column for: it has more than \(nodes.map(\.name))")
        }
    }

    private func append(
        _ value: borrowing JSONElement, _ node: ParquetSchema.Node, repetition: UInt8, definition: UInt8
    ) throws {
        let kind = value.kind
        if kind == .null {
            guard node.isOptional else { throw Fault("the field \(node.name) is null, and its column has no nulls") }
            return appendNull(node.leaves, repetition: repetition, definition: definition)
        }
        switch node.kind {
        case .leaf: try append(leaf: value, node, kind, repetition)
        case .structure:
            guard kind == .object else { throw mismatch(node, kind) }
            try members(value, node.children[...], repetition: repetition, definition: node.definition)
        case .list:
            guard kind == .array else { throw mismatch(node, kind) }
            var next = repetition
            try value.forEach { element in
                try append(element, node.children[0], repetition: next, definition: node.definition + 1)
                next = node.repetition
            }
            if value.count == 0 {
                appendNull(node.leaves, repetition: repetition, definition: node.definition)
            }
        }
    }

    private func append(
        leaf value: borrowing JSONElement, _ node: ParquetSchema.Node, _ kind: JSONElement.Kind, _ repetition: UInt8
    ) throws {
        let column = columns[node.leaves.lowerBound]
        switch (column.leaf.type, kind) {
        case (.string, .string): value.withBytes { column.append(text: $0, repetition: repetition) }
        case (.boolean, .boolean): column.append(boolean: value.boolean ?? false, repetition: repetition)
        case (.integer64, .integer): column.append(integer: value.integer ?? 0, repetition: repetition)
        case (.integer32, .integer):
            guard let integer = value.integer, Int32(exactly: integer) != nil else { throw mismatch(node, kind) }
            column.append(integer: integer, repetition: repetition)
        case (.double, .integer), (.double, .double), (.double, .unsigned):
            column.append(double: value.number ?? 0, repetition: repetition)
        default: throw mismatch(node, kind)
        }
    }

    private func mismatch(_ node: ParquetSchema.Node, _ kind: JSONElement.Kind) -> Fault {
        Fault("the field \(node.name) has a value of another type than its column: \(kind)")
    }
}
