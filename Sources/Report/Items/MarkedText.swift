/// A text taken apart at its marked spans, with what is far from them left out.
enum MarkedText {
    enum Piece: Equatable {
        case plain(String)
        case marked(String)
        /// So many bytes are left out.
        case gap(Int)
    }

    /// A text up to this many bytes is shown whole.
    static let whole = 1500
    /// How much is shown around a span, of the beginning of a long span, and of its end.
    private static let around = 150
    private static let longSpan = (start: 900, end: 300)
    private static let maximum = 4000

    /// The pieces in order; without gaps they make up the text.
    static func pieces(of text: String, spans: [Range<Int>]) -> [Piece] {
        let bytes = Array(text.utf8)
        let marked = merged(spans.filter { !$0.isEmpty }.map { snapped($0, in: bytes) })
        var pieces: [Piece] = []
        var shown = 0
        var left = 0
        for range in cut(bytes.count, around: marked) {
            let range = snapped(range, in: bytes)
            guard range.lowerBound < range.upperBound, range.lowerBound >= left else { continue }
            if range.lowerBound > left { pieces.append(.gap(range.lowerBound - left)) }
            left = range.upperBound
            var position = range.lowerBound
            for span in marked where span.overlaps(range) {
                let span = span.clamped(to: range)
                if position < span.lowerBound { pieces.append(.plain(string(bytes[position..<span.lowerBound]))) }
                pieces.append(.marked(string(bytes[span])))
                position = span.upperBound
            }
            if position < range.upperBound { pieces.append(.plain(string(bytes[position..<range.upperBound]))) }
            shown += range.count
            if shown > maximum { break }
        }
        if left < bytes.count { pieces.append(.gap(bytes.count - left)) }
        return pieces
    }

    /// What is shown: all of a short text, else the surroundings of the spans, else the beginning.
    private static func cut(_ count: Int, around marked: [Range<Int>]) -> [Range<Int>] {
        if count <= whole { return [0..<count] }
        if marked.isEmpty { return [0..<whole] }
        var shown: [Range<Int>] = []
        for span in marked {
            let wide = max(0, span.lowerBound - around)..<min(count, span.upperBound + around)
            if wide.count > longSpan.start + longSpan.end + 2 * around {
                shown.append(wide.lowerBound..<(wide.lowerBound + longSpan.start + around))
                shown.append((wide.upperBound - longSpan.end - around)..<wide.upperBound)
            } else {
                shown.append(wide)
            }
        }
        return merged(shown)
    }

    /// The ranges in order, those that touch as one.
    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }

    /// The range, widened so that it divides no character's bytes.
    private static func snapped(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower > 0, lower < bytes.count, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
        while upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
        return lower..<upper
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
