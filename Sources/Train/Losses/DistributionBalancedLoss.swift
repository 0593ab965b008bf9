internal import Foundation

/// Cross-entropy that is re-balanced for labels that come together, and tolerates negatives of rare labels.
///
/// Wu, Huang, Liu, Wang and Lin, "Distribution-Balanced Loss for Multi-Label Classification in Long-Tailed Datasets", ECCV 2020.
/// - Re-balancing (section 3.1): a document with labels J is drawn by label sampling Σ_J 1/nⱼ times as often as wanted of label k alone, which wants 1/nₖ; the ratio r goes
///   through α + σ(β·(r − μ)).
/// - Negative-tolerant regularisation (section 3.2): logits are shifted by νₖ = −κ·ln(N/nₖ − 1) and, for negatives, taken λ times as steep at a λ-th of the weight.
///
/// Shift and scale are the loss's only: scores are σ(z). α, β, μ as Huang et al. (EMNLP 2021) set them for texts; with γ above 0 the loss is focal too, without its α. nₖ is at least ½ and at
/// most N − ½ in νₖ, so that it is finite.
package struct DistributionBalancedLoss: Sendable, Hashable {
    package var alpha: Double
    package var beta: Double
    package var mu: Double
    /// λ.
    package var negativeScale: Double
    /// κ.
    package var initialBias: Double
    package var gamma: Double

    package init(
        alpha: Double = 0.1, beta: Double = 10, mu: Double = 0.9, negativeScale: Double = 2, initialBias: Double = 0.05,
        gamma: Double = 0
    ) {
        self.alpha = alpha
        self.beta = beta
        self.mu = mu
        self.negativeScale = negativeScale
        self.initialBias = initialBias
        self.gamma = gamma
    }

    func shape(counts: [Int], documents: Int) -> LossShape {
        var shape = LossShape()
        shape.positiveGamma = gamma
        shape.negativeGamma = gamma
        shape.negativeScale = negativeScale
        shape.negativeFactor = 1 / negativeScale
        let all = Double(max(documents, 1))
        shape.shifts = counts.map { count in
            -initialBias * log(all / min(max(Double(count), 0.5), all - 0.5) - 1)
        }
        shape.rebalancing = LossShape.Rebalancing(
            alpha: alpha, beta: beta, mu: mu, inverseCounts: counts.map { 1 / Double(max($0, 1)) })
        return shape
    }
}
