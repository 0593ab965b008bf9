/// Cross-entropy that forgives easy negatives more than easy positives: (1 − p)^γ⁺·−ln p, and q^γ⁻·−ln(1 − q) with q = max(p − clip, 0).
///
/// Ben-Baruch et al., "Asymmetric Loss for Multi-Label Classification", ICCV 2021. The gradient goes through the focusing factors too; the authors' code may leave that out for speed.
package struct AsymmetricLoss: Sendable, Hashable {
    package var gammaNegative: Double
    package var gammaPositive: Double
    package var clip: Double

    package init(gammaNegative: Double = 4, gammaPositive: Double = 1, clip: Double = 0.05) {
        self.gammaNegative = gammaNegative
        self.gammaPositive = gammaPositive
        self.clip = clip
    }

    var shape: LossShape {
        var shape = LossShape()
        shape.positiveGamma = gammaPositive
        shape.negativeGamma = gammaNegative
        shape.clip = clip
        return shape
    }
}
