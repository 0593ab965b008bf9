internal import Measure

/// What is said of a difference: certain and large enough to matter, certainly too small to matter, or neither.
package enum Judgement: String, Sendable {
    case positive
    case negative
    /// The 90% interval lies within the margin: two one-sided tests at 5% (Schuirmann 1987).
    case negligible
    case undecided

    /// Judges an estimate.
    ///
    /// - Parameters:
    ///   - adjustedP: corrected for the number of tests; positive and negative need one below 0.05.
    ///   - margin: the smallest difference that matters.
    package init(_ estimate: Estimate?, adjustedP: Double?, margin: Double) {
        guard let estimate, estimate.value.isFinite else {
            self = .undecided
            return
        }
        if let adjustedP, adjustedP < 0.05, abs(estimate.value) >= margin {
            self = estimate.value > 0 ? .positive : .negative
            return
        }
        // Draws that all agree leave no doubt.
        if !estimate.draws.isEmpty, estimate.standardError == 0 {
            self = abs(estimate.value) < margin ? .negligible : estimate.value > 0 ? .positive : .negative
            return
        }
        if let interval = estimate.interval(0.9), interval.lower > -margin, interval.upper < margin {
            self = .negligible
            return
        }
        self = .undecided
    }
}

/// What synthetic documents are good for, in one regime.
package enum GainSource: String, Sendable {
    /// They help as repeated real documents do.
    case volume
    /// They help, and repeated real documents do not.
    case fidelity
    /// They help, and by more than repeated real documents do.
    case both
    case hurts
    /// Neither gain nor loss reaches the margin.
    case none
    case undecided

    package init(raw: Judgement, volume: Judgement, controlled: Judgement) {
        switch (raw, volume, controlled) {
        case (.negative, _, _): self = .hurts
        case (.negligible, _, _): self = .none
        // Repeated real documents do better, for certain.
        case (.undecided, _, .negative): self = .hurts
        case (.undecided, _, _): self = .undecided
        case (.positive, .positive, .positive): self = .both
        case (.positive, .positive, _): self = .volume
        case (.positive, _, .positive): self = .fidelity
        case (.positive, _, _): self = .undecided
        }
    }

    package var words: String {
        switch self {
        case .volume: "by volume only: real documents repeated to the same number give the gain as well"
        case .fidelity: "by what is in the documents: real documents repeated to the same number do not give the gain"
        case .both: "partly by volume and partly by what is in the documents"
        case .hurts: "not at all: they cost more than they give"
        case .none: "not noticeably: the gain is smaller than what matters"
        case .undecided: "not certainly: the runs cannot tell"
        }
    }
}
