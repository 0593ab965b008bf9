internal import Corpus
internal import Native

/// What one piece of input gave.
package enum PieceOutcome: Sendable {
    /// A document, whose canonical line comes with it.
    case record(RecordSummary, dialect: String)
    /// No patent document: what it is instead.
    case foreign(String)
    /// It cannot be read: why.
    case unreadable(String, dialect: String)
}

/// Reads pieces one after the other with one parser and one builder.
package struct RecordReader: ~Copyable {
    private var parser = XMLParser()
    private var builder = RecordBuilder()
    private var line = ByteBuffer(capacity: 256 << 10)
    private let onlyDialect: String?

    /// - Parameter dialect: reads this dialect only; `nil` detects it.
    package init(dialect: String? = nil) { onlyDialect = dialect }

    /// Receives what a piece gave: its range in the piece, the outcome, and the line (empty unless it is a record).
    package typealias Receiver = (Range<Int>, PieceOutcome, borrowing Span<UInt8>) throws -> Void

    /// Reads one piece of a file of that layout.
    package mutating func read(_ piece: Span<UInt8>, layout: FileLayout, _ receive: Receiver) throws {
        let all = 0..<piece.count
        if layout == .greenbook { return try readText(piece, receive) }
        do {
            try parser.parse(piece)
        } catch {
            if try readRepaired(piece, receive) { return }
            if layout == .documents, try readBrokenOff(piece, receive) { return }
            if layout == .documents, try readApart(piece, receive) { return }
            try receive(all, .unreadable(error.description, dialect: ""), line.none)
            return
        }
        let tape = parser.tape
        guard let root = tape.root else { return }
        if Dialects.dialect(for: tape, record: root) != nil {
            try read(root, range: all, receive)
            return
        }
        // Records inside a document that could not be cut by its bytes (UTF-16).
        var found = false
        for element in tape.descendants(root) where Dialects.dialect(for: tape, record: element) != nil {
            found = true
            try read(element, range: all, receive)
        }
        if !found { try receive(all, .foreign("no patent document in it"), line.none) }
    }

    /// A record of a dialect that is not XML.
    private mutating func readText(_ piece: Span<UInt8>, _ receive: Receiver) throws {
        for dialect in Dialects.text where onlyDialect == nil || onlyDialect == dialect.name {
            builder.clear()
            line.removeAll()
            let outcome: PieceOutcome
            do throws(RecordFault) {
                try dialect.read(piece, into: &builder)
                outcome = .record(try builder.finish(into: &line), dialect: dialect.name)
            } catch {
                outcome = .unreadable(error.description, dialect: dialect.name)
                line.removeAll()
            }
            try receive(0..<piece.count, outcome, line.span)
            return
        }
        try receive(0..<piece.count, .foreign("Greenbook text"), line.none)
    }

    /// SGML that can be made XML by its own rules. False if it is not, or still cannot be read.
    private mutating func readRepaired(_ piece: Span<UInt8>, _ receive: Receiver) throws -> Bool {
        guard let repaired = PatdocSGML.xml(piece) else { return false }
        do {
            try parser.parse(repaired.span)
        } catch {
            return false
        }
        guard let root = parser.tape.root else { return false }
        try read(root, range: 0..<piece.count, receive)
        return true
    }

    /// A document whose text breaks off, and behind it others, whose declarations do not follow on an element's end: cuts at every
    /// declaration and reads each part. False if there is only one.
    private mutating func readBrokenOff(_ piece: Span<UInt8>, _ receive: Receiver) throws -> Bool {
        guard var next = ByteSearch.first("<?xml version", in: piece, from: 1) else { return false }
        var start = 0
        while start < piece.count {
            let from = start
            try read(piece.extracting(from..<next), layout: .documents) { place, outcome, line in
                try receive(from + place.lowerBound..<from + place.upperBound, outcome, line)
            }
            start = next
            next = ByteSearch.first("<?xml version", in: piece, from: start + 1) ?? piece.count
        }
        return true
    }

    /// Documents that follow each other without declarations, or a damaged one before a whole one: cuts at the start tags of records
    /// and reads each part. False if there is only one.
    private mutating func readApart(_ piece: Span<UInt8>, _ receive: Receiver) throws -> Bool {
        guard let root = RecordTags.firstElement(in: piece, from: 0, to: piece.count), root.isRecord else {
            return false
        }
        let layout = FileLayout.container(root.qualifiedName)
        guard let first = layout.piece(in: piece, from: 0), layout.piece(in: piece, from: first.upperBound) != nil
        else {
            return false
        }
        var position = 0
        while let range = layout.piece(in: piece, from: position) {
            position = range.upperBound
            do {
                try parser.parse(piece.extracting(range))
                if let element = parser.tape.root { try read(element, range: range, receive) }
            } catch let failure as XMLFailure {
                let isRepaired = try readRepaired(piece.extracting(range)) { _, outcome, line in
                    try receive(range, outcome, line)
                }
                if isRepaired { continue }
                try receive(range, .unreadable(failure.description, dialect: ""), line.none)
            }
        }
        return true
    }

    private mutating func read(_ node: XMLNode, range: Range<Int>, _ receive: Receiver) throws {
        let tape = parser.tape
        guard let dialect = Dialects.dialect(for: tape, record: node) else {
            try receive(range, .foreign("no patent document in it"), line.none)
            return
        }
        guard onlyDialect == nil || onlyDialect == dialect.name else {
            try receive(range, .foreign("a document of the dialect \(dialect.name)"), line.none)
            return
        }
        builder.clear()
        line.removeAll()
        let outcome: PieceOutcome
        do throws(RecordFault) {
            try dialect.read(tape, node, into: &builder)
            builder.defects[.undeclaredEntity] += tape.unknownEntities
            outcome = .record(try builder.finish(into: &line), dialect: dialect.name)
        } catch {
            outcome = .unreadable(error.description, dialect: dialect.name)
            line.removeAll()
        }
        try receive(range, outcome, line.span)
    }
}

extension ByteBuffer {
    /// No bytes.
    fileprivate var none: Span<UInt8> {
        @_lifetime(borrow self)
        borrowing get { span(0..<0) }
    }
}
