package import Native

/// A way of writing patents in XML: recognises its records and reads them.
///
/// One file each in this folder, listed in `Dialects.all`. A reader is a value without state; it walks one record's element on the tape and
/// calls the builder. It never throws for a missing field, only where there is no document at all.
package protocol XMLDialect: Sendable {
    /// The name that `--dialect` takes and the `sources` layer records.
    var name: String { get }

    /// The local names of the elements that hold one publication each: what a file is split at.
    var recordElements: [XMLName] { get }

    /// Whether this dialect reads `record`, an element with one of those names (dialects share some: `patent-document` is MAREC's and ST.36's).
    func accepts(_ tape: XMLTape, record: XMLNode) -> Bool

    /// Reads one record.
    func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) throws(RecordFault)
}

extension XMLDialect {
    package func accepts(_ tape: XMLTape, record: XMLNode) -> Bool { true }
}
