internal import Corpus

/// How many documents a regime has.
package enum SampleSize: Sendable, Hashable, CustomStringConvertible {
    case documents(Int)
    /// 1:N, one document in N.
    case oneIn(Int)

    /// Reads `1:10`. Throws a usage fault for anything else.
    package init(regime text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "1", let share = Int(parts[1]), share >= 1 else {
            throw Fault(
                "--regime \(text) is no regime", fix: "write one document in so many, as in 1:10", kind: .usage)
        }
        self = .oneIn(share)
    }

    /// The number of documents out of `count`: `count / N` rounded to the nearest, halves up.
    package func count(of count: Int) -> Int {
        switch self {
        case .documents(let number): number
        // Twice the quotient plus one, halved; whole numbers, so that a half is a half.
        case .oneIn(let share): count / share + (count % share * 2 >= share ? 1 : 0)
        }
    }

    package var description: String {
        switch self {
        case .documents(let number): "\(number)"
        case .oneIn(let share): "1:\(share)"
        }
    }
}
