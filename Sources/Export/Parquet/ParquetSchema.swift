/// What a column of a Parquet file holds.
package indirect enum ParquetType: Sendable, Hashable {
    case string
    case integer64
    case integer32
    case double
    case boolean
    case list(ParquetType)
    case structure([ParquetField])

    /// The number of the physical type in Parquet's `Type`.
    var physical: Int {
        switch self {
        case .boolean: 0
        case .integer32: 1
        case .integer64: 2
        case .double: 5
        default: 6
        }
    }
}

/// A named field of a row or of a structure.
package struct ParquetField: Sendable, Hashable {
    package var name: String
    package var type: ParquetType
    /// Whether it may be null. Elements of lists always may, as Arrow has it.
    package var isOptional: Bool

    package init(_ name: String, _ type: ParquetType, isOptional: Bool = true) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
    }
}

/// The fields of a row, with the levels that Dremel's encoding gives each.
///
/// Melnik et al., "Dremel", VLDB 2010; lists are in Parquet's three levels (`list`, `element`).
package struct ParquetSchema: Sendable {
    package let fields: [ParquetField]
    /// The columns, in order.
    let leaves: [Leaf]
    /// A node for each field.
    let nodes: [Node]

    /// A column.
    struct Leaf: Sendable {
        var type: ParquetType
        var path: [String]
        /// The definition level of a value that is there.
        var definition: UInt8
        /// How many lists are around it.
        var repetition: UInt8
    }

    /// A field, a structure's member or a list's element.
    final class Node: Sendable {
        enum Kind: Sendable {
            case leaf
            case structure
            case list
        }

        let name: String
        let kind: Kind
        let isOptional: Bool
        /// The definition level where this value is not null.
        let definition: UInt8
        /// The repetition level of a list's later elements.
        let repetition: UInt8
        let children: [Node]
        let leaves: Range<Int>

        init(
            _ name: String, _ kind: Kind, isOptional: Bool, definition: UInt8, repetition: UInt8, children: [Node],
            leaves: Range<Int>
        ) {
            self.name = name
            self.kind = kind
            self.isOptional = isOptional
            self.definition = definition
            self.repetition = repetition
            self.children = children
            self.leaves = leaves
        }
    }

    package init(_ fields: [ParquetField]) {
        self.fields = fields
        var leaves: [Leaf] = []
        nodes = fields.map { Self.node($0, path: [], definition: 0, repetition: 0, &leaves) }
        self.leaves = leaves
    }

    private static func node(
        _ field: ParquetField, path: [String], definition: UInt8, repetition: UInt8, _ leaves: inout [Leaf]
    ) -> Node {
        let path = path + [field.name]
        let definition = definition + (field.isOptional ? 1 : 0)
        let first = leaves.count
        var children: [Node] = []
        var kind = Node.Kind.leaf
        var repetition = repetition
        switch field.type {
        case .structure(let members):
            kind = .structure
            children = members.map { node($0, path: path, definition: definition, repetition: repetition, &leaves) }
        case .list(let element):
            kind = .list
            repetition += 1
            children = [
                node(
                    ParquetField("element", element), path: path + ["list"], definition: definition + 1,
                    repetition: repetition, &leaves)
            ]
        default:
            leaves.append(Leaf(type: field.type, path: path, definition: definition, repetition: repetition))
        }
        return Node(
            field.name, kind, isOptional: field.isOptional, definition: definition, repetition: repetition,
            children: children, leaves: first..<leaves.count)
    }
}

extension ParquetSchema {
    /// Writes the list of `SchemaElement`s, depth first, as the second field of the footer.
    func write(to thrift: inout ThriftWriter) {
        thrift.list(2, .structure, count: 1 + fields.reduce(0) { $0 + Self.elements($1.type) })
        thrift.begin()
        thrift.string(4, "schema")
        thrift.integer32(5, fields.count)
        thrift.end()
        for field in fields { Self.write(field, to: &thrift) }
    }

    private static func elements(_ type: ParquetType) -> Int {
        switch type {
        case .list(let element): 2 + elements(element)
        case .structure(let members): members.reduce(1) { $0 + elements($1.type) }
        default: 1
        }
    }

    private static func write(_ field: ParquetField, to thrift: inout ThriftWriter) {
        thrift.begin()
        var members: [ParquetField] = []
        switch field.type {
        case .list, .structure: break
        default: thrift.integer32(1, field.type.physical)
        }
        thrift.integer32(3, field.isOptional ? 1 : 0)
        thrift.string(4, field.name)
        switch field.type {
        case .list:
            thrift.integer32(5, 1)
            thrift.integer32(6, 3)
            union(10, 3, &thrift)
        case .structure(let fields):
            members = fields
            thrift.integer32(5, fields.count)
        case .string:
            thrift.integer32(6, 0)
            union(10, 1, &thrift)
        default: break
        }
        thrift.end()
        if case .list(let element) = field.type {
            thrift.begin()
            thrift.integer32(3, 2)
            thrift.string(4, "list")
            thrift.integer32(5, 1)
            thrift.end()
            write(ParquetField("element", element), to: &thrift)
        }
        for member in members { write(member, to: &thrift) }
    }

    /// A union whose one member is an empty structure, as `LogicalType` and `ColumnOrder` are.
    private static func union(_ id: Int, _ member: Int, _ thrift: inout ThriftWriter) {
        thrift.begin(id)
        thrift.begin(member)
        thrift.end()
        thrift.end()
    }
}
