import Corpus
import Demo
import Native

@testable import Study

/// Corpora in the demonstration's words of which it is known what synthetic documents do.
struct PlantedCorpus {
    enum Truth: String, CaseIterable {
        /// Synthetic documents are the real ones with their words in another order, and training stops early.
        case volume
        /// Synthetic documents are new ones of the same kind, and training runs to convergence, where copies change nothing.
        case fidelity
        /// Synthetic documents have the labels of others.
        case hurts
    }

    let truth: Truth
    let seed: UInt64

    private static let labels = [0, 9, 18, 27, 36, 45].map { DemoLabel.all[$0] }

    /// Phrases of the labels among phrases of any.
    private static func text(_ labels: [Int], _ generator: inout SeededGenerator) -> [String] {
        var phrases: [String] = []
        for label in labels {
            let own = Self.labels[label].phrases
            for _ in 0..<4 { phrases.append(own[generator.uniform(own.count)]) }
        }
        for _ in 0..<6 {
            let other = DemoLabel.all[generator.uniform(DemoLabel.all.count)].phrases
            phrases.append(other[generator.uniform(other.count)])
        }
        return phrases.shuffled(using: &generator)
    }

    private static func document(_ id: String, _ generator: inout SeededGenerator) -> StudyDocument {
        var own = [generator.uniform(labels.count)]
        if generator.uniform(3) == 0 {
            let second = generator.uniform(labels.count)
            if second != own[0] { own.append(second) }
        }
        return make(id, text(own, &generator), own.map { labels[$0].id })
    }

    private static func make(_ id: String, _ phrases: [String], _ labels: [String], seeds: [String] = [])
        -> StudyDocument
    {
        let text = phrases.joined(separator: ". ")
        return StudyDocument(
            id: id, digest: SHA256.digest(of: Array(text.utf8)), text: text, labels: labels.sorted(), seeds: seeds)
    }

    var input: StudyInput {
        var generator = SeededGenerator(seed: seed, stream: 0x9147)
        var input = StudyInput()
        input.train = (0..<72).map { Self.document("T\(1000 + $0)", &generator) }
        input.test = (0..<60).map { Self.document("U\(1000 + $0)", &generator) }
        var candidate = Generator(name: truth.rawValue, selection: "")
        candidate.model = "planted"
        var made: [StudyDocument] = []
        switch truth {
        case .volume:
            for source in input.train {
                for copy in 0..<5 {
                    let phrases = source.text.components(separatedBy: ". ").shuffled(using: &generator)
                    made.append(Self.make("S\(source.id)-\(copy)", phrases, source.labels, seeds: [source.id]))
                }
            }
        case .fidelity: made = (0..<120).map { Self.document("S\(1000 + $0)", &generator) }
        case .hurts:
            let fresh = (0..<120).map { Self.document("S\(1000 + $0)", &generator) }
            made = fresh.indices.map { place in
                var document = fresh[place]
                document.labels = fresh[(place + 37) % fresh.count].labels
                return document
            }
        }
        input.candidates = [(candidate, made)]
        return input
    }

    var file: StudyFile {
        var file = StudyFile()
        file.regimes = [Regime(name: "24", documents: 24)]
        file.synthetic = 120
        file.seeds = [1, 2, 3, 4, 5]
        file.budgets = [.epochs]
        var classifier = Classifier(kind: .linear)
        if truth == .volume {
            classifier.epochs = 10
            classifier.rate = 0.05
        } else {
            classifier.optimiser = .newton
            classifier.decay = 0.003
        }
        file.classifiers = [classifier]
        return file
    }
}

extension String {
    /// The parts between a separator.
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
