@testable import Corpus
@testable import Curate

/// Queries and patterns as slowly and plainly as they can be evaluated: what the matcher is held against.
struct PlainText {
    /// For each field the words of its lines.
    var lines: [(field: TextFields, words: [String])] = []

    init(_ document: DocumentContent) {
        for title in document.titles { add(.title, title.text) }
        for paragraph in document.abstracts.flatMap(\.paragraphs) { add(.abstract, paragraph) }
        for claim in document.claims { add(.claims, claim.text) }
        for section in document.description {
            add(.description, section.heading)
            for paragraph in section.paragraphs { add(.description, paragraph) }
        }
    }

    private mutating func add(_ field: TextFields, _ line: String) {
        let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        lines.append((field, words))
    }

    /// A run of words of one line.
    struct Run: Hashable {
        var line: Int
        var start: Int
        var end: Int
    }

    func holds(_ query: Query, _ fields: TextFields) -> Bool {
        switch query {
        case .and(let parts): parts.allSatisfy { holds($0, fields) }
        case .or(let parts): parts.contains { holds($0, fields) }
        case .not(let part): !holds(part, fields)
        case .scoped(let own, let part): holds(part, own)
        case .word, .phrase, .near: !runs(query, fields).isEmpty
        }
    }

    private func runs(_ query: Query, _ fields: TextFields) -> Set<Run> {
        switch query {
        case .word(let term): return phrases([term], fields)
        case .phrase(let terms): return phrases(terms, fields)
        case .or(let parts): return parts.reduce(into: []) { $0.formUnion(runs($1, fields)) }
        case .near(let distance, let first, let second):
            var found: Set<Run> = []
            for one in runs(first, fields) {
                for other in runs(second, fields) where one.line == other.line {
                    let gap = one.end < other.start ? other.start - one.end : one.start - other.end
                    if gap < 1 || gap > distance { continue }
                    found.insert(
                        Run(line: one.line, start: min(one.start, other.start), end: max(one.end, other.end)))
                }
            }
            return found
        case .and, .not, .scoped: return []
        }
    }

    private func phrases(_ terms: [Query.Term], _ fields: TextFields) -> Set<Run> {
        var found: Set<Run> = []
        for (number, line) in lines.enumerated() where fields.contains(line.field) {
            for start in line.words.indices where start + terms.count <= line.words.count {
                let isThere = terms.indices.allSatisfy { index in
                    let word = Array(line.words[start + index].utf8)
                    return terms[index].isPrefix
                        ? word.starts(with: terms[index].bytes) : word == terms[index].bytes
                }
                if isThere { found.insert(Run(line: number, start: start, end: start + terms.count - 1)) }
            }
        }
        return found
    }
}

/// A random query, as a tree and as text.
struct RandomQuery {
    static let words = ["walk", "walker", "walking", "cane", "stick", "wheel", "wheels", "chair", "été", "3d", "a"]
    static let prefixes = ["walk*", "wh*", "wheel*", "ét*", "ca*"]

    /// The text of a query with so many levels; composites in parentheses.
    static func text(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        if depth == 0 { return leaf(&generator) }
        switch generator.uniform(9) {
        case 0, 1: return group(" AND ", depth, &generator)
        case 2, 3: return group(" OR ", depth, &generator)
        case 4: return "(NOT \(text(depth - 1, &generator)))"
        case 5: return near(depth, &generator)
        case 6:
            let field = ["title", "abstract", "claims", "description", "title,claims", "all"][generator.uniform(6)]
            return "\(field):(\(text(depth - 1, &generator)))"
        default: return leaf(&generator)
        }
    }

    private static func group(_ operation: String, _ depth: Int, _ generator: inout SeededGenerator) -> String {
        let count = 2 + generator.uniform(2)
        return "(" + (0..<count).map { _ in text(depth - 1, &generator) }.joined(separator: operation) + ")"
    }

    private static func near(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        func operand() -> String {
            switch generator.uniform(4) {
            case 0: "(\(leaf(&generator)) OR \(leaf(&generator)))"
            case 1 where depth > 1: near(depth - 1, &generator)
            default: leaf(&generator)
            }
        }
        return "(\(operand()) NEAR/\(1 + generator.uniform(4)) \(operand()))"
    }

    private static func leaf(_ generator: inout SeededGenerator) -> String {
        func word() -> String {
            generator.uniform(3) == 0
                ? prefixes[generator.uniform(prefixes.count)] : words[generator.uniform(words.count)]
        }
        guard generator.uniform(4) == 0 else { return word() }
        return "\"" + (0..<(2 + generator.uniform(2))).map { _ in word() }.joined(separator: " ") + "\""
    }

    /// A document of few different words.
    static func document(_ generator: inout SeededGenerator) -> DocumentContent {
        func line() -> String {
            let separators = [" ", " ", " ", "-", ", ", ". ", " (", "\n"]
            let others = ["of", "the", "Walks", "CANE", "Été"]
            return (0..<generator.uniform(12)).map { _ in
                let all = words + others
                return all[generator.uniform(all.count)] + separators[generator.uniform(separators.count)]
            }.joined()
        }
        var document = DocumentContent()
        document.titles = [.init(language: "en", text: line())]
        document.abstracts = [.init(language: "en", paragraphs: [line(), line()])]
        document.claims = (1...3).map { .init(dependsOn: [], language: "en", number: $0, text: line()) }
        document.description = [.init(heading: line(), language: "en", paragraphs: [line(), line()], role: "")]
        return document
    }
}
