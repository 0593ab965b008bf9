internal import Corpus
internal import Curate
internal import Yams

/// Values of a study file, each refused at its place with what was expected.
extension StudyReader {
    func selection(_ node: Node?) throws -> String? {
        guard let node, let text = try nodes.text(node) else { return nil }
        try held(node, "a selection, as main:origin=synthesis,model=NAME") { _ = try Selection(parsing: text) }
        return text
    }

    /// Turns a fault of a value's own reader into one at its place.
    func held(_ node: Node, _ expected: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let fault as Fault {
            throw nodes.fault(fault.what, node, fault.fix.isEmpty ? "write \(expected)" : fault.fix)
        }
    }

    /// The items of a list that has to be there.
    func list(_ node: Node?, of key: String, _ root: Node, _ example: String) throws -> [Node] {
        guard let node else {
            throw nodes.fault("the study has no \(key)", root, "write \(key): and \(example)")
        }
        let items = try nodes.list(node)
        if items.isEmpty { throw nodes.fault("\(key) is an empty list", node, "write \(key): and \(example)") }
        return items
    }

    func whole(_ node: Node, _ expected: String, least: Int) throws -> Int {
        let text = try nodes.text(node) ?? ""
        guard let value = Int(text.replacing("_", with: "")), value >= least else {
            throw nodes.fault("\"\(text)\" is not \(expected)", node, "write \(expected)")
        }
        return value
    }

    func number(_ node: Node, _ expected: String, _ range: ClosedRange<Double>) throws -> Double {
        let text = try nodes.text(node) ?? ""
        guard let value = Double(text), range.contains(value) else {
            throw nodes.fault(
                "\"\(text)\" is not \(expected) from \(range.lowerBound) to \(range.upperBound)", node,
                "write \(expected), as \(range.contains(0.25) ? 0.25 : range.lowerBound)")
        }
        return value
    }

    func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, _ what: String) throws -> Value
    where Value.RawValue == String {
        let text = try nodes.text(node) ?? ""
        guard let value = Value(rawValue: text) else {
            try oneOf(text, Value.allCases.map(\.rawValue), node, what)
            throw nodes.fault("\"\(text)\" is not \(what)", node, "")
        }
        return value
    }

    func choices<Value: RawRepresentable & CaseIterable>(_ node: Node, _ what: String) throws -> [Value]
    where Value.RawValue == String {
        let values: [Value] = try nodes.scalars(node).map { try choice($0, what) }
        try unique(values.map(\.rawValue), node, what)
        return values
    }

    func oneOf(_ text: String, _ known: [String], _ node: Node, _ what: String) throws {
        if known.contains(text) { return }
        let nearest = NearestName.nearest(to: text, in: known.map { ($0, [$0]) })
        let list = known.count == 1 ? known[0] : known.dropLast().joined(separator: ", ") + " or " + (known.last ?? "")
        throw nodes.fault(
            "\"\(text)\" is not \(what)", node,
            (nearest.first.map { "did you mean \($0)? " } ?? "") + "\(nearest.isEmpty ? "write" : "There are") \(list)")
    }

    func unique(_ names: [String], _ node: Node?, _ what: String) throws {
        var seen: Set<String> = []
        for (place, name) in names.enumerated() where !seen.insert(name).inserted {
            let items = node?.sequence.map { Array($0) } ?? []
            guard let at = place < items.count ? items[place] : node else { continue }
            throw nodes.fault("\(what) \(name) is there twice", at, "leave one of them, or give one another name")
        }
    }

    /// The name of a generator of the list.
    func reference(_ name: String, _ node: Node, _ study: StudyFile) throws -> String {
        try oneOf(name, study.generators.map(\.name), node, "the name of a generator")
        return name
    }
}
