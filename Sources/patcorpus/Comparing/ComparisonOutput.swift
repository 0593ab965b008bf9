internal import Corpus
internal import Store

/// What `diff` prints.
extension Comparison.Result {
    func json(_ comparison: Comparison) -> JSONValue {
        var members: [JSONObject.Member] = [
            .init(key: "from", value: .string(comparison.from.id.hex)),
            .init(key: "to", value: .string(comparison.to.id.hex)),
            .init(key: "nodesRead", value: .integer(nodesRead)),
            .init(
                key: "layers",
                value: .object(
                    JSONObject(
                        uniqueMembers: layers.map {
                            .init(key: $0.name, value: .object(JSONObject(uniqueMembers: Self.members($0.counts))))
                        }))),
        ]
        members += Self.members(counts)
        if comparison.depth >= .ids {
            members.append(.init(key: "addedIds", value: .array(added.map { .string($0) })))
            members.append(.init(key: "removedIds", value: .array(removed.map { .string($0) })))
            members.append(.init(key: "changedIds", value: .array(changed.map { .string($0.id) })))
        }
        if comparison.depth >= .fields {
            members.append(
                .init(key: "changes", value: .array(changed.map { Self.json($0, withText: comparison.depth == .text) }))
            )
        }
        return .object(JSONObject(uniqueMembers: members))
    }

    private static func members(_ counts: Comparison.Counts) -> [JSONObject.Member] {
        [
            .init(key: "added", value: .integer(counts.added)), .init(key: "changed", value: .integer(counts.changed)),
            .init(key: "removed", value: .integer(counts.removed)),
            .init(key: "unchanged", value: .integer(counts.unchanged)),
        ]
    }

    private static func json(_ changed: Comparison.Changed, withText: Bool) -> JSONValue {
        let fields: [JSONValue] = changed.fields.map { field in
            withText
                ? ["after": field.after, "before": field.before, "field": .string(field.name)] : .string(field.name)
        }
        return ["fields": .array(fields), "id": .string(changed.id)]
    }

    /// Text for people: counts, ids with + - ~, fields, values.
    func lines(_ comparison: Comparison, withIDs: Bool) -> [String] {
        var lines: [String] = []
        if withIDs {
            lines += added.map { "+ \($0)" } + removed.map { "- \($0)" }
            for document in changed {
                let names = document.fields.map { $0.name.isEmpty ? "value" : $0.name }.joined(separator: ", ")
                lines.append("~ \(document.id)" + (names.isEmpty ? "" : "  \(names)"))
                guard comparison.depth == .text else { continue }
                for field in document.fields {
                    for (sign, texts) in TextDifference.lines(field.before, field.after) {
                        lines.append("    \(sign) \(field.name): \(Console.visible(texts))")
                    }
                }
            }
            let shown = added.count + removed.count + changed.count
            let all = counts.added + counts.removed + counts.changed
            if shown < all { lines.append("… and \(Console.count(all - shown)) more; --ids prints all") }
        }
        lines.append(
            "\(comparison.from.id.short) to \(comparison.to.id.short): \(Self.summary(counts)) (\(Console.count(nodesRead, "node")) read)"
        )
        for (name, counts) in layers where counts.isDifferent {
            lines.append("layer \(name): \(Self.summary(counts))")
        }
        return lines
    }

    private static func summary(_ counts: Comparison.Counts) -> String {
        "\(Console.count(counts.added)) added, \(Console.count(counts.removed)) removed, \(Console.count(counts.changed)) changed, \(Console.count(counts.unchanged)) unchanged"
    }
}

/// The strings that two JSON values do not have in common, for people to read.
enum TextDifference {
    /// `-` and `+` with the old and the new text, in order of the values.
    static func lines(_ before: JSONValue, _ after: JSONValue) -> [(sign: String, text: String)] {
        let old = leaves(before)
        let new = leaves(after)
        let difference = new.difference(from: old)
        var lines: [(String, String)] = []
        for removal in difference.removals {
            if case .remove(_, let text, _) = removal { lines.append(("-", text)) }
        }
        for insertion in difference.insertions {
            if case .insert(_, let text, _) = insertion { lines.append(("+", text)) }
        }
        return lines
    }

    private static func leaves(_ value: JSONValue) -> [String] {
        switch value {
        case .array(let elements): elements.flatMap(leaves)
        case .object(let object): object.members.flatMap { leaves($0.value) }
        case .string(let text): text.isEmpty ? [] : [text]
        case .null: []
        default: [value.canonicalText]
        }
    }
}
