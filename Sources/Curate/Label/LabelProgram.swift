package import Corpus

/// All rules of a taxonomy, compiled for evaluation together.
///
/// The words of all queries are in one trie, the symbols of all rules in one index; phrases that several rules share are looked for once. Immutable, so
/// threads share it; each has its own `LabelMatcher`.
package final class LabelProgram: Sendable {
    /// A step of an expression; the operands follow, up to `end`.
    struct Step: Sendable {
        enum Kind: UInt8, Sendable { case and, or, not, word, phrase, near, symbols }

        var kind: Kind
        /// Where a word, a phrase or NEAR is looked for.
        var fields: UInt8 = 0
        /// The number of a term, of a phrase, of a set of symbols; the distance of NEAR.
        var number: Int32 = 0
        /// The step after the last operand.
        var end: Int32 = 0
    }

    /// One rule of a label.
    struct Program: Sendable {
        var label: Int32
        var start: Int
    }

    package let taxonomy: Taxonomy
    /// Which fields have to be read at all.
    package let fields: TextFields
    let automaton: TermAutomaton
    let phrases: [[Int]]
    /// Of each phrase the place of the term that is looked for first: the longest, which is the rarest in most texts.
    let anchors: [Int]
    /// Which terms need the places where they stand, not only whether they do.
    let isPlaced: [Bool]
    let symbols: SymbolIndex
    let symbolSets: Int
    let steps: [Step]
    /// In the order of the labels and of their rules: a rule's number is its place here.
    let rules: [Program]

    package init(_ taxonomy: Taxonomy) {
        var compiler = LabelCompiler()
        var rules: [Program] = []
        for (index, label) in taxonomy.labels.enumerated() {
            for rule in label.rules {
                rules.append(Program(label: Int32(index), start: compiler.steps.count))
                compiler.add(rule, of: taxonomy)
            }
        }
        compiler.automaton.seal()
        self.taxonomy = taxonomy
        self.rules = rules
        fields = compiler.fields
        automaton = compiler.automaton
        phrases = compiler.phrases
        anchors = compiler.phrases.map { [terms = compiler.automaton.terms] phrase in
            phrase.indices.max { terms[phrase[$0]].bytes.count < terms[phrase[$1]].bytes.count } ?? 0
        }
        var isPlaced = [Bool](repeating: false, count: compiler.automaton.terms.count)
        for term in compiler.placed { isPlaced[term] = true }
        for (phrase, anchor) in zip(compiler.phrases, anchors) { isPlaced[phrase[anchor]] = true }
        self.isPlaced = isPlaced
        symbols = SymbolIndex(compiler.symbolSets)
        symbolSets = compiler.symbolSets.count
        steps = compiler.steps
    }

    /// How many rules there are.
    package var ruleCount: Int { rules.count }
}

/// Turns rules into steps.
struct LabelCompiler {
    var automaton = TermAutomaton()
    var steps: [LabelProgram.Step] = []
    var phrases: [[Int]] = []
    var symbolSets: [[SymbolPattern]] = []
    /// Terms that NEAR compares the places of.
    var placed: Set<Int> = []
    var fields: TextFields = []
    private var phraseNumbers: [[Int]: Int] = [:]
    private var setNumbers: [[SymbolPattern]: Int] = [:]

    /// A rule: all of its parts hold, and nothing that it excepts.
    mutating func add(_ rule: Taxonomy.Rule, of taxonomy: Taxonomy) {
        group(.and) { compiler in
            if !rule.classification.isEmpty { compiler.add(rule.classification) }
            if let query = rule.query { compiler.add(query, rule.fields) }
            for name in rule.limits {
                let limit = taxonomy.limits.first { $0.name == name }
                compiler.group(.or) { compiler in
                    for rule in limit?.rules ?? [] { compiler.add(rule, of: taxonomy) }
                }
            }
            if !rule.except.isEmpty {
                compiler.group(.not) { $0.add(rule.except) }
            }
        }
    }

    private mutating func group(_ kind: LabelProgram.Step.Kind, _ body: (inout LabelCompiler) -> Void) {
        let start = steps.count
        steps.append(LabelProgram.Step(kind: kind))
        body(&self)
        steps[start].end = Int32(steps.count)
    }

    private mutating func leaf(_ kind: LabelProgram.Step.Kind, _ fields: TextFields, _ number: Int) {
        self.fields.formUnion(fields)
        steps.append(
            LabelProgram.Step(
                kind: kind, fields: UInt8(fields.rawValue), number: Int32(number), end: Int32(steps.count + 1)))
    }

    private mutating func add(_ patterns: [SymbolPattern]) {
        let number = setNumbers[patterns] ?? symbolSets.count
        if number == symbolSets.count {
            symbolSets.append(patterns)
            setNumbers[patterns] = number
        }
        leaf(.symbols, [], number)
    }

    private mutating func add(_ query: Query, _ fields: TextFields, isPlaced: Bool = false) {
        switch query {
        case .word(let term):
            let number = automaton.number(term)
            if isPlaced { placed.insert(number) }
            leaf(.word, fields, number)
        case .phrase(let terms):
            let numbers = terms.map { automaton.number($0) }
            let number = phraseNumbers[numbers] ?? phrases.count
            if number == phrases.count {
                phrases.append(numbers)
                phraseNumbers[numbers] = number
            }
            leaf(.phrase, fields, number)
        case .near(let distance, let first, let second):
            let start = steps.count
            group(.near) { compiler in
                compiler.add(first, fields, isPlaced: true)
                compiler.add(second, fields, isPlaced: true)
            }
            steps[start].number = Int32(distance)
        case .and(let parts): group(.and) { for part in parts { $0.add(part, fields) } }
        case .or(let parts): group(.or) { for part in parts { $0.add(part, fields, isPlaced: isPlaced) } }
        case .not(let part): group(.not) { $0.add(part, fields) }
        case .scoped(let own, let part): add(part, own)
        }
    }
}
