internal import Corpus
internal import Curate

/// What a taxonomy says of the labels of a plan.
struct LabelBook {
    private struct Entry {
        var id: String
        var name: String
        var definition: String
    }

    private let taxonomy: Taxonomy?
    private let labels: [String]
    private let entries: [String: Entry]
    /// Entries of the levels that the plan's labels are of.
    private let named: [(id: String, name: String)]

    /// - Parameter labels: those of the plan; labels of a domain or strand are found too.
    init(_ taxonomy: Taxonomy?, _ labels: [String]) {
        self.taxonomy = taxonomy
        self.labels = labels
        let wanted = Set(labels)
        var entries: [String: Entry] = [:]
        var named: [(id: String, name: String)] = []
        let levels: [[Entry]] = [
            taxonomy?.labels.map { Entry(id: $0.id, name: $0.name, definition: $0.definition) } ?? [],
            taxonomy?.domains.map { Entry(id: $0.id, name: $0.name, definition: $0.definition) } ?? [],
            taxonomy?.strands.map { Entry(id: $0.id, name: $0.name, definition: $0.definition) } ?? [],
        ]
        for (level, members) in levels.enumerated() {
            // Names of domains such as "Hearing" are words of every label's text; they are label strings only where they are labels.
            if level == 0 || members.contains(where: { wanted.contains($0.id) }) {
                named += members.map { ($0.id, $0.name) }
            }
            for entry in members where entries[entry.id] == nil { entries[entry.id] = entry }
        }
        let known = Set(named.map(\.id))
        named += labels.filter { !known.contains($0) }.map { ($0, $0) }
        self.entries = entries
        self.named = named
    }

    var strings: LabelStrings { LabelStrings(named) }

    /// How each label is written in requests. Throws a usage fault for labels that are not known or not defined, where the family needs it.
    func lines(_ template: PromptTemplate, hidden: LabelStrings?) throws -> [String: PromptRenderer.LabelLine] {
        let defines = template.uses(.definitions)
        guard taxonomy != nil || !defines else {
            throw Fault(
                "the prompt family \(template.name) defines the labels, and there is no taxonomy",
                fix: "give --taxonomy FILE, such as schemas/taxonomies/wipo-assistive-technology.yaml", kind: .usage)
        }
        if let taxonomy { try checkKnown(taxonomy) }
        var lines: [String: PromptRenderer.LabelLine] = [:]
        var undefined: [String] = []
        for label in labels {
            let entry = entries[label] ?? Entry(id: label, name: label, definition: "")
            var definition = entry.definition.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if let hidden { definition = hidden.redacted(definition) }
            // What is left of "Hearing aids." without its name says nothing.
            let isEnough = WordList(definition).count >= (hidden == nil ? 1 : 3)
            if defines, !isEnough { undefined.append(label) }
            lines[label] = .init(
                name: entry.name,
                definition: PromptWords.definition + (hidden == nil ? "\(entry.name): " : "") + definition)
        }
        if let first = undefined.first {
            let shown = undefined.prefix(10).joined(separator: ", ")
            let more = undefined.count > 10 ? " and \(undefined.count - 10) more" : ""
            throw Fault(
                "the taxonomy \(taxonomy?.name ?? "") has no definition of \(shown)\(more)"
                    + (hidden == nil ? "" : " that is more than its name"),
                fix:
                    "write definition: below - id: \(first) in the taxonomy, or take a family without {definitions}",
                kind: .usage)
        }
        return lines
    }

    private func checkKnown(_ taxonomy: Taxonomy) throws {
        let unknown = labels.filter { entries[$0] == nil }
        guard !unknown.isEmpty else { return }
        let names = entries.values.sorted { $0.id < $1.id }.map { ($0.id, [$0.id, $0.name]) }
        let shown = unknown.prefix(10).map { label in
            let nearest = NearestName.nearest(to: label, in: names)
            return "\"\(label)\"" + (nearest.isEmpty ? "" : " (nearest: \(nearest.joined(separator: ", ")))")
        }
        let more = unknown.count > 10 ? ", and \(unknown.count - 10) more" : ""
        throw Fault(
            "the taxonomy \(taxonomy.name) does not have the label\(unknown.count == 1 ? "" : "s") "
                + shown.joined(separator: ", ") + more,
            fix: "give the taxonomy that the documents were labelled with, or correct the label sets", kind: .usage)
    }
}
