/// What a measure is over all queries.
package struct MeasureSummary: Sendable, Hashable {
    package let mean: Double
    /// `nil` for fewer than two groups of queries.
    package let interval: Bootstrap.Interval?
}

/// How a measure differs between two indexes, over the same queries.
package struct MeasureDifference: Sendable, Hashable {
    /// The first mean less the second.
    package let difference: Double
    package let interval: Bootstrap.Interval?
    /// The difference over the second mean; `nil` where that is zero.
    package let relativeChange: Double?
    package let relativeInterval: Bootstrap.Interval?
    /// Of the paired randomisation test.
    package let p: Double
}

/// Outcomes of all queries, measure by measure.
package struct OutcomeTable: Sendable {
    /// The queries that count, in order of their ids.
    package let queries: [String]
    package let groups: QueryGroups
    /// The values by way of judging, then measure, then query.
    private let columns: [SyntheticJudgement: [[Double]]]

    /// - Parameter counted: whether a query counts; by default one that something is relevant to.
    package init(_ outcomes: [QueryOutcome], counted: (QueryOutcome) -> Bool = { $0.relevant > 0 }) {
        let kept = outcomes.filter(counted)
        queries = kept.map(\.query)
        groups = QueryGroups(families: kept.map(\.family))
        var columns: [SyntheticJudgement: [[Double]]] = [:]
        for variant in SyntheticJudgement.allCases {
            let rows = kept.compactMap { $0.values[variant] }
            guard rows.count == kept.count, let width = rows.first?.count else { continue }
            columns[variant] = (0..<width).map { measure in rows.map { $0[measure] } }
        }
        self.columns = columns
    }

    package var variants: [SyntheticJudgement] { SyntheticJudgement.allCases.filter { columns[$0] != nil } }

    /// The values of a measure, query by query.
    package func values(_ variant: SyntheticJudgement, _ measure: Int) -> [Double] { columns[variant]?[measure] ?? [] }

    /// The mean of a measure, and its interval.
    package func summary(_ variant: SyntheticJudgement, _ measure: Int, _ bootstrap: Bootstrap) -> MeasureSummary {
        let values = values(variant, measure)
        return MeasureSummary(
            mean: values.reduce(0, +) / Double(max(1, values.count)), interval: bootstrap.mean(values, groups))
    }

    /// This table beside another one of the same queries.
    package func difference(
        from other: OutcomeTable, _ variant: SyntheticJudgement, _ measure: Int, _ bootstrap: Bootstrap,
        _ test: RandomisationTest
    ) -> MeasureDifference {
        // An index without synthetic documents has one way of judging only; it is the same for all.
        let first = values(columns[variant] == nil ? .unjudged : variant, measure)
        let second = other.values(other.columns[variant] == nil ? .unjudged : variant, measure)
        precondition(queries == other.queries, "two tables of the same queries")
        let count = Double(max(1, first.count))
        let (one, two) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
        let intervals = bootstrap.difference(first, second, groups)
        return MeasureDifference(
            difference: one - two, interval: intervals.difference, relativeChange: two > 0 ? one / two - 1 : nil,
            relativeInterval: intervals.relativeChange, p: test.p(first, second, groups))
    }
}
