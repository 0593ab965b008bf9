internal import Corpus

/// How often values fall between edges, for one or more samples.
package struct Histogram: Sendable {
    package var title: String
    package var xLabel: String
    package var yLabel = "documents"
    /// Ascending, one more than there are counts.
    package private(set) var edges: [Double]
    package private(set) var series: [(name: String, counts: [Int])]
    package var markers: [(value: Double, label: String)] = []

    /// Counts. Edges run over all samples; beyond the given share on either side values fall into the outermost bins.
    package init(
        _ title: String, xLabel: String, bins: Int = 30, trim: Double = 0, _ samples: [(name: String, values: [Double])]
    ) {
        self.title = title
        self.xLabel = xLabel
        let all = samples.flatMap { $0.values.filter { $0.isFinite } }.sorted()
        let low = all.isEmpty ? 0 : Quantile.of(sorted: all, trim)
        var high = all.isEmpty ? 1 : Quantile.of(sorted: all, 1 - trim)
        if high <= low { high = low + 1 }
        let width = (high - low) / Double(bins)
        edges = (0...bins).map { $0 == bins ? high : low + Double($0) * width }
        series = samples.map { sample in
            var counts = [Int](repeating: 0, count: bins)
            for value in sample.values where value.isFinite {
                counts[min(max(Int((value - low) / width), 0), bins - 1)] += 1
            }
            return (sample.name, counts)
        }
    }

    var json: JSONValue {
        [
            "edges": .array(edges.map { ResultNumber.json($0) }),
            "markers": .array(markers.map { ["label": .string($0.label), "value": ResultNumber.json($0.value)] }),
            "series": .array(
                series.map { ["counts": .array($0.counts.map { .integer($0) }), "name": .string($0.name)] }),
            "title": .string(title), "type": "histogram", "xLabel": .string(xLabel), "yLabel": .string(yLabel),
        ]
    }
}
