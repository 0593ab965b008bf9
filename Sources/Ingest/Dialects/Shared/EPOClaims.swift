internal import Native

/// A set of claims of the EPO's collections: one element a claim, or all claims in one.
///
/// MAREC's `epoque` is the EPO's internal database, whose text OPS serves; its `pctxml` is scanned like it, but may have markup.
enum EPOClaims {
    static func read(_ tape: XMLTape, _ set: XMLNode, language: String?, into builder: inout RecordBuilder) {
        for child in tape.elements(set) {
            switch tape.name(child) {
            case .claim: break
            case .docPage: builder.defects[.pageImage] += 1
            case .amendedClaimsStatement: builder.defects[.amendedClaims] += 1
            default: builder.defects[.claimsHeading] += 1
            }
        }
        let isPlain = tape.attribute(set, .loadSource, is: "pctxml") && !hasMarkup(tape, set)
        if isPlain || tape.attribute(set, .loadSource, is: "epoque") {
            OPSClaims.read(tape, set, language: language, into: &builder)
            return
        }
        if RunOnClaims.read(tape, set, language: language, into: &builder) { return }
        ST36.claimSet(tape, set, language: language, into: &builder)
    }

    /// Whether there is an element that plain text would lose.
    private static func hasMarkup(_ tape: XMLTape, _ set: XMLNode) -> Bool {
        for element in tape.descendants(set) {
            switch tape.name(element) {
            case .claim, .claimText, .b, .i, .u, .o: continue
            default: return true
            }
        }
        return false
    }
}
