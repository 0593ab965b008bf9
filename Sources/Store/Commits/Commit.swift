package import Corpus
internal import Native

/// What made a version, in words that another machine can repeat.
package struct Recipe: Sendable, Hashable {
    package struct Parameter: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package var verb: String
    package var message: String
    package var parameters: [Parameter]
    package var seeds: [Parameter]
    /// Digests of what was read.
    package var inputs: [String]

    package init(
        verb: String, message: String = "", parameters: [Parameter] = [], seeds: [Parameter] = [], inputs: [String] = []
    ) {
        self.verb = verb
        self.message = message
        self.parameters = parameters
        self.seeds = seeds
        self.inputs = inputs
    }
}

/// One version of a corpus.
package struct Commit: Sendable, Hashable {
    package var documents: TreeRoot
    /// By name; never an empty one.
    package var layers: [String: TreeRoot]
    package var parents: [Digest]
    package var recipe: Recipe

    package init(documents: TreeRoot, layers: [String: TreeRoot], parents: [Digest], recipe: Recipe) {
        self.documents = documents
        self.layers = layers
        self.parents = parents
        self.recipe = recipe
    }

    /// The canonical JSON, whose digest is the id.
    package var json: JSONValue {
        let layers = layers.filter { $0.value.count > 0 }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return [
            "documents": ["count": .integer(documents.count), "root": .string(documents.id.hex)],
            "layers": .array(
                layers.map {
                    ["count": .integer($0.value.count), "name": .string($0.key), "root": .string($0.value.id.hex)]
                }),
            "parents": .array(parents.map { .string($0.hex) }),
            "recipe": recipe.json,
            "version": 1,
        ]
    }

    package var id: Digest { SHA256.digest(of: json.canonicalBytes.span) }

    /// Reads the canonical JSON; `nil` if it is no commit of this version.
    package init?(_ json: JSONValue) {
        guard json["version"]?.integer == 1, let documents = TreeRoot(json["documents"]),
            let recipe = Recipe(json["recipe"]),
            let parents = json["parents"]?.array, let layers = json["layers"]?.array
        else { return nil }
        self.documents = documents
        self.recipe = recipe
        self.parents = parents.compactMap { $0.string.flatMap { Digest(hex: $0) } }
        self.layers = [:]
        for layer in layers {
            guard let name = layer["name"]?.string, let root = TreeRoot(layer) else { return nil }
            self.layers[name] = root
        }
        guard self.parents.count == parents.count else { return nil }
    }
}

extension TreeRoot {
    fileprivate init?(_ json: JSONValue?) {
        guard let count = json?["count"]?.integer, let id = json?["root"]?.string.flatMap({ Digest(hex: $0) }) else {
            return nil
        }
        self.init(id: id, count: count)
    }
}

extension Recipe {
    package var json: JSONValue {
        [
            "inputs": .array(inputs.map { .string($0) }), "message": .string(message),
            "parameters": .array(parameters.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "seeds": .array(seeds.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "verb": .string(verb),
        ]
    }

    fileprivate init?(_ json: JSONValue?) {
        func list(_ key: String) -> [Parameter] {
            (json?[key]?.array ?? []).map {
                Parameter(name: $0["name"]?.string ?? "", value: $0["value"]?.string ?? "")
            }
        }
        guard let verb = json?["verb"]?.string else { return nil }
        self.init(
            verb: verb, message: json?["message"]?.string ?? "", parameters: list("parameters"), seeds: list("seeds"),
            inputs: (json?["inputs"]?.array ?? []).compactMap(\.string))
    }
}
