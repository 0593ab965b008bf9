internal import Corpus

/// A value of a result with its place, for errors that say where.
struct ResultReader {
    let value: JSONValue
    /// As in `sections[0].items[2].series`; empty at the top.
    let place: String

    /// The member of that name; nil if it is absent or null.
    func member(_ key: String) -> ResultReader? {
        guard let value = value[key], value != .null else { return nil }
        return ResultReader(value: value, place: place.isEmpty ? key : "\(place).\(key)")
    }

    /// The elements of the list of that name; none if it is absent.
    func list(_ key: String) throws -> [ResultReader] { try member(key)?.elements() ?? [] }

    /// The elements of a list that must be there.
    func needed(_ key: String) throws -> [ResultReader] {
        guard let member = member(key) else {
            throw fault("has no \"\(key)\"", fix: "give it a list named \(key)")
        }
        return try member.elements()
    }

    /// The elements of this list.
    func elements() throws -> [ResultReader] {
        guard let array = value.array else { throw fault("is no list", fix: "write a list there") }
        return array.enumerated().map { ResultReader(value: $1, place: "\(place)[\($0)]") }
    }

    /// The text of that name; empty if it is absent.
    func text(_ key: String) throws -> String { try member(key)?.text() ?? "" }

    /// This text; a number or a truth value as it is written.
    func text() throws -> String {
        switch value {
        case .string(let text): return text
        case .null: return ""
        case .integer, .number, .boolean: return value.canonicalText
        case .array, .object: throw fault("is no text", fix: "write a string there")
        }
    }

    /// The number of that name; nil if it is absent or null.
    func number(_ key: String) throws -> Double? { try member(key)?.number() }

    /// This number; nil for null.
    func number() throws -> Double? {
        if value == .null { return nil }
        guard let number = value.number else {
            throw fault("is no number", fix: "write a number there, or null where there is none")
        }
        return number
    }

    /// The numbers of a list.
    func numbers() throws -> [Double?] { try elements().map { try $0.number() } }

    /// The interval of that name; nil if it is absent, null, an empty list or without both ends.
    func interval(_ key: String) throws -> Interval? { try member(key)?.interval() }

    /// This interval.
    func interval() throws -> Interval? {
        if value == .null { return nil }
        let ends = try numbers()
        guard ends.isEmpty || ends.count == 2 else {
            throw fault("is no interval: it has \(ends.count) numbers", fix: "write its two ends, or an empty list")
        }
        guard let lower = ends.first ?? nil, let upper = ends.last ?? nil else { return nil }
        return Interval(lower: min(lower, upper), upper: max(lower, upper))
    }

    /// Places of two numbers, as points are; nil where one is null.
    func points(_ key: String) throws -> [Point] {
        try needed(key).map { point in
            let numbers = try point.numbers()
            guard numbers.count == 2 else {
                throw point.fault("is no point: it has \(numbers.count) numbers", fix: "write [x, y]")
            }
            return Point(x: numbers[0], y: numbers[1])
        }
    }

    /// What is wrong at this place.
    func fault(_ what: String, fix: String) -> Fault {
        Fault("\(place.isEmpty ? "the result" : place) \(what)", fix: "\(fix); docs/reports.md has the form of results")
    }
}

/// A point of a plot; a coordinate that is nil is not drawn.
struct Point {
    let x: Double?
    let y: Double?

    /// Both coordinates, where there are two.
    var place: (x: Double, y: Double)? {
        guard let x, let y, x.isFinite, y.isFinite else { return nil }
        return (x, y)
    }
}
