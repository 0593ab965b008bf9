/// Finds what a person may have meant.
package enum NearestName {
    /// The ids whose spellings take the fewest changes of letters, at most a third of the word's length; up to three, nearest first.
    package static func nearest(to word: String, in names: [(id: String, spellings: [String])]) -> [String] {
        let wanted = Array(word.lowercased().unicodeScalars)
        let bound = max(2, wanted.count / 3)
        var found: [(distance: Int, id: String)] = []
        for (id, spellings) in names {
            let best = spellings.map { distance(wanted, Array($0.lowercased().unicodeScalars)) }.min() ?? .max
            if best <= bound { found.append((best, id)) }
        }
        return found.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(3).map(\.id)
    }

    /// Levenshtein's distance, by the table of two rows.
    package static func distance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let above = row[j + 1]
                row[j + 1] = a[i] == b[j] ? diagonal : 1 + min(diagonal, above, row[j])
                diagonal = above
            }
        }
        return row[b.count]
    }
}
