internal import Corpus
internal import Curate
internal import Yams

extension StudyFile {
    /// Reads a study file. Throws a usage fault with file, line, column and remedy.
    package init(parsing yaml: String, file: String) throws {
        self = try StudyReader(nodes: NodeReader(file: file, yaml: yaml)).study()
    }
}

/// Reads the parts of a study file.
struct StudyReader {
    let nodes: NodeReader

    static let keys = [
        "name", "about", "corpus", "real", "split", "text", "labels", "regimes", "synthetic", "duplicates",
        "generators", "mixes", "controls", "orders", "leakage", "paraphrases", "seeds", "classifiers", "budgets",
        "retrieval", "fit", "margin", "metric",
    ]

    func study() throws -> StudyFile {
        let root = try nodes.root()
        let members = try nodes.members(root, of: "a study", keys: Self.keys)
        var study = StudyFile()
        study.name = try nodes.text(members["name"]) ?? study.name
        study.corpus = try nodes.text(members["corpus"]) ?? ""
        study.real = try selection(members["real"]) ?? study.real
        study.split = try nodes.text(members["split"]) ?? study.split
        if let node = members["text"] {
            study.fields = try nodes.texts(node).joined(separator: ",")
            try held(node, "title, abstract, claims or description, with commas between") {
                _ = try TextFields(parsing: study.fields)
            }
        }
        if let node = members["labels"] { study.labels = try labels(node) }
        study.regimes = try list(members["regimes"], of: "regimes", root, "[165, 1:10, all]").map(regime)
        try unique(study.regimes.map(\.name), members["regimes"], "the regime")
        study.synthetic = try members["synthetic"].map { try whole($0, "a number of documents from 1", least: 1) }
        if let node = members["duplicates"] { study.duplicates = try choice(node, "a way to draw duplicates") }
        let generatorNodes = try nodes.list(members["generators"])
        study.generators = try generatorNodes.flatMap(generators)
        try unique(study.generators.map(\.name), members["generators"], "the generator")
        for node in generatorNodes {
            guard let control = node.mapping?["control-of"] else { continue }
            _ = try reference(nodes.text(control) ?? "", control, study)
        }
        if let node = members["mixes"] { study.mixes = try mixes(node, study) }
        if let node = members["controls"] { study.controls = try choices(node, "a control") }
        if !study.controls.contains(.realOnly) { study.controls.insert(.realOnly, at: 0) }
        if let node = members["orders"] { study.orders = try choices(node, "an order") }
        if let node = members["leakage"] { study.leakage = try choices(node, "a leakage control") }
        if let node = members["paraphrases"] { study.paraphrases = try paraphrases(node, study) }
        if let node = members["seeds"] { study.seeds = try seeds(node) }
        study.classifiers = try list(members["classifiers"], of: "classifiers", root, "[linear, embedding]")
            .map(classifier)
        if let node = members["budgets"] { study.budgets = try choices(node, "a budget") }
        if let node = members["retrieval"] { study.retrieval = try retrieval(node) }
        if let node = members["fit"] { study.fitShare = try number(node, "a share of the families", 0.05...0.9) }
        if let node = members["margin"] { study.margin = try number(node, "a difference of the metric", 0.0001...0.5) }
        if let node = members["metric"] { study.metric = try metric(node) }
        try check(study, members, root)
        return study
    }

    /// What holds between keys.
    private func check(_ study: StudyFile, _ members: [String: Node], _ root: Node) throws {
        if study.leakage.contains(.fineLabels), study.labels.fine.isEmpty {
            throw nodes.fault(
                "the control fine-labels needs the fine labels", members["leakage"] ?? root,
                "list them: labels: {fine: [A, B]}")
        }
        if study.leakage.contains(.instruction), !study.generators.contains(where: { !$0.controlOf.isEmpty }) {
            throw nodes.fault(
                "the control instruction-without-labels needs candidates made without the labels' names",
                members["leakage"] ?? root, "give a generator control-of: and the name of its counterpart")
        }
        if let first = study.orders.first, first != .shuffled {
            throw nodes.fault(
                "the first order is \(first.rawValue), and the others are held against shuffled",
                members["orders"] ?? root, "begin the list with shuffled")
        }
    }

    // MARK: Parts

