import Corpus

/// Where the words of a document come from.
///
/// Of a hundred: 26 from its labels (the main one twice as often as each other), 24 from the domain of one of them,
/// 18 from other labels (ten of them from one and the same), 32 from general vocabulary. Labels can so be told from
/// the words, but not from any one of them.
enum Choice {
    static func one<Item>(of items: [Item], _ generator: inout SeededGenerator) -> Item {
        items[generator.uniform(items.count)]
    }

    static func part(
        _ labels: [Int], distractor: Int, lexicon: Lexicon, _ generator: inout SeededGenerator
    ) -> Phrase {
        one(of: words(labels, distractor: distractor, lexicon: lexicon, &generator).parts, &generator)
    }

    static func goal(
        _ labels: [Int], distractor: Int, lexicon: Lexicon, _ generator: inout SeededGenerator
    ) -> Goal {
        one(of: words(labels, distractor: distractor, lexicon: lexicon, &generator).goals, &generator)
    }

    private static func words(
        _ labels: [Int], distractor: Int, lexicon: Lexicon, _ generator: inout SeededGenerator
    ) -> Words {
        let draw = generator.uniform(100)
        if draw >= 68 { return lexicon.general }
        let place = generator.uniform(labels.count + 1)
        let label = labels[max(0, place - 1)]
        switch draw {
        case ..<26: return lexicon.labels[label]
        case ..<50: return lexicon.domains[lexicon.domainOfLabel[label]]
        case ..<60: return lexicon.labels[distractor]
        default: return lexicon.labels[generator.uniform(lexicon.labels.count)]
        }
    }
}
