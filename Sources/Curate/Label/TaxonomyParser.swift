internal import Corpus
internal import Yams

extension Taxonomy {
    /// Reads a taxonomy from YAML. Throws a usage fault with file, line, column and remedy.
    package init(parsing yaml: String, file: String) throws {
        let reader = TaxonomyReader(file: file, yaml: yaml)
        self = try reader.taxonomy()
    }
}

/// Reads the parts of a taxonomy file.
struct TaxonomyReader {
    let nodes: NodeReader

    init(file: String, yaml: String) { nodes = NodeReader(file: file, yaml: yaml) }

    func taxonomy() throws -> Taxonomy {
        let root = try nodes.root()
        var taxonomy = Taxonomy()
        let members = try nodes.members(
            root, of: "a taxonomy",
            keys: ["name", "version", "about", "language", "fields", "strands", "domains", "limits", "labels"])
        taxonomy.name = try nodes.text(members["name"]) ?? nodes.file
        taxonomy.version = try nodes.text(members["version"]) ?? ""
        taxonomy.language = try nodes.text(members["language"]) ?? "en"
        let fields = try members["fields"].map(fields) ?? .standard
        taxonomy.strands = try nodes.list(members["strands"]).map { try group($0, isDomain: false, taxonomy) }
        for node in try nodes.list(members["domains"]) {
            taxonomy.domains.append(try group(node, isDomain: true, taxonomy))
        }
        var names: [String: Node] = [:]
        if let node = members["limits"] {
            for (name, rules) in try nodes.entries(node, of: "limits") {
                let limit = Taxonomy.Limit(name: name, rules: try self.rules(rules, fields, []))
                taxonomy.limits.append(limit)
            }
        }
        for node in try nodes.list(members["labels"]) {
            let label = try self.label(node, fields, taxonomy)
            taxonomy.labels.append(label)
            names[label.id] = node
        }
        guard !taxonomy.labels.isEmpty else {
            throw nodes.fault("the taxonomy has no labels", root, "list them under labels:, each with an id")
        }
        try checkIDs(taxonomy, names, root)
        return taxonomy
    }

    /// Labels, domains and strands may stand side by side in the layer, so that no two share an id.
    private func checkIDs(_ taxonomy: Taxonomy, _ nodesOfLabels: [String: Node], _ root: Node) throws {
        var seen: Set<String> = []
        for id in taxonomy.allNames(at: TaxonomyLevel.allCases.reversed()) where !seen.insert(id).inserted {
            throw nodes.fault(
                "the id \(id) is there twice", nodesOfLabels[id] ?? root,
                "give labels, domains and strands an id of their own each")
        }
    }

    private func group(_ node: Node, isDomain: Bool, _ taxonomy: Taxonomy) throws -> Taxonomy.Group {
        let what = isDomain ? "a domain" : "a strand"
        let members = try nodes.members(
            node, of: what, keys: ["id", "name", "definition", "source"] + (isDomain ? ["strand"] : []))
        let id = try identifier(members["id"], node, what)
        var group = Taxonomy.Group(id: id, name: try nodes.text(members["name"]) ?? id)
        group.definition = try nodes.text(members["definition"]) ?? ""
        if let strand = members["strand"] { group.strand = try reference(strand, taxonomy.strands, "strand") }
        return group
    }

    private func label(_ node: Node, _ fields: TextFields, _ taxonomy: Taxonomy) throws -> Taxonomy.Label {
        let members = try nodes.members(
            node, of: "a label", keys: ["id", "name", "definition", "domain", "strand", "source", "rules"])
        let id = try identifier(members["id"], node, "a label")
        var label = Taxonomy.Label(id: id, name: try nodes.text(members["name"]) ?? id)
        label.definition = try nodes.text(members["definition"]) ?? ""
        label.source = try nodes.text(members["source"]) ?? ""
        if let domain = members["domain"] { label.domain = try reference(domain, taxonomy.domains, "domain") }
        if let strand = members["strand"] { label.strand = try reference(strand, taxonomy.strands, "strand") }
        if !taxonomy.domains.isEmpty, label.domain.isEmpty {
            throw nodes.fault("the label \(id) has no domain", node, "write domain: and one of those under domains:")
        }
        let strand = taxonomy.domains.first { $0.id == label.domain }?.strand ?? ""
        if label.strand.isEmpty { label.strand = strand }
        if !taxonomy.strands.isEmpty, label.strand.isEmpty {
            throw nodes.fault(
                "the label \(id) has no strand", node, "write strand: there, or at its domain \(label.domain)")
        }
        if !strand.isEmpty, strand != label.strand {
            throw nodes.fault(
                "the label \(id) has the strand \(label.strand), but its domain \(label.domain) lies in \(strand)",
                members["strand"] ?? node, "take one of the two out")
        }
        if let rules = members["rules"] { label.rules = try self.rules(rules, fields, taxonomy.limits.map(\.name)) }
        return label
    }

