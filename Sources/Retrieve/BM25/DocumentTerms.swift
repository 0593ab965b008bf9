internal import Corpus
internal import Native

/// The different words of a document with how often they come: what threads make before the index is put together.
package struct DocumentTerms: Sendable {
    /// The words, one after the other, in the order of their first coming.
    fileprivate(set) var bytes: [UInt8] = []
    /// Where each word ends in `bytes`.
    fileprivate(set) var ends: [UInt32] = []
    fileprivate(set) var frequencies: [UInt32] = []
    /// How many words the document has.
    package fileprivate(set) var length = 0

    fileprivate init() {}
}

/// Counts words; one thread's own, since it keeps its memory from document to document.
package struct TermCounter {
    private var words = WordList()
    /// All words that this thread has met.
    private var table = TermTable()
    /// The place of each of them in the document at hand, plus one; 0 for those that it has not.
    private var places: [Int32] = []
    private var terms: [Int] = []

    package init() {}

    /// The words of a text, as `WordList` has them.
    package mutating func count(_ text: String) -> DocumentTerms {
        words.scan(text)
        return counted()
    }

    /// The words of a UTF-8 text.
    package mutating func count(_ text: Span<UInt8>) -> DocumentTerms {
        words.scan(text)
        return counted()
    }

    private mutating func counted() -> DocumentTerms {
        var document = DocumentTerms()
        let bytes = words.bytes
        for index in 0..<words.count {
            let range = words.range(index)
            let term = table.intern(bytes.span.extracting(range))
            if term == places.count { places.append(0) }
            if places[term] > 0 {
                document.frequencies[Int(places[term]) - 1] += 1
            } else {
                document.bytes.append(contentsOf: bytes[range])
                document.ends.append(UInt32(document.bytes.count))
                document.frequencies.append(1)
                places[term] = Int32(document.frequencies.count)
                terms.append(term)
            }
        }
        for term in terms { places[term] = 0 }
        terms.removeAll(keepingCapacity: true)
        document.length = words.count
        return document
    }
}
