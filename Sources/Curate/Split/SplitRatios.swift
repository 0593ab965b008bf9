internal import Corpus

/// How large train, validation and test are to be, as whole numbers, so that shares are compared exactly.
package struct SplitRatios: Sendable, Hashable, CustomStringConvertible {
    /// For train, validation and test; each 0 or more, train and one other above 0.
    package let weights: [Int]
    package let description: String

    package var total: Int { weights.reduce(0, +) }

    /// Reads `80/10/10` or `0.8/0.1/0.1`; they add up to 100 or to 1. Throws a usage fault otherwise.
    package init(parsing text: String) throws {
        let fix = "give three numbers for train, validation and test that add up to 100, as in 80/10/10"
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(Self.millionths)
        var weights: [Int] = []
        for part in parts {
            guard let part else { throw Fault("--ratios \(text) has a part that is no number", fix: fix, kind: .usage) }
            weights.append(part)
        }
        guard weights.count == 3 else {
            throw Fault("--ratios \(text) has \(weights.count) parts", fix: fix, kind: .usage)
        }
        let sum = weights.reduce(0, +)
        guard sum == 100_000_000 || sum == 1_000_000 else {
            throw Fault("the ratios \(text) add up to \(Self.decimal(sum))", fix: fix, kind: .usage)
        }
        guard weights[0] > 0, weights[1] + weights[2] > 0 else {
            throw Fault("the ratios \(text) leave nothing to train or nothing to test on", fix: fix, kind: .usage)
        }
        let divisor = weights.reduce(0, Self.greatestCommonDivisor)
        self.weights = weights.map { $0 / divisor }
        description = text
    }

    /// Any whole numbers, at least one above 0.
    init(weights: [Int]) {
        precondition(weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 }, "ratios of \(weights)")
        self.weights = weights
        description = weights.map(String.init).joined(separator: "/")
    }

    /// How many of `count` documents each part gets: rounded down, what is left to the largest remainders, of equal ones to the first.
    package func targets(of count: Int) -> [Int] {
        var targets = weights.map { $0 * count / total }
        let remainders = weights.indices.sorted { a, b in
            (weights[b] * count % total, a) < (weights[a] * count % total, b)
        }
        for index in remainders.prefix(count - targets.reduce(0, +)) { targets[index] += 1 }
        return targets
    }

    private static func millionths(_ text: Substring) -> Int? {
        let sides = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = sides.count == 2 ? String(sides[1]) : ""
        guard let whole = sides.first, !(whole.isEmpty && decimals.isEmpty), whole.count <= 3, decimals.count <= 6,
            (whole + decimals).utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(whole + decimals + String(repeating: "0", count: 6 - decimals.count))
    }

    private static func decimal(_ millionths: Int) -> String {
        var text = String(millionths % 1_000_000)
        text = String(repeating: "0", count: 6 - text.count) + text
        while text.hasSuffix("0") { text.removeLast() }
        return String(millionths / 1_000_000) + (text.isEmpty ? "" : "." + text)
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        b == 0 ? a : greatestCommonDivisor(b, a % b)
    }
}
