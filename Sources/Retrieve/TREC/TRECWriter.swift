package import Native

/// Writes TREC lines, for trec_eval and its kin.
package enum TRECWriter {
    /// Appends a line of a run.
    ///
    /// - Parameters:
    ///   - rank: from 1.
    ///   - score: written with the digits that read back as the same 32-bit float.
    package static func appendRun(
        query: String, document: String, rank: Int, score: Float, tag: String, to buffer: inout ByteBuffer
    ) {
        buffer.append(query)
        buffer.append(" Q0 ")
        buffer.append(document)
        buffer.append(0x20)
        buffer.append(decimal: rank)
        buffer.append(0x20)
        buffer.append("\(score)")
        buffer.append(0x20)
        buffer.append(tag)
        buffer.append(0x0A)
    }

    /// Appends a line of judgements.
    package static func appendQrels(query: String, document: String, relevance: Int, to buffer: inout ByteBuffer) {
        buffer.append(query)
        buffer.append(" 0 ")
        buffer.append(document)
        buffer.append(0x20)
        buffer.append(decimal: relevance)
        buffer.append(0x0A)
    }
}
