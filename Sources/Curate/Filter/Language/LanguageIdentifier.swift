internal import Foundation

/// The language that a text is written in, told by its script and letters.
package struct IdentifiedLanguage: Sendable, Hashable {
    /// ISO 639-1; empty for a text without letters or of a script that we do not know. `hr` stands for Croatian, Bosnian and Serbian in Latin
    /// letters, `no` for Bokmål and Nynorsk.
    package var code: String
    /// From 0 to 1: how much of the probability the language has; pieces of a word that depend on each other are reckoned with a quarter of their weight.
    package var confidence: Double
}

package enum LanguageIdentifier {
    /// The languages that can be told, ascending.
    package static var languages: [String] {
        (LanguageModel.shared.values.flatMap(\.languages) + scripts.map(\.code) + ["ko"]).sorted()
    }

    /// Scripts that one language has to itself, or nearly.
    private static let scripts: [(code: String, range: ClosedRange<UInt32>)] = [
        ("el", 0x370...0x3FF), ("he", 0x590...0x5FF), ("ar", 0x600...0x6FF), ("hi", 0x900...0x97F),
        ("th", 0xE00...0xE7F),
    ]

    /// How many letters are read; more do not change the answer.
    private static let longest = 4000

    /// Reads at most the first 4,000 letters. Time in proportion to them.
    package static func identify(_ lines: [String]) -> IdentifiedLanguage {
        var latin = Words()
        var cyrillic = Words()
        var han: [UInt16] = []
        var kana = 0
        var hangul = 0
        var others = [Int](repeating: 0, count: scripts.count)
        var letters = 0
        scan: for line in lines {
            for scalar in line.unicodeScalars {
                let value = scalar.value
                guard value >= 0x41, scalar.properties.isAlphabetic || (0x300...0x36F).contains(value) else {
                    latin.end()
                    cyrillic.end()
                    continue
                }
                letters += 1
                if letters > longest { break scan }
                switch value {
                case ..<0x250, 0x300...0x36F, 0x1E00...0x1EFF: latin.add(scalar)
                case 0x400...0x52F: cyrillic.add(scalar)
                case 0x3041...0x30FF, 0xFF66...0xFF9F: kana += 1
                case 0x3400...0x9FFF: han.append(UInt16(value))
                case 0x1100...0x11FF, 0xAC00...0xD7AF: hangul += 1
                default:
                    if let place = scripts.firstIndex(where: { $0.range.contains(value) }) { others[place] += 1 }
                }
            }
            latin.end()
            cyrillic.end()
        }
        // A sign of East Asia says as much as two letters.
        let counts =
            [
                ("latin", latin.letters), ("cyrillic", cyrillic.letters), ("east", 2 * (kana + han.count)),
                ("ko", 2 * hangul),
            ]
            + zip(scripts, others).map { ($0.code, $1) }
        guard let best = counts.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }), best.1 > 0 else {
            return IdentifiedLanguage(code: "", confidence: 0)
        }
        switch best.0 {
        case "latin": return choose("latin", latin.words)
        case "cyrillic": return choose("cyrillic", cyrillic.words)
        case "east":
            if kana * 20 >= kana + han.count { return IdentifiedLanguage(code: "ja", confidence: 1) }
            return choose("han", han.map { [$0] })
        default: return IdentifiedLanguage(code: best.0, confidence: 1)
        }
    }

    private static func choose(_ script: String, _ words: [[UInt16]]) -> IdentifiedLanguage {
        guard let model = LanguageModel.shared[script] else {
            preconditionFailure("the language table lacks the script \(script)")
        }
        var sums = model.prior
        var known = 0
        for word in words { known += model.add(word, to: &sums) }
        guard known > 0, let least = sums.min(), let place = sums.firstIndex(of: least) else {
            return IdentifiedLanguage(code: "", confidence: 0)
        }
        // A step is 0.35; n-grams of four sizes overlap, so each tells about a quarter of what it seems to.
        let weight = script == "han" ? step : step / 4
        let total = sums.reduce(0.0) { $0 + exp(-Double($1 - least) * weight) }
        return IdentifiedLanguage(code: model.languages[place], confidence: 1 / total)
    }

    private static let step = 0.35
}

/// The words of one script, each with a space at both ends.
private struct Words {
    var words: [[UInt16]] = []
    var letters = 0
    private var word: [UInt16] = [0x20]

    mutating func add(_ scalar: Unicode.Scalar) {
        letters += 1
        if scalar.value < 0x80 {
            let value = UInt16(scalar.value)
            word.append(value <= 0x5A ? value | 0x20 : value)
        } else {
            word.append(contentsOf: scalar.properties.lowercaseMapping.utf16)
        }
    }

    mutating func end() {
        guard word.count > 1 else { return }
        word.append(0x20)
        words.append(word)
        word = [0x20]
    }
}
