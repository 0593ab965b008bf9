package import Native

/// Every dialect of XML that ingest reads.
package enum Dialects {
    /// In the order in which they are asked.
    package static let all: [any XMLDialect] = [
        USPTOv4(),
        EPOFulltext(),
        DOCDB(),
        EPOOPSFulltext(),
        EPOFullTextMaster(),
        MAREC(),
    ]

    /// The dialect that reads the record at `node`, or `nil`.
    package static func dialect(for tape: XMLTape, record node: XMLNode) -> (any XMLDialect)? {
        let name = tape.name(node)
        for dialect in candidates[name] ?? [] where dialect.accepts(tape, record: node) { return dialect }
        return nil
    }

    private static let candidates: [XMLName: [any XMLDialect]] = {
        var table: [XMLName: [any XMLDialect]] = [:]
        for dialect in all {
            for name in dialect.recordElements { table[name, default: []].append(dialect) }
        }
        return table
    }()
}
