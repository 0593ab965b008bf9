internal import Corpus

/// How many documents each rule holds for.
package struct RuleTally: Sendable {
    /// A rule as a report shows it.
    package struct Row: Sendable, Hashable {
        package var label: String
        /// Its place among the label's rules, from 1.
        package var rule: Int
        /// Its line in the taxonomy's file.
        package var line: Int
        package var documents: Int
        /// Documents that have the label by this rule and no other.
        package var alone: Int
    }

    private let program: LabelProgram
    private var documents: [Int]
    private var alone: [Int]

    package init(_ program: LabelProgram) {
        self.program = program
        documents = [Int](repeating: 0, count: program.ruleCount)
        alone = documents
    }

    /// Adds what holds for a document.
    package mutating func add(_ match: LabelMatcher.Match) {
        for rule in match.rules {
            documents[rule] += 1
            let label = program.rules[rule].label
            if match.rules.count(where: { program.rules[$0].label == label }) == 1 { alone[rule] += 1 }
        }
    }

    /// All rules, in the order of the taxonomy.
    package var rows: [Row] {
        var rows: [Row] = []
        for label in program.taxonomy.labels {
            for (index, rule) in label.rules.enumerated() {
                let number = rows.count
                rows.append(
                    Row(
                        label: label.id, rule: index + 1, line: rule.line, documents: documents[number],
                        alone: alone[number]))
            }
        }
        return rows
    }
}

/// How many documents have labels of each domain and strand.
package struct GroupTally: Sendable {
    private let groups: [String: (domain: String, strand: String)]
    package private(set) var byDomain: [String: Int] = [:]
    package private(set) var byStrand: [String: Int] = [:]
    /// `conventional/mobility`: the nodes of the tree where domains lie in several strands.
    package private(set) var byStrandAndDomain: [String: Int] = [:]

    package init(_ taxonomy: Taxonomy) {
        groups = Dictionary(uniqueKeysWithValues: taxonomy.labels.map { ($0.id, ($0.domain, $0.strand)) })
        for group in taxonomy.domains { byDomain[group.id] = 0 }
        for group in taxonomy.strands { byStrand[group.id] = 0 }
        for label in taxonomy.labels where !label.domain.isEmpty && !label.strand.isEmpty {
            byStrandAndDomain["\(label.strand)/\(label.domain)"] = 0
        }
    }

    /// Adds a document with these labels; those that the taxonomy does not have count nowhere.
    package mutating func add(_ labels: some Sequence<String>) {
        let found = labels.compactMap { groups[$0] }
        for domain in Set(found.map(\.domain)) { byDomain[domain]? += 1 }
        for strand in Set(found.map(\.strand)) { byStrand[strand]? += 1 }
        for pair in Set(found.map { "\($0.strand)/\($0.domain)" }) { byStrandAndDomain[pair]? += 1 }
    }
}
