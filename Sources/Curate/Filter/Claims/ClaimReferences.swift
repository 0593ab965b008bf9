/// The claims that a claim's text refers to, in the languages of the large offices.
package struct ClaimReferences: Sendable, Hashable {
    /// The numbers, ascending, each once.
    package var numbers: [Int] = []
    /// Whether it refers to all claims before it (`any of the preceding claims`).
    package var isToPreceding = false

    package var isEmpty: Bool { numbers.isEmpty && !isToPreceding }

    /// Reads the words. Numbers above 999 are no claims.
    package init(_ words: PlacedWords) {
        for match in Self.anchors.all(in: words) {
            if Self.preceding.first(in: words, from: match.words.lowerBound - 4..<match.words.upperBound + 3) != nil {
                isToPreceding = true
            }
            readNumbers(words, from: match.words.upperBound)
        }
        readDense(words.text)
        numbers = Set(numbers).sorted()
    }

    package init(_ text: String) { self.init(PlacedWords(text)) }

    /// `claim` and what it is called elsewhere.
    private static let anchors = PhraseSet([
        "claim", "claims", "anspruch", "ansprüche", "ansprüchen", "anspruchs", "patentanspruch", "patentansprüche",
        "patentansprüchen", "hauptanspruch", "revendication", "revendications", "reivindicación", "reivindicaciones",
        "reivindicacion", "reivindicação", "reivindicações", "rivendicazione", "rivendicazioni", "conclusie",
        "conclusies", "krav", "patentkrav", "kravet", "patenttivaatimuksen", "vaatimuksen", "zastrz", "nároku",
        "nárokov",
        "igénypont", "igénypontok", "пункту", "пунктов", "пункта", "п", "пп",
    ])

    private static let preceding = PhraseSet([
        "preceding", "previous", "foregoing", "above", "prior", "vorhergehenden", "vorstehenden", "vorangehenden",
        "vorherigen", "précédentes", "précédente", "anteriores", "anterior", "precedenti", "precedente", "precedentes",
        "voorgaande", "föregående", "foregående", "предыдущих",
    ])

    private static let joining = PhraseSet([
        "and", "or", "any", "one", "of", "und", "oder", "et", "ou", "y", "o", "e", "en", "och", "eller", "и", "или",
        "claim",
        "claims", "the", "either", "as", "l", "une", "quelconque", "des",
    ])

    private static let through = PhraseSet(["to", "through", "bis", "à", "a", "al", "tot", "till", "til", "до", "по"])

    private mutating func readNumbers(_ words: PlacedWords, from start: Int) {
        var last: Int?
        var isRange = false
        var skipped = 0
        var at = start
        // "CLAIMS" on a line of its own is a heading.
        if start > 0, start < words.count, words.gap(before: start).contains("\n") { return }
        while at < words.count, skipped <= 4 {
            if let number = Int(words[at]), number > 0, number < 1000 {
                let between = at > start ? words.gap(before: at) : ""
                let isDash =
                    last != nil && at > start && between.utf8.count <= 5 && between.contains { "-–—~".contains($0) }
                if let low = last, isRange || isDash, low < number, number - low < 200 {
                    numbers += (low...number).map { $0 }
                } else {
                    numbers.append(number)
                }
                last = number
                isRange = false
                skipped = 0
            } else if last != nil, Self.through.first(in: words, from: at..<at + 1) != nil {
                isRange = true
            } else if Self.joining.first(in: words, from: at..<at + 1) != nil {
                skipped += 1
            } else {
                return
            }
            // A full stop or a colon ends the reference: "of claim 1, wherein: 2 …".
            if at + 1 < words.count {
                if words.gap(before: at + 1).contains(where: { ".:;".contains($0) }) { return }
            }
            at += 1
        }
    }

    /// Chinese, Japanese and Korean, which have no spaces: the digits behind the word.
    private mutating func readDense(_ text: String) {
        guard text.utf8.contains(where: { $0 >= 0xE0 }) else { return }
        let scalars = Array(text.unicodeScalars)
        for anchor in Self.denseAnchors {
            var at = 0
            while at + anchor.count <= scalars.count {
                guard scalars[at] == anchor[0], Array(scalars[at..<at + anchor.count]) == anchor else {
                    at += 1
                    continue
                }
                at += anchor.count
                var number = 0
                var low: Int?
                while at < scalars.count {
                    let value = scalars[at].value
                    if (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) {
                        number = min(number * 10 + Int(value & 15), 1000)
                    } else {
                        if number > 0 { append(number, from: &low) }
                        number = 0
                        guard Self.denseThrough.contains(scalars[at]) else { break }
                        if !Self.denseRange.contains(scalars[at]) { low = nil }
                    }
                    at += 1
                }
                if number > 0 { append(number, from: &low) }
            }
        }
        if ["前述", "前記請求項", "前記いずれか", "上述权利要求"].contains(where: { text.contains($0) }), !numbers.isEmpty {
            isToPreceding = true
        }
    }

    private mutating func append(_ number: Int, from low: inout Int?) {
        guard number < 1000 else { return }
        if let first = low, first < number, number - first < 200 {
            numbers += (first...number).map { $0 }
        } else {
            numbers.append(number)
        }
        low = number
    }

    private static let denseAnchors: [[Unicode.Scalar]] = ["請求項", "权利要求", "權利要求", "청구항", "제"].map {
        Array($0.unicodeScalars)
    }
    private static let denseRange = Set("至到から〜～-－ないし乃至 ".unicodeScalars)
    private static let denseThrough = denseRange.union("、,，或又はまたは及びおよび和与もしくは若しくは".unicodeScalars)
}
