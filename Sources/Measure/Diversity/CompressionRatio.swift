internal import Corpus
internal import Native

/// How many times smaller a corpus becomes by compression; high where texts repeat themselves and each other.
///
/// Shaib et al., "Standardizing the Measurement of Text Diversity", 2024, who use gzip, which sees repetitions within 32 KiB only. Ours is zstd at level 9 over all texts with a newline
/// between, whose window of 4 MiB sees across documents. Compare only figures of one compressor and corpora of one size.
package struct CompressionRatio: Sendable {
    package init() {}

    /// Measures; figures `value` (bytes before over bytes after), `bytes` and `compressed`. Empty texts are left out.
    package func measure(_ texts: [String]) throws -> Measurement {
        let kept = texts.filter { !$0.isEmpty }
        guard !kept.isEmpty else { throw Fault("all texts are empty", fix: "widen the selection", kind: .usage) }
        var buffer = ByteBuffer()
        for (index, text) in kept.enumerated() {
            if index > 0 { buffer.append(UInt8(0x0A)) }
            buffer.append(text)
        }
        var compressor = ZstdCompressor(level: 9)
        var output = ByteBuffer()
        let after = compressor.compress(buffer, into: &output)
        var result = Measurement("compression", n: kept.count)
        result.figures = [
            ("value", Double(buffer.count) / Double(after)), ("bytes", Double(buffer.count)),
            ("compressed", Double(after)),
        ]
        result.parameters = [("compressor", "zstd"), ("level", 9)]
        if kept.count < texts.count { result.notes.append("\(texts.count - kept.count) empty texts are left out") }
        return result
    }
}
