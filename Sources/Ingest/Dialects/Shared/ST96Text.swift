internal import Native

/// The texts that WIPO ST.96 defines: abstract, description, claims.
extension ST96 {
    /// One `Abstract`; a file has one a language.
    static func abstract(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        builder.addAbstract(tape, node, language: tape.attribute(node, .languageCode))
    }

    /// One `Description` with its parts; a file has one a language. The title at its head is left to the caller.
    static func description(_ tape: XMLTape, _ node: XMLNode, into builder: inout RecordBuilder) {
        DescriptionSections.read(
            tape, node, language: tape.attribute(node, .languageCode), part: role, into: &builder)
    }

    /// What a part of `Description` is about.
    static func role(_ name: XMLName) -> SectionRole? {
        switch name {
        case .st96TechnicalField: .technicalField
        case .st96BackgroundArt: .background
        case .st96Disclosure, .st96InventionSummary, .st96TechnicalProblem, .st96TechnicalSolution,
            .st96AdvantageousEffects:
            .summary
        case .st96DrawingDescription: .drawings
        case .st96EmbodimentDescription, .st96EmbodimentExample, .st96BestMode, .st96InventionMode: .embodiments
        case .st96IndustrialApplicability: .industrialApplicability
        case .st96CitationBag: .citations
        case .st96ReferenceSignBag, .st96DepositedBiologicalMaterialReference, .st96SequenceListText: .other
        default: nil
        }
    }

    /// One `Claims`; a file has one a language. Claims without elements of their own are its paragraphs.
    static func claims(_ tape: XMLTape, _ set: XMLNode, into builder: inout RecordBuilder) {
        let language = tape.attribute(set, .languageCode)
        var numbers = ClaimNumbers()
        var place = 0
        for claim in tape.elements(set) where tape.name(claim) == .st96Claim {
            place += 1
            let number = number(tape, claim)
            numbers.note(id: tape.attribute(claim, .id), number: number > 0 ? number : place)
        }
        for claim in tape.elements(set) {
            switch tape.name(claim) {
            case .st96Claim:
                let number = number(tape, claim)
                builder.addClaim(
                    tape, claim, number: number, dependsOn: numbers.references(tape, in: claim, number: number),
                    language: language)
            case .st96P:
                if place == 0 {
                    builder.addClaim(tape, claim, number: 0, language: language)
                } else {
                    builder.defects[.claimsHeading] += 1
                }
            case .st96PageImage, .st96DocumentURI: builder.defects[.pageImage] += 1
            default: break
            }
        }
    }

    /// `ClaimNumber`, or the first of a `ClaimNumberRange`; 0 where there is none.
    static func number(_ tape: XMLTape, _ claim: XMLNode) -> Int {
        var written = tape.string(claim, .st96ClaimNumber)
        if written.isEmpty { written = tape.string(claim, .st96ClaimNumberRange, .st96BeginRangeNumber) }
        let digits = written.drop { !$0.isNumber }.prefix { $0.isNumber }
        return digits.count < 10 ? Int(digits) ?? 0 : 0
    }
}