    private func identifier(_ node: Node?, _ parent: Node, _ what: String) throws -> String {
        guard let id = try nodes.text(node), !id.isEmpty else {
            throw nodes.fault("\(what) has no id", parent, "write id: and a short name, which stays the same for good")
        }
        // Ids stand in selections, where these part conditions.
        if let sign = id.first(where: { ",|=".contains($0) || $0.isWhitespace }) {
            throw nodes.fault(
                "the id \"\(id)\" has \(sign.isWhitespace ? "a blank" : "the sign \(sign)") in it", node ?? parent,
                "write it with hyphens, as in stair-lifts; name: may have any text")
        }
        return id
    }

    private func reference(_ node: Node, _ groups: [Taxonomy.Group], _ what: String) throws -> String {
        let id = try nodes.text(node) ?? ""
        if groups.contains(where: { $0.id == id }) { return id }
        let nearest = NearestName.nearest(to: id, in: groups.map { ($0.id, [$0.id, $0.name]) })
        let fix =
            groups.isEmpty
            ? "list it under \(what)s:, before the labels"
            : nearest.isEmpty
                ? "the \(what)s are \(groups.map(\.id).joined(separator: ", "))"
                : "did you mean \(nearest.joined(separator: " or "))?"
        throw nodes.fault("there is no \(what) \(id)", node, fix)
    }

    // MARK: Rules

    private func fields(_ node: Node) throws -> TextFields {
        let text = try nodes.texts(node).joined(separator: ",")
        do { return try TextFields(parsing: text) } catch let fault as Fault {
            throw nodes.fault(fault.what, node, fault.fix)
        }
    }

    private func rules(_ node: Node, _ fields: TextFields, _ limits: [String]) throws -> [Taxonomy.Rule] {
        try nodes.list(node).map { try rule($0, fields, limits) }
    }

    private func rule(_ node: Node, _ fields: TextFields, _ limits: [String]) throws -> Taxonomy.Rule {
        let members = try nodes.members(
            node, of: "a rule", keys: ["classification", "keywords", "fields", "limit", "except", "about"])
        var rule = Taxonomy.Rule()
        rule.line = node.mark?.line ?? 1
        rule.fields = try members["fields"].map(self.fields) ?? fields
        rule.classification = try patterns(members["classification"])
        rule.except = try patterns(members["except"])
        if let keywords = members["keywords"] {
            let queries = try nodes.scalars(keywords).map(query)
            rule.query = queries.count == 1 ? queries[0] : .or(queries)
        }
        for name in try members["limit"].map(nodes.scalars) ?? [] {
            let text = try nodes.text(name) ?? ""
            guard limits.contains(text) else {
                let nearest = NearestName.nearest(to: text, in: limits.map { ($0, [$0]) })
                throw nodes.fault(
                    "there is no limit \(text)", name,
                    limits.isEmpty
                        ? "limits stand under limits: and do not refer to others"
                        : nearest.isEmpty
                            ? "the limits are \(limits.joined(separator: ", "))" : "did you mean \(nearest[0])?")
            }
            rule.limits.append(text)
        }
        // A rule that asks for nothing would hold for every document.
        if rule.classification.isEmpty, rule.query?.holdsForNothing ?? true {
            throw nodes.fault(
                rule.query == nil ? "the rule asks for nothing" : "the rule holds for a document without any words",
                members["keywords"] ?? node,
                rule.query == nil
                    ? "give it classification: or keywords:"
                    : "name a word that must be there, or classification: that must be")
        }
        return rule
    }

    private func patterns(_ node: Node?) throws -> [SymbolPattern] {
        guard let node else { return [] }
        return try nodes.scalars(node).flatMap { scalar in
            let text = try nodes.text(scalar) ?? ""
            var offset = 0
            return try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
                let place = offset + part.prefix { $0.isWhitespace }.unicodeScalars.count
                offset += part.unicodeScalars.count + 1
                do throws(SymbolError) {
                    return try SymbolPattern(parsing: String(part.drop { $0.isWhitespace }))
                } catch {
                    throw nodes.fault(error.what, scalar, error.fix, offset: place)
                }
            }
        }
    }

    private func query(_ node: Node) throws -> Query {
        let text = try nodes.text(node) ?? ""
        do throws(QueryError) {
            return try QueryParser.parse(text)
        } catch {
            throw nodes.fault(error.what, node, error.fix, offset: error.offset)
        }
    }
}
