internal import Corpus
internal import Curate

/// Chooses label sets and real documents for a plan.
struct LabelSetDraw {
    /// Different label sets, each ascending, in order of first use.
    private(set) var sets: [[String]] = []
    private(set) var drafts: [GenerationPlan.Draft] = []

    private let settings: GenerationSettings
    private let seeds: [SeedDocument]
    private var places: [[String]: Int] = [:]

    /// Streams of random numbers, apart from those of curation.
    enum Stream {
        static let sources: UInt64 = 0x6701
        static let sets: UInt64 = 0x6702
        static let balance: UInt64 = 0x6703
        static let examples: UInt64 = 0x6704
        static let angles: UInt64 = 0x6705
        static let requests: UInt64 = 0x6706
    }

    /// - Parameter seeds: in ascending order of their ids.
    init(_ settings: GenerationSettings, _ conditioning: Conditioning, _ seeds: [SeedDocument]) throws {
        self.settings = settings
        self.seeds = seeds
        try check(conditioning)
        switch conditioning {
        case .paraphrase(let count): try paraphrase(count)
        case .cooccurrence(let count): try cooccurrence(count)
        case .balanced(let count): try balanced(count)
        case .given(let sets, let count): try given(sets, count)
        }
        if settings.examples > 0, settings.template.method == .synthesis { try addExamples() }
    }

    private func check(_ conditioning: Conditioning) throws {
        let count: Int
        var isParaphrase = false
        switch conditioning {
        case .paraphrase(let number): (count, isParaphrase) = (number, true)
        case .cooccurrence(let number), .balanced(let number): count = number
        case .given(_, let number): count = number ?? 1
        }
        guard (1...10_000_000).contains(count) else {
            throw Fault("\(count) documents are asked for", fix: "give a number from 1 to 10000000", kind: .usage)
        }
        let template = settings.template
        guard isParaphrase == (template.method == .paraphrase) else {
            throw Fault(
                "the prompt family \(template.name) is one of \(template.method.rawValue)",
                fix: isParaphrase
                    ? "take the family paraphrase, or a template whose method is paraphrase"
                    : "take a family whose method is synthesis, such as standard-patent", kind: .usage)
        }
    }

    /// The place of a label set, which is entered if it is new.
    private mutating func place(_ set: [String]) -> Int {
        if let place = places[set] { return place }
        places[set] = sets.count
        sets.append(set)
        return sets.count - 1
    }

    private mutating func append(_ set: [String], seeds: [Int] = []) {
        drafts.append(.init(set: place(set), seeds: seeds))
    }

    // MARK: Ways of choosing

    /// Each document in turn, in the seed's order, so that all have as many paraphrases, give or take one.
    private mutating func paraphrase(_ count: Int) throws {
        let fields = settings.template.fields
        let usable = seeds.indices.filter { place in fields.contains { !seeds[place].texts($0).isEmpty } }
        if usable.isEmpty {
            throw Fault(
                seeds.isEmpty
                    ? "there are no real documents to paraphrase"
                    : "none of the \(seeds.count) real documents has a text of the fields "
                        + fields.map(\.name).joined(separator: ", "),
                fix: "give a selection of real documents with texts, such as main:split=train", kind: .usage)
        }
        let order = seededOrder(usable, Stream.sources)
        for ordinal in 0..<count {
            let seed = order[ordinal % order.count]
            append(seeds[seed].labels, seeds: [seed])
        }
    }

    /// Documents in a seeded order, over and over, and of each its label set.
    private mutating func cooccurrence(_ count: Int) throws {
        let labelled = try labelledSeeds()
        var pass: UInt64 = 0
        while drafts.count < count {
            for seed in seededOrder(labelled, Stream.sets &+ pass << 16).prefix(count - drafts.count) {
                append(seeds[seed].labels)
            }
            pass += 1
        }
    }

    /// The sets in turn, each as often as it says; from the beginning again until there are enough.
    private mutating func given(_ given: [LabelSet], _ count: Int?) throws {
        let used = given.filter { $0.count > 0 }
        if used.isEmpty || used.contains(where: \.labels.isEmpty) {
            throw Fault(
                used.isEmpty ? "no label set is given" : "a label set without labels is given",
                fix: "give at least one label each, with commas between several", kind: .usage)
        }
        let total = used.reduce(0) { $0 + $1.count }
        let wanted = count ?? total
        while drafts.count < wanted {
            var round = 0
            var isLeft = true
            while isLeft, drafts.count < wanted {
                isLeft = false
                for set in used where set.count > round && drafts.count < wanted {
                    append(set.labels)
                    isLeft = true
                }
                round += 1
            }
        }
    }

