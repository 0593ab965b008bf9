internal import Corpus
package import Native

/// What one piece of input gave.
package enum PieceOutcome {
    /// A document: its line is in the reader's `line`.
    case record(RecordSummary, dialect: String)
    /// Well-formed, but no patent document: what it is.
    case foreign(String)
    /// It cannot be read: why, and where in the piece.
    case unreadable(String, dialect: String)
}

/// Reads pieces one after the other with one parser and one builder.
package struct RecordReader: ~Copyable {
    private var parser = XMLParser()
    private var builder = RecordBuilder()
    /// The canonical line of the last record, without a newline.
    package private(set) var line = ByteBuffer(capacity: 256 << 10)
    private let onlyDialect: String?

    /// - Parameter dialect: reads this dialect only; `nil` detects it.
    package init(dialect: String? = nil) { onlyDialect = dialect }

    /// Reads one piece of a file of the layout.
    package mutating func read(_ piece: Span<UInt8>, layout: FileLayout) -> PieceOutcome {
        if layout == .greenbook { return .foreign("Greenbook text") }
        do {
            try parser.parse(piece)
        } catch {
            return .unreadable(error.description, dialect: "")
        }
        guard let root = parser.tape.root else { return .foreign("no element") }
        return read(root)
    }

    private mutating func read(_ node: XMLNode) -> PieceOutcome {
        let tape = parser.tape
        guard let dialect = Dialects.dialect(for: tape, record: node), onlyDialect == nil || onlyDialect == dialect.name
        else { return .foreign("no patent document in this element") }
        builder.clear()
        line.removeAll()
        do throws(RecordFault) {
            try dialect.read(tape, node, into: &builder)
            builder.defects[.undeclaredEntity] += tape.unknownEntities
            let summary = try builder.finish(into: &line)
            return .record(summary, dialect: dialect.name)
        } catch {
            return .unreadable(error.description, dialect: dialect.name)
        }
    }
}
