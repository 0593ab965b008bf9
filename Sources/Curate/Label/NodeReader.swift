package import Corpus
package import Yams

/// Takes YAML apart; its faults name file, line and column.
package struct NodeReader {
    package let file: String
    private let yaml: String

    package init(file: String, yaml: String) {
        self.file = file
        self.yaml = yaml
    }

    /// The document's node.
    package func root() throws -> Node {
        do {
            if let root = try Yams.compose(yaml: yaml), root.mapping != nil { return root }
        } catch let error as YamlError {
            throw fault(of: error)
        }
        throw Fault(
            "the file has no keys", at: "\(file), line 1", fix: "write one key a line, such as \"labels:\" with a list",
            kind: .usage)
    }

    /// The members of a mapping by their keys. Throws for keys that are not among those given.
    package func members(_ node: Node, of what: String, keys: [String]) throws -> [String: Node] {
        var members: [String: Node] = [:]
        for (key, value) in try entries(node, of: what, mark: keys) { members[key] = value }
        return members
    }

    /// The members of a mapping in the order of the file.
    package func entries(_ node: Node, of what: String, mark keys: [String]? = nil) throws -> [(String, Node)] {
        guard let mapping = node.mapping else {
            throw fault("\(what) is expected here", node, "write keys with values: \((keys ?? ["name"])[0]): …")
        }
        return try mapping.map { key, value in
            let name = key.scalar?.string ?? ""
            if let keys, !keys.contains(name) {
                let nearest = NearestName.nearest(to: name, in: keys.map { ($0, [$0]) })
                throw fault(
                    "\(what) has no key \"\(name)\"", key,
                    nearest.isEmpty ? "its keys are \(keys.joined(separator: ", "))" : "did you mean \(nearest[0])?")
            }
            return (name, value)
        }
    }

    /// The items of a list; none where there is no node.
    package func list(_ node: Node?) throws -> [Node] {
        guard let node, node.null == nil else { return [] }
        guard let sequence = node.sequence else {
            throw fault("a list is expected here", node, "begin each item with a hyphen: - …")
        }
        return Array(sequence)
    }

    /// The text of a scalar.
    package func text(_ node: Node?) throws -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else {
            throw fault("one text is expected here, not a list or keys", node, "write it on one line, or behind >-")
        }
        return scalar.string
    }

    /// A scalar, or those of a list.
    package func scalars(_ node: Node) throws -> [Node] { try node.sequence == nil ? [node] : list(node) }

    /// The texts of a scalar or of a list of them.
    package func texts(_ node: Node) throws -> [String] { try scalars(node).compactMap(text) }

    /// A fault at a node, or so many Unicode scalars into its text.
    package func fault(_ what: String, _ node: Node, _ fix: String, offset: Int? = nil) -> Fault {
        var line = node.mark?.line ?? 1
        var column = node.mark?.column ?? 1
        if let offset, let scalar = node.scalar, let mark = scalar.mark {
            (line, column) = ScalarPlace.find(offset, in: scalar, at: mark, of: yaml)
        }
        return Fault(what, at: "\(file), line \(line), column \(column)", fix: fix, kind: .usage)
    }

    private func fault(of error: YamlError) -> Fault {
        var fix = "correct the YAML there; put texts with signs such as : # \" or * in single quotes"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            if lines.indices.contains(mark.line - 1), lines[mark.line - 1].contains("keywords:") {
                fix =
                    "put a query that begins with a quote in single quotes ('\"walking stick\" OR cane*') or behind >-"
            }
            return Fault(
                "not YAML: \(problem)", at: "\(file), line \(mark.line), column \(mark.column)", fix: fix, kind: .usage)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
            return Fault(
                "\(names) is there twice", at: "\(file), line \(context.mark.line)",
                fix: "keep one, and make a list of what both hold", kind: .usage)
        case .reader(let problem, _, _, _): return Fault("not YAML: \(problem)", at: file, fix: fix, kind: .usage)
        default: return Fault("not YAML: \(error)", at: file, fix: fix, kind: .usage)
        }
    }

    private var lines: [Substring] { yaml.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// Finds the place in a YAML file of a sign in a scalar's text, whatever its style.
enum ScalarPlace {
    /// Line and column, from 1, of the Unicode scalar at `offset` of the text.
    ///
    /// YAML may fold lines and double quotes, but it leaves the signs that are not blank in their order: so many of them lie before the place in the
    /// text, and so many in the file. Escapes such as `\u00e9` in double quotes shift it by their length.
    static func find(_ offset: Int, in scalar: Node.Scalar, at mark: Mark, of yaml: String) -> (line: Int, column: Int)
    {
        let text = Array(scalar.string.unicodeScalars)
        var left = text.prefix(offset).filter { !$0.properties.isWhitespace }.count
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        var line = mark.line - 1
        var column = mark.column - 1
        switch scalar.style {
        case .literal, .folded:
            line += 1
            column = 0
        case .singleQuoted, .doubleQuoted: column += 1
        default: break
        }
        while line < lines.count {
            let row = lines[line]
            while column < row.count {
                let sign = row[column]
                if !sign.properties.isWhitespace {
                    if left == 0 { return (line + 1, column + 1) }
                    left -= 1
                    let isDoubled =
                        scalar.style == .singleQuoted && sign == "'" || scalar.style == .doubleQuoted && sign == "\\"
                    if isDoubled { column += 1 }
                }
                column += 1
            }
            // What lies behind the last sign is on its line.
            if left == 0, offset >= text.count { return (line + 1, column + 1) }
            line += 1
            column = 0
        }
        return (mark.line, mark.column)
    }
}
