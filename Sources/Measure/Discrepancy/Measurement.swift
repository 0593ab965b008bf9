package import Corpus

/// A confidence interval.
package struct Interval: Sendable, Hashable {
    package let lower: Double
    package let upper: Double

    package init(_ lower: Double, _ upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// The interval within bounds that the quantity cannot leave.
    package func clamped(_ lowest: Double, _ highest: Double) -> Interval {
        Interval(min(max(lower, lowest), highest), max(min(upper, highest), lowest))
    }

    package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// What a measure found, with all that it takes to find it again.
package struct Measurement: Sendable {
    /// The measure, such as `mmd`.
    package let name: String
    /// The figures by key, the main one first.
    package var figures: [(key: String, value: Double)] = []
    /// Of the main figure, 95%.
    package var interval: Interval?
    package var p: Double?
    /// Documents of the first sample.
    package var n: Int
    /// Documents of the second sample; nil for a measure of one.
    package var m: Int?
    /// Settings and seeds by key.
    package var parameters: [(key: String, value: JSONValue)] = []
    /// What the reader should know: too small a sample, what was left out.
    package var notes: [String] = []
    /// Members of the JSON object besides.
    package var details: [(key: String, value: JSONValue)] = []

    package init(_ name: String, n: Int, m: Int? = nil) {
        self.name = name
        self.n = n
        self.m = m
    }

    /// A figure by its key.
    package subscript(key: String) -> Double? { figures.first { $0.key == key }?.value }

    /// The result as the tool prints it; a figure that is not finite is null.
    package var json: JSONValue {
        var members: [JSONObject.Member] = [
            .init(key: "measure", value: .string(name)), .init(key: "n", value: .integer(n)),
            .init(
                key: "parameters",
                value: .object(JSONObject(uniqueMembers: parameters.map { .init(key: $0.key, value: $0.value) }))),
            .init(key: "notes", value: .array(notes.map { .string($0) })),
        ]
        if let m { members.append(.init(key: "m", value: .integer(m))) }
        if let p { members.append(.init(key: "p", value: Self.number(p))) }
        if let interval {
            members.append(
                .init(key: "interval", value: .array([Self.number(interval.lower), Self.number(interval.upper)])))
        }
        for figure in figures { members.append(.init(key: figure.key, value: Self.number(figure.value))) }
        for detail in details { members.append(.init(key: detail.key, value: detail.value)) }
        return .object(JSONObject(uniqueMembers: members))
    }

    /// A number, or null where it is not finite.
    package static func number(_ value: Double) -> JSONValue { value.isFinite ? JSONValue(value) : .null }
}
