internal import Corpus
internal import Foundation
internal import Ingest
internal import Native

/// The line that a quarantine shard keeps of a piece of input that could not be read: its bytes and why.
struct QuarantineLine {
    let place: SourcePlace
    let dialect: String
    let reason: String

    /// Bytes kept of one piece; of more the beginning is kept, and `length` says how much there was.
    private static let longest = 4 << 20

    /// Appends canonical JSON. UTF-8 is kept as text, anything else in Base64.
    func write(source: borrowing Span<UInt8>, to buffer: inout ByteBuffer) {
        let kept = [UInt8](source.extracting(0..<min(source.count, Self.longest)))
        let text = String(validating: kept, as: UTF8.self)
        let value: JSONValue = [
            "bytes": .string(text ?? Data(kept).base64EncodedString()), "dialect": .string(dialect),
            "encoding": .string(text == nil ? "base64" : "utf-8"), "file": .string(place.file),
            "length": .integer(place.length),
            "offset": .integer(place.offset), "reason": .string(reason),
        ]
        buffer.append(value.canonicalBytes)
    }
}
