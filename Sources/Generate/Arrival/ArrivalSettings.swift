internal import Corpus
internal import Curate

/// Which checks an answer has to pass, and how strict they are.
package struct ArrivalSettings: Sendable, Hashable {
    /// Checks that are off.
    package var without: Set<ArrivalCheck> = []
    /// How many times as short or long as asked a field may be.
    package var lengthSlack = 2.0
    /// The share of the text's runs of five words that a seed may have too. It is never less than their Jaccard similarity.
    package var seedShare = 0.6
    /// A run of so many words that stands in a seed too is a copy.
    package var copiedRun = 40
    /// The Jaccard similarity of runs of five words from which two outputs are one.
    package var duplicateSimilarity = 0.8

    package init() {}

    /// Reads names of checks that are to be off. Throws a usage fault for names that are none, or that cannot be off.
    package mutating func turnOff(_ names: [String]) throws {
        let optional = ArrivalCheck.allCases.filter(\.isOptional)
        for name in names {
            guard let check = ArrivalCheck(rawValue: name), check.isOptional else {
                let nearest = NearestName.nearest(to: name, in: optional.map { ($0.rawValue, [$0.rawValue]) })
                throw Fault(
                    ArrivalCheck(rawValue: name) == nil
                        ? "there is no check \"\(name)\"" : "the check \(name) cannot be turned off",
                    fix: nearest.isEmpty
                        ? "the checks that can be off are \(optional.map(\.rawValue).joined(separator: ", "))"
                        : "did you mean \(nearest[0])?", kind: .usage)
            }
            without.insert(check)
        }
    }
}
