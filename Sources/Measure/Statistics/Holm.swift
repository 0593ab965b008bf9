/// Holm's correction of p-values for several tests.
///
/// Holm, Scandinavian Journal of Statistics 1979: controls the chance of any false rejection, whatever the tests' dependence.
package enum Holm {
    /// The adjusted p-values, in the order given.
    package static func adjusted(_ p: [Double]) -> [Double] {
        var result = p
        var highest = 0.0
        let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
        for (rank, index) in order.enumerated() {
            highest = max(highest, min(1, p[index] * Double(p.count - rank)))
            result[index] = highest
        }
        return result
    }
}
