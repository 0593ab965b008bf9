package import Corpus
internal import Native

/// Makes new documents from one by exchanging, inserting, swapping and deleting words: a cheap baseline for synthesis.
///
/// Wei and Zou 2019. Each new document takes one of the four operations, in an order of the source's own, on every English title, paragraph and claim. Texts
/// in other languages are copied. What is the publication's alone (numbers, dates, family, parties, citations) is left empty.
package struct EasyDataAugmentation: Sendable {
    /// The share of words that change.
    package let alpha: Double
    package let seed: UInt64
    private let synonyms: any SynonymSource

    /// Throws a usage fault for an α that is no share.
    package init(alpha: Double = 0.1, seed: UInt64, synonyms: any SynonymSource) throws {
        guard alpha > 0, alpha < 1 else {
            throw Fault("α is \(alpha)", fix: "give a share of the words above 0 and below 1, as 0.1", kind: .usage)
        }
        self.alpha = alpha
        self.seed = seed
        self.synonyms = synonyms
    }

    /// The operations, in the paper's order.
    package static let operations: [any EDAOperation.Type] = [
        SynonymReplacement.self, RandomInsertion.self, RandomSwap.self, RandomDeletion.self,
    ]

    /// A document that was made.
    package struct Made: Sendable, Hashable {
        package var id: String
        /// The canonical line.
        package var line: [UInt8]
    }

    /// True if the document has a text that can be changed: one in English, or of unknown language.
    package static func canChange(_ source: DocumentContent) -> Bool {
        let languages =
            source.titles.map(\.language) + source.abstracts.map(\.language) + source.claims.map(\.language)
            + source.description.map(\.language)
        return languages.contains(where: isEnglish)
    }

    private static func isEnglish(_ language: String) -> Bool { language == "en" || language.isEmpty }

    /// What names a request; a document's id is the beginning of its digest.
    private func request(_ digest: Digest, ordinal: Int) -> Digest {
        let value: JSONValue = [
            "method": "eda", "ordinal": .integer(ordinal), "source": .string(digest.hex),
            "parameters": .array(parameters.map { ["name": .string($0.name), "value": .string($0.value)] }),
        ]
        return SHA256.digest(of: value.canonicalBytes.span)
    }

    /// What the result depends on, besides the source.
    package var parameters: [(name: String, value: String)] {
        [("alpha", "\(alpha)"), ("seed", "\(seed)"), ("synonyms", synonyms.digest.short)]
    }

    /// Makes `count` documents; the first ones are the same for any count.
    ///
    /// - Parameters:
    ///   - digest: the source's, on which ids and random numbers depend.
    ///   - labels: the source's, for the provenance.
    package func make(_ count: Int, from source: DocumentContent, digest: Digest, labels: [String]) -> [Made] {
        let stream = digest.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var order = SeededGenerator(seed: seed, stream: stream)
        let operations = Self.operations.shuffled(using: &order)
        return (0..<count).map { ordinal in
            var generator = SeededGenerator(seed: seed, stream: SeededGenerator.scrambled(stream) &+ UInt64(ordinal))
            let operation = operations[ordinal % operations.count]
            let request = request(digest, ordinal: ordinal)
            let id = "SYN-\(request.hex.prefix(20))"
            let writer = AugmentedDocument(
                id: id, request: request, labels: labels,
                parameters: [("operation", operation.name)] + parameters)
            let value = writer.json(source) { text, language in
                guard Self.isEnglish(language) else { return text }
                var words = WordSequence(text)
                if words.count == 0 { return text }
                operation.init().apply(to: &words, alpha: alpha, synonyms: synonyms, using: &generator)
                return words.text
            }
            return Made(id: id, line: value.canonicalBytes)
        }
    }
}
