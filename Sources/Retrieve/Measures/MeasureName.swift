internal import Corpus

/// A measure by its name, as ir-measures writes them: `nDCG@10`, `P(rel=2)@5`, `nDCG(dcg='exp-log2')@10`, `MAP`.
///
/// `description` gives back the name that was parsed, in canonical spelling. MacAvaney, Macdonald and Ounis, "Streamlining evaluation with
/// ir-measures", ECIR 2022.
package struct MeasureName: Sendable, Hashable, CustomStringConvertible {
    /// The part before parentheses and @.
    package enum Family: String, Sendable, CaseIterable {
        case nDCG
        case precision = "P"
        case recall = "R"
        case averagePrecision = "AP"
        case meanAveragePrecision = "MAP"
        case reciprocalRank = "RR"
        case meanReciprocalRank = "MRR"
        case bpref = "Bpref"
        case success = "Success"

        /// Whether a cutoff is needed, may be given, or has no meaning.
        var takesCutoff: Bool? {
            switch self {
            case .precision, .recall, .success: true
            case .bpref: false
            default: nil
            }
        }
    }

    package var family: Family
    /// How many ranks count; all of them where there is none.
    package var cutoff: Int?
    /// From which relevance a document is relevant, where the name says so.
    package var relevantAt: Double?
    package var gain: NDCG.Gain

    /// What `retrieve` measures by default.
    package static let standard: [MeasureName] = [
        MeasureName(.nDCG, at: 10), MeasureName(.precision, at: 10), MeasureName(.recall, at: 100),
        MeasureName(.meanAveragePrecision), MeasureName(.meanReciprocalRank),
    ]

    package init(_ family: Family, at cutoff: Int? = nil, relevantAt: Double? = nil, gain: NDCG.Gain = .linear) {
        self.family = family
        self.cutoff = cutoff
        self.relevantAt = relevantAt
        self.gain = gain
    }

    /// The measure.
    ///
    /// - Parameter standard: from which relevance a document is relevant where the name does not say.
    package func measure(relevantAt standard: Double = 1) -> any RankingMeasure {
        let level = relevantAt ?? standard
        let cutoff = cutoff ?? .max
        switch family {
        case .nDCG: return NDCG(cutoff: cutoff, gain: gain)
        case .precision: return Precision(cutoff: cutoff, relevantAt: level)
        case .recall: return Recall(cutoff: cutoff, relevantAt: level)
        case .averagePrecision, .meanAveragePrecision: return AveragePrecision(cutoff: cutoff, relevantAt: level)
        case .reciprocalRank, .meanReciprocalRank: return ReciprocalRank(cutoff: cutoff, relevantAt: level)
        case .bpref: return Bpref(relevantAt: level)
        case .success: return Success(cutoff: cutoff, relevantAt: level)
        }
    }

    package var description: String {
        var text = family.rawValue
        if let relevantAt {
            let isWhole = relevantAt.rounded() == relevantAt && abs(relevantAt) < 1e15
            text += isWhole ? "(rel=\(Int(relevantAt)))" : "(rel=\(relevantAt))"
        }
        if gain == .exponential { text += "(dcg='exp-log2')" }
        if let cutoff { text += "@\(cutoff)" }
        return text
    }
}

extension MeasureName {
    /// Reads names with commas between. Throws a usage fault for an unknown, a meaningless or a repeated one.
    package static func list(parsing text: String) throws -> [MeasureName] {
        var names: [MeasureName] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = try MeasureName(parsing: String(word))
            if names.contains(name) {
                throw Fault("the measure \(name) comes twice", fix: "name each measure once", kind: .usage)
            }
            names.append(name)
        }
        return names
    }

    /// Reads one name; capitals do not matter. Throws a usage fault.
    package init(parsing text: String) throws {
        func refuse(_ what: String, _ fix: String) -> Fault { Fault("\"\(text)\" \(what)", fix: fix, kind: .usage) }
        var rest = text[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        var cutoff: Int?
        if let at = rest.lastIndex(of: "@") {
            let digits = rest[rest.index(after: at)...]
            guard let number = Int(digits), number > 0, digits.first != "+" else {
                throw refuse("has no cutoff behind its @", "give a whole number from 1, as in nDCG@10")
            }
            cutoff = number
            rest = rest[..<at]
        }
        var options: Substring?
        if rest.last == ")", let open = rest.firstIndex(of: "(") {
            options = rest[rest.index(after: open)...].dropLast()
            rest = rest[..<open]
        }
        guard let family = Family.allCases.first(where: { $0.rawValue.lowercased() == rest.lowercased() }) else {
            throw refuse(
                "is no measure", "the measures are nDCG@k, P@k, R@k, AP or MAP, RR or MRR, Bpref and Success@k")
        }
        self.init(family, at: cutoff)
        if family.takesCutoff == true && cutoff == nil {
            throw refuse("needs a cutoff", "write \(family.rawValue)@10")
        }
        if family.takesCutoff == false && cutoff != nil {
            throw refuse("has no cutoff", "write \(family.rawValue)")
        }
        if let options {
            switch (family, options) {
            case (.nDCG, "dcg='exp-log2'"), (.nDCG, "dcg=\"exp-log2\""), (.nDCG, "dcg=exp-log2"): gain = .exponential
            case (.nDCG, "dcg='log2'"), (.nDCG, "dcg=\"log2\""), (.nDCG, "dcg=log2"): gain = .linear
            case (.nDCG, _): throw refuse("has an unknown option", "write nDCG(dcg='exp-log2')@10 for exponential gain")
            default:
                guard options.hasPrefix("rel="), let level = Double(options.dropFirst(4)), level > 0, level.isFinite
                else {
                    throw refuse("has an unknown option", "write \(family.rawValue)(rel=2) for relevance from 2")
                }
                relevantAt = level
            }
        }
    }
}
