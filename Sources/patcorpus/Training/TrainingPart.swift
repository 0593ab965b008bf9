internal import Corpus
internal import Native
internal import Store
internal import Train

/// The documents of one selection of a training, with what the layers say of them.
struct TrainingPart {
    let selection: Selection
    let reader: SelectionReader
    /// By rank where the selection names a set, else by id.
    private(set) var documents: [SelectionReader.Drawn]
    private(set) var labels: [[String]]
    /// Documents that nobody labelled; they are left out.
    private(set) var unlabelled = 0

    /// Reads documents and labels. Throws a usage fault if there are none, or if a layer is stale.
    init(_ store: CorpusStore, _ text: String, option: String, splitName: String) throws {
        selection = try Selection(parsing: text)
        reader = try SelectionReader(store, selection, splitName: splitName)
        guard reader.has(layer: "labels") else {
            throw Fault(
                "the version \(reader.version.id.short) of \(option) has no labels",
                fix: "label its documents with \"patcorpus label\"", kind: .usage)
        }
        let all = try reader.drawn()
        let values = try reader.values(of: "labels", for: all)
        var kept: [(document: SelectionReader.Drawn, labels: [String])] = []
        for (document, value) in zip(all, values) {
            guard let list = value?.array else { continue }
            kept.append((document, list.compactMap(\.string)))
        }
        unlabelled = all.count - kept.count
        guard !kept.isEmpty else {
            throw Fault(
                "none of the \(Console.count(all.count, "document")) of \(option) is labelled",
                fix: "label them with \"patcorpus label\", or select others", kind: .usage)
        }
        // The order of the ids holds among equal ranks.
        let order = kept.indices.sorted { (kept[$0].document.rank ?? 0, $0) < (kept[$1].document.rank ?? 0, $1) }
        documents = order.map { kept[$0].document }
        labels = order.map { kept[$0].labels }
    }

    /// Leaves out every label but those given.
    mutating func keepLabels(_ wanted: Set<String>) {
        labels = labels.map { $0.filter { wanted.contains($0) } }
    }

    var members: [Member] { documents.map(\.member) }
    var counts: [Int] { documents.map(\.count) }

    func matrix(_ all: [String]) throws -> LabelMatrix { try LabelMatrix(labels, labels: all) }
}
