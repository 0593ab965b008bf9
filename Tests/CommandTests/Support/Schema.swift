import Corpus
import Foundation

/// Holds JSON values against a JSON Schema, of which it knows the keywords that `schemas/` uses; any other is an error.
struct Schema {
    private let root: JSONValue

    /// The folder of the schemas.
    static let folder = URL(filePath: #filePath).appending(path: "../../../../schemas").standardizedFileURL

    /// Reads `schemas/NAME.schema.json`.
    init(_ name: String) throws {
        root = try JSONValue(parsing: Array(try Data(contentsOf: Self.folder.appending(path: name + ".schema.json"))))
    }

    init(_ root: JSONValue) { self.root = root }

    private static let known: Set = [
        "$schema", "title", "description", "type", "properties", "required", "items", "enum", "additionalProperties",
        "pattern", "minimum", "minItems", "maxItems", "const", "anyOf", "$ref", "$defs",
    ]

    /// What is wrong with the value, each with its place; nothing if it is valid.
    ///
    /// - Parameter isStrict: a member that the schema does not describe is wrong too, even where it would be allowed.
    func problems(_ value: JSONValue, isStrict: Bool = true) throws -> [String] {
        var problems: [String] = []
        try check(value, root, at: "", isStrict, &problems)
        return problems
    }

    private func check(
        _ value: JSONValue, _ schema: JSONValue, at place: String, _ isStrict: Bool, _ problems: inout [String]
    ) throws {
        if let reference = schema["$ref"]?.string {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard reference == "#/$defs/" + name, let named = root["$defs"]?[name] else {
                return problems.append("\(place): there is no \(reference)")
            }
            return try check(value, named, at: place, isStrict, &problems)
        }
        if let choices = schema["anyOf"]?.array {
            let found = try choices.map { choice in
                var problems: [String] = []
                try check(value, choice, at: place, isStrict, &problems)
                return problems
            }
            if !found.contains(where: \.isEmpty) { problems += found.min { $0.count < $1.count } ?? [] }
        }
        if let only = schema["const"], only != value { problems.append("\(place): not \(only.canonicalText)") }
        let members = schema.object?.members ?? []
        for member in members where !Self.known.contains(member.key) {
            problems.append("\(place): keyword \(member.key)")
        }
        if let type = schema["type"] {
            let names = (type.array ?? [type]).compactMap(\.string)
            if !names.contains(where: { Self.has(value, type: $0) }) { problems.append("\(place): not \(names)") }
        }
        if let choices = schema["enum"]?.array, !choices.contains(value) {
            problems.append("\(place): not among \(choices.count) choices")
        }
        if let minimum = schema["minimum"]?.number, let number = value.number, number < minimum {
            problems.append("\(place): too small")
        }
        if let pattern = schema["pattern"]?.string, let text = value.string,
            try text.firstMatch(of: Regex(pattern)) == nil
        {
            problems.append("\(place): \(text) does not match \(pattern)")
        }
        if let elements = value.array {
            if let least = schema["minItems"]?.integer, elements.count < least {
                problems.append("\(place): too short")
            }
            if let most = schema["maxItems"]?.integer, elements.count > most {
                problems.append("\(place): too long")
            }
            if let items = schema["items"] {
                for (index, element) in elements.enumerated() {
                    try check(element, items, at: "\(place)/\(index)", isStrict, &problems)
                }
            }
        }
        guard let object = value.object else { return }
        for name in (schema["required"]?.array ?? []).compactMap(\.string) where object[name] == nil {
            problems.append("\(place)/\(name): missing")
        }
        for member in object.members {
            let inner = "\(place)/\(member.key)"
            if let property = schema["properties"]?[member.key] {
                try check(member.value, property, at: inner, isStrict, &problems)
            } else if let other = schema["additionalProperties"] {
                if other == false {
                    problems.append("\(inner): not allowed")
                } else {
                    try check(member.value, other, at: inner, isStrict, &problems)
                }
            } else if isStrict, !members.isEmpty {
                problems.append("\(inner): not described")
            }
        }
    }

    private static func has(_ value: JSONValue, type: String) -> Bool {
        switch type {
        case "object": value.object != nil
        case "array": value.array != nil
        case "string": value.string != nil
        case "integer": value.integer != nil
        case "number": value.number != nil
        case "boolean": value.boolean != nil
        case "null": value == .null
        default: false
        }
    }
}
