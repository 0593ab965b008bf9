internal import Native

/// The search within one component, document by document in order of preference: each is compared with those entered before it.
struct ComponentSearch {
    /// A bucket with more entries than this is not compared one by one: its documents are found by `PrefixIndex`.
    static let bucketLimit = 64
    /// With so few entries the signatures are compared without buckets.
    private static let fewEntries = 12

    private let table: SketchTable
    private let loaded: [Int: HashRun]
    private var entered: [Int] = []
    private var buckets: [UInt64: [Int32]] = [:]
    private var index: PrefixIndex?
    private var hasBuckets = false
    /// For each entry the last search that met it.
    private var met: [Int32] = []
    private var searches: Int32 = 0
    private(set) var candidates = 0
    private(set) var verified = 0

    /// - Parameter loaded: the shingles of each document that will be entered or sought, if the table has none.
    init(_ table: SketchTable, loaded: [Int: HashRun]) {
        self.table = table
        self.loaded = loaded
    }

    private func run(_ document: Int) -> HashRun? { table.shingles(of: document) ?? loaded[document] }

    private func set(_ document: Int) -> [UInt64] { Shingles.set(run(document)?.hashes ?? []) }

    /// Makes a document one that others are compared with.
    mutating func enter(_ document: Int) {
        entered.append(document)
        met.append(0)
        let number = entered.count - 1
        if hasBuckets {
            enterBuckets(number)
        } else if entered.count > Self.fewEntries {
            hasBuckets = true
            for number in entered.indices { enterBuckets(number) }
        }
    }

    private mutating func enterBuckets(_ number: Int) {
        let document = entered[number]
        var isLarge = false
        for band in 0..<table.parameters.plan.bands {
            let key = table.key(of: document, band: band)
            buckets[key, default: []].append(Int32(number))
            if (buckets[key]?.count ?? 0) > Self.bucketLimit { isLarge = true }
        }
        if index != nil {
            // The order of rarity is made anew as the entries double.
            let own = set(document)
            if number & (number - 1) == 0 { makeIndex() } else { index?.insert(number, own) }
        } else if isLarge {
            makeIndex()
        }
    }

    private mutating func makeIndex() {
        var index = PrefixIndex(
            threshold: table.parameters.threshold, sample: entered.lazy.map { [self] in set($0) })
        for (number, document) in entered.enumerated() { index.insert(number, set(document)) }
        self.index = index
    }

    /// Calls `body` with each entered document that is a candidate of this one, and similar enough.
    ///
    /// - Parameters:
    ///   - comparison: the thread's own.
    ///   - isWanted: false for what need not be compared.
    mutating func forEachSimilar(
        to document: Int, _ comparison: inout SetComparison, where isWanted: (Int) -> Bool = { _ in true },
        _ body: (Int, Double) -> Void
    ) {
        var hasBegun = false
        for number in numbers(of: document) where isWanted(entered[number]) {
            candidates += 1
            guard let other = run(entered[number]), let own = run(document) else { continue }
            if !hasBegun { comparison.begin(own) }
            hasBegun = true
            if let similarity = comparison.similarity(to: other, atLeast: table.parameters.threshold) {
                verified += 1
                body(entered[number], similarity)
            }
        }
    }

    private mutating func numbers(of document: Int) -> [Int] {
        if !hasBuckets { return entered.indices.filter { table.isCandidate(entered[$0], document) } }
        searches += 1
        var numbers: [Int] = []
        var isLarge = false
        func meet(_ number: Int) {
            if met[number] == searches { return }
            met[number] = searches
            numbers.append(number)
        }
        for band in 0..<table.parameters.plan.bands {
            guard let bucket = buckets[table.key(of: document, band: band)] else { continue }
            if bucket.count > Self.bucketLimit {
                isLarge = true
            } else {
                for number in bucket { meet(Int(number)) }
            }
        }
        if isLarge, let index { index.forEachCandidate(of: set(document)) { meet($0) } }
        return numbers.sorted()
    }
}
