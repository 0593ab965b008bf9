internal import Corpus
internal import Native

/// MMD² in linear time, for millions of documents: the mean over pairs of k(x₁,x₂) + k(y₁,y₂) − k(x₁,y₂) − k(x₂,y₁).
///
/// Gretton et al., JMLR 2012, section 6. Documents are taken in the order of the samples, so shuffle them first where the order means something; those beyond the shorter
/// sample's even length are not used. The terms are independent where documents are, and the p (one-sided) is the normal distribution's.
package struct LinearTimeMMD: Sendable {
    package var kernel: Kernel

    package init(kernel: Kernel) { self.kernel = kernel }

    /// Measures; figures `mmd2` and `mmd`. Throws a usage `Fault` for fewer than 8 documents on a side, or where documents depend on each other.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        try StreamingMMD.requireIndependence(sample, atLeast: 8)
        let pairs = min(sample.n, sample.m) / 2
        let terms = (0..<pairs).map { pair in
            let i = 2 * pair
            return kernel.value(sample.x.row(i), sample.x.row(i + 1))
                + kernel.value(sample.y.row(i), sample.y.row(i + 1))
                - kernel.value(sample.x.row(i), sample.y.row(i + 1))
                - kernel.value(sample.x.row(i + 1), sample.y.row(i))
        }
        return StreamingMMD.result("linear", terms, sample, kernel)
    }
}

/// MMD² as the mean of unbiased estimates over blocks of about √n documents: between linear and quadratic time, and nearly as powerful as the latter.
///
/// Zaremba, Gretton and Blaschko, "B-tests", NeurIPS 2013. The p is the normal distribution's, by the spread between blocks.
package struct BlockMMD: Sendable {
    package var kernel: Kernel
    /// Documents of each sample in a block; nil for the root of the shorter sample.
    package var blockSize: Int?

    package init(kernel: Kernel) { self.kernel = kernel }

    /// Measures; figures `mmd2` and `mmd`. Throws a usage `Fault` for fewer than four blocks, or where documents depend on each other.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        try StreamingMMD.requireIndependence(sample, atLeast: 16)
        let shorter = min(sample.n, sample.m)
        let size = max(2, blockSize ?? Int(Double(shorter).squareRoot()))
        guard shorter / size >= 4 else {
            throw Fault(
                "\(shorter) documents make \(shorter / size) blocks of \(size), and the spread needs 4",
                fix: "give smaller blocks, or use the quadratic estimator", kind: .usage)
        }
        let terms = try (0..<(shorter / size)).map { block in
            let rows = (block * size)..<((block + 1) * size)
            let part = try TwoSample(x: sample.x[rows: rows], y: sample.y[rows: rows])
            let sums = try KernelSums(part, kernel, subsets: nil, threads: 1)
            return MMDEstimate(part, sums, .unbiased, nil).value
        }
        var result = StreamingMMD.result("block", terms, sample, kernel)
        result.parameters.append(("blockSize", .integer(size)))
        return result
    }
}

/// What the estimators by independent terms share.
enum StreamingMMD {
    static func requireIndependence(_ sample: TwoSample, atLeast least: Int) throws {
        guard min(sample.n, sample.m) >= least else {
            throw Fault(
                "the shorter sample has \(min(sample.n, sample.m)) documents, and this estimator needs \(least)",
                fix: "use the quadratic estimator", kind: .usage)
        }
        guard sample.xGroups.count == sample.n && sample.yGroups.count == sample.m else {
            throw Fault(
                "documents of one family are no independent terms", fix: "use the quadratic estimator", kind: .usage)
        }
    }

    static func result(_ estimator: String, _ terms: [Double], _ sample: TwoSample, _ kernel: Kernel) -> Measurement {
        let count = Double(terms.count)
        let mean = terms.reduce(0, +) / count
        let variance = terms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let error = (variance / count).squareRoot()
        var result = Measurement("mmd", n: sample.n, m: sample.m)
        result.figures = [("mmd2", mean), ("mmd", max(mean, 0).squareRoot())]
        let half = Normal.quantile(0.975) * error
        result.interval = Interval(mean - half, mean + half)
        result.p = error > 0 ? 1 - Normal.cumulative(mean / error) : 1
        result.parameters = [
            ("kernel", .string(kernel.name)), ("estimator", .string(estimator)), ("terms", .integer(terms.count)),
        ]
        if let bandwidth = kernel.bandwidth { result.details.append(("bandwidth", Measurement.number(bandwidth))) }
        return result
    }
}

extension Kernel {
    /// The kernel value of two vectors, one number at a time in double precision.
    package func value(_ x: Span<Float>, _ y: Span<Float>) -> Double {
        var square = 0.0
        var product = 0.0
        for index in 0..<x.count {
            let difference = Double(x[index]) - Double(y[index])
            square += difference * difference
            product += Double(x[index]) * Double(y[index])
        }
        switch self {
        case .gaussian(let bandwidth): return Elementary.exponential(-square / (2 * bandwidth * bandwidth))
        case .mixture(let bandwidth):
            return [0.25, 0.5, 1, 2, 4].reduce(0) {
                $0 + Elementary.exponential(-square / (2 * bandwidth * bandwidth * $1 * $1)) / 5
            }
        case .polynomial:
            let base = product / Double(x.count) + 1
            return base * base * base
        case .negativeDistance: return -square.squareRoot()
        }
    }
}
