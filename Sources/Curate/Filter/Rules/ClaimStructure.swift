internal import Corpus

/// Drops documents whose claims do not hold together: numbers, dependency, antecedents.
///
/// PCT Rule 6.1(b) (consecutive numbers) and 6.4 (dependent claims refer to earlier ones); MPEP 608.01(m) (one sentence) and 2173.05(e)
/// (antecedents). The antecedent check reads English only and is rough, so it counts shares.
package struct ClaimStructure: Filter {
    package static let summary = RuleSummary(
        "claims", drops: "documents whose claims are numbered, dependent or worded as claims cannot be",
        source: "PCT Rules 6.1(b), 6.4; MPEP 608.01(m), 2173.05(e)",
        parameters: [
            .init("min", "1", "fewest claims"), .init("max", "", "most claims"),
            .init("sentences", "3", "most sentences of one claim; 0 for any number"),
            .init(
                "antecedents", "0.4", "largest share of \"the …\" and \"said …\" without something that they refer to"),
        ],
        reasons: [
            "no-claims", "too-few", "too-many", "empty-claim", "numbering", "duplicate-claim", "no-independent-claim",
            "refers-forward", "refers-to-missing", "several-sentences", "antecedents",
        ])

    private let least: Int
    private let most: Int
    private let sentences: Int
    private let antecedents: Double

    package init(_ settings: RuleSettings) throws {
        least = try settings.integer("min")
        most = settings.isSet("max") ? try settings.integer("max") : Int.max
        sentences = try settings.integer("sentences")
        antecedents = try settings.share("antecedents")
        guard least <= most else { throw settings.fault("min", "max is \(most): give a smaller one") }
    }

    package func reason(_ document: FilterInput) -> Reason? {
        let set = ClaimSet(document.claims)
        let count = set.members.count
        if count == 0 { return least > 0 ? Reason("no-claims") : nil }
        if count < least { return Reason("too-few", "\(count) claims; at least \(least)") }
        if count > most { return Reason("too-many", "\(count) claims; at most \(most)") }
        if let empty = set.members.firstIndex(where: Self.isEmpty) {
            return Reason("empty-claim", "claim \(empty + 1)", excerpt: set.members[empty].claim.text)
        }
        return set.numberingFault(gaps: document.isReal) ?? duplicate(set) ?? set.independenceFault ?? set.forwardFault
            ?? set.missingFault
            ?? severalSentences(set) ?? unnamedParts(set, document)
    }

    /// Fewer than three words that are not `(cancelled)`.
    private static func isEmpty(_ member: ClaimSet.Member) -> Bool {
        guard TextLength.words([member.claim.text]) < 3 else { return false }
        return !member.isCancelled
    }

    private func duplicate(_ set: ClaimSet) -> Reason? {
        var seen: [String: Int] = [:]
        for (index, member) in set.members.enumerated() where !member.isCancelled {
            let text = String(member.claim.text.drop { $0.isNumber || $0 == "." || $0 == " " })
            if let first = seen.updateValue(index, forKey: text) {
                return Reason(
                    "duplicate-claim", "claims \(first + 1) and \(index + 1) are one", excerpt: String(text.prefix(100))
                )
            }
        }
        return nil
    }

    /// A full stop, a space and a capital after a word of at least four lower-case letters, which abbreviations rarely are.
    private func severalSentences(_ set: ClaimSet) -> Reason? {
        guard sentences > 0 else { return nil }
        for (index, member) in set.members.enumerated() {
            let text = Array(member.claim.text.utf8)
            var ends = 1
            for at in text.indices where text[at] == 0x2E && at >= 4 && at + 2 < text.count {
                let isEnd =
                    text[at + 1] == 0x20 && (0x41...0x5A).contains(text[at + 2])
                    && text[(at - 4)..<at].allSatisfy { (0x61...0x7A).contains($0) }
                guard isEnd else { continue }
                ends += 1
                if ends > sentences {
                    return Reason(
                        "several-sentences", "claim \(index + 1) has more than \(sentences)",
                        excerpt: member.claim.text.excerpt(about: at..<at + 1))
                }
            }
        }
        return nil
    }

    private func unnamedParts(_ set: ClaimSet, _ document: FilterInput) -> Reason? {
        guard antecedents < 1, document.claims.first?.language == "en" else { return nil }
        let found = Antecedents(set)
        guard found.definite >= 8, let first = found.first,
            Double(found.missing) > antecedents * Double(found.definite)
        else { return nil }
        return Reason(
            "antecedents", "\(found.missing) of \(found.definite) definite parts were not named before",
            excerpt: set.members[first.member].words.excerpt(first.words))
    }
}
