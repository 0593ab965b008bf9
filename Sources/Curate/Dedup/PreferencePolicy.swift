package import Corpus

/// What decides which of several like documents stays.
package struct Standing: Sendable, Hashable {
    package var id: String
    package var origin: Origin
    /// The earliest date of a priority, else of the application, else of the publication, as `20150331`; 0 where there is none.
    package var earliest: UInt32
    /// The date of the publication; 0 where there is none.
    package var published: UInt32
    /// Whether it is a grant.
    package var isGranted: Bool
    /// How much text there is in the fields that are read, in any one unit.
    package var words: UInt32

    package init(id: String, origin: Origin, earliest: UInt32, published: UInt32, isGranted: Bool, words: UInt32) {
        self.id = id
        self.origin = origin
        self.earliest = earliest
        self.published = published
        self.isGranted = isGranted
        self.words = words
    }

    /// A date as documents have it, as a number: `2015-03` is 20150300. 0 for what is none.
    package static func number(ofDate date: String) -> UInt32 {
        let digits = date.utf8.filter { (0x30...0x39).contains($0) }
        if digits.count < 4 { return 0 }
        var value: UInt32 = 0
        for index in 0..<8 { value = value * 10 + (index < digits.count ? UInt32(digits[index] - 0x30) : 0) }
        return value
    }
}

/// An order of preference among documents: by criteria one after the other, at last by the smallest id, so that no two are equal.
package struct PreferencePolicy: Sendable, Hashable {
    package enum Criterion: String, Sendable, CaseIterable {
        /// Real before any other origin.
        case real
        /// The earliest priority; without a date last.
        case earliest
        /// The latest publication; without a date last.
        case latest
        /// The most words.
        case fullest
        /// Grants before applications and the rest.
        case granted
    }

    package let criteria: [Criterion]

    /// For texts that are alike: real before synthetic, earliest priority, fullest text, smallest id.
    package static let standard = PreferencePolicy([.real, .earliest, .fullest])
    /// For one publication a family: the grant, if there is one, and the fullest text.
    package static let family = PreferencePolicy([.real, .granted, .fullest, .earliest])

    package init(_ criteria: [Criterion]) { self.criteria = criteria }

    /// Reads names with commas between. Throws a usage fault for an unknown name or one that comes twice.
    package init(parsing text: String) throws {
        var criteria: [Criterion] = []
        let known = Criterion.allCases.map(\.rawValue).joined(separator: ",")
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let criterion = Criterion(rawValue: String(word)) else {
                throw Fault(
                    "\"\(word)\" is no criterion of a policy",
                    fix: "give some of \(known); the smallest id decides at last",
                    kind: .usage)
            }
            if criteria.contains(criterion) {
                throw Fault("the policy has \(word) twice", fix: "name each criterion once", kind: .usage)
            }
            criteria.append(criterion)
        }
        self.criteria = criteria
    }

    package var description: String { criteria.map(\.rawValue).joined(separator: ",") }

    /// The place of each document in the order, 0 for the one preferred to all.
    ///
    /// - Parameter fixed: documents that come before all others, whatever they are; none if empty.
    package func ranks(_ standings: [Standing], fixed: [Bool] = []) -> [UInt32] {
        var order = (0..<UInt32(standings.count)).map { $0 }
        order.sort { a, b in
            let (first, second) = (Int(a), Int(b))
            if !fixed.isEmpty, fixed[first] != fixed[second] { return fixed[first] }
            let (x, y) = (standings[first], standings[second])
            for criterion in criteria {
                let (p, q) = (Self.key(x, criterion), Self.key(y, criterion))
                if p != q { return p < q }
            }
            // One id may come in two selections; then the same document, and either will do.
            if x.id != y.id { return x.id.utf8.lexicographicallyPrecedes(y.id.utf8) }
            return first < second
        }
        var ranks = [UInt32](repeating: 0, count: standings.count)
        for (rank, document) in order.enumerated() { ranks[Int(document)] = UInt32(rank) }
        return ranks
    }

    /// Smaller is preferred.
    private static func key(_ standing: Standing, _ criterion: Criterion) -> UInt32 {
        switch criterion {
        case .real: standing.origin == .real ? 0 : 1
        case .earliest: standing.earliest == 0 ? .max : standing.earliest
        case .latest: standing.published == 0 ? .max : .max - standing.published
        case .fullest: .max - standing.words
        case .granted: standing.isGranted ? 0 : 1
        }
    }
}
