internal import Corpus
internal import Yams

/// Reads one source of a mapping, `{column: cpc, split: ";", scheme: cpc}`.
struct SourceReader {
    let field: Mapping.Field
    let mapping: Mapping

    /// The keys that say where the value is; each source has exactly one.
    static let contents = ["column", "value", "template", "columns"]

    /// The keys that a field's sources may have beside those.
    static func keys(of field: Mapping.Field) -> [String] {
        var keys = ["match", "optional"]
        if field.isScalar == false { keys += ["split", "format", "prefix", "item", "where"] }
        switch field {
        case .title, .abstract, .claims: keys += ["language"]
        case .description: keys += ["language", "role", "heading"]
        case .classifications: keys += ["scheme", "first"]
        case .applicants, .inventors: keys += ["country"]
        case .priorities, .application: keys += ["country", "kind", "date"]
        case .citations: keys += ["category", "phase"]
        default: break
        }
        return keys
    }

    func read(_ members: Node.Mapping, _ node: Node) throws -> MappingSource {
        let allowed = Self.contents + Self.keys(of: field)
        for (key, _) in members where !allowed.contains(key.scalar?.string ?? "") {
            throw mapping.fault(
                "\(field.rawValue) has no key \"\(key.scalar?.string ?? "")\"", key,
                "its keys are \(allowed.joined(separator: ", "))")
        }
        let given = members.filter { Self.contents.contains($0.key.scalar?.string ?? "") }
        guard given.count == 1, let content = given.first else {
            throw mapping.fault(
                "\(field.rawValue) has \(given.count == 0 ? "no source" : "\(given.count) sources")", node,
                "give exactly one of \(Self.contents.joined(separator: ", "))")
        }
        var source = MappingSource(
            content: try self.content(content.key, content.value, members),
            line: content.key.mark?.line ?? node.mark?.line ?? 1)
        for (key, value) in members { try set(key.scalar?.string ?? "", value, &source) }
        if field == .classifications, source.scheme == nil {
            let schemes = Classification.Scheme.allCases.map(\.rawValue).joined(separator: ", ")
            throw mapping.fault("classifications has no scheme", node, "add scheme: with one of \(schemes)")
        }
        return source
    }

    private func content(_ key: Node, _ value: Node, _ members: Node.Mapping) throws -> MappingSource.Content {
        switch key.scalar?.string ?? "" {
        case "column": return .column(try text(value, "column"))
        case "template": return .template(try template(value))
        case "columns":
            guard !field.isScalar else {
                throw mapping.fault(
                    "\(field.rawValue) takes one value, and columns: gives a list", value, "use column:")
            }
            guard let condition = members["where"] else {
                throw mapping.fault(
                    "columns: needs where:", value,
                    "say which value marks a column, such as where: 1")
            }
            return .columns(pattern: try pattern(value), value: try text(condition, "where"))
        default:
            let values: [String]
            if let list = value.sequence {
                values = try list.map { try text($0, "value") }
            } else {
                values = [try text(value, "value")]
            }
            if field == .origin { try values.forEach { try checkOrigin($0, value) } }
            return .value(values)
        }
    }

    private func set(_ key: String, _ value: Node, _ source: inout MappingSource) throws {
        switch key {
        case "split":
            let separator = try text(value, key)
            if separator.isEmpty { throw mapping.fault("split: is empty", value, "give the sign between items") }
            source.split = separator
        case "format":
            guard try text(value, key) == "list" else {
                throw mapping.fault("format: has only one value", value, "write format: list, or leave it out")
            }
            source.isWrittenList = true
        case "match": source.match = try pattern(value)
        case "prefix": source.prefix = try text(value, key)
        case "optional": source.isOptional = try flag(value, key)
        case "first": source.isFirst = try flag(value, key)
        case "item": source.item = try template(value)
        case "language": source.language = try text(value, key)
        case "heading": source.heading = try text(value, key)
        case "category": source.category = try text(value, key)
        case "phase": source.phase = try text(value, key)
        case "country": source.country = try template(value)
        case "kind": source.kind = try template(value)
        case "date": source.date = try template(value)
        case "role":
            guard let role = SectionRole(rawValue: try text(value, key)) else {
                throw mapping.fault("no such role", value, "docs/document.md lists the roles of sections")
            }
            source.role = role
        case "scheme":
            guard let scheme = Classification.Scheme(rawValue: try text(value, key)) else {
                let schemes = Classification.Scheme.allCases.map(\.rawValue).joined(separator: ", ")
                throw mapping.fault("no such scheme", value, "the schemes are \(schemes)")
            }
            source.scheme = scheme
        default: break
        }
    }

    private func text(_ node: Node, _ key: String) throws -> String {
        guard let scalar = node.scalar else {
            throw mapping.fault("\(key): takes a single value", node, "write it on one line, in quotes where needed")
        }
        return scalar.string
    }

    private func flag(_ node: Node, _ key: String) throws -> Bool {
        switch try text(node, key) {
        case "true": return true
        case "false": return false
        default: throw mapping.fault("\(key): is neither true nor false", node, "write \(key): true, or leave it out")
        }
    }

    private func template(_ node: Node) throws -> Template {
        do {
            return try Template(parsing: try text(node, "template"))
        } catch let fault as RecordFault {
            throw mapping.fault(fault.description, node, "write columns as {name}")
        }
    }

    private func pattern(_ node: Node) throws -> String {
        let pattern = try text(node, "match")
        do {
            _ = try Regex(pattern)
        } catch {
            throw mapping.fault(
                "\"\(pattern)\" is no regular expression: \(error)", node,
                "in YAML put patterns in single quotes, which keep backslashes")
        }
        return pattern
    }

    private func checkOrigin(_ text: String, _ node: Node) throws {
        if Origin(rawValue: text) == nil {
            let origins = Origin.allCases.map(\.rawValue).joined(separator: ", ")
            throw mapping.fault("\"\(text)\" is no origin", node, "the origins are \(origins)")
        }
    }
}

extension Mapping {
    /// The keys that the sources of a field may have.
    package static func sourceKeys(of field: Field) -> [String] {
        SourceReader.contents + SourceReader.keys(of: field)
    }
}
