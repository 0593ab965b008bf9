internal import Native

/// Claims in OPS's text, one blob or many lines in one `claim`, told apart by their numbers.
enum OPSClaims {
    static func read(_ tape: XMLTape, _ node: XMLNode, language: String?, into builder: inout RecordBuilder) {
        for claim in tape.elements(node) where tape.name(claim) == .claim {
            var lines: [String] = []
            for text in tape.elements(claim) { lines += OPSText.lines(tape, text, defects: &builder.defects) }
            lines = OPSText.splitAtNumbers(lines)
            let starts = RunOnClaims.starts(lines.map { Array($0.utf8.prefix(24)) })
            guard let first = starts.first else {
                let number = tape.attribute(claim, .num).flatMap(RecordBuilder.trailingNumber) ?? 0
                builder.addClaim(lines: lines, number: number, language: language)
                continue
            }
            builder.defects[.claimsHeading] += first.place
            for (index, start) in starts.enumerated() {
                let end = index + 1 < starts.count ? starts[index + 1].place : lines.count
                builder.addClaim(lines: Array(lines[start.place..<end]), number: start.number, language: language)
            }
        }
    }
}
