/// A word or phrase in the forms that sentences need, as bytes of one dialect.
struct Phrase: Sendable {
    let bare: [UInt8]
    /// With "a" or "an".
    let article: [UInt8]

    init(_ text: String, _ encoding: Encoding) {
        bare = encoding.plain(text)
        article = encoding.plain(Verbs.article(text) + " " + text)
    }
}

/// What something is for, as bytes of one dialect.
struct Goal: Sendable {
    let infinitive: [UInt8]
    let thirdPerson: [UInt8]
    let gerund: [UInt8]

    init(_ text: String, _ encoding: Encoding) {
        infinitive = encoding.plain(text)
        thirdPerson = encoding.plain(Verbs.thirdPerson(text))
        gerund = encoding.plain(Verbs.gerund(text))
    }
}

/// The vocabulary of a label, of a domain or of any document.
struct Words: Sendable {
    var devices: [Phrase] = []
    var parts: [Phrase]
    var goals: [Goal]
    var users: [[UInt8]] = []
    var french: [UInt8] = []

    init(parts: [String], goals: [String], _ encoding: Encoding) {
        self.parts = parts.map { Phrase($0, encoding) }
        self.goals = goals.map { Goal($0, encoding) }
    }
}

/// All words and sentences, compiled once for a dialect.
///
/// A final class, so that the many composers of a run share it without copying; nothing in it changes.
final class Lexicon: Sendable {
    let dialect: DemoDialect
    let markup: Markup
    let labels: [Words]
    /// The domain of each label.
    let domainOfLabel: [Int]
    let domains: [Words]
    let general: Words
    let materials, joined, manners, units: [[UInt8]]
    let qualities: [Phrase]
    let titles, abstract, field, background, summary, drawings, detailed, closing: [Template]
    let claimElements, claimEndings, dependents, frenchTitles, frenchAbstract: [Template]

    init(_ dialect: DemoDialect) {
        let markup = Markup.of(dialect)
        let encoding = markup.encoding
        self.dialect = dialect
        self.markup = markup
        labels = DemoLabel.all.map { label in
            var words = Words(parts: label.parts, goals: label.goals, encoding)
            words.devices = label.devices.map { Phrase($0, encoding) }
            words.french = encoding.plain(label.french)
            return words
        }
        let order = DemoLabel.Domain.allCases
        domainOfLabel = DemoLabel.all.map { label in order.firstIndex(of: label.domain) ?? 0 }
        domains = order.map { domain in
            let vocabulary = DomainVocabulary.of(domain)
            var words = Words(parts: vocabulary.parts, goals: vocabulary.goals, encoding)
            words.users = vocabulary.users.map { encoding.plain($0) }
            return words
        }
        var general = Words(parts: GeneralVocabulary.parts, goals: GeneralVocabulary.goals, encoding)
        general.devices = GeneralVocabulary.devices.map { Phrase($0, encoding) }
        self.general = general
        func plain(_ words: [String]) -> [[UInt8]] { words.map { encoding.plain($0) } }
        materials = plain(GeneralVocabulary.materials)
        joined = plain(GeneralVocabulary.joined)
        qualities = GeneralVocabulary.qualities.map { Phrase($0, encoding) }
        manners = plain(GeneralVocabulary.manners)
        units = plain(GeneralVocabulary.units)
        func templates(_ patterns: [String]) -> [Template] { patterns.map { Template($0, encoding: encoding) } }
        titles = templates(Sentences.titles)
        abstract = templates(Sentences.abstract)
        field = templates(Sentences.field)
        background = templates(Sentences.background)
        summary = templates(Sentences.summary)
        drawings = templates(Sentences.drawings)
        detailed = templates(Sentences.detailed)
        closing = templates(Sentences.closing)
        claimElements = templates(Sentences.claimElements)
        claimEndings = templates(Sentences.claimEndings)
        dependents = templates(Sentences.dependents)
        frenchTitles = templates(Sentences.frenchTitles)
        frenchAbstract = templates(Sentences.frenchAbstract)
    }
}
