/// How far the parts of a split are from the whole in their labels: 0 if each has them in the same odds.
///
/// LD of Sechidis, Tsoumakas and Vlahavas 2011, section 4.2: for each label the mean over the parts of the absolute difference between the
/// label's odds (documents with it over documents without) in the part and in the whole; then the mean over the labels. A label that
/// every document of the whole or of a part carries has no odds there; such terms are left out and counted.
package struct LabelDivergence: Sendable, Hashable {
    /// `nil` if no term is defined.
    package let value: Double?
    /// Pairs of label and part without odds.
    package let undefined: Int

    /// - Parameters:
    ///   - documents: how many there are in each part; parts without documents do not count.
    ///   - labels: by part, how many documents carry each label.
    package init(documents: [Int], labels: [[Int]]) {
        let whole = documents.reduce(0, +)
        let parts = documents.indices.filter { documents[$0] > 0 }
        let labelCount = labels.first?.count ?? 0
        var sum = 0.0
        var used = 0
        var undefined = 0
        for label in 0..<labelCount {
            let carrying = labels.reduce(0) { $0 + $1[label] }
            var inner = 0.0
            var defined = 0
            for part in parts {
                let here = labels[part][label]
                guard carrying < whole, here < documents[part] else {
                    undefined += 1
                    continue
                }
                let odds = Double(here) / Double(documents[part] - here)
                inner += abs(odds - Double(carrying) / Double(whole - carrying))
                defined += 1
            }
            if defined > 0 {
                sum += inner / Double(defined)
                used += 1
            }
        }
        value = used > 0 ? sum / Double(used) : nil
        self.undefined = undefined
    }
}
