/// Cross-entropy that passes over what is already right: αₜ·(1 − pₜ)^γ·−ln pₜ.
///
/// Lin, Goyal, Girshick, He and Dollár, "Focal Loss for Dense Object Detection", ICCV 2017. pₜ is the probability given to the truth; αₜ is α for a label that the document has, 1 − α for one
/// that it has not.
package struct FocalLoss: Sendable, Hashable {
    package var alpha: Double
    package var gamma: Double

    package init(alpha: Double = 0.25, gamma: Double = 2) {
        self.alpha = alpha
        self.gamma = gamma
    }

    var shape: LossShape {
        var shape = LossShape()
        shape.positiveFactor = alpha
        shape.negativeFactor = 1 - alpha
        shape.positiveGamma = gamma
        shape.negativeGamma = gamma
        return shape
    }
}
