package import Corpus

/// A test of one difference between the samples, with the smallest difference that matters.
package struct AuditTest: Sendable {
    /// What a test says once p is adjusted for all of them.
    package enum Outcome: String, Sendable {
        /// Certain, and large enough to matter.
        case far
        /// Certain, but smaller than what matters.
        case close
        /// Not certain.
        case none
    }

    package let id: String
    package let name: String
    /// In the unit of `smallest`; larger is farther.
    package let effect: Double
    package let interval: Interval?
    /// The smallest effect that matters; reasons are in `docs/audit.md`.
    package let smallest: Double
    /// The effect where there is no difference.
    package let null: Double
    package let p: Double
    /// Holm's, over all tests of the audit.
    package var adjusted = 1.0
    /// What the effect means, for the verdict.
    package let words: String
    package let ids: [String]

    package init(
        _ id: String, _ name: String, effect: Double, _ interval: Interval? = nil, smallest: Double, null: Double = 0,
        p: Double, words: String, ids: [String] = []
    ) {
        self.id = id
        self.name = name
        self.effect = effect
        self.interval = interval
        self.smallest = smallest
        self.null = null
        self.p = p
        self.words = words
        self.ids = ids
    }

    /// The level at which a difference counts as certain.
    package static let level = 0.05

    package var outcome: Outcome { adjusted >= Self.level ? .none : effect >= smallest ? .far : .close }

    /// True where there is no certain difference and yet one that matters cannot be excluded.
    package var isOpen: Bool { outcome == .none && (interval.map { $0.upper >= smallest } ?? false) }

    /// How many times the smallest effect that matters.
    package var weight: Double { (effect - null) / (smallest - null) }

    package var json: JSONValue {
        [
            "adjustedP": ResultNumber.json(adjusted), "effect": ResultNumber.json(effect), "id": .string(id),
            "interval": ResultNumber.json(interval), "name": .string(name), "outcome": .string(outcome.rawValue),
            "p": ResultNumber.json(p), "smallestEffect": ResultNumber.json(smallest),
        ]
    }

    /// The tests with their adjusted p.
    package static func adjusted(_ tests: [AuditTest]) -> [AuditTest] {
        zip(tests, Holm.adjusted(tests.map(\.p))).map { test, p in
            var test = test
            test.adjusted = p
            return test
        }
    }
}
