/// The share of all decisions, documents times labels, that are wrong; the lower, the better.
enum HammingLoss {
    static func of(_ byDocument: [Confusion], labels: Int) -> Double {
        let wrong = byDocument.reduce(0) { $0 + $1.predicted + $1.support - 2 * $1.truePositives }
        let all = byDocument.count * labels
        return all == 0 ? 0 : Double(wrong) / Double(all)
    }
}
