/// What a ratio is whose divisor is zero: precision without predictions, recall without truth, F1 without both.
package enum ZeroDivision: String, Sendable, Hashable, CaseIterable {
    case zero = "0"
    case one = "1"
    /// Left out of averages; not a number where nothing is left.
    case nan

    package var value: Double {
        switch self {
        case .zero: 0
        case .one: 1
        case .nan: .nan
        }
    }
}
