internal import Foundation

/// Cross-entropy weighted by a label's effective number of documents: (1 − β)/(1 − β^n) times the loss of the label.
///
/// Cui, Jia, Lin, Song and Belongie, "Class-Balanced Loss Based on Effective Number of Samples", CVPR 2019; by label, as Huang et al., "Balancing Methods for Multi-label Text
/// Classification with Long-Tailed Class Distribution", EMNLP 2021, take it to many labels. n is how many training documents have the label, repeats counted, at least 1. With γ above 0 the loss that is
/// weighted is focal, without its α.
///
/// A factor of a whole label moves only what labels share: under AdamW, which does not see the scale of a loss, a linear classifier is nearly the same with it as without.
package struct ClassBalancedLoss: Sendable, Hashable {
    package var beta: Double
    package var gamma: Double

    package init(beta: Double = 0.9, gamma: Double = 0) {
        self.beta = beta
        self.gamma = gamma
    }

    func shape(counts: [Int]) -> LossShape {
        var shape = LossShape()
        shape.positiveGamma = gamma
        shape.negativeGamma = gamma
        // 1 − β^n without cancellation for β near 1.
        shape.labelWeights = counts.map { beta == 0 ? 1 : (1 - beta) / -expm1(Double(max($0, 1)) * log(beta)) }
        return shape
    }
}
