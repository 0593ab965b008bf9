package import Corpus

/// Finds the labels of documents, one after the other, by a program; one thread's own, its memory is reused.
///
/// Words and symbols of a document are looked up once, whatever the number of labels; after that a rule costs a few comparisons.
package struct LabelMatcher: ~Copyable {
    /// What holds for a document.
    package struct Match: Sendable, Hashable {
        /// Places in the taxonomy's labels, ascending.
        package var labels: [Int] = []
        /// Numbers of the rules that hold, ascending.
        package var rules: [Int] = []
    }

    /// Words of the text, from the first to the last.
    private struct Stretch: Hashable {
        var start: Int32
        var end: Int32
    }

    private let program: LabelProgram
    private var words = WordList()
    /// Per word of the document what the automaton says of it; -1 between lines, which no term satisfies.
    private var states: [Int32] = []
    /// Where each line begins in `states`.
    private var lines: [Int32] = []
    /// Where the words of each field end, and its bit; in the order of the fields.
    private var fieldEnds: [(end: Int32, field: UInt8)] = []
    /// Per term, in which fields it stands.
    private var termFields: [UInt8]
    private var termPlaces: [[Int32]]
    /// The terms that the document has.
    private var seen: [Int32] = []
    /// Per phrase, in which fields it stands; 0x80 while nobody has asked.
    private var phraseFields: [UInt8]
    private var asked: [Int32] = []
    private var hasSymbols: [Bool]
    private var keys: [String: (key: UInt64, scheme: SymbolSchemes)] = [:]

    package init(_ program: LabelProgram) {
        self.program = program
        termFields = [UInt8](repeating: 0, count: program.automaton.terms.count)
        termPlaces = [[Int32]](repeating: [], count: program.automaton.terms.count)
        phraseFields = [UInt8](repeating: 0x80, count: program.phrases.count)
        hasSymbols = [Bool](repeating: false, count: program.symbolSets)
    }

    /// The labels and rules that hold for a document.
    package mutating func match(_ document: DocumentContent) -> Match {
        clear()
        document.forEachLine(program.fields, preferring: program.taxonomy.language) { field, line in
            add(line, UInt8(truncatingIfNeeded: field.rawValue))
        }
        for symbol in document.classifications { add(symbol) }
        var match = Match()
        for number in program.rules.indices where holds(program.rules[number].start) {
            match.rules.append(number)
            let label = Int(program.rules[number].label)
            if match.labels.last != label { match.labels.append(label) }
        }
        return match
    }

    // MARK: Reading

    private mutating func clear() {
        for term in seen {
            termFields[Int(term)] = 0
            termPlaces[Int(term)].removeAll(keepingCapacity: true)
        }
        for phrase in asked { phraseFields[Int(phrase)] = 0x80 }
        for set in hasSymbols.indices { hasSymbols[set] = false }
        seen.removeAll(keepingCapacity: true)
        asked.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        fieldEnds.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ line: String, _ field: UInt8) {
        // Taken out meanwhile, so that the rest of the matcher can change while the words are looked at.
        var words = WordList()
        swap(&words, &self.words)
        words.scan(line)
        lines.append(Int32(truncatingIfNeeded: states.count))
        let automaton = program.automaton
        do {
            let bytes = words.bytes.span
            var start = 0
            for end in words.ends {
                let state = automaton.walk(bytes, start..<end)
                start = end
                // Most words lead to no term.
                if let term = automaton.wholeTerm(state) { note(term, field) }
                for place in automaton.truncated(state) { note(automaton.prefixes[place], field) }
                states.append(state)
            }
        }
        swap(&words, &self.words)
        states.append(-1)
        let end = Int32(truncatingIfNeeded: states.count)
        if let last = fieldEnds.indices.last, fieldEnds[last].field == field {
            fieldEnds[last].end = end
        } else {
            fieldEnds.append((end, field))
        }
    }

    /// Notes that the next word satisfies a term.
    private mutating func note(_ term: Int32, _ field: UInt8) {
        let index = Int(term)
        if termFields[index] == 0 { seen.append(term) }
        termFields[index] |= field
        if program.isPlaced[index] { termPlaces[index].append(Int32(truncatingIfNeeded: states.count)) }
    }

    private mutating func add(_ symbol: DocumentContent.Symbol) {
        let name = symbol.scheme + " " + symbol.symbol
        let found: (key: UInt64, scheme: SymbolSchemes)
        if let known = keys[name] {
            found = known
        } else {
            guard let key = symbol.ruleKey else { return }
            if keys.count >= 1 << 16 { keys.removeAll() }
            keys[name] = key
            found = key
        }
        program.symbols.forEachSet(found.key, found.scheme) { hasSymbols[$0] = true }
    }

    // MARK: Rules

    private mutating func holds(_ index: Int) -> Bool {
        let step = program.steps[index]
        switch step.kind {
        case .word: return termFields[Int(step.number)] & step.fields != 0
        case .phrase: return fields(ofPhrase: Int(step.number)) & step.fields != 0
        case .symbols: return hasSymbols[Int(step.number)]
        case .near: return isPossible(index) && hasNear(index, step)
        case .not: return !holds(index + 1)
        case .and:
            var child = index + 1
            while child < Int(step.end) {
                if !holds(child) { return false }
                child = Int(program.steps[child].end)
            }
            return true
        case .or:
            var child = index + 1
            while child < Int(step.end) {
                if holds(child) { return true }
                child = Int(program.steps[child].end)
            }
            return false
        }
    }

    private mutating func fields(ofPhrase phrase: Int) -> UInt8 {
        let known = phraseFields[phrase]
        if known != 0x80 { return known }
        var found: UInt8 = 0
        forEachPlace(ofPhrase: phrase) { start, _ in found |= field(at: start) }
        phraseFields[phrase] = found
        asked.append(Int32(truncatingIfNeeded: phrase))
        return found
    }

    private func forEachPlace(ofPhrase phrase: Int, _ body: (Int32, Int32) -> Void) {
        let terms = program.phrases[phrase]
        let anchor = program.anchors[phrase]
        for place in termPlaces[terms[anchor]] {
            let start = Int(place) - anchor
            guard start >= 0, start + terms.count <= states.count else { continue }
            var isThere = true
            for index in terms.indices where index != anchor && isThere {
                isThere = program.automaton.holds(states[start + index], terms[index])
            }
            if isThere { body(Int32(start), Int32(start + terms.count - 1)) }
        }
    }

    private func field(at place: Int32) -> UInt8 { fieldEnds.first { place < $0.end }?.field ?? 0 }

    /// Whether NEAR may hold, by what the document has at all.
    private mutating func isPossible(_ index: Int) -> Bool {
        let step = program.steps[index]
        guard step.kind == .near || step.kind == .or else { return holds(index) }
        var child = index + 1
        while child < Int(step.end) {
            let isThere = isPossible(child)
            if isThere != (step.kind == .near) { return isThere }
            child = Int(program.steps[child].end)
        }
        return step.kind == .near
    }

    // MARK: Nearness

    private func hasNear(_ index: Int, _ step: LabelProgram.Step) -> Bool {
        let second = Int(program.steps[index + 1].end)
        var isFound = false
        forEachNear(stretches(index + 1), stretches(second), step.number) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Where an operand of NEAR stands, ascending, each once.
    private func stretches(_ index: Int) -> [Stretch] {
        let step = program.steps[index]
        var found: [Stretch] = []
        switch step.kind {
        case .word:
            found = termPlaces[Int(step.number)].map { Stretch(start: $0, end: $0) }
        case .phrase:
            forEachPlace(ofPhrase: Int(step.number)) { found.append(Stretch(start: $0, end: $1)) }
        case .or:
            var child = index + 1
            while child < Int(step.end) {
                found += stretches(child)
                child = Int(program.steps[child].end)
            }
            return Self.sorted(found)
        case .near:
            let second = Int(program.steps[index + 1].end)
            forEachNear(stretches(index + 1), stretches(second), step.number) {
                found.append($0)
                return true
            }
            return Self.sorted(found)
        case .and, .not, .symbols: preconditionFailure("the parser lets no \(step.kind) into NEAR")
        }
        return found.filter { field(at: $0.start) & step.fields != 0 }
    }

    private static func sorted(_ stretches: [Stretch]) -> [Stretch] {
        Set(stretches).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// Calls `body` with the stretch over each pair in one line, without overlap, of which the later begins at most `distance` words after the earlier ends; until it returns false.
    private func forEachNear(
        _ first: [Stretch], _ second: [Stretch], _ distance: Int32, _ body: (Stretch) -> Bool
    ) {
        let longest = second.map { $0.end - $0.start }.max() ?? 0
        var low = 0
        for one in first {
            // Stretches ascend by their beginning: what ends too early for this one does for all after it.
            while low < second.count, second[low].start + longest + distance < one.start { low += 1 }
            var index = low
            while index < second.count, second[index].start <= one.end + distance {
                let other = second[index]
                index += 1
                let gap = other.start > one.end ? other.start - one.end : one.start - other.end
                guard gap >= 1, gap <= distance else { continue }
                let both = Stretch(start: min(one.start, other.start), end: max(one.end, other.end))
                if line(of: both.start) == line(of: both.end), !body(both) { return }
            }
        }
    }

    private func line(of place: Int32) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
