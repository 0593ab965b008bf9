internal import Corpus
internal import Curate
internal import Measure
internal import Native
internal import Train

/// Everything that runs share: texts counted and embedded once, labels as columns, the regimes' documents.
struct StudyData: Sendable {
    let file: StudyFile
    /// The labels by column.
    let labels: [String]
    /// All documents: train, validation, test, then the candidates', then EDA's.
    let documents: [StudyDocument]
    let truth: Train.LabelMatrix
    let train: Range<Int>
    let validation: Range<Int>
    let test: Range<Int>
    /// The candidates with their documents' places, EDA's among them.
    let candidates: [Candidate]
    /// Regime and seed to places of training documents, in the seed's order.
    private let samples: [String: [Int]]
    let pool: TextPool
    /// The texts without the labels' names; nil where nobody asks.
    let maskedPool: TextPool?
    /// A row for each document; nil without an embedding classifier or a measure of fidelity.
    let vectors: Matrix?
    let maskedVectors: Matrix?
    let ruler: Ruler?
    /// By document: a label's name stands in the text.
    let namesLabel: [Bool]
    /// Places of the fine labels' columns, for the control `fine-labels`.
    let fineColumns: [Int]
    /// Names labels, documents and texts of the real side.
    let digest: Digest
    /// Why documents or labels were left out.
    let notes: [String]

    struct Candidate: Sendable {
        let generator: Generator
        let places: [Int]
        let digest: Digest

        /// Whether each of its documents was made from real ones.
        let isFromSeeds: Bool
    }

    /// The embedder and the bandwidth, fitted on families that enter no measure of fidelity.
    struct Ruler: Sendable {
        let embedder: LatentSemanticAnalysis
        let bandwidth: Double
        /// Places of training documents that it was not fitted on.
        let reference: [Int]
    }

    /// Counts, embeds and draws. Throws usage faults for a corpus that the study cannot be run on.
    init(_ file: StudyFile, _ input: StudyInput, threads: Int, progress: (String) -> Void) throws {
        self.file = file
        var notes: [String] = []
        let labels = try Self.chosenLabels(file, input.train)
        func prepared(_ documents: [StudyDocument], _ name: String) -> [StudyDocument] {
            var kept: [StudyDocument] = []
            let known = Set(labels)
            for var document in documents {
                document.labels = document.labels.filter(known.contains)
                if !document.labels.isEmpty { kept.append(document) }
            }
            if kept.count < documents.count {
                notes.append(
                    "\(documents.count - kept.count) of \(documents.count) documents of \(name) have none of the study's labels and are left out"
                )
            }
            return kept
        }
        var all = prepared(input.train, "train")
        train = 0..<all.count
        all += prepared(input.validation, "validation")
        validation = train.upperBound..<all.count
        all += prepared(input.test, "test")
        test = validation.upperBound..<all.count
        guard train.count >= 4, test.count >= 2 else {
            throw Fault(
                "\(train.count) documents to train on and \(test.count) to test on have the study's labels",
                fix: "label and split the corpus, or lower labels: {minimum: …}", kind: .usage)
        }
        digest = Self.digest(all, labels, file)
        var places: [String: Int] = [:]
        for place in train { places[all[place].id] = place }
        let samples = try Self.samples(file, all, train)
        self.samples = samples
        var candidates: [Candidate] = []
        let held = Set(all[validation.lowerBound..<test.upperBound].map(\.id))
        for (generator, documents) in input.candidates {
            let own = prepared(documents, generator.name).filter { !$0.seeds.contains(where: held.contains) }
            if own.isEmpty {
                throw Fault(
                    "no document of the generator \(generator.name) has the study's labels",
                    fix: "look at \"patcorpus stats '\(generator.selection)'\"", kind: .usage)
            }
            let from = all.count
            all += own
            candidates.append(Self.candidate(generator, all, Array(from..<all.count)))
        }
        if file.controls.contains(.eda) || file.paraphrases?.generator == Control.eda.rawValue {
            guard let synonyms = input.synonyms else {
                throw Fault(
                    "the control eda needs synonyms", fix: "install Debian's package wordnet-base", kind: .usage)
            }
            progress("augmenting")
            let made = try EDAText(synonyms: synonyms).documents(
                Self.copies(file, samples, train.count).enumerated().map { (all[$0], $1) }, threads: threads)
            let from = all.count
            all += made
            var generator = Generator(name: Control.eda.rawValue, selection: "")
            (generator.model, generator.strategy) = ("eda", "paraphrase")
            candidates.append(Self.candidate(generator, all, Array(from..<all.count)))
        }
        self.candidates = candidates
        self.labels = labels
        documents = all
        truth = try Train.LabelMatrix(all.map(\.labels), labels: labels)
        progress("counting words")
        let texts = all.map(\.text)
        pool = try TextPool(texts, threads: threads)
        let needsNames = !Set(file.leakage).isDisjoint(with: [.labelNames, .keywordOverlap])
        let names = needsNames ? try input.names.map { try LabelMasking($0) } : nil
        if needsNames, names == nil {
            notes.append("the labels have no names of letters, so that none can be masked or looked for")
        }
        var masked: [String]?
        namesLabel = try names.map { try $0.namesOwnLabel(all, threads: threads) } ?? []
        if file.leakage.contains(.labelNames), let names { masked = try names.masked(texts, threads: threads) }
        maskedPool = try masked.map { try TextPool($0, threads: threads) }
        fineColumns = file.labels.fine.compactMap { labels.firstIndex(of: $0) }
        let needsVectors = file.classifiers.contains { $0.kind == .embedding } || !candidates.isEmpty
        if needsVectors {
            progress("embedding")
            let ruler = try Self.ruler(file, all, train, threads: threads)
            self.ruler = ruler
            let vectors = try ruler.embedder.embed(texts, threads: threads)
            self.vectors = vectors
            let needsMasked = file.classifiers.contains { $0.kind == .embedding }
            maskedVectors = needsMasked ? try masked.map { try ruler.embedder.embed($0, threads: threads) } : nil
        } else {
            ruler = nil
            vectors = nil
            maskedVectors = nil
        }
        _ = places
        self.notes = notes
    }

