internal import Corpus

/// Drops documents that repeat themselves.
///
/// The measures are Gopher's (Rae et al. 2021, table A1). Its thresholds are for web pages: half of all real sets of claims break them, since
/// each claim takes up the words of the one before. `preset=patent` has thresholds that 99.5% of the shared real patents keep (docs/filters.md), apart
/// for running text, for one claim and for all claims; `preset=gopher` has the published ones for all text together.
package struct Repetition: Filter {
    package static let summary = RuleSummary(
        "repetition", drops: "documents that repeat lines, runs of words, or themselves",
        source: "Rae et al. 2021 (Gopher), table A1; patent thresholds ours, docs/filters.md",
        parameters: [
            .init("preset", "patent", "thresholds: patent, or gopher as published"),
            FieldScope.parameter,
            .init("words", "30", "fewest words of a text to be judged"),
            .init("loop", "5", "how many times in a row the same words may not come; 0 for any"),
        ],
        reasons: ["loop", "duplicate-lines", "duplicate-sentences", "top-n-gram", "duplicate-n-grams"])

    private enum Preset: String, CaseIterable { case patent, gopher }

    /// Thresholds by table A1's rows: lines, letters in lines, top 2- to 4-grams, duplicate 5- to 10-grams.
    private struct Thresholds {
        var lines = 0.30
        var letters = 0.20
        var top: [Double]
        var duplicate: [Double]
    }

    private static let gopher = Thresholds(top: [0.20, 0.18, 0.16], duplicate: [0.15, 0.14, 0.13, 0.12, 0.11, 0.10])
    private static let running = Thresholds(top: [0.35, 0.40, 0.35], duplicate: [0.45, 0.42, 0.40, 0.35, 0.33, 0.32])
    private static let oneClaim = Thresholds(top: [0.50, 0.50, 0.50], duplicate: [0.65, 0.62, 0.60, 0.55, 0.52, 0.50])
    private static let allClaims = Thresholds(
        top: [0.25, 0.30, 0.33], duplicate: [0.87, 0.87, 0.84, 0.84, 0.84, 0.80])
    private static let description = Thresholds(
        top: [0.15, 0.15, 0.15], duplicate: [0.70, 0.66, 0.64, 0.62, 0.60, 0.58])

    private let preset: Preset
    private let scope: FieldScope
    private let words: Int
    private let times: Int

    package init(_ settings: RuleSettings) throws {
        preset = try settings.choice("preset", Preset.self)
        scope = try FieldScope(settings, "of")
        words = try settings.integer("words")
        times = try settings.integer("loop")
    }

    package var readsDescription: Bool { scope.readsDescription }

    package func reason(_ document: FilterInput) -> Reason? {
        for (field, lines) in document.parts(scope.fields(document)) {
            for line in lines {
                let text = RepeatedWords([line])
                if times > 0, let place = LetterLoop.find(line) {
                    return Reason(
                        "loop", "the same signs over and over in the \(field.description)",
                        excerpt: line.excerpt(about: place))
                }
                if let place = text.loop(times: times) {
                    return Reason(
                        "loop", "\(times) times in a row, in the \(field.description)", excerpt: text.excerpt(place))
                }
            }
        }
        if preset == .gopher { return judge(document.lines(scope.fields(document)), Self.gopher, "the text") }
        for (field, lines) in document.parts(scope.fields(document)) where field != .title {
            switch field {
            case .claims:
                for (index, line) in lines.enumerated() {
                    if let reason = judge([line], Self.oneClaim, "claim \(index + 1)") { return reason }
                }
                if let reason = judge(lines, Self.allClaims, "the claims") { return reason }
            case .description:
                if let reason = judge(
                    lines, lines.reduce(0) { $0 + $1.utf8.count } < 2000 ? Self.running : Self.description,
                    "the description")
                {
                    return reason
                }
            default:
                if let reason = judge(lines, Self.running, "the \(field.description)") { return reason }
            }
        }
        return nil
    }

    private func judge(_ lines: [String], _ thresholds: Thresholds, _ name: String) -> Reason? {
        if let reason = Self.repeatedLines(lines, thresholds, name) { return reason }
        if let reason = repeatedSentences(lines, name) { return reason }
        let text = RepeatedWords(lines)
        guard text.count >= words else { return nil }
        for (index, threshold) in thresholds.top.enumerated() {
            let found = text.topShare(index + 2)
            guard found.share > threshold else { continue }
            return Reason(
                "top-n-gram",
                "\(index + 2) words are \(Self.percent(found.share)) of \(name); at most \(Self.percent(threshold))",
                excerpt: text.excerpt(found.words))
        }
        for (index, threshold) in thresholds.duplicate.enumerated() {
            let found = text.duplicateShare(index + 5)
            guard found.share > threshold else { continue }
            return Reason(
                "duplicate-n-grams",
                "\(Self.percent(found.share)) of \(name) are runs of \(index + 5) words that came before; at most \(Self.percent(threshold))",
                excerpt: text.excerpt(found.words))
        }
        return nil
    }

    private static func repeatedLines(_ lines: [String], _ thresholds: Thresholds, _ name: String) -> Reason? {
        guard lines.count > 1 else { return nil }
        var seen: Set<String> = []
        var letters = 0
        var twice: [String] = []
        for line in lines {
            letters += line.utf8.count
            if !seen.insert(withoutNumber(line)).inserted { twice.append(line) }
        }
        let share = Double(twice.count) / Double(lines.count)
        let letterShare = Double(twice.reduce(0) { $0 + $1.utf8.count }) / Double(max(letters, 1))
        guard share > thresholds.lines || letterShare > thresholds.letters else { return nil }
        return Reason(
            "duplicate-lines", "\(twice.count) of the \(lines.count) lines of \(name) came before",
            excerpt: String(twice[0].prefix(100)))
    }

    /// Three tenths of the letters, as for lines, in sentences that came before; sentences of under five words are signs and numbers.
    private func repeatedSentences(_ lines: [String], _ name: String) -> Reason? {
        var seen: Set<Substring> = []
        var letters = 0
        var repeated = 0
        var first: Substring?
        for line in lines {
            for part in line.sentences where part.utf8.count(where: { $0 == 0x20 }) >= 4 {
                letters += part.utf8.count
                if seen.insert(part).inserted { continue }
                repeated += part.utf8.count
                if first == nil { first = part }
            }
        }
        guard let first, Double(repeated) > 0.3 * Double(letters) else { return nil }
        return Reason(
            "duplicate-sentences",
            "\(Self.percent(Double(repeated) / Double(letters))) of \(name) are sentences that came before",
            excerpt: String(first.prefix(100)))
    }

    /// The line without the number that a claim may begin with, which would make each differ.
    private static func withoutNumber(_ line: String) -> String {
        String(line.drop { $0.isNumber || $0 == "." || $0 == ")" || $0 == " " })
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}
