internal import Corpus
internal import Yams

/// Reads a YAML file of rules: a list `rules:` of names, of uses as `--rule` takes them, or of mappings.
///
/// ```yaml
/// rules:
///   - refusal
///   - length: {min: 50, max: 5000}
///   - short-abstract: {rule: length, of: abstract, max: 50}
///   - expression: words(abstract) >= 50 and claims > 0
/// ```
package enum RuleFile {
    /// Throws a usage fault with file, line and remedy.
    package static func read(_ yaml: String, file: String) throws -> [RuleUse] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw Fault(
                "it is no YAML: \(error)", at: file,
                fix: "correct it there; quote values that hold signs such as : { } # or *", kind: .usage)
        }
        guard let list = root?.mapping?["rules"]?.sequence, !list.isEmpty else {
            throw fault("there is no list of rules", root, file, "write \"rules:\" and a line \"- NAME\" for each rule")
        }
        for (key, _) in root?.mapping ?? [:] where key.scalar?.string != "rules" {
            throw fault(
                "\"\(key.scalar?.string ?? "")\" is no key of a file of rules", key, file, "its only key is rules")
        }
        return try list.map { try use($0, file) }
    }

    private static func use(_ node: Node, _ file: String) throws -> RuleUse {
        if let text = node.scalar?.string { return try RuleUse(parsing: text) }
        guard let (key, value) = node.mapping?.first, node.mapping?.count == 1, let name = key.scalar?.string else {
            throw fault("this is no rule", node, file, "write \"- NAME\" or \"- NAME: {key: value}\"")
        }
        try RuleUse.check(name: name, in: name)
        if let text = value.scalar?.string { return RuleUse(rule: name, parameters: text.isEmpty ? [:] : ["is": text]) }
        guard let members = value.mapping else {
            throw fault("\(name) has no parameters that can be read", value, file, "write {key: value}")
        }
        var use = RuleUse(rule: name)
        for (key, value) in members {
            let word = key.scalar?.string ?? ""
            let text = value.scalar?.string ?? value.sequence?.compactMap { $0.scalar?.string }.joined(separator: "|")
            guard let text else {
                throw fault("\(word) has no value that can be read", value, file, "write a word or a list")
            }
            if word == "rule" { use.rule = text } else { use.parameters[word] = text }
        }
        return use
    }

    private static func fault(_ what: String, _ node: Node?, _ file: String, _ fix: String) -> Fault {
        Fault(what, at: "\(file), line \(node?.mark?.line ?? 1)", fix: fix, kind: .usage)
    }
}
