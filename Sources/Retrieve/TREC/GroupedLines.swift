/// The lines of a TREC file by query: a stable counting sort.
struct GroupedLines {
    /// Places of lines, query by query.
    private(set) var places: [Int32]
    private var starts: [Int]

    init(_ queries: [Int32], queryCount: Int) {
        starts = Array(repeating: 0, count: queryCount + 1)
        for query in queries { starts[Int(query) + 1] += 1 }
        for query in 0..<queryCount { starts[query + 1] += starts[query] }
        var next = starts
        places = Array(repeating: 0, count: queries.count)
        for (place, query) in queries.enumerated() {
            places[next[Int(query)]] = Int32(place)
            next[Int(query)] += 1
        }
    }

    /// The lines of a query, in the file's order.
    subscript(query: Int) -> ArraySlice<Int32> { places[starts[query]..<starts[query + 1]] }
}
