import Corpus

/// Where the words of a document come from.
///
/// Roughly: four in ten from its labels (the main one twice as often as each other), two from the domain of one of
/// them, one from another label altogether, the rest from general vocabulary. Labels can so be told from the words,
/// but not from any one of them.
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
        if draw >= 72 { return lexicon.general }
        let place = generator.uniform(labels.count + 1)
        let label = labels[max(0, place - 1)]
        switch draw {
        case ..<40: return lexicon.labels[label]
        case ..<62: return lexicon.domains[lexicon.domainOfLabel[label]]
        case ..<67: return lexicon.labels[distractor]
        default: return lexicon.labels[generator.uniform(lexicon.labels.count)]
        }
    }
}