    /// The documents of a regime under a seed, in the seed's order.
    func sample(_ regime: String, _ seed: UInt64) -> [Int] { samples["\(regime) \(seed)"] ?? [] }

    func candidate(_ name: String) -> Candidate? { candidates.first { $0.generator.name == name } }

    /// The synthetic documents of a candidate that a regime may use, in the seed's order: all that were made from nothing real, or from documents of the regime's sample.
    func supply(_ candidate: Candidate, _ regime: String, _ seed: UInt64) -> [Int] {
        var places = candidate.places
        if candidate.isFromSeeds {
            let own = Set(sample(regime, seed).map { documents[$0].id })
            places = places.filter { documents[$0].seeds.allSatisfy(own.contains) }
        }
        let order = SeededOrder(seed: seed, stream: SeededOrder.Stream.synthetic)
        return places.map { (order.key(documents[$0].id), $0) }.sorted { $0 < $1 }.map(\.1)
    }

    // MARK: Making

    private static func chosenLabels(_ file: StudyFile, _ train: [StudyDocument]) throws -> [String] {
        var counts: [String: Int] = [:]
        for document in train { for label in Set(document.labels) { counts[label, default: 0] += 1 } }
        var labels = counts.filter { $0.value >= file.labels.minimum }.map(\.key)
        if !file.labels.only.isEmpty { labels = labels.filter(Set(file.labels.only).contains) }
        guard labels.count >= 2 else {
            throw Fault(
                "\(labels.count) labels have at least \(file.labels.minimum) training documents",
                fix: "lower labels: {minimum: …}, or label more documents", kind: .usage)
        }
        return labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func digest(_ real: [StudyDocument], _ labels: [String], _ file: StudyFile) -> Digest {
        let value: JSONValue = [
            "documents": .array(
                real.map { [.string($0.id), .string($0.digest.hex), .string($0.family), .strings($0.labels)] }),
            "fields": .string(file.fields), "labels": .strings(labels),
        ]
        return SHA256.digest(of: value.canonicalBytes)
    }

    private static func candidate(_ generator: Generator, _ all: [StudyDocument], _ places: [Int]) -> Candidate {
        let value: JSONValue = .array(
            places.map { place in
                let document = all[place]
                return [
                    .string(document.id), .string(document.digest.hex), .strings(document.labels),
                    .boolean(document.isStandardPatent),
                ]
            })
        return Candidate(
            generator: generator, places: places, digest: SHA256.digest(of: value.canonicalBytes),
            isFromSeeds: places.contains { !all[$0].seeds.isEmpty })
    }

    /// Nested samples: each regime is drawn from the next larger one, with the labels' shares.
    private static func samples(
        _ file: StudyFile, _ all: [StudyDocument], _ train: Range<Int>
    ) throws -> [String: [Int]] {
        var samples: [String: [Int]] = [:]
        let places = Dictionary(train.map { (all[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        for seed in file.seeds {
            var documents = train.map { SplitDocument(id: all[$0].id, labels: all[$0].labels) }
            let sorted = file.regimes.sorted { $0.count(of: train.count) > $1.count(of: train.count) }
            for regime in sorted {
                let size = regime.count(of: train.count)
                guard size >= 2, size <= train.count else {
                    throw Fault(
                        "the regime \(regime.name) is \(size) documents out of \(train.count)",
                        fix: "give regimes of 2 documents and more, up to the training part's", kind: .usage)
                }
                let members = try Sample(method: .stratified, seed: seed).draw(size, from: documents)
                let ids = members.sorted { $0.rank < $1.rank }.map(\.id)
                samples["\(regime.name) \(seed)"] = ids.compactMap { places[$0] }
                let kept = Set(ids)
                documents = documents.filter { kept.contains($0.id) }
            }
        }
        return samples
    }

    /// How many EDA documents each training document needs, over all regimes and seeds.
    private static func copies(_ file: StudyFile, _ samples: [String: [Int]], _ count: Int) -> [Int] {
        var copies = [Int](repeating: 0, count: count)
        for regime in file.regimes {
            for seed in file.seeds {
                let sample = samples["\(regime.name) \(seed)"] ?? []
                var needed = file.controls.contains(.eda) ? (file.synthetic ?? 4 * sample.count) : 0
                needed = sample.isEmpty ? 0 : (needed + sample.count - 1) / sample.count
                if let paraphrases = file.paraphrases, paraphrases.generator == Control.eda.rawValue {
                    needed = max(needed, paraphrases.perSeed.max() ?? 0)
                }
                for place in sample { copies[place] = max(copies[place], needed) }
            }
        }
        return copies
    }

    private static func ruler(
        _ file: StudyFile, _ all: [StudyDocument], _ train: Range<Int>, threads: Int
    ) throws -> Ruler {
        let limit = UInt64(file.fitShare * 0x1p32)
        func isFitted(_ family: String) -> Bool {
            let bytes = SHA256.digest(of: Array("study fit \(family)".utf8)).bytes
            return bytes.prefix(4).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } < limit
        }
        let fit = train.filter { isFitted(all[$0].family) }
        guard fit.count >= 4 else {
            throw Fault(
                "\(fit.count) documents to fit the ruler of fidelity on",
                fix: "raise fit:, or give more real documents",
                kind: .usage)
        }
        var settings = LatentSemanticSettings()
        settings.dimensions = min(128, fit.count / 2)
        settings.fields = file.fields
        let texts = fit.map { all[$0].text }
        let embedder = try LatentSemanticAnalysis(
            fitting: texts, training: fit.map { all[$0].digest }, settings: settings, threads: threads)
        let vectors = try embedder.embed(texts, threads: threads)
        return Ruler(
            embedder: embedder, bandwidth: try BandwidthRule.median.bandwidth(of: vectors),
            reference: train.filter { !isFitted(all[$0].family) })
    }
}
