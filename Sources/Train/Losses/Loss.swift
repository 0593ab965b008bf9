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

    /// The parameters by name, as results, study files and options spell them.
    package var parameters: [(name: String, value: Double)] {
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
    }

    /// Sets a parameter by its name; false for one that the loss has not.
    package mutating func set(_ name: String, to value: Double) -> Bool {
        switch (self, name) {
        case (.focal(var loss), "alpha"):
            loss.alpha = value
            self = .focal(loss)
        case (.focal(var loss), "gamma"):
            loss.gamma = value
            self = .focal(loss)
        case (.classBalanced(var loss), "beta"):
            loss.beta = value
            self = .classBalanced(loss)
        case (.classBalanced(var loss), "gamma"):
            loss.gamma = value
            self = .classBalanced(loss)
        case (.asymmetric(var loss), "gammaNegative"):
            loss.gammaNegative = value
            self = .asymmetric(loss)
        case (.asymmetric(var loss), "gammaPositive"):
            loss.gammaPositive = value
            self = .asymmetric(loss)
        case (.asymmetric(var loss), "clip"):
            loss.clip = value
            self = .asymmetric(loss)
        case (.distributionBalanced(var loss), _):
            let fields: [String: WritableKeyPath<DistributionBalancedLoss, Double>] = [
                "alpha": \.alpha, "beta": \.beta, "mu": \.mu, "negativeScale": \.negativeScale,
                "initialBias": \.initialBias, "gamma": \.gamma,
            ]
            guard let field = fields[name] else { return false }
            loss[keyPath: field] = value
            self = .distributionBalanced(loss)
        default: return false
        }
        return true
    }

    /// The name and the parameters.
    package var json: JSONValue {
        var members: [JSONObject.Member] = [.init(key: "name", value: .string(name))]
        members += parameters.map { .init(key: $0.name, value: JSONValue($0.value)) }
        return .object(JSONObject(uniqueMembers: members))
    }
}
