internal import Native

/// A way of writing patents in lines of plain text: reads its records.
///
/// The counterpart of `XMLDialect` for formats without mark-up. A record is the bytes from a line that begins with `recordStart` to before
/// the next such line; what stands before the first one is a header.
package protocol TextDialect: Sendable {
    /// The name that `--dialect` takes and the `sources` layer records.
    var name: String { get }

    /// What the first line of a record is, apart from blanks at its end.
    var recordStart: StaticString { get }

    /// Reads one record. Throws where it holds no document at all.
    func read(_ record: Span<UInt8>, into builder: inout RecordBuilder) throws(RecordFault)
}
