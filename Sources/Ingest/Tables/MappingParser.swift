internal import Corpus
internal import Yams

extension Mapping {
    /// Reads a mapping from YAML. Throws a `Fault` with file, line and remedy.
    package init(parsing yaml: String, file: String) throws {
        self.init(file: file)
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw Self.fault(error, file)
        }
        guard let root, let members = root.mapping else {
            throw Fault(
                "the mapping has no keys", at: "\(file), line 1",
                fix: "write one field a line, such as \"title: {column: title}\"", kind: .usage)
        }
        for (key, node) in members {
            let name = key.scalar?.string ?? ""
            if name == "table" {
                try readTable(node)
                continue
            }
            guard let field = Field(rawValue: name) else {
                let known = Field.allCases.map(\.rawValue) + ["table"]
                throw fault("\"\(name)\" is no field", key, "the fields are \(known.joined(separator: ", "))")
            }
            var sources: [MappingSource] = []
            if let list = node.sequence {
                for entry in list { sources.append(try source(field, entry)) }
            } else {
                sources.append(try source(field, node))
            }
            if field.isScalar, sources.count != 1 {
                throw fault("\(name) takes one source, not \(sources.count)", node, "keep the one that is right")
            }
            self.sources[field] = sources
        }
        guard sources[.id] != nil else {
            throw Fault(
                "the mapping does not say where the id comes from", at: "\(file), line 1",
                fix: "add a line such as id: {template: \"US{doc_number}A1\"}", kind: .usage)
        }
        collectColumns()
    }

    private mutating func collectColumns() {
        for source in allSources {
            for name in source.columns {
                if let place = columns.firstIndex(where: { $0.name == name }) {
                    if !source.isOptional { columns[place].isOptional = false }
                } else {
                    columns.append(MappedColumn(name: name, line: source.line, isOptional: source.isOptional))
                }
            }
        }
    }

    private mutating func readTable(_ node: Node) throws {
        for (key, value) in node.mapping ?? [:] {
            guard key.scalar?.string == "separator" else {
                throw fault("table: has no key \"\(key.scalar?.string ?? "")\"", key, "its only key is separator")
            }
            switch value.scalar?.string ?? "" {
            case "tab", "\t": separator = 0x09
            case let text where text.utf8.count == 1:
                guard let byte = text.utf8.first, byte != 0x22, byte > 0x20 else { fallthrough }
                separator = byte
            default:
                throw fault(
                    "the separator is no single ASCII sign", value, "write \"tab\" or one sign, such as \";\"")
            }
        }
    }

    private func source(_ field: Field, _ node: Node) throws -> MappingSource {
        guard let members = node.mapping else {
            throw fault(
                "\(field.rawValue) does not say where it comes from", node,
                "write \(field.rawValue): {column: NAME}, or value: or template: in place of column:")
        }
        let reader = SourceReader(field: field, mapping: self)
        return try reader.read(members, node)
    }

    /// A fault at a node.
    func fault(_ what: String, _ node: Node, _ fix: String) -> Fault {
        Fault(what, at: "\(file), line \(node.mark?.line ?? 1)", fix: fix, kind: .usage)
    }

    private static func fault(_ error: YamlError, _ file: String) -> Fault {
        let fix = "correct the YAML there; quote values that hold signs such as : { } # or *"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Fault("not YAML: \(problem)", at: "\(file), line \(mark.line)", fix: fix, kind: .usage)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
            return Fault(
                "\(names) is there twice", at: "\(file), line \(context.mark.line)",
                fix: "several sources of one field are a list: [{column: A}, {column: B}]", kind: .usage)
        case .reader(let problem, _, _, _): return Fault("not YAML: \(problem)", at: file, fix: fix, kind: .usage)
        default: return Fault("not YAML: \(error)", at: file, fix: fix, kind: .usage)
        }
    }
}
