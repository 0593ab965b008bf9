package import Native

/// A JSON value as a tree, for small things: layer values, provenance, results. Documents stay bytes.
///
/// Equality is Swift's, which takes é and e + ´ for one; compare `canonicalBytes` where bytes matter.
package enum JSONValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A finite number that is not an integer up to 2⁵³, if made by `init(_: Double)`.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The number, as an integer where it is one that a double holds exactly, so that `1.0` equals `1`.
    ///
    /// JSON has no NaN and no infinities: to pass one is a bug.
    package init(_ value: Double) {
        precondition(value.isFinite, "JSON has no \(value)")
        self = value.rounded() == value && abs(value) <= 0x1p53 ? .integer(Int(value)) : .number(value)
    }

    /// Copies a parsed element.
    ///
    /// Integers beyond 64 bits become doubles where simdjson reads them at all. Throws `JSONError` for a key that comes twice,
    /// since readers differ in which of the two they believe.
    package init(_ element: borrowing JSONElement) throws {
        switch element.kind {
        case .null: self = .null
        case .boolean: self = .boolean(element.boolean ?? false)
        case .integer: self = .integer(element.integer ?? 0)
        case .unsigned, .double: self = JSONValue(element.number ?? 0)
        case .string: self = .string(element.string ?? "")
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(element.count)
            try element.forEach { elements.append(try JSONValue($0)) }
            self = .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            members.reserveCapacity(element.count)
            try element.forEachMember { key, value in
                members.append(.init(key: String(copying: try UTF8Span(validating: key)), value: try JSONValue(value)))
            }
            self = .object(try JSONObject(members))
        }
    }

    /// Parses one text. Throws `JSONError`.
    package init(parsing text: [UInt8]) throws {
        var parser = JSONParser()
        self = try parser.parse(text) { try JSONValue($0) }
    }

    package var string: String? { if case .string(let value) = self { value } else { nil } }
    package var integer: Int? { if case .integer(let value) = self { value } else { nil } }
    package var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

    /// The number, integer or not.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The member of that name, where the value is an object that has it.
    package subscript(key: String) -> JSONValue? { object?[key] }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(floatLiteral value: Double) { self.init(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(nilLiteral: ()) { self = .null }
    /// A key that comes twice is a bug.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(uniqueMembers: elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
