package import Corpus

/// Labels with their definitions, their places in a tree (label, domain, strand) and the rules by which documents get them.
///
/// `docs/labels.md` describes the file and `schemas/taxonomy.schema.json` checks it.
package struct Taxonomy: Sendable, Hashable {
    /// A domain or a strand.
    package struct Group: Sendable, Hashable {
        package var id: String
        package var name: String
        package var definition = ""
        /// The strand of a domain that lies in one; empty otherwise.
        package var strand = ""
    }

    package struct Label: Sendable, Hashable {
        package var id: String
        package var name: String
        package var definition = ""
        /// Empty where the taxonomy has no domains.
        package var domain = ""
        /// Empty where the taxonomy has no strands.
        package var strand = ""
        /// Who named it.
        package var source = ""
        /// A document has the label if one of them holds.
        package var rules: [Rule] = []
    }

    /// All of its parts have to hold.
    package struct Rule: Sendable, Hashable {
        /// The document has one of these symbols; no condition if there is none.
        package var classification: [SymbolPattern] = []
        package var query: Query?
        /// Where the query looks if it does not say.
        package var fields: TextFields = .standard
        /// Names of limits, which all have to hold.
        package var limits: [String] = []
        /// The document has none of these symbols.
        package var except: [SymbolPattern] = []
        /// Where it stands in the file.
        package var line = 0
    }

    /// General terms that rules refer to by name; one of its rules has to hold.
    package struct Limit: Sendable, Hashable {
        package var name: String
        package var rules: [Rule] = []
    }

    package var name = ""
    package var version = ""
    /// Which texts are read where a document has several: an ISO 639-1 code.
    package var language = "en"
    package var strands: [Group] = []
    package var domains: [Group] = []
    package var limits: [Limit] = []
    package var labels: [Label] = []

    package init() {}

    /// The label of that id.
    package func label(_ id: String) -> Label? { labels.first { $0.id == id } }
}

/// What stands in the labels layer: labels, or what they lie in.
package enum TaxonomyLevel: String, Sendable, CaseIterable {
    case fine, domain, strand

    /// Reads names with commas between. Throws a usage fault for an unknown name.
    package static func parse(_ text: String) throws -> [TaxonomyLevel] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
            guard let level = TaxonomyLevel(rawValue: String(word)) else {
                throw Fault(
                    "\"\(word)\" is no level of a taxonomy", fix: "give fine, domain or strand, or several with commas",
                    kind: .usage)
            }
            return level
        }
    }
}

extension Taxonomy {
    /// The ids of labels and of what they lie in, at these levels: ascending, each once.
    package func names(of labels: some Sequence<Label>, at levels: [TaxonomyLevel]) -> [String] {
        var names: Set<String> = []
        for label in labels {
            for level in levels {
                switch level {
                case .fine: names.insert(label.id)
                case .domain: names.insert(label.domain)
                case .strand: names.insert(label.strand)
                }
            }
        }
        names.remove("")
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// All ids that there are at these levels, in the order of the file.
    package func allNames(at levels: [TaxonomyLevel]) -> [String] {
        levels.flatMap { level in
            switch level {
            case .fine: labels.map(\.id)
            case .domain: domains.map(\.id)
            case .strand: strands.map(\.id)
            }
        }
    }

    /// Throws a usage fault if the taxonomy does not have one of the levels.
    package func check(_ levels: [TaxonomyLevel]) throws {
        for level in levels where allNames(at: [level]).isEmpty {
            throw Fault(
                "the taxonomy \(name) has no \(level.rawValue)s",
                fix: "leave \(level.rawValue) out of --level, or give the taxonomy \(level.rawValue)s", kind: .usage)
        }
    }

    /// The fault of labels that the taxonomy does not have, with the nearest that it has; `nil` if it has them all.
    ///
    /// - Parameter places: where each label was found.
    package func fault(ofUnknown labels: some Sequence<String>, places: [String: String] = [:]) -> Fault? {
        let known = Set(self.labels.map(\.id))
        let unknown = Set(labels).subtracting(known).sorted()
        guard let first = unknown.first else { return nil }
        let shown = unknown.prefix(10).map { label in
            let nearest = NearestName.nearest(to: label, in: self.labels.map { ($0.id, [$0.id, $0.name]) })
            return "\"\(label)\"" + (nearest.isEmpty ? "" : " (nearest: \(nearest.joined(separator: ", ")))")
        }
        let more = unknown.count > 10 ? ", and \(unknown.count - 10) more" : ""
        let noun = unknown.count == 1 ? "a label that the taxonomy" : "\(unknown.count) labels that the taxonomy"
        return Fault(
            "\(noun) \(name) does not have: " + shown.joined(separator: ", ") + more, at: places[first] ?? "",
            fix: "correct them, add them to the taxonomy, or leave them out with --unknown skip", kind: .usage)
    }
}
