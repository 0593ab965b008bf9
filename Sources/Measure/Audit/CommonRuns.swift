internal import Curate

/// Runs of words that two texts share, for showing the texts side by side.
package enum CommonRuns {
    /// The shared runs of at least `least` words, from the left of the first text, none overlapping there; ranges are UTF-8 offsets.
    ///
    /// Greedy: at each word the longest run that any place of the second text gives. Time in proportion to the words, but for phrases that come often.
    package static func find(
        _ left: String, _ right: String, least: Int = 8
    ) -> [(left: Range<Int>, right: Range<Int>)] {
        let a = PlacedWords(left)
        let b = PlacedWords(right)
        guard least >= 1, a.count >= least, b.count >= least else { return [] }
        let x = (0..<a.count).map { a[$0] }
        let y = (0..<b.count).map { b[$0] }
        var starts: [String: [Int]] = [:]
        for at in 0...(y.count - least) { starts[y[at..<(at + least)].joined(separator: " "), default: []].append(at) }
        var found: [(left: Range<Int>, right: Range<Int>)] = []
        var at = 0
        while at + least <= x.count {
            var best = (length: 0, there: 0)
            for there in (starts[x[at..<(at + least)].joined(separator: " ")] ?? []).prefix(50) {
                var length = least
                while at + length < x.count && there + length < y.count && x[at + length] == y[there + length] {
                    length += 1
                }
                if length > best.length { best = (length, there) }
            }
            guard best.length > 0 else {
                at += 1
                continue
            }
            found.append(
                (
                    a.places[at].lowerBound..<a.places[at + best.length - 1].upperBound,
                    b.places[best.there].lowerBound..<b.places[best.there + best.length - 1].upperBound
                ))
            at += best.length
        }
        return found
    }
}
