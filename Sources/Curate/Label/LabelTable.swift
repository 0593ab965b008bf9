package import Corpus

/// Brings the rows of a table of labels together with the documents of a corpus, by publication number.
///
/// A number with a kind means that publication, or the one of that number whose kind the corpus does not know. A number without a kind means the
/// publication of that number if there is one only; of several (`EP1000000A1` and `EP1000000B1`) it says too little, and none is labelled unless asked.
package struct LabelTable: Sendable {
    /// A row whose number names several documents.
    package struct Ambiguous: Sendable, Hashable {
        package var number: String
        package var documents: [String]
    }

    /// By the document's id; several rows of one document together.
    package private(set) var labels: [String: Set<String>] = [:]
    /// Numbers that no document has, as often as they come.
    package private(set) var unmatched: [String] = []
    package private(set) var ambiguous: [Ambiguous] = []
    package private(set) var rows = 0
    /// Where each label first stood.
    package private(set) var places: [String: String] = [:]

    private let ids: Set<String>
    private var byNumber: [String: [DocumentID]] = [:]
    private let allKinds: Bool

    /// - Parameters:
    ///   - ids: the documents that may get labels, ascending.
    ///   - allKinds: whether a number without a kind means all publications of that number.
    package init(_ ids: [String], allKinds: Bool = false) {
        self.ids = Set(ids)
        self.allKinds = allKinds
        for id in ids {
            guard let known = DocumentID(normalised: id) else { continue }
            byNumber[known.office + known.number, default: []].append(known)
        }
    }

    /// Adds a row.
    ///
    /// - Parameter place: file and row, for messages.
    package mutating func add(_ number: DocumentID, _ labels: [String], place: @autoclosure () -> String) {
        rows += 1
        for label in labels where places[label] == nil { places[label] = place() }
        let found = documents(number)
        switch found.count {
        case 0: unmatched.append(number.text)
        case 1: self.labels[found[0], default: []].formUnion(labels)
        default:
            if allKinds {
                for id in found { self.labels[id, default: []].formUnion(labels) }
            } else {
                ambiguous.append(Ambiguous(number: number.text, documents: found))
            }
        }
    }

    private func documents(_ number: DocumentID) -> [String] {
        if ids.contains(number.text), !number.kind.isEmpty || number.office == "SYN" { return [number.text] }
        let candidates = byNumber[number.office + number.number] ?? []
        if number.kind.isEmpty { return candidates.map(\.text) }
        return candidates.filter(\.kind.isEmpty).map(\.text)
    }

    /// Leaves labels out, as if the table did not have them.
    package mutating func remove(_ unwanted: Set<String>) {
        for id in labels.keys { labels[id]?.subtract(unwanted) }
    }
}
