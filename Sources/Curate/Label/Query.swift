package import Corpus

/// A keyword query of a taxonomy, parsed: what a text must say.
///
/// Words are those of `WordList`. A phrase, and the operands of NEAR, lie in one line of a field (a title, a paragraph, a claim).
package indirect enum Query: Sendable, Hashable {
    case word(Term)
    /// Words one after the other; at least two.
    case phrase([Term])
    /// Both operands without overlap, in any order, the later beginning at most so many words after the earlier ends (1: side by side).
    case near(Int, Query, Query)
    case and([Query])
    case or([Query])
    case not(Query)
    /// The query, asked of these fields alone.
    case scoped(TextFields, Query)

    /// A word, or with `*` all words that begin so.
    package struct Term: Sendable, Hashable {
        /// UTF-8, as `WordList` has it.
        package var bytes: [UInt8]
        package var isPrefix: Bool

        package init(bytes: [UInt8], isPrefix: Bool) {
            self.bytes = bytes
            self.isPrefix = isPrefix
        }
    }

    /// The largest n of NEAR/n.
    package static let farthest = 100

    /// The most bytes of a word.
    package static let longestWord = 256

    /// The fewest letters before `*`.
    package static let shortestPrefix = 2

    /// Whether a document without any words satisfies it.
    package var holdsForNothing: Bool {
        switch self {
        case .word, .phrase, .near: false
        case .and(let parts): parts.allSatisfy(\.holdsForNothing)
        case .or(let parts): parts.contains(where: \.holdsForNothing)
        case .not(let part): !part.holdsForNothing
        case .scoped(_, let part): part.holdsForNothing
        }
    }

    /// All fields that it may look into, if it is asked of `fields`.
    package func fields(_ fields: TextFields) -> TextFields {
        switch self {
        case .word, .phrase: fields
        case .near(_, let first, let second): first.fields(fields).union(second.fields(fields))
        case .and(let parts), .or(let parts):
            parts.reduce(into: TextFields()) { $0.formUnion($1.fields(fields)) }
        case .not(let part): part.fields(fields)
        case .scoped(let own, let part): part.fields(own)
        }
    }
}

/// Why a query cannot be read.
package struct QueryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package let what: String
    /// What would be right there.
    package let fix: String
    /// Where: so many Unicode scalars from the query's beginning.
    package let offset: Int

    package var description: String { "\(what), \(offset + 1) signs from the beginning: \(fix)" }
}
