internal import Native

/// Compresses pages with zstd, or leaves them as they are.
struct PageCompressor: ~Copyable {
    private var zstd: ZstdCompressor?

    init(isCompressed: Bool) { zstd = isCompressed ? ZstdCompressor() : nil }

    /// The number in Parquet's `CompressionCodec`.
    var codec: Int {
        switch zstd {
        case .some: 6
        case .none: 0
        }
    }

    /// Appends the page, and returns how many bytes it has become.
    mutating func compress(_ page: Span<UInt8>, into output: inout ByteBuffer) -> Int {
        let before = output.count
        if zstd?.compress(page, into: &output) == nil { output.append(page) }
        return output.count - before
    }
}
