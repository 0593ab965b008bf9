internal import Corpus

/// Two texts side by side, with what they share marked.
package struct TextPair: Sendable {
    package let left: (id: String, text: String)
    package let right: (id: String, text: String)
    package let similarity: Double?
    /// UTF-8 offsets of shared runs in the left text and in the right.
    package let spans: [(left: Range<Int>, right: Range<Int>)]

    /// The texts, or of long ones what stands about their longest shared run.
    ///
    /// - Parameter limit: the most bytes of a text that are shown.
    package init(
        _ left: (id: String, text: String), _ right: (id: String, text: String), similarity: Double?, limit: Int = 3000
    ) {
        let runs = CommonRuns.find(left.text, right.text)
        let longest = runs.max { $0.left.count < $1.left.count }
        let a = Self.window(left.text, about: longest?.left, limit)
        let b = Self.window(right.text, about: longest?.right, limit)
        self.left = (left.id, a.text)
        self.right = (right.id, b.text)
        self.similarity = similarity
        spans = runs.compactMap { run in
            guard let first = Self.within(run.left, a.range), let second = Self.within(run.right, b.range) else {
                return nil
            }
            return (first, second)
        }
    }

    /// The part of a text that is shown, cut between characters.
    private static func window(_ text: String, about run: Range<Int>?, _ limit: Int) -> (
        text: String, range: Range<Int>
    ) {
        let bytes = Array(text.utf8)
        guard bytes.count > limit else { return (text, 0..<bytes.count) }
        let middle = run.map { min($0.lowerBound + min($0.count, limit) / 2, $0.upperBound) } ?? 0
        var low = max(0, min(middle - limit / 2, bytes.count - limit))
        var high = min(bytes.count, low + limit)
        while low < bytes.count && bytes[low] & 0xC0 == 0x80 { low += 1 }
        while high < bytes.count && bytes[high] & 0xC0 == 0x80 { high -= 1 }
        return (String(decoding: bytes[low..<high], as: UTF8.self), low..<high)
    }

    /// A run as offsets of the part shown, cut at its ends; nil where it is not shown.
    private static func within(_ run: Range<Int>, _ window: Range<Int>) -> Range<Int>? {
        let part = run.clamped(to: window)
        return part.isEmpty ? nil : (part.lowerBound - window.lowerBound)..<(part.upperBound - window.lowerBound)
    }

    var json: JSONValue {
        [
            "left": ["id": .string(left.id), "text": .string(left.text)],
            "right": ["id": .string(right.id), "text": .string(right.text)],
            "similarity": ResultNumber.json(similarity),
            "spans": .array(
                spans.map {
                    [
                        .integer($0.left.lowerBound), .integer($0.left.upperBound), .integer($0.right.lowerBound),
                        .integer($0.right.upperBound),
                    ]
                }),
        ]
    }
}
