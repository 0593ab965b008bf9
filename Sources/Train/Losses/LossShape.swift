internal import Corpus
internal import Foundation

/// What all losses have in common: a loss of a document i and a label k with logit z is
///
///     wᵢₖ · a⁺ · (1 − p)^γ⁺ · −ln p             where i has k, with p = σ(z + νₖ)
///     wᵢₖ · a⁻ · q^γ⁻ · −ln(1 − q)              where it has not, with q = max(σ(s·(z + νₖ)) − c, 0)
///
/// One kernel computes this for all of them, in double precision within, so that losses are compared by their formulas and not by their code.
package struct LossShape: Sendable, Hashable {
    /// a⁺ and a⁻.
    package var positiveFactor = 1.0
    package var negativeFactor = 1.0
    /// γ⁺ and γ⁻.
    package var positiveGamma = 0.0
    package var negativeGamma = 0.0
    /// s: how much steeper negatives are.
    package var negativeScale = 1.0
    /// c: a probability below which a negative costs nothing.
    package var clip = 0.0
    /// By label: the part of wᵢₖ that depends on k alone; empty where all are 1.
    package var labelWeights: [Double] = []
    /// By label: νₖ; empty where all are 0.
    package var shifts: [Double] = []
    /// The part of wᵢₖ that depends on both; nil where it is 1.
    package var rebalancing: Rebalancing?

    /// wᵢₖ = σ(β·(rₖ / Σ_{j of i} rⱼ − μ)) + α, with rₖ = 1/nₖ; 1 + α for a document without labels.
    package struct Rebalancing: Sendable, Hashable {
        package var alpha: Double
        package var beta: Double
        package var mu: Double
        /// rₖ by label.
        package var inverseCounts: [Double]

        /// The weight of a document's loss in a label.
        package func weight(_ column: Int, documentSum: Double) -> Double {
            if documentSum <= 0 { return 1 + alpha }
            return 1 / (1 + exp(-beta * (inverseCounts[column] / documentSum - mu))) + alpha
        }
    }

    package init() {}

    /// The loss and its derivative by the logit, number by number: what the kernel is held against.
    package func reference(_ logit: Double, column: Int, isSet: Bool, documentSum: Double = 0) -> (
        value: Double, derivative: Double
    ) {
        let weight =
            (labelWeights.isEmpty ? 1 : labelWeights[column])
            * (rebalancing?.weight(column, documentSum: documentSum) ?? 1)
        let z = logit + (shifts.isEmpty ? 0 : shifts[column])
        if isSet {
            let p = 1 / (1 + exp(-z))
            // 1 − σ(z) is σ(−z), which does not cancel.
            let rest = 1 / (1 + exp(z))
            let cost = z > 0 ? log1p(exp(-z)) : log1p(exp(z)) - z
            let focus = pow(rest, positiveGamma)
            return (
                weight * positiveFactor * focus * cost,
                weight * positiveFactor * focus * (-rest - positiveGamma * p * cost)
            )
        }
        let t = negativeScale * z
        let p = 1 / (1 + exp(-t))
        let q = p - clip
        if q <= 0 { return (0, 0) }
        let cost = clip == 0 ? (t > 0 ? log1p(exp(-t)) + t : log1p(exp(t))) : -log1p(-q)
        let rest = 1 / (1 + exp(t))
        let slope = p * rest * negativeScale
        let factor = weight * negativeFactor
        let focus = pow(q, negativeGamma)
        let steepness = negativeGamma == 0 ? 0 : negativeGamma * pow(q, negativeGamma - 1) * cost
        return (factor * focus * cost, factor * slope * (steepness + focus / (rest + clip)))
    }
}

extension Loss {
    /// The loss for a training set.
    ///
    /// - Parameters:
    ///   - counts: how many training documents have each label, repeats counted.
    ///   - documents: how many there are, repeats counted.
    package func shape(counts: [Int], documents: Int) -> LossShape {
        switch self {
        case .binaryCrossEntropy: LossShape()
        case .focal(let loss): loss.shape
        case .classBalanced(let loss): loss.shape(counts: counts)
        case .asymmetric(let loss): loss.shape
        case .distributionBalanced(let loss): loss.shape(counts: counts, documents: documents)
        }
    }

    /// Throws a usage `Fault` for parameters that make no loss.
    package func check() throws {
        func held(_ isRight: Bool, _ what: String, _ fix: String) throws {
            if !isRight { throw Fault("the \(name) loss has \(what)", fix: fix, kind: .usage) }
        }
        switch self {
        case .binaryCrossEntropy: break
        case .focal(let loss):
            try held(loss.alpha > 0 && loss.alpha < 1, "α \(loss.alpha)", "give a number between 0 and 1")
            try held(loss.gamma >= 0 && loss.gamma <= 20, "γ \(loss.gamma)", "give 0 to 20")
        case .classBalanced(let loss):
            try held(loss.beta >= 0 && loss.beta < 1, "β \(loss.beta)", "give 0 or more, below 1")
            try held(loss.gamma >= 0 && loss.gamma <= 20, "γ \(loss.gamma)", "give 0 to 20")
        case .asymmetric(let loss):
            try held(
                (0...20).contains(loss.gammaNegative) && (0...20).contains(loss.gammaPositive),
                "γ− \(loss.gammaNegative) and γ+ \(loss.gammaPositive)", "give 0 to 20")
            try held(loss.clip >= 0 && loss.clip < 1, "a clip of \(loss.clip)", "give 0 or more, below 1")
        case .distributionBalanced(let loss):
            try held(loss.alpha >= 0 && loss.alpha.isFinite, "α \(loss.alpha)", "give 0 or more")
            try held(loss.beta.isFinite && loss.mu.isFinite, "β \(loss.beta) and μ \(loss.mu)", "give numbers")
            try held(
                loss.negativeScale > 0 && loss.negativeScale <= 100, "a scale of \(loss.negativeScale)",
                "give a number above 0, up to 100")
            try held(
                loss.initialBias >= 0 && loss.initialBias.isFinite, "a bias of \(loss.initialBias)", "give 0 or more")
            try held(loss.gamma >= 0 && loss.gamma <= 20, "γ \(loss.gamma)", "give 0 to 20")
        }
    }
}
