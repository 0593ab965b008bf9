internal import Native

/// Claims as filed, and as amended under Article 19 of the PCT.
extension WIPOST36 {
    /// Every set of claims as filed; sets as amended are counted, unless a language has no other.
    ///
    /// PCT Rule 48.2 (f): the publication holds the claims as filed and, in addition, those as amended. So do European applications
    /// (Rule 68 (4) EPC), which `EPOFulltext` reads alike: the document's claims are the ones that belong to its description.
    func claims(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) {
        var sets: [(node: XMLNode, language: String, isAmended: Bool)] = []
        for child in tape.elements(record) {
            let name = tape.name(child)
            guard name == .claims || name == .amendedClaims else { continue }
            let language = builder.normalised(tape.attribute(child, .lang))
            sets.append((child, language, name == .amendedClaims || isAmended(tape, child)))
        }
        let filed = sets.filter { !$0.isAmended && tape.child($0.node, .claim) != nil }.map(\.language)
        for set in sets {
            if set.isAmended, filed.contains(set.language) {
                builder.defects[.amendedClaims] += 1
            } else {
                claimSet(tape, set.node, into: &builder)
            }
        }
    }

    private func isAmended(_ tape: XMLTape, _ set: XMLNode) -> Bool {
        [XMLName.claimType, .status].contains { (tape.attribute(set, $0) ?? "").lowercased().contains("amended") }
    }

    private func claimSet(_ tape: XMLTape, _ set: XMLNode, into builder: inout RecordBuilder) {
        let language = tape.attribute(set, .lang)
        var numbers = ClaimNumbers()
        var place = 0
        for claim in tape.elements(set) where tape.name(claim) == .claim {
            place += 1
            let number = Self.number(tape, claim)
            numbers.note(id: tape.attribute(claim, .id), number: number > 0 ? number : place)
        }
        for claim in tape.elements(set) {
            switch tape.name(claim) {
            case .claim:
                let number = Self.number(tape, claim)
                builder.addClaim(
                    tape, claim, number: number, dependsOn: numbers.references(tape, in: claim, number: number),
                    language: language)
            case .docPage: builder.defects[.pageImage] += 1
            case .amendedClaimsStatement: builder.defects[.amendment] += 1
            case .claimsStatement: builder.defects[.claimsHeading] += 1
            default: break
            }
        }
    }

    /// `num`: `0001`, or `0001-0003` for claims that the file holds as one, which count as the first.
    private static func number(_ tape: XMLTape, _ claim: XMLNode) -> Int {
        guard let written = tape.attribute(claim, .num) else { return 0 }
        let digits = written.drop { !$0.isNumber }.prefix { $0.isNumber }
        return digits.count < 10 ? Int(digits) ?? 0 : 0
    }
}
