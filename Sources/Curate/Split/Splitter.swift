internal import Corpus

/// A document as a split sees it.
package struct SplitDocument: Sendable, Hashable {
    package var id: String
    package var labels: [String]
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or empty; for temporal splits.
    package var date: String

    package init(id: String, labels: [String] = [], date: String = "") {
        self.id = id
        self.labels = labels
        self.date = date
    }
}

/// Parts documents into train, validation and test.
///
/// The parts are a function of documents, links, method, ratios and seed: not of the order in which they come, nor of threads. Groups
/// that links make are never divided. Memory is some 100 bytes a document and as much a label.
package struct Splitter: Sendable {
    package enum Method: Sendable, Hashable {
        /// By labels; order 2 balances pairs of labels too.
        case stratified(order: Int)
        /// By date: train before validation before test.
        case temporal
        case random
    }

    package var method: Method
    package var ratios: SplitRatios
    package var seed: UInt64
    /// Whether iterative stratification is followed by exchanges, which lower the divergence further and give exact sizes.
    package var exchanges: Bool
    /// How many terms of the divergence exchanges look at for each group, up to a bound that keeps large splits in seconds.
    package var effort = 2_000

    package init(method: Method, ratios: SplitRatios, seed: UInt64, exchanges: Bool = true) {
        self.method = method
        self.ratios = ratios
        self.seed = seed
        self.exchanges = exchanges
    }

    package struct Result: Sendable {
        /// In order of the ids.
        package var parts: [(id: String, part: Part)]
        package var counts: [Part: Int]
        package var groups: Int
        package var largestGroup: Int
        package var divergence: LabelDivergence

        package func count(_ part: Part) -> Int { counts[part, default: 0] }
    }

    /// Splits. Throws a fault for no documents, documents without a date in a temporal split, and parts that would be empty.
    package func split(_ documents: [SplitDocument], links: [Link] = []) throws -> Result {
        guard !documents.isEmpty else {
            throw Fault("there is no document to split", fix: "give a selection that holds some", kind: .usage)
        }
        let documents = documents.sorted { $0.id < $1.id }
        let groups = DocumentGroups(ids: documents.map(\.id), links: links)
        var sizes = Array(repeating: 0, count: groups.count)
        for group in groups.groups { sizes[group] += 1 }
        let table = LabelMatrix(documents.map(\.labels))
        let targets = ratios.targets(of: documents.count)
        let shuffled = Self.order(groups, seed)
        let ofGroups: [Int]
        switch method {
        case .random:
            ofGroups = OrderedCut.assign(order: shuffled, sizes: sizes, targets: targets)
        case .temporal:
            let dated = try Self.order(byDate: documents, groups)
            ofGroups = OrderedCut.assign(order: dated, sizes: sizes, targets: targets)
        case .stratified(let level):
            let strata = Strata(table, groups: groups.groups, count: groups.count, order: level)
            ofGroups = stratified(strata, targets: targets, order: shuffled)
        }
        let parts = groups.groups.map { ofGroups[$0] }
        let (documentCounts, labelCounts) = table.counts(parts: parts, count: Part.allCases.count)
        try check(documentCounts, groups: groups.count, largest: sizes.max() ?? 0)
        return Result(
            parts: zip(documents, parts).map { ($0.id, Part.allCases[$1]) },
            counts: Dictionary(uniqueKeysWithValues: zip(Part.allCases, documentCounts)), groups: groups.count,
            largestGroup: sizes.max() ?? 0, divergence: LabelDivergence(documents: documentCounts, labels: labelCounts))
    }

    /// The part of each group by strata; also what label-aware samples use.
    ///
    /// - Parameter order: the groups at random; large ones are placed first, as they are the hardest to place.
    func stratified(_ strata: Strata, targets: [Int], order: [Int]) -> [Int] {
        var generator = SeededGenerator(seed: seed, stream: SeededOrder.Stream.split)
        // Stable: of groups of one size the order stays.
        let order = order.sorted { strata.sizes[$0] > strata.sizes[$1] }
        let parts = IterativeStratification.assign(
            strata, weights: ratios.weights, order: order, &generator)
        if !exchanges { return parts }
        var exchange = Exchange(strata, parts: parts, targets: targets, order: order)
        return exchange.run(effort: min(Self.mostEffort, effort * strata.count), &generator)
    }

    private static let mostEffort = 20_000_000

    /// The groups at random.
    private static func order(_ groups: DocumentGroups, _ seed: UInt64) -> [Int] {
        let order = SeededOrder(seed: seed, stream: SeededOrder.Stream.split)
        var keys: [UInt64] = []
        // Groups are numbered in the order of their first documents.
        for (index, group) in groups.groups.enumerated() where group == keys.count {
            keys.append(order.key(groups.ids[index]))
        }
        return keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }

    /// Groups by their earliest dates; of one day by their smallest ids.
    private static func order(byDate documents: [SplitDocument], _ groups: DocumentGroups) throws -> [Int] {
        let undated = documents.filter { $0.date.isEmpty }.map(\.id)
        guard undated.isEmpty else {
            throw Fault(
                "\(undated.count) of the documents have no date, so that they stand nowhere in time: "
                    + undated.prefix(10).joined(separator: ", ") + (undated.count > 10 ? " …" : ""),
                fix: "leave them out of the selection, or split --by stratified", kind: .usage)
        }
        var dates = Array(repeating: "", count: groups.count)
        for (document, group) in zip(documents, groups.groups) {
            dates[group] = dates[group].isEmpty ? document.date : min(dates[group], document.date)
        }
        return dates.indices.sorted { (dates[$0], $0) < (dates[$1], $1) }
    }

    private func check(_ counts: [Int], groups: Int, largest: Int) throws {
        for (part, weight) in zip(Part.allCases, ratios.weights) where weight > 0 {
            guard counts[part == .train ? 0 : part == .validation ? 1 : 2] == 0 else { continue }
            throw Fault(
                "\(part.rawValue) would be empty: \(counts.reduce(0, +)) documents are \(groups) groups that stay "
                    + "together, the largest of \(largest)",
                fix: "give more documents, other --ratios, another --seed, or a narrower --group", kind: .usage)
        }
    }
}
