internal import Corpus
internal import Curate
internal import Native
internal import Yams

extension PromptTemplate {
    /// Reads a template from YAML. Throws a usage fault with file, line, column and remedy.
    package init(parsing yaml: String, file: String) throws {
        self = try PromptTemplateReader(file: file, yaml: yaml).template()
    }

    /// Reads a template's file. Throws a usage fault where there is none.
    package init(file: String) throws {
        guard FileSystem.exists(file) else {
            throw Fault(
                "there is no such template", at: file,
                fix: "give a file, or one of \(PromptFamilies.names.joined(separator: ", "))", kind: .usage)
        }
        try self.init(parsing: String(decoding: try FileSystem.read(file), as: UTF8.self), file: file)
    }
}

/// Reads the parts of a template file.
struct PromptTemplateReader {
    private let nodes: NodeReader
    private let yaml: String

    private static let keys = ["name", "method", "about", "system", "user", "fields", "answer", "angles", "rules"]

    init(file: String, yaml: String) {
        nodes = NodeReader(file: file, yaml: yaml)
        self.yaml = yaml
    }

    func template() throws -> PromptTemplate {
        let root = try nodes.root()
        let members = try nodes.members(root, of: "a template", keys: Self.keys)
        func required(_ key: String, _ fix: String) throws -> Node {
            guard let node = members[key] else { throw nodes.fault("the template has no \(key):", root, fix) }
            return node
        }
        let name = try name(required("name", "write name: and a word such as my-family"))
        let method = try method(required("method", "write method: synthesis or method: paraphrase"))
        let user = try prompt(required("user", "write user: | and the request below, with {definitions} and {format}"))
        let fields = try fields(required("fields", "list the fields, as in - {name: title, words: 5-15}"), root)
        let template = PromptTemplate(
            name: name, method: method, about: try nodes.text(members["about"]) ?? "",
            system: try members["system"].map(prompt) ?? PromptText(parsing: ""), user: user, fields: fields,
            form: try members["answer"].map(form) ?? .json, angles: try members["angles"].map(nodes.texts) ?? [],
            rules: try nodes.list(members["rules"]).map(rule), digest: SHA256.digest(of: Array(yaml.utf8)))
        try check(template, members["user"] ?? root, members)
        return template
    }

    /// What a template of its method must say, or may not.
    private func check(_ template: PromptTemplate, _ user: Node, _ members: [String: Node]) throws {
        if template.method == .paraphrase, !template.uses(.source) {
            throw nodes.fault(
                "the template paraphrases, but its text has no {source}", user,
                "put {source} where the real document goes, or write method: synthesis")
        }
        if template.method == .synthesis, template.uses(.source) {
            throw nodes.fault(
                "{source} is the real document of a paraphrase, and the template's method is synthesis", user,
                "write method: paraphrase, or {examples} for documents of like labels")
        }
        if template.method == .synthesis, !template.uses(.labels), !template.uses(.definitions) {
            throw nodes.fault(
                "the template's text says nothing of the labels", user, "put {definitions}, or {labels}, into it")
        }
        if template.uses(.angle), template.angles.isEmpty {
            throw nodes.fault(
                "the text has {angle}, but the template has no angles", user, "write angles: and a list of lines")
        }
        if !template.uses(.angle), let node = members["angles"], !template.angles.isEmpty {
            throw nodes.fault("no text has {angle}", node, "put {angle} into user:, or take angles: out")
        }
    }

    private func name(_ node: Node) throws -> String {
        let name = try nodes.text(node) ?? ""
        let isName =
            !name.isEmpty && name.utf8.count <= 64
            && name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
        if isName { return name }
        throw nodes.fault(
            "\"\(name)\" cannot name a prompt family", node, "use small letters, digits and hyphens, at most 64")
    }

    private func method(_ node: Node) throws -> Origin {
        switch try nodes.text(node) {
        case "synthesis": return .synthesis
        case "paraphrase": return .paraphrase
        case let other:
            throw nodes.fault(
                "there is no method \"\(other ?? "")\"", node, "the methods are synthesis and paraphrase")
        }
    }

    private func form(_ node: Node) throws -> PromptTemplate.Form {
        let text = try nodes.text(node) ?? ""
        guard let form = PromptTemplate.Form(rawValue: text) else {
            throw nodes.fault("there is no form of answers \"\(text)\"", node, "the forms are json and headings")
        }
        return form
    }

    private func prompt(_ node: Node) throws -> PromptText {
        let text = try nodes.text(node) ?? ""
        do {
            return try PromptText(parsing: text)
        } catch {
            throw nodes.fault(error.what, node, error.fix, offset: error.offset)
        }
    }

    private func rule(_ node: Node) throws -> RuleUse {
        let text = try nodes.text(node) ?? ""
        do {
            let use = try RuleUse(parsing: text)
            _ = try FilterRegistry.make(use)
            return use
        } catch let fault as Fault {
            throw nodes.fault(fault.what, node, fault.fix)
        }
    }

    private func fields(_ node: Node, _ root: Node) throws -> [PromptField] {
        let fields = try nodes.list(node).map(field)
        if fields.isEmpty { throw nodes.fault("the template asks for no fields", node, "list title and abstract") }
        var seen: Set<String> = []
        for (field, item) in zip(fields, try nodes.list(node)) where !seen.insert(field.name).inserted {
            throw nodes.fault("the field \(field.name) is there twice", item, "take one out")
        }
        return fields
    }

    private func field(_ node: Node) throws -> PromptField {
        let members = try nodes.members(node, of: "a field", keys: ["name", "words", "items", "about"])
        let name = (try nodes.text(members["name"]) ?? "").replacing("-", with: "_")
        guard PromptField.names.contains(name) else {
            let nearest = NearestName.nearest(to: name, in: PromptField.names.map { ($0, [$0]) })
            throw nodes.fault(
                name.isEmpty ? "the field has no name" : "a document has no field \(name)", members["name"] ?? node,
                nearest.isEmpty
                    ? "the fields are \(PromptField.names.joined(separator: ", "))" : "did you mean \(nearest[0])?")
        }
        guard let words = members["words"] else {
            throw nodes.fault("the field \(name) has no length", node, "write words: and a range such as 50-150")
        }
        var field = PromptField(name: name, words: try range(words))
        if let items = members["items"] {
            guard field.isList else {
                throw nodes.fault("only claims are a list", items, "take items: out, or give words: a longer range")
            }
            field.items = try range(items)
        } else if field.isList {
            throw nodes.fault(
                "the claims have no number", node, "write items: and a range such as 6-12; words: is of each claim")
        }
        field.about = try nodes.text(members["about"]) ?? ""
        return field
    }

    /// `50-150`, or one number.
    private func range(_ node: Node) throws -> ClosedRange<Int> {
        let text = try nodes.text(node) ?? ""
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1], low >= 1, low <= high,
            high <= 20_000
        else {
            throw nodes.fault("\"\(text)\" is no range", node, "write two numbers from 1 to 20000, as in 50-150")
        }
        return low...high
    }
}
