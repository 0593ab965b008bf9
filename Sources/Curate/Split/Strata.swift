/// What a stratified split balances: groups of documents, and how often each feature comes in each group.
///
/// Features are the labels and, at the second order, the pairs of labels that some document carries. A group of one document is a
/// document, and all is as in the papers.
struct Strata: Sendable {
    /// Documents in each group.
    let sizes: [Int]
    /// How many of the features are labels; pairs come after them.
    let labelCount: Int
    /// Documents with each feature.
    let totals: [Int]
    private let offsets: [Int]
    private let features: [Int]
    private let amounts: [Int]

    /// The number of groups.
    var count: Int { sizes.count }
    var featureCount: Int { totals.count }
    /// The number of documents.
    let documents: Int

    /// - Parameters:
    ///   - groups: the group of each row of the table; groups are 0 ..< `count`, each of at least one row.
    ///   - order: 1 for labels, 2 for pairs of labels too.
    init(_ table: LabelMatrix, groups: [Int], count: Int, order: Int) {
        var rows = Array(repeating: [Int](), count: count)
        for (row, group) in groups.enumerated() { rows[group].append(row) }
        let labelCount = table.names.count
        var pairs: [Int: Int] = [:]
        if order > 1 {
            var keys: Set<Int> = []
            for row in 0..<table.count { Self.forEachPair(table[row], labelCount) { keys.insert($0) } }
            for (index, key) in keys.sorted().enumerated() { pairs[key] = labelCount + index }
        }
        var totals = Array(repeating: 0, count: labelCount + pairs.count)
        var offsets = [0]
        var features: [Int] = []
        var amounts: [Int] = []
        var found: [Int] = []
        for members in rows {
            found.removeAll(keepingCapacity: true)
            for row in members {
                found.append(contentsOf: table[row])
                if order > 1 { Self.forEachPair(table[row], labelCount) { found.append(pairs[$0] ?? 0) } }
            }
            if members.count > 1 { found.sort() }
            for feature in found {
                totals[feature] += 1
                if let last = features.last, features.count > offsets[offsets.count - 1], last == feature {
                    amounts[amounts.count - 1] += 1
                } else {
                    features.append(feature)
                    amounts.append(1)
                }
            }
            offsets.append(features.count)
        }
        sizes = rows.map(\.count)
        documents = groups.count
        self.labelCount = labelCount
        self.totals = totals
        self.offsets = offsets
        self.features = features
        self.amounts = amounts
    }

    /// Calls `body` with a number for each pair of labels of a document; labels ascend, so the numbers do.
    private static func forEachPair(_ labels: ArraySlice<Int>, _ labelCount: Int, _ body: (Int) -> Void) {
        for (place, first) in labels.enumerated() {
            for second in labels.dropFirst(place + 1) { body(first * labelCount + second) }
        }
    }

    /// Where a group's features lie; they ascend.
    func range(_ group: Int) -> Range<Int> { offsets[group]..<offsets[group + 1] }
    func feature(at index: Int) -> Int { features[index] }
    func amount(at index: Int) -> Int { amounts[index] }
}
