package import Corpus

/// A loss of one document and one label, given the label's logit; each has a file of its own.
///
/// A classifier's loss is the sum over the labels, put together over documents as `LossNormalisation` says.
package enum Loss: Sendable, Hashable {
    case binaryCrossEntropy
    case focal(FocalLoss = FocalLoss())
    case classBalanced(ClassBalancedLoss = ClassBalancedLoss())
    case asymmetric(AsymmetricLoss = AsymmetricLoss())
    case distributionBalanced(DistributionBalancedLoss = DistributionBalancedLoss())

    /// The names of the losses, as `--loss` and study files spell them.
    package static let names = ["bce", "focal", "class-balanced", "asymmetric", "distribution-balanced"]

    /// The loss of a name with its standard parameters; nil for another name.
    package init?(named name: String) {
        switch name {
        case "bce": self = .binaryCrossEntropy
        case "focal": self = .focal()
        case "class-balanced": self = .classBalanced()
        case "asymmetric": self = .asymmetric()
        case "distribution-balanced": self = .distributionBalanced()
        default: return nil
        }
    }

    package var name: String {
        switch self {
        case .binaryCrossEntropy: "bce"
        case .focal: "focal"
        case .classBalanced: "class-balanced"
        case .asymmetric: "asymmetric"
        case .distributionBalanced: "distribution-balanced"
        }
    }

    /// The name and the parameters.
    package var json: JSONValue {
        let parameters: [(String, Double)] =
            switch self {
            case .binaryCrossEntropy: []
            case .focal(let loss): [("alpha", loss.alpha), ("gamma", loss.gamma)]
            case .classBalanced(let loss): [("beta", loss.beta), ("gamma", loss.gamma)]
            case .asymmetric(let loss):
                [("gammaNegative", loss.gammaNegative), ("gammaPositive", loss.gammaPositive), ("clip", loss.clip)]
            case .distributionBalanced(let loss):
                [
                    ("alpha", loss.alpha), ("beta", loss.beta), ("mu", loss.mu), ("negativeScale", loss.negativeScale),
                    ("initialBias", loss.initialBias), ("gamma", loss.gamma),
                ]
            }
        var members: [JSONObject.Member] = [.init(key: "name", value: .string(name))]
        members += parameters.map { .init(key: $0.0, value: JSONValue($0.1)) }
        return .object(JSONObject(uniqueMembers: members))
    }
}
