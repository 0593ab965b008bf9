package import Corpus

/// The claims of a document in one language, with what they refer to.
package struct ClaimSet: Sendable {
    package struct Member: Sendable {
        package let claim: DocumentContent.Claim
        package let words: PlacedWords
        /// The claims that it depends on, by the document and by its own words.
        package let parents: [Int]
        package let isToPreceding: Bool

        package var isIndependent: Bool { parents.isEmpty && !isToPreceding }
    }

    package let members: [Member]

    package init(_ claims: [DocumentContent.Claim]) {
        members = claims.map { claim in
            let words = PlacedWords(claim.text)
            let references = ClaimReferences(words)
            return Member(
                claim: claim, words: words, parents: Set(references.numbers + claim.dependsOn).sorted(),
                isToPreceding: references.isToPreceding)
        }
    }

    /// The first place where the numbers do not run 1, 2, 3 …
    package var numberingFault: Reason? {
        for (index, member) in members.enumerated() where member.claim.number != index + 1 {
            let number = member.claim.number
            return Reason(
                "numbering",
                number == 0 ? "claim \(index + 1) has no number" : "number \(number) stands where \(index + 1) should",
                excerpt: String(member.claim.text.prefix(80)))
        }
        return nil
    }

    /// The first claim that refers to itself or to one behind it.
    package var forwardFault: Reason? {
        for (index, member) in members.enumerated() {
            let number = member.claim.number > 0 ? member.claim.number : index + 1
            if let parent = member.parents.last, parent >= number {
                return Reason(
                    "refers-forward", "claim \(number) refers to claim \(parent)",
                    excerpt: String(member.claim.text.prefix(100)))
            }
        }
        return nil
    }

    /// The first claim that refers to one that is not there.
    package var missingFault: Reason? {
        let numbers = Set(members.enumerated().map { $1.claim.number > 0 ? $1.claim.number : $0 + 1 })
        for (index, member) in members.enumerated() {
            if let parent = member.parents.first(where: { !numbers.contains($0) }) {
                let number = member.claim.number > 0 ? member.claim.number : index + 1
                return Reason(
                    "refers-to-missing", "claim \(number) refers to claim \(parent)",
                    excerpt: String(member.claim.text.prefix(100)))
            }
        }
        return nil
    }

    /// No claim stands on its own.
    package var independenceFault: Reason? {
        guard !members.isEmpty, !members.contains(where: \.isIndependent) else { return nil }
        return Reason(
            "no-independent-claim", "all \(members.count) refer to another",
            excerpt: String(members[0].claim.text.prefix(100)))
    }
}
