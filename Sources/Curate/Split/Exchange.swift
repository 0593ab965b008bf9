internal import Corpus

/// Improves a split by moving groups: first until the parts have the sizes asked for, then by exchanging pairs of groups as long as
/// that lowers the divergence.
///
/// Iterative stratification places each group once and never looks back; the exchange does. The parts stay a function of the strata and
/// the seed. See `docs/decisions/0032-exchange-after-stratification.md`.
struct Exchange {
    private var balance: PartBalance
    private var members: [[Int]]
    /// Where each group stands in the list of its part.
    private var places: [Int]
    private let order: [Int]

    init(_ strata: Strata, parts: [Int], targets: [Int], order: [Int]) {
        balance = PartBalance(strata, parts: parts, targets: targets)
        members = Array(repeating: [], count: targets.count)
        places = Array(repeating: 0, count: parts.count)
        self.order = order
        for group in order {
            places[group] = members[parts[group]].count
            members[parts[group]].append(group)
        }
    }

    /// - Parameter effort: how many terms of the divergence may be looked at in exchanges.
    /// - Returns: the part of each group.
    mutating func run(effort: Int, _ generator: inout SeededGenerator) -> [Int] {
        reachSizes()
        exchange(effort: effort, &generator)
        return balance.parts
    }

    /// How many groups are compared before one is moved: fewer where there are many features, each of which is looked at.
    private var compared: Int { max(4, min(256, 32_768 / max(1, balance.strata.featureCount))) }

    /// Moves groups from parts that are too large to parts that are too small, of some that do equally well the one that costs least.
    ///
    /// Each move brings the sizes nearer, so that it ends; with groups of one document it ends at the targets.
    private mutating func reachSizes() {
        var start = 0
        while balance.deviation > 0 {
            var best: (group: Int, to: Int, deviation: Int, change: Double)?
            var seen = 0
            var at = start
            for step in order.indices {
                at = (start + step) % order.count
                let group = order[at]
                let from = balance.parts[group]
                let over = balance.sizes[from] - balance.targets[from]
                if over <= 0 { continue }
                let size = balance.strata.sizes[group]
                var isCandidate = false
                for to in balance.targets.indices {
                    let under = balance.targets[to] - balance.sizes[to]
                    if under <= 0 || size >= over + under { continue }
                    isCandidate = true
                    let gained = abs(over - size) + abs(under - size) - over - under
                    if let best, gained > best.deviation { continue }
                    let change = balance.change(group, nil, from: from, to: to)
                    if let best, gained == best.deviation, change >= best.change { continue }
                    best = (group, to, gained, change)
                }
                if isCandidate { seen += 1 }
                if seen == compared { break }
            }
            start = at
            guard let best else { return }
            move(best.group, nil, from: balance.parts[best.group], to: best.to)
        }
    }

    private mutating func exchange(effort: Int, _ generator: inout SeededGenerator) {
        let open = members.indices.filter { !members[$0].isEmpty }
        guard open.count > 1 else { return }
        var left = effort
        while left > 0 {
            let a = open[generator.uniform(open.count)]
            var b = open[generator.uniform(open.count - 1)]
            if b == a { b = open[open.count - 1] }
            let first = members[a][generator.uniform(members[a].count)]
            let second = members[b][generator.uniform(members[b].count)]
            let strata = balance.strata
            let shift = strata.sizes[first] - strata.sizes[second]
            left -= strata.range(first).count + strata.range(second).count + 1
            var gained = 0
            if shift != 0 {
                let (overA, overB) = (balance.sizes[a] - balance.targets[a], balance.sizes[b] - balance.targets[b])
                gained = abs(overA - shift) + abs(overB + shift) - abs(overA) - abs(overB)
                if gained > 0 { continue }
                left -= strata.featureCount
            }
            let change = balance.change(first, second, from: a, to: b)
            // Less than rounding could make up would go round in circles.
            if gained < 0 || change < -1e-13 { move(first, second, from: a, to: b) }
        }
    }

    private mutating func move(_ first: Int, _ second: Int?, from a: Int, to b: Int) {
        balance.move(first, second, from: a, to: b)
        take(first, from: a, to: b)
        if let second { take(second, from: b, to: a) }
    }

    private mutating func take(_ group: Int, from a: Int, to b: Int) {
        let last = members[a].count - 1
        let place = places[group]
        members[a].swapAt(place, last)
        places[members[a][place]] = place
        members[a].removeLast()
        places[group] = members[b].count
        members[b].append(group)
    }
}
