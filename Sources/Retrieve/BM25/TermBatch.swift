internal import Corpus
internal import Native

/// The words of some documents, counted: what a thread makes of its share before the index is put together.
package struct TermBatch: Sendable {
    /// The batch's own words.
    private(set) var table = TermTable()
    /// The words of each document, each once.
    private(set) var terms: [UInt32] = []
    private(set) var frequencies: [UInt32] = []
    /// Where each document ends in `terms`.
    private(set) var ends: [Int] = []
    /// How many words each document has.
    private(set) var lengths: [Int] = []

    private var words = WordList()
    /// The place in `terms` of each word of the document at hand, plus one; 0 for those that it has not.
    private var places: [Int] = []

    package init() {}

    /// How many documents were added.
    package var count: Int { ends.count }

    /// Adds a document; its words are those of `WordList`.
    package mutating func add(_ text: String) {
        words.scan(text)
        addWords()
    }

    /// Adds a document as UTF-8.
    package mutating func add(_ text: Span<UInt8>) {
        words.scan(text)
        addWords()
    }

    private mutating func addWords() {
        let start = terms.count
        let bytes = words.bytes
        for index in 0..<words.count {
            let term = table.intern(bytes.span.extracting(words.range(index)))
            if term == places.count { places.append(0) }
            if places[term] > 0 {
                frequencies[places[term] - 1] += 1
            } else {
                terms.append(UInt32(term))
                frequencies.append(1)
                places[term] = terms.count
            }
        }
        for place in start..<terms.count { places[Int(terms[place])] = 0 }
        ends.append(terms.count)
        lengths.append(words.count)
    }
}
