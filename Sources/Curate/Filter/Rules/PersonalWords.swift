internal import Corpus

/// Words of the first and second person, which title, abstract and claims of a patent do not have.
///
/// Spelling tells them from signs: `I` alone is a numeral or iodine, `US` a country, `Me` methyl, `WE` a signal.
enum PersonalWords {
    private static let words = PhraseSet([
        "we", "our", "ours", "us", "my", "me", "myself", "ourselves", "you", "your", "yours", "yourself", "i am",
        "i have",
        "i will", "i would", "i can", "i cannot", "i could", "i hope", "i think", "i believe", "i ve", "i ll", "i m",
        "i d",
        "i was", "i need", "i propose", "i present", "i describe", "i want", "i invented", "i designed", "i did",
        "i do",
        "let me", "let us", "wir", "uns", "unser", "unsere", "unserer", "ich", "nous", "notre", "nos", "vous", "votre",
        "nosotros",
        "nuestro", "nuestra", "usted",
    ])

    static func find(_ input: FilterInput, _ fields: TextFields) -> Reason? {
        for (field, lines) in input.parts(fields) {
            for line in lines {
                let words = PlacedWords(line.withoutQuotations)
                for match in Self.words.all(in: words) {
                    let written = words.written(match.words.lowerBound)
                    let isAlone = match.words.count == 1
                    // One word counts as "we" or "We", not as "WE", "Me" or "US"; "nos" also stands for numbers.
                    if isAlone, written == written.uppercased() { continue }
                    if isAlone, ["Me", "Us", "nos", "Nos", "me"].contains(written) && !isEnglishMe(written, input) {
                        continue
                    }
                    if isAlone, written == "We", !words.beginsSentence(match.words.lowerBound) { continue }
                    // "I/d" and "I-m" are signs; "I am" and "I'm" are words.
                    let gaps = match.words.dropFirst().map { words.gap(before: $0) }
                    if gaps.contains(where: { !$0.allSatisfy { $0.isWhitespace || $0 == "'" || $0 == "’" } }) {
                        continue
                    }
                    if !isAlone, words.written(match.words.lowerBound) != "I", written.hasPrefix("i") { continue }
                    return Reason(
                        "first-or-second-person",
                        "\"\((match.words).map(words.written).joined(separator: " "))\" in the \(field.description)",
                        excerpt: words.excerpt(match.words))
                }
            }
        }
        return nil
    }

    /// `me` is the first person in English only; `nos` is "our" in French and "numbers" elsewhere.
    private static func isEnglishMe(_ written: String, _ input: FilterInput) -> Bool {
        written == "me" && input.language == "en" || written == "nos" && input.language == "fr"
    }
}