    /// For the label that is rarest so far, one of the real sets that has it.
    ///
    /// Of those whose labels are all nearly as rare, else of those whose commonest label is rarest, the one that is used least by its share in the real
    /// documents; the seed decides between equals.
    private mutating func balanced(_ count: Int) throws {
        let labelled = try labelledSeeds()
        var weights: [[String]: Int] = [:]
        for seed in labelled { weights[seeds[seed].labels, default: 0] += 1 }
        let order = SeededOrder(seed: settings.seed, stream: Stream.balance)
        let sets = weights.keys.map { (order.key($0.joined(separator: ",")), $0) }.sorted {
            ($0.0, $0.1.count) < ($1.0, $1.1.count)
        }
        .map(\.1)
        let labels = order.ordered(Set(sets.flatMap(\.self)).sorted())
        let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        let members = sets.map { $0.compactMap { numbers[$0] } }
        var having = [[Int]](repeating: [], count: labels.count)
        for (set, members) in members.enumerated() {
            for label in members { having[label].append(set) }
        }
        var counts = [Int](repeating: 0, count: labels.count)
        var uses = [Int](repeating: 0, count: sets.count)
        while drafts.count < count {
            var rarest = 0
            for label in counts.indices where counts[label] < counts[rarest] { rarest = label }
            // Smaller is better: how far the commonest label is above the rarest, then how much the set is used already.
            func cost(_ set: Int) -> (Int, Double) {
                let highest = members[set].reduce(0) { max($0, counts[$1]) }
                return (max(highest - counts[rarest], 1), Double(uses[set] + 1) / Double(weights[sets[set]] ?? 1))
            }
            guard var best = having[rarest].first else { break }
            var least = cost(best)
            for set in having[rarest].dropFirst() {
                let other = cost(set)
                if other < least { (best, least) = (set, other) }
            }
            uses[best] += 1
            for label in members[best] { counts[label] += 1 }
            append(sets[best])
        }
    }

    private func labelledSeeds() throws -> [Int] {
        let labelled = seeds.indices.filter { !seeds[$0].labels.isEmpty }
        if labelled.isEmpty {
            throw Fault(
                seeds.isEmpty
                    ? "there are no real documents to take label sets from"
                    : "none of the \(seeds.count) real documents has a label",
                fix: "label the corpus first (patcorpus label --taxonomy FILE), or give label sets", kind: .usage)
        }
        return labelled
    }

    private func seededOrder(_ places: [Int], _ stream: UInt64) -> [Int] {
        let order = SeededOrder(seed: settings.seed, stream: stream)
        return places.map { (order.key(seeds[$0].id), $0) }.sorted { $0 < $1 }.map(\.1)
    }

    // MARK: Examples

    /// Gives each document real ones with like labels, drawn among those whose label sets are nearest.
    private mutating func addExamples() throws {
        let fields = settings.template.fields
        let usable = seeds.indices.filter { place in fields.contains { !seeds[place].texts($0).isEmpty } }
        if usable.isEmpty {
            throw Fault(
                "examples were asked for, but no real document has texts",
                fix: "give a selection of real documents, or ask for no examples", kind: .usage)
        }
        var having: [String: [Int]] = [:]
        for seed in usable {
            for label in seeds[seed].labels { having[label, default: []].append(seed) }
        }
        let size = max(settings.examples * 4, 16)
        let pools = sets.map { pool(for: $0, having, size) }
        for ordinal in drafts.indices {
            var generator = SeededGenerator(seed: settings.seed, stream: Stream.examples << 32 &+ UInt64(ordinal))
            drafts[ordinal].seeds = Array(
                pools[drafts[ordinal].set].shuffled(using: &generator).prefix(settings.examples))
        }
    }

    /// The real documents whose label sets are nearest by Jaccard similarity; the seed decides between equals.
    private func pool(for set: [String], _ having: [String: [Int]], _ size: Int) -> [Int] {
        let order = SeededOrder(seed: settings.seed, stream: Stream.examples)
        var common: [Int: Int] = [:]
        for label in set {
            for seed in having[label] ?? [] { common[seed, default: 0] += 1 }
        }
        let ranked = common.map { seed, count in
            let union = set.count + seeds[seed].labels.count - count
            return (distance: 1 - Double(count) / Double(union), key: order.key(seeds[seed].id), seed: seed)
        }
        return ranked.sorted { ($0.distance, $0.key, $0.seed) < ($1.distance, $1.key, $1.seed) }.prefix(size).map(
            \.seed)
    }
}
