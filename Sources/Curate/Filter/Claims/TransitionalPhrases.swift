/// The words between a claim's preamble and its body.
///
/// MPEP 2111.03 for English; EPO Guidelines F-IV 2.2 (`dadurch gekennzeichnet`, `caractérisé en ce que`) and usual wording elsewhere.
enum TransitionalPhrases {
    private static let words = PhraseSet([
        "comprising", "comprises", "comprise", "comprised", "consisting", "consists", "consist", "including",
        "includes",
        "include", "containing", "contains", "having", "has", "have", "composed of", "characterized", "characterised",
        "wherein", "whereby", "which comprises", "in which", "in that", "where", "configured to", "adapted to",
        "arranged to", "designed to", "constituted by", "formed of", "the steps of", "made up of",
        "umfassend", "umfasst", "umfaßt", "umfassen", "gekennzeichnet", "bestehend", "besteht", "enthaltend", "enthält",
        "aufweisend", "aufweist", "weist", "mit", "wobei",
        "comprenant", "comprend", "comprennent", "comportant", "comporte", "caractérisé", "caractérisée",
        "caractérisés",
        "caractérisées", "consistant", "constitué", "constituée", "contenant", "ayant", "dans lequel", "dans laquelle",
        "comprendiendo", "comprende", "comprenden", "que comprende", "caracterizado", "caracterizada", "caracterizados",
        "caracterizadas", "consiste", "consistente", "donde", "en el que", "en la que", "compreendendo", "compreende",
        "comprendente", "caratterizzato", "caratterizzata", "omvattende", "omvat", "gekenmerkt", "kännetecknad",
        "kännetecknat", "innefattande", "innefattar", "omfattende", "kendetegnet", "karakterisert", "käsittää",
        "tunnettu",
        "отличающ*", "содержащ*", "включающ*",
    ])

    private static let dense = [
        "包括", "包含", "其特征", "其特徵", "具有", "由", "其中", "備える", "備え", "有する", "特徴とする", "含む", "からなる", "具備", "含有", "포함하는",
        "특징으로", "구비",
        "でなる", "設け",
    ]

    static func isIn(_ claim: PlacedWords) -> Bool {
        if words.first(in: claim) != nil { return true }
        guard claim.text.utf8.contains(where: { $0 >= 0xE3 }) else { return false }
        return dense.contains { claim.text.contains($0) }
    }
}
