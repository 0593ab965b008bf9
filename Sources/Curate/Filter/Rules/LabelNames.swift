package import Corpus
internal import Foundation
internal import Native
internal import Yams

/// Drops documents that name labels, or masks the names.
///
/// A text that names its own label teaches a classifier to read the name (arXiv 2605.24296, leakage controls). Masking makes new documents:
/// each name is replaced in every text, and the rule keeps the document. Names are compared word by word; case and hyphens do not count, and a
/// plural `s` or `es` at the end is the same name.
package struct LabelNames: Filter {
    package static let summary = RuleSummary(
        "label-names", drops: "documents whose text has the name of a label, or masks the names",
        source: "arXiv 2605.24296 (leakage controls)",
        parameters: [
            .init("file", "", "names: a taxonomy (YAML), or lines LABEL<tab>NAME, or lines NAME"),
            .init("do", "drop", "drop the document, or mask the names in its text"),
            .init("whose", "any", "names of any label, or of the document's own labels"),
            .init("mask", "▁", "what stands in the place of a masked name"),
            .init("of", "title|abstract|claims", "the fields that are looked at; mask changes all fields"),
        ],
        reasons: ["label-name"])

    private enum Action: String, CaseIterable { case drop, mask }
    private enum Owner: String, CaseIterable { case any, own }

    private let action: Action
    private let owner: Owner
    private let mask: String
    private let fields: TextFields
    private let names: LabelNameSet

    /// Reads the file of names.
    package init(_ settings: RuleSettings) throws {
        let file = settings.text("file")
        guard !file.isEmpty else {
            throw Fault(
                "the rule label-names needs names",
                fix: "give label-names:file=FILE, a taxonomy or a line for each name",
                kind: .usage)
        }
        guard FileSystem.exists(file) else {
            throw Fault(
                "there is no such file of label names", at: file, fix: "give label-names:file=FILE", kind: .usage)
        }
        let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
        try self.init(settings, names: LabelNameSet(reading: text, file: file))
    }

    /// Takes names that were read elsewhere.
    package init(_ settings: RuleSettings, names: LabelNameSet) throws {
        action = try settings.choice("do", Action.self)
        owner = try settings.choice("whose", Owner.self)
        mask = settings.text("mask")
        fields = try settings.fields("of")
        self.names = names
        if action == .mask, names.phrases.first(in: PlacedWords(mask)) != nil {
            throw settings.fault("mask", "it is a label's name itself")
        }
    }

    /// Whether the rule changes documents in place of dropping them.
    package var isMasking: Bool { action == .mask }

    package var readsDescription: Bool { !isMasking && fields.contains(.description) }

    package func reason(_ document: FilterInput) -> Reason? {
        if isMasking { return nil }
        let own = Set(document.labels)
        for (field, lines) in document.parts(fields) {
            for line in lines {
                let words = PlacedWords(line)
                guard let match = matches(words, own).first else { continue }
                return Reason(
                    "label-name",
                    "\"\(names.phrases.texts[match.phrase])\" (\(names.labels[match.phrase])) in the \(field.description)",
                    excerpt: words.excerpt(match.words))
            }
        }
        return nil
    }

    private func matches(_ words: PlacedWords, _ own: Set<String>) -> [PhraseSet.Match] {
        names.phrases.all(in: words).filter { owner == .any || own.contains(names.labels[$0.phrase]) }
    }

    /// The text with each name replaced by the mask; the same text where there is none.
    package func masked(_ text: String, labels: [String]) -> String {
        let words = PlacedWords(text)
        let found = matches(words, Set(labels))
        if found.isEmpty { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var at = 0
        for match in found {
            let low = words.places[match.words.lowerBound].lowerBound
            result += bytes[at..<low]
            result += Array(mask.utf8)
            at = words.places[match.words.upperBound - 1].upperBound
        }
        return String(decoding: result + bytes[at...], as: UTF8.self)
    }

    /// The document with each name in titles, abstracts, claims and description masked; nil where it has none.
    package func masked(_ document: JSONValue, labels: [String]) -> JSONValue? {
        guard var object = document.object else { return JSONValue?.none }
        for field in ["titles", "abstracts", "claims", "description"] {
            guard let parts = object[field]?.array else { continue }
            object[field] = .array(
                parts.map { part in
                    guard var part = part.object else { return part }
                    for key in ["text", "heading"] {
                        if let text = part[key]?.string { part[key] = .string(masked(text, labels: labels)) }
                    }
                    if let lines = part["paragraphs"]?.array {
                        part["paragraphs"] = .array(lines.map { .string(masked($0.string ?? "", labels: labels)) })
                    }
                    return .object(part)
                })
        }
        let changed = JSONValue.object(object)
        // JSONValue takes nil for JSON's null, so the absence is spelled out.
        return changed.canonicalBytes == document.canonicalBytes ? JSONValue?.none : changed
    }
}

/// Labels and what they are called.
package struct LabelNameSet: Sendable {
    /// The label of each phrase.
    let labels: [String]
    let phrases: PhraseSet

    /// Throws a usage fault for an empty list.
    package init(_ pairs: [(label: String, name: String)], file: String = "") throws {
        var known: Set<String> = []
        var labels: [String] = []
        var texts: [String] = []
        for (label, name) in pairs {
            let words = PlacedWords(name)
            guard let last = words.count > 0 ? words[words.count - 1] : nil else { continue }
            var forms = [name]
            if last.unicodeScalars.allSatisfy(\.properties.isAlphabetic), last.utf8.count > 2 {
                // The other number: "wheelchair" for "wheelchairs" and the other way round.
                if last.hasSuffix("s"), !last.hasSuffix("ss") {
                    forms.append(String(name.dropLast()))
                } else {
                    forms.append(name + "s")
                }
            }
            for form in forms where known.insert(label + "\u{0}" + form.lowercased()).inserted {
                labels.append(label)
                texts.append(form)
            }
        }
        if texts.isEmpty {
            throw Fault(
                "there is no label name", at: file, fix: "write a line for each name, or LABEL<tab>NAME", kind: .usage)
        }
        self.labels = labels
        phrases = PhraseSet(texts)
    }

    /// Reads a taxonomy (YAML: `id` and `name` below `labels:`, or everywhere where there is no such key), or lines `LABEL<tab>NAME` or `NAME`; # begins a remark.
    package init(reading text: String, file: String) throws {
        if file.hasSuffix(".yaml") || file.hasSuffix(".yml") {
            guard let root = try? Yams.compose(yaml: text) else {
                throw Fault("it is no YAML", at: file, fix: "correct it, or give lines LABEL<tab>NAME", kind: .usage)
            }
            var pairs: [(label: String, name: String)] = []
            // Strands and domains of a taxonomy have names too ("Hearing"), which are no labels.
            Self.collect(root.mapping?["labels"] ?? root, &pairs)
            try self.init(pairs, file: file)
            return
        }
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
        try self.init(
            lines.map { line in
                let parts = line.split(separator: "\t", maxSplits: 1)
                return (String(parts[0]), String(parts[parts.count - 1]))
            }, file: file)
    }

    /// Every mapping with an `id` and a `name` (or `title`), wherever it stands in the tree.
    private static func collect(_ node: Node, _ pairs: inout [(label: String, name: String)]) {
        if let list = node.sequence {
            for member in list { collect(member, &pairs) }
        }
        guard let members = node.mapping else { return }
        if let id = members["id"]?.scalar?.string, let name = (members["name"] ?? members["title"])?.scalar?.string {
            pairs.append((id, name))
        }
        for (_, value) in members { collect(value, &pairs) }
    }
}
