internal import Corpus

/// All words and truncated words of all queries in one trie, which a word of a text is walked through once.
///
/// Nodes are numbered in depth-first order, so that what lies below a node is a range of numbers: a text's word, kept as the last node that it
/// reached, can later be held against any term without its letters.
struct TermAutomaton: Sendable {
    /// The terms, each once; a term's number is its place here.
    private(set) var terms: [Query.Term] = []
    private var numbers: [Query.Term: Int] = [:]

    /// The column of each byte in `next`; 0 for bytes that no term has.
    private var columns = [UInt8](repeating: 0, count: 256)
    private var columnCount = 1
    /// The node that a byte leads to: row of the node, column of the byte; 0 (the root) for none.
    private var next: [Int32] = []
    /// The last node below each node.
    private var last: [Int32] = []
    /// The node of each term.
    private var nodes: [Int32] = []
    /// The term that is this word as a whole, -1 for none.
    private var exact: [Int32] = []
    /// Where the truncated terms that the path to each node satisfies lie in `prefixes`.
    private var prefixEnds: [Int32] = [0]
    private(set) var prefixes: [Int32] = []

    /// The number of a term, which is entered if it is new. Only before `seal`.
    mutating func number(_ term: Query.Term) -> Int {
        if let number = numbers[term] { return number }
        numbers[term] = terms.count
        terms.append(term)
        return terms.count - 1
    }

    /// Builds the trie; terms cannot be entered after it.
    mutating func seal() {
        for term in terms {
            for byte in term.bytes where columns[Int(byte)] == 0 {
                columns[Int(byte)] = UInt8(truncatingIfNeeded: columnCount)
                columnCount += 1
            }
        }
        precondition(columnCount <= 256, "letters in UTF-8 use fewer than 256 values")
        nodes = [Int32](repeating: 0, count: terms.count)
        let order = terms.indices.sorted { terms[$0].bytes.lexicographicallyPrecedes(terms[$1].bytes) }
        build(order[...], depth: 0, inherited: [])
    }

    /// Adds the node that these terms, which are sorted and share their first bytes, lie at or below.
    private mutating func build(_ order: ArraySlice<Int>, depth: Int, inherited: [Int32]) {
        let node = last.count
        var inherited = inherited
        var rest = order
        last.append(0)
        exact.append(-1)
        next.append(contentsOf: repeatElement(0, count: columnCount))
        while let term = rest.first, terms[term].bytes.count == depth {
            nodes[term] = Int32(node)
            if terms[term].isPrefix { inherited.append(Int32(term)) } else { exact[node] = Int32(term) }
            rest.removeFirst()
        }
        prefixes += inherited
        prefixEnds.append(Int32(prefixes.count))
        while let term = rest.first {
            let byte = terms[term].bytes[depth]
            let end = rest.firstIndex { terms[$0].bytes[depth] != byte } ?? rest.endIndex
            next[node * columnCount + Int(columns[Int(byte)])] = Int32(last.count)
            build(rest[rest.startIndex..<end], depth: depth + 1, inherited: inherited)
            rest = rest[end...]
        }
        last[node] = Int32(last.count - 1)
    }

    /// Walks a word: the last node that it reaches, doubled, and one more if the word ends there.
    @inline(__always)
    func walk(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int32 {
        var node = 0
        for index in range {
            let column = Int(columns[Int(bytes[index])])
            let following = column == 0 ? 0 : Int(next[node &* columnCount &+ column])
            if following == 0 { return Int32(truncatingIfNeeded: node &* 2) }
            node = following
        }
        return Int32(truncatingIfNeeded: node &* 2 &+ 1)
    }

    /// Whether a word that ended so satisfies a term.
    @inline(__always)
    func holds(_ state: Int32, _ term: Int) -> Bool {
        let node = nodes[term]
        if terms[term].isPrefix { return state >> 1 >= node && state >> 1 <= last[Int(node)] }
        return state == node &* 2 &+ 1
    }

    /// The term that a word that ended so is as a whole.
    @inline(__always)
    func wholeTerm(_ state: Int32) -> Int32? {
        guard state & 1 == 1 else { return nil }
        let term = exact[Int(state >> 1)]
        return term < 0 ? nil : term
    }

    /// Where in `prefixes` the truncated terms lie that a word that ended so satisfies.
    @inline(__always)
    func truncated(_ state: Int32) -> Range<Int> {
        let node = Int(state >> 1)
        return Int(prefixEnds[node])..<Int(prefixEnds[node + 1])
    }
}
