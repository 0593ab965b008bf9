internal import Corpus

/// Turns a source of the mapping and a row into text: one value, or the items of a list.
struct RowValues {
    /// One item; `object` is what it was made of, for its other templates.
    struct Item {
        var text: String
        var object: JSONValue
    }

    let row: TableRow
    let regexes: [String: Regex<AnyRegexOutput>]

    /// The text of a column of the row.
    func text(_ name: String) throws(RecordFault) -> String {
        guard let text = (row.values[name] ?? .null).cellText else {
            throw RecordFault("column \"\(name)\" holds more than one value where one is expected")
        }
        return text.trimmingSpaces
    }

    /// The value of a source that takes one.
    func single(_ source: MappingSource?) throws(RecordFault) -> String {
        guard let source else { return "" }
        let text: String
        switch source.content {
        case .column(let name): text = try self.text(name)
        case .template(let template): text = try template.text { (name) throws(RecordFault) in try self.text(name) }
        case .value(let values): text = values.first ?? ""
        case .columns: text = ""
        }
        return matched(text, source)
    }

    /// The items of a source; `marked` is the place of its `columns:` among those of the mapping.
    func items(_ source: MappingSource, marked: Int) throws(RecordFault) -> [Item] {
        var items: [Item] = []
        switch source.content {
        case .column(let name): try add(row.values[name] ?? .null, name, source, &items)
        case .template(let template):
            let text = try template.text { (name) throws(RecordFault) in try self.text(name) }
            try add(.string(text), "template", source, &items)
        case .value(let values): items = values.map { Item(text: $0, object: .null) }
        case .columns:
            if row.marked.indices.contains(marked) {
                items = row.marked[marked].map { Item(text: $0, object: .null) }
            }
        }
        if source.match != nil || !source.prefix.isEmpty {
            for place in items.indices {
                let text = matched(items[place].text, source)
                items[place].text = text.isEmpty ? "" : source.prefix + text
            }
        }
        return items.filter { !$0.text.isEmpty }
    }

    /// The text of a template within an item: its members where it is an object, the row's columns where it is not.
    func text(_ template: Template?, of item: Item) throws(RecordFault) -> String {
        guard let template else { return "" }
        return try template.text { (name) throws(RecordFault) in
            if case .object = item.object { return item.object.reach(name).cellText ?? "" }
            return try self.text(name)
        }
    }

    private func matched(_ text: String, _ source: MappingSource) -> String {
        guard let match = source.match, !text.isEmpty else { return text }
        return regexes[match]?.part(of: text) ?? ""
    }

    private func add(
        _ value: JSONValue, _ name: String, _ source: MappingSource, _ items: inout [Item]
    ) throws(RecordFault) {
        switch value {
        case .null: return
        case .array(let list):
            for element in list { try add(element, name, source, &items) }
        case .object:
            guard let template = source.item else {
                throw RecordFault("column \"\(name)\" holds an object; say with item: how it becomes text")
            }
            let text = try template.text { (name) throws(RecordFault) in value.reach(name).cellText ?? "" }
            items.append(Item(text: text, object: value))
        default:
            let text = value.cellText ?? ""
            if source.isWrittenList {
                guard let list = WrittenList.parse(text) else {
                    throw RecordFault("column \"\(name)\" is no list such as ['a', 'b']: \(text.prefix(60))")
                }
                for element in list { items.append(Item(text: element.trimmingSpaces, object: .null)) }
            } else if let split = source.split {
                for part in Self.split(text, split) { items.append(Item(text: part, object: .null)) }
            } else {
                items.append(Item(text: text, object: .null))
            }
        }
    }

    private static func split(_ text: String, _ separator: String) -> [String] {
        if separator.utf8.count == 1, let byte = separator.utf8.first {
            return text.utf8.split(separator: byte).map { Substring($0).trimmingSpaces }
        }
        return text.split(separator: separator).map(\.trimmingSpaces)
    }
}