    private func labels(_ node: Node) throws -> LabelChoice {
        let members = try nodes.members(node, of: "labels", keys: ["minimum", "only", "names", "fine"])
        var labels = LabelChoice()
        if let node = members["minimum"] { labels.minimum = try whole(node, "a number of documents from 1", least: 1) }
        if let node = members["only"] { labels.only = try nodes.texts(node) }
        if let node = members["fine"] { labels.fine = try nodes.texts(node) }
        labels.names = try nodes.text(members["names"]) ?? ""
        return labels
    }

    private func regime(_ node: Node) throws -> Regime {
        let text = try nodes.text(node) ?? ""
        if text == "all" { return Regime(name: text) }
        if let count = Int(text), count >= 1 { return Regime(name: text, documents: count) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, parts[0] == "1", let oneIn = Int(parts[1]), oneIn >= 1 {
            return Regime(name: text, oneIn: oneIn)
        }
        throw nodes.fault("\"\(text)\" is no regime", node, "write a number of documents, one in so many (1:10) or all")
    }

    /// One candidate, or those of a grid of models, strategies and prompt families.
    private func generators(_ node: Node) throws -> [Generator] {
        let members = try nodes.members(
            node, of: "a generator",
            keys: [
                "name", "select", "model", "strategy", "prompt", "control-of", "from", "models", "strategies",
                "prompts",
            ])
        guard let from = members["from"] else { return [try generator(node, members)] }
        for key in ["select", "model", "strategy", "prompt", "name"] {
            if let extra = members[key] {
                throw nodes.fault(
                    "a grid (from:) has no \(key)", extra, "write models:, strategies: and prompts:, or select: alone")
            }
        }
        let base = try selection(from) ?? ""
        var found: [Generator] = []
        for model in try members["models"].map(nodes.texts) ?? [""] {
            for strategy in try members["strategies"].map({ try nodes.scalars($0).map(strategy) }) ?? ["synthesis"] {
                for prompt in try members["prompts"].map(nodes.texts) ?? [""] {
                    var keys = ["origin=\(strategy)"]
                    if !model.isEmpty { keys.append("model=\(model)") }
                    if !prompt.isEmpty { keys.append("prompt=\(prompt)") }
                    let joined = base + (base.contains(":") ? "," : ":") + keys.joined(separator: ",")
                    let name = [model, strategy, prompt].filter { !$0.isEmpty }.joined(separator: "/")
                    var generator = Generator(name: name, selection: joined)
                    (generator.model, generator.strategy, generator.prompt) = (model, strategy, prompt)
                    found.append(generator)
                }
            }
        }
        return found
    }

    private func generator(_ node: Node, _ members: [String: Node]) throws -> Generator {
        for key in ["models", "strategies", "prompts"] {
            if let extra = members[key] {
                throw nodes.fault(
                    "\(key) belongs to a grid", extra, "write from: beside it, or \(key.dropLast()): here")
            }
        }
        guard let selected = try selection(members["select"]) else {
            throw nodes.fault(
                "the generator selects no documents", node, "write select: and a selection, as main:model=NAME")
        }
        let model = try nodes.text(members["model"]) ?? ""
        let strategy = try members["strategy"].map(strategy) ?? "synthesis"
        let prompt = try nodes.text(members["prompt"]) ?? ""
        let parts = [model, strategy, prompt].filter { !$0.isEmpty }
        var generator = Generator(
            name: try nodes.text(members["name"]) ?? parts.joined(separator: "/"), selection: selected)
        (generator.model, generator.strategy, generator.prompt) = (model, strategy, prompt)
        generator.controlOf = try nodes.text(members["control-of"]) ?? ""
        return generator
    }

    private func strategy(_ node: Node) throws -> String {
        let text = try nodes.text(node) ?? ""
        try oneOf(text, ["synthesis", "paraphrase"], node, "a strategy")
        return text
    }

    private func mixes(_ node: Node, _ study: StudyFile) throws -> Mixes {
        let members = try nodes.members(node, of: "mixes", keys: ["budget", "shares", "generators"])
        guard let budget = members["budget"] else {
            throw nodes.fault("mixes have no budget", node, "write budget: and a number of documents")
        }
        let shares = try members["shares"].map { try nodes.list($0).map { try number($0, "a real share", 0...1) } }
        var mixes = Mixes(
            budget: try whole(budget, "a number of documents from 1", least: 1),
            shares: shares ?? (0...10).map { Double($0) / 10 })
        if let list = members["generators"] {
            mixes.generators = try nodes.scalars(list).map { try reference(nodes.text($0) ?? "", $0, study) }
        }
        return mixes
    }

    private func paraphrases(_ node: Node, _ study: StudyFile) throws -> Paraphrases {
        let members = try nodes.members(node, of: "paraphrases", keys: ["generator", "per-seed"])
        guard let generator = members["generator"] else {
            throw nodes.fault("paraphrases name no generator", node, "write generator: and a name of the list above")
        }
        let name = try nodes.text(generator) ?? ""
        // EDA makes paraphrases too.
        let known = name == Control.eda.rawValue ? name : try reference(name, generator, study)
        let counts = try nodes.list(members["per-seed"]).map {
            try whole($0, "a number of paraphrases from 1", least: 1)
        }
        return Paraphrases(generator: known, perSeed: counts.isEmpty ? [1, 2, 4, 8] : counts)
    }

    private func seeds(_ node: Node) throws -> [UInt64] {
        if node.sequence == nil {
            let count = try whole(node, "a number of seeds from 1, or a list of them", least: 1)
            return (1...UInt64(count)).map { $0 }
        }
        let seeds = try nodes.list(node).map { UInt64(try whole($0, "a whole number from 0", least: 0)) }
        try unique(seeds.map { "\($0)" }, node, "the seed")
        if seeds.isEmpty { throw nodes.fault("there are no seeds", node, "write how many, as seeds: 5") }
        return seeds
    }

    private func classifier(_ node: Node) throws -> Classifier {
        if node.scalar != nil { return Classifier(kind: try choice(node, "a classifier")) }
        let members = try nodes.members(
            node, of: "a classifier",
            keys: ["kind", "optimiser", "loss", "normalisation", "epochs", "batch", "rate", "decay", "threshold"])
        guard let kind = members["kind"] else {
            throw nodes.fault("the classifier has no kind", node, "write kind: linear or kind: embedding")
        }
        var classifier = Classifier(kind: try choice(kind, "a classifier"))
        if let node = members["optimiser"] {
            classifier.optimiser = try choice(node, "an optimiser")
            if classifier.optimiser == .newton, classifier.kind != .linear {
                throw nodes.fault(
                    "newton is for linear classifiers", node, "write optimiser: adamw or sgd, or kind: linear")
            }
        }
        if let loss = members["loss"] {
            classifier.loss = try nodes.text(loss) ?? ""
            try oneOf(classifier.loss, Classifier.losses, loss, "a loss")
        }
        if let node = members["normalisation"] { classifier.normalisation = try choice(node, "a normalisation") }
        if let node = members["epochs"] { classifier.epochs = try whole(node, "a number from 1", least: 1) }
        if let node = members["batch"] { classifier.batch = try whole(node, "a number of documents from 1", least: 1) }
        if let node = members["rate"] { classifier.rate = try number(node, "a rate of learning", 1e-9...1e6) }
        if let node = members["decay"] { classifier.decay = try number(node, "a decay of weights", 0...1e6) }
        if let node = members["threshold"] { classifier.threshold = try choice(node, "a rule of thresholds") }
        return classifier
    }

    private func retrieval(_ node: Node) throws -> RetrievalChoice {
        if let text = node.scalar?.string, text == "true" || text == "yes" { return RetrievalChoice() }
        let members = try nodes.members(
            node, of: "retrieval", keys: ["readings", "standard-patent", "queries", "dimensions"])
        var retrieval = RetrievalChoice()
        if let node = members["readings"] { retrieval.readings = try choices(node, "a reading") }
        if let node = members["standard-patent"] {
            let names = try nodes.texts(node)
            for (name, node) in zip(names, try nodes.scalars(node)) {
                try oneOf(name, ["without", "with"], node, "a use of the filter")
            }
            retrieval.filters = names.map { $0 == "with" }
        }
        if let node = members["queries"] { retrieval.queries = try whole(node, "a number from 2", least: 2) }
        if let node = members["dimensions"] { retrieval.dimensions = try whole(node, "a number from 1", least: 1) }
        return retrieval
    }

    private func metric(_ node: Node) throws -> String {
        let text = try nodes.text(node) ?? ""
        try oneOf(text, ["microF1", "macroF1", "samplesF1", "lrap"], node, "a metric")
        return text
    }
}
