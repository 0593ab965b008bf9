internal import Native

/// The claims of a Japanese gazette after the amendments that are printed in it.
///
/// A gazette holds the claims as filed and, behind them, the amendments received until it was printed. Its number of claims is that
/// of the claims as amended last (so in every real file with an amendment), and where the claims as filed are blank the amendment is the
/// only text. So the document's claims are those in force on the day of publication: amendments are applied in the order of their
/// dates. The description stays as filed: its amendments may add no matter (Patent Act, article 17-2 (3)) and are
/// lists of single paragraphs; they are counted.
struct ClaimsInForce {
    struct Claim {
        /// As the file has it, 0 where it has none.
        var number: Int
        var node: XMLNode
        /// Without text a claim of the application as filed is a blank form.
        var hasText: Bool
    }

    /// One item of an amendment that is about the claims.
    struct Amendment {
        var date: String
        /// `全文` for all claims, `請求項１` for one.
        var item: String
        /// Codes of the JPO: `1` adds, `2` deletes, `3` changes.
        var way: String
        var claims: [Claim]
    }

    /// As filed.
    var claims: [Claim] = []
    private var amendments: [Amendment] = []

    /// Whether there are any, as filed or amended.
    var isEmpty: Bool { claims.isEmpty && amendments.isEmpty }

    mutating func add(_ amendment: Amendment) { amendments.append(amendment) }

    /// Adds the claims in force to the builder, and counts those that are not in force any more.
    mutating func write(_ tape: XMLTape, into builder: inout RecordBuilder) {
        let inOrder = amendments.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
        for (_, amendment) in inOrder { apply(amendment, &builder) }
        for claim in claims {
            builder.addClaim(
                tape, claim.node, number: claim.number, dependsOn: builder.references(tape, in: claim.node))
        }
    }

    private mutating func apply(_ amendment: Amendment, _ builder: inout RecordBuilder) {
        let isDeletion = amendment.way == "2"
        guard let number = Self.claimNumber(amendment.item) else {
            // All claims. Without claims in it and not a deletion there is nothing to put in their place.
            if amendment.claims.isEmpty && !isDeletion { return }
            for claim in claims { retire(claim, &builder) }
            claims = amendment.claims
            return
        }
        if isDeletion {
            for claim in claims where claim.number == number { retire(claim, &builder) }
            claims.removeAll { $0.number == number }
            return
        }
        for var claim in amendment.claims {
            if claim.number == 0 { claim.number = number }
            if let place = claims.firstIndex(where: { $0.number == claim.number }) {
                retire(claims[place], &builder)
                claims[place] = claim
            } else {
                let place = claims.firstIndex { $0.number > claim.number } ?? claims.endIndex
                claims.insert(claim, at: place)
            }
        }
    }

    private func retire(_ claim: Claim, _ builder: inout RecordBuilder) {
        builder.defects[claim.hasText ? .supersededClaim : .emptyClaim] += 1
    }

    /// `請求項１２` is 12; `nil` where the item is not one claim.
    static func claimNumber(_ item: String) -> Int? {
        guard item.contains("請求項") else { return nil }
        var number = 0
        for sign in item.unicodeScalars {
            switch sign.value {
            case 0x30...0x39: number = number * 10 + Int(sign.value - 0x30)
            case 0xFF10...0xFF19: number = number * 10 + Int(sign.value - 0xFF10)
            default: if number > 0 { return number }
            }
            if number > 99_999 { return nil }
        }
        return number > 0 ? number : nil
    }
}
