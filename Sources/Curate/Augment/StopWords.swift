/// English words that carry grammar rather than meaning; they have no synonyms here.
///
/// Pronouns, articles, prepositions, conjunctions, auxiliaries and common adverbs: the classes that stop lists have in common.
enum StopWords {
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words = Set(
        """
        a about above across after again against all almost along already also although always am among an and another any are
        around as at away back be became because become been before behind being below beneath beside besides between beyond both
        but by can cannot could did do does doing done down during each either else enough ever every few first for from further
        had has have having he hence her here hers herself him himself his how however i if in instead into is it its itself just
        last least less let like many may me might mine more most much must my myself neither never next no nobody none nor not
        nothing now of off often on once one only onto or other others otherwise our ours ourselves out over own per perhaps quite
        rather s said same second several shall she should since so some something soon such t than that the their theirs them
        themselves then there thereby therefore therein thereof these they this those though three through throughout thus to
        together too toward towards two under until up upon us very via was we well were what whatever when whenever where whereas
        whereby wherein whether which while who whole whom whose why will with within without would yet you your yours yourself
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
