import Corpus

/// Writes one document.
///
/// The choices that a whole document keeps (its device, its elements, its figures) are drawn once from the content's
/// streams; each paragraph has a stream of its own, so that an edit to one leaves the others as they are. Members of a
/// family and near-duplicates share the content and so the text, but for the paragraphs that their own `editor`
/// stream picks: it draws those from another stream.
struct Composer {
    let record: DemoRecord
    let lexicon: Lexicon
    let size: DemoSize
    /// Whether this is the document's second revision.
    let revised: Bool
    var out: [UInt8] = []

    var generator: SeededGenerator
    var editor: SeededGenerator
    /// How many paragraphs in a hundred differ from the content's.
    let edits: Int
    let device: Phrase
    let titleDevice: Phrase
    let elements: [Element]
    let users: [[UInt8]]
    /// A label that the document does not carry but borrows words of.
    let distractor: Int
    let figures: Int
    let hasAbstract: Bool
    let citations: [Citation]

    var paragraphs = 0
    var headings = 0
    var nextFigure = 1
    /// The elements that the sentence in hand speaks of.
    var spoken = (0, 1, 2)
    /// Whether elements stand with their reference numerals, as outside US claims and abstracts.
    var numerals = true

    /// A part of the document's device and its reference numeral.
    struct Element {
        let phrase: Phrase
        let numeral: Int
    }

    init(_ record: DemoRecord, lexicon: Lexicon, size: DemoSize, revised: Bool) {
        self.record = record
        self.lexicon = lexicon
        self.size = size
        self.revised = revised
        let seed = record.seed
        var chooser = SeededGenerator(seed: seed, stream: Stream.elements.of(record.content))
        let main = record.labels[0]
        distractor = chooser.uniform(lexicon.labels.count)
        // A third of the titles name a device of no label or of a label other than the main one, and two documents in
        // five speak of "the device", so that the main label does not stand in every sentence.
        let draw = chooser.uniform(100)
        let named = draw < 50 ? main : record.labels[chooser.uniform(record.labels.count)]
        let source = draw < 78 ? lexicon.labels[named] : lexicon.general
        titleDevice = Choice.one(of: source.devices, &chooser)
        device = chooser.uniform(100) < 60 ? titleDevice : Choice.one(of: lexicon.general.devices, &chooser)
        var elements: [Element] = []
        var numeral = chooser.uniform(2) == 0 ? 10 : 1
        let step = numeral == 10 ? 2 : 1
        let count = 9 + chooser.uniform(8)
        for _ in 0..<count {
            let phrase = Choice.part(record.labels, distractor: distractor, lexicon: lexicon, &chooser)
            if elements.contains(where: { $0.phrase.bare == phrase.bare }) { continue }
            elements.append(Element(phrase: phrase, numeral: numeral))
            numeral += step
        }
        // Three different elements stand in a sentence: general parts fill up.
        for phrase in lexicon.general.parts.prefix(4) where elements.count < 4 {
            if elements.contains(where: { $0.phrase.bare == phrase.bare }) { continue }
            elements.append(Element(phrase: phrase, numeral: numeral))
            numeral += step
        }
        self.elements = elements
        users = lexicon.domains[lexicon.domainOfLabel[main]].users
        figures = 3 + chooser.uniform(10)
        hasAbstract = chooser.uniform(100) >= 3
        generator = chooser
        editor = SeededGenerator(seed: seed, stream: Stream.editor.of(record.index))
        edits = record.copied != nil ? 5 : record.place.member > 0 ? 2 : 0
        citations = Citation.of(record, dialect: lexicon.dialect)
    }

    /// Turns to the stream of a paragraph (or a claim, or a title) of the content, or to another if it is edited here.
    mutating func begin(_ section: Int, _ number: Int) {
        let edited = edits > 0 && editor.uniform(100) < edits
        let detail = section << 16 | number
        generator =
            edited
            ? SeededGenerator(seed: record.seed, stream: Stream.alternative.of(record.index, detail))
            : SeededGenerator(seed: record.seed, stream: Stream.text.of(record.content, detail))
    }
}
