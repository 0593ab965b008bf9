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

        /// `12. (canceled)`, as United States applications print it.
        package var isCancelled: Bool {
            words.count <= 4
                && ["canceled", "cancelled", "withdrawn"].contains(words.count > 0 ? words[words.count - 1] : "")
        }
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
    ///
    /// - Parameter gaps: whether they need only ascend. Offices leave out cancelled claims and keep the numbers of the others (37 CFR 1.126).
    package func numberingFault(gaps: Bool) -> Reason? {
        var last = 0
        for (index, member) in members.enumerated() {
            let number = member.claim.number
            if gaps ? number <= last : number != index + 1 {
                let detail =
                    number == 0
                    ? "claim \(index + 1) has no number" : "number \(number) stands where \(last + 1) should"
                return Reason("numbering", detail, excerpt: String(member.claim.text.prefix(80)))
            }
            last = number
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
