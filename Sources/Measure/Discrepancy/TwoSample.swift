internal import Corpus
package import Native

/// Two samples of document vectors, and which documents within each depend on each other.
package struct TwoSample: Sendable {
    /// The first sample, mostly the real one; a row for each document.
    package let x: Matrix
    /// The second sample, mostly the synthetic one.
    package let y: Matrix
    package let xGroups: Groups
    package let yGroups: Groups

    /// Joins two samples.
    ///
    /// Throws a `Fault` for vectors of different lengths, for numbers that are not finite, for fewer than two documents or groups on a side, and for a
    /// group that has documents on both sides, since no permutation can exchange such a group.
    package init(x: Matrix, y: Matrix, xGroups: Groups? = nil, yGroups: Groups? = nil) throws {
        guard x.columns == y.columns else {
            throw Fault(
                "the first sample's vectors have \(x.columns) numbers and the second's \(y.columns)",
                fix: "embed both with the same embedder", kind: .usage)
        }
        guard x.columns > 0 else {
            throw Fault("the vectors have no numbers", fix: "give a matrix with columns", kind: .usage)
        }
        for (name, sample) in [("first", x), ("second", y)] {
            guard sample.rows >= 2 else {
                throw Fault(
                    "the \(name) sample has \(sample.rows) of the at least 2 documents that a comparison needs",
                    fix: "widen the selection", kind: .usage)
            }
            if let row = sample.firstRowNotFinite {
                throw Fault(
                    "row \(row) of the \(name) sample holds a number that is not finite",
                    fix: "leave that document out, or embed it again", kind: .usage)
            }
        }
        self.x = x
        self.y = y
        self.xGroups = xGroups ?? Groups(singletons: x.rows)
        self.yGroups = yGroups ?? Groups(singletons: y.rows)
        precondition(self.xGroups.of.count == x.rows && self.yGroups.of.count == y.rows, "groups of other samples")
        for (name, groups) in [("first", self.xGroups), ("second", self.yGroups)] where groups.count < 2 {
            throw Fault(
                "all documents of the \(name) sample are of one family", fix: "widen the selection", kind: .usage)
        }
        let shared = Set(self.xGroups.names.filter { !$0.isEmpty }).intersection(self.yGroups.names)
        if let first = shared.min() {
            throw Fault(
                "\(shared.count) groups have documents in both samples, \(first) for one, so the samples depend on each other",
                fix: "leave those documents out of one sample", kind: .usage)
        }
    }

    /// The documents of the first sample.
    package var n: Int { x.rows }
    /// The documents of the second sample.
    package var m: Int { y.rows }

    /// The group of each document of the pooled sample.
    package var pooledGroups: [Int] { xGroups.of + yGroups.of.map { $0 + xGroups.count } }
}

/// A common offset that is taken from vectors before distances are computed from squared norms.
enum Centring {
    /// The mean of each column, rounded to some eight bits below the largest of them.
    ///
    /// So short a number leaves vectors of small integers, or of few bits, exact: distances that are equal stay equal.
    static func shift(_ sample: Matrix) -> [Double] {
        let means = sample.columnMeans()
        let largest = means.reduce(0) { max($0, abs($1)) }
        guard largest > 0 && largest.isFinite else { return [Double](repeating: 0, count: means.count) }
        let unit = largest.binade / 256
        return means.map { ($0 / unit).rounded() * unit }
    }
}
