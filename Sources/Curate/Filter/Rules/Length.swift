internal import Corpus

/// Drops documents with too few or too many words, in all or in a field.
///
/// Bounds of Gopher, Rae et al. 2021, section A1.1 (50 to 100,000 words). Words as `TextLength` counts them.
package struct Length: Filter {
    package static let summary = RuleSummary(
        "length", drops: "documents with too few or too many words",
        source: "Rae et al. 2021 (Gopher), A1.1",
        parameters: [
            .init("min", "50", "fewest words of the fields together"),
            .init("max", "100000", "most words of the fields together"),
            .init("of", "title|abstract|claims", "the fields that count together"),
            .init("title", "", "words of the title, as 2-30"),
            .init("abstract", "", "words of the abstract, as 50-250"),
            .init("claims", "", "words of the claims"), .init("description", "", "words of the description"),
        ],
        reasons: ["too-short", "too-long"]
            + TextFields.each.flatMap { ["\($0.description)-too-short", "\($0.description)-too-long"] })

    private let all: ClosedRange<Int>
    private let fields: TextFields
    private let ranges: [(TextFields, ClosedRange<Int>)]

    package init(_ settings: RuleSettings) throws {
        let high = try settings.integer("max")
        // A small maximum alone means what it says, whatever the minimum would be.
        let least = try settings.integer("min")
        let low = settings.isGiven("min") ? least : min(least, high)
        guard low <= high else { throw settings.fault("min", "max is \(high): give a smaller one") }
        all = low...high
        fields = try settings.fields("of")
        ranges = try TextFields.each.compactMap { field in
            try settings.range(field.description).map { (field, $0) }
        }
    }

    package var readsDescription: Bool { fields.contains(.description) || ranges.contains { $0.0 == .description } }

    package func reason(_ document: FilterInput) -> Reason? {
        if let reason = Self.compare(document, fields, all, "") { return reason }
        for (field, range) in ranges {
            if let reason = Self.compare(document, field, range, field.description + "-") { return reason }
        }
        return nil
    }

    private static func compare(
        _ document: FilterInput, _ fields: TextFields, _ range: ClosedRange<Int>, _ prefix: String
    ) -> Reason? {
        let words = TextLength.words(document.lines(fields))
        if words < range.lowerBound {
            return Reason(prefix + "too-short", "\(words) words; at least \(range.lowerBound)")
        }
        if words > range.upperBound {
            return Reason(prefix + "too-long", "\(words) words; at most \(range.upperBound)")
        }
        return nil
    }
}
