internal import Corpus
internal import Curate
internal import Native

/// Easy data augmentation of a study's texts, line by line (Wei and Zou 2019).
struct EDAText {
    let synonyms: any SynonymSource
    /// The share of words that change.
    var alpha = 0.1

    init(synonyms: any SynonymSource) { self.synonyms = synonyms }

    /// So many documents of each, in order; the first ones are the same for any number.
    func documents(_ sources: [(StudyDocument, Int)], threads: Int) throws -> [StudyDocument] {
        var made: [StudyDocument] = []
        try OrderedWork.run(
            threads: threads, window: 4 * threads,
            produce: { give in for source in sources where source.1 > 0 { try give(source) } }, makeWorker: {},
            work: { _, source in (0..<source.1).map { document(source.0, ordinal: $0) } }, consume: { made += $0 })
        return made
    }

    private func document(_ source: StudyDocument, ordinal: Int) -> StudyDocument {
        let stream = source.digest.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var order = SeededGenerator(seed: 1, stream: stream)
        let operations = EasyDataAugmentation.operations.shuffled(using: &order)
        var generator = SeededGenerator(seed: 1, stream: SeededGenerator.scrambled(stream) &+ UInt64(ordinal))
        let operation = operations[ordinal % operations.count]
        let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            var words = WordSequence(String(line))
            if words.count == 0 { return String(line) }
            operation.init().apply(to: &words, alpha: alpha, synonyms: synonyms, using: &generator)
            return words.text
        }
        let text = lines.joined(separator: "\n")
        return StudyDocument(
            id: "EDA-\(source.id)-\(ordinal)", digest: SHA256.digest(of: Array(text.utf8)), text: text,
            labels: source.labels, family: source.family, seeds: [source.id],
            isStandardPatent: source.isStandardPatent)
    }
}

/// Takes labels' names out of texts, and finds them.
struct LabelMasking {
    private let mask: LabelNames
    private let own: LabelNames

    init(_ names: LabelNameSet) throws {
        func rule(_ whose: String, _ action: String) throws -> LabelNames {
            try LabelNames(
                RuleSettings(
                    LabelNames.summary, name: "label-names", ["do": action, "whose": whose, "file": "-"]), names: names)
        }
        mask = try rule("any", "mask")
        own = try rule("own", "mask")
    }

    /// The texts with every label's name masked.
    func masked(_ texts: [String], threads: Int) throws -> [String] {
        try each(texts.map { ($0, []) }, threads: threads) { mask.masked($0.0, labels: []) }
    }

    /// Whether the name of one of its own labels stands in each document's text.
    func namesOwnLabel(_ documents: [StudyDocument], threads: Int) throws -> [Bool] {
        try each(documents.map { ($0.text, $0.labels) }, threads: threads) {
            own.masked($0.0, labels: $0.1) != $0.0
        }
    }

    private func each<Result: Sendable>(
        _ items: [(String, [String])], threads: Int, _ work: @escaping @Sendable ((String, [String])) -> Result
    ) throws -> [Result] {
        var results: [Result] = []
        try OrderedWork.run(
            threads: threads, window: 4 * threads, produce: { give in for item in items { try give(item) } },
            makeWorker: {}, work: { _, item in work(item) }, consume: { results.append($0) })
        return results
    }
}
