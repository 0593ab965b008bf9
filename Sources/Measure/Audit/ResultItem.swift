package import Corpus

/// A part of a result that people look at: a heading, a text and what is shown under them (`schemas/report.schema.json`).
package struct ResultSection: Sendable {
    package var id: String
    package var title: String
    package var text: String
    package var items: [ResultItem]

    package init(_ id: String, _ title: String, _ text: String = "", items: [ResultItem] = []) {
        self.id = id
        self.title = title
        self.text = text
        self.items = items
    }

    /// The section as JSON, with the adjusted p of each row that names a test.
    package func json(adjusted: [String: Double] = [:]) -> JSONValue {
        [
            "id": .string(id), "items": .array(items.map { $0.json(adjusted) }), "text": .string(text),
            "title": .string(title),
        ]
    }
}

/// What is shown.
package enum ResultItem: Sendable {
    case values(_ title: String, [ValueRow])
    case histogram(Histogram)
    case scatter(_ title: String, xLabel: String, yLabel: String, [ScatterSeries])
    case bars(_ title: String, yLabel: String, categories: [String], [BarSeries])
    case forest(_ title: String, xLabel: String, reference: Double?, [ForestRow])
    case lines(_ title: String, xLabel: String, yLabel: String, [LineSeries])
    case pairs(_ title: String, [TextPair])
    case table(_ title: String, columns: [String], [[JSONValue]])

    func json(_ adjusted: [String: Double]) -> JSONValue {
        switch self {
        case .values(let title, let rows):
            return ["rows": .array(rows.map { $0.json(adjusted) }), "title": .string(title), "type": "values"]
        case .histogram(let histogram): return histogram.json
        case .scatter(let title, let xLabel, let yLabel, let series):
            return [
                "series": .array(series.map(\.json)), "title": .string(title), "type": "scatter",
                "xLabel": .string(xLabel),
                "yLabel": .string(yLabel),
            ]
        case .bars(let title, let yLabel, let categories, let series):
            return [
                "categories": .strings(categories),
                "series": .array(
                    series.map {
                        [
                            "intervals": .array($0.intervals.map { ResultNumber.json($0) }), "name": .string($0.name),
                            "values": .array($0.values.map { ResultNumber.json($0) }),
                        ]
                    }), "title": .string(title), "type": "bars", "yLabel": .string(yLabel),
            ]
        case .forest(let title, let xLabel, let reference, let rows):
            return [
                "reference": ResultNumber.json(reference),
                "rows": .array(
                    rows.map {
                        [
                            "interval": ResultNumber.json($0.interval), "name": .string($0.name),
                            "value": ResultNumber.json($0.value),
                        ]
                    }), "title": .string(title), "type": "forest", "xLabel": .string(xLabel),
            ]
        case .lines(let title, let xLabel, let yLabel, let series):
            return [
                "series": .array(
                    series.map {
                        [
                            "band": .array(
                                $0.band.map {
                                    [ResultNumber.json($0.x), ResultNumber.json($0.lower), ResultNumber.json($0.upper)]
                                }), "name": .string($0.name),
                            "points": .array($0.points.map { [ResultNumber.json($0.0), ResultNumber.json($0.1)] }),
                        ]
                    }), "title": .string(title), "type": "lines", "xLabel": .string(xLabel), "yLabel": .string(yLabel),
            ]
        case .pairs(let title, let rows):
            return ["rows": .array(rows.map(\.json)), "title": .string(title), "type": "pairs"]
        case .table(let title, let columns, let rows):
            return [
                "columns": .strings(columns), "rows": .array(rows.map { .array($0) }), "title": .string(title),
                "type": "table",
            ]
        }
    }
}

/// A figure by name.
package struct ValueRow: Sendable {
    package var name: String
    package var value: Double?
    package var interval: Interval?
    package var p: Double?
    package var note: String
    /// The test whose adjusted p stands beside the figure; empty for none.
    package var test: String

    package init(
        _ name: String, _ value: Double?, _ interval: Interval? = nil, p: Double? = nil, note: String = "",
        test: String = ""
    ) {
        self.name = name
        self.value = value
        self.interval = interval
        self.p = p
        self.note = note
        self.test = test
    }

    func json(_ adjusted: [String: Double]) -> JSONValue {
        [
            "adjustedP": ResultNumber.json(adjusted[test]), "interval": ResultNumber.json(interval),
            "name": .string(name), "note": .string(note), "p": ResultNumber.json(p), "value": ResultNumber.json(value),
        ]
    }
}

/// Points of one kind, each with the document that it stands for.
package struct ScatterSeries: Sendable {
    package var name: String
    package var points: [(Double, Double)]
    package var ids: [String]
    /// The ends of a line through the points; empty for none.
    package var fit: [(Double, Double)]

    package init(_ name: String, points: [(Double, Double)], ids: [String], fit: [(Double, Double)] = []) {
        self.name = name
        self.points = points
        self.ids = ids
        self.fit = fit
    }
}

extension ScatterSeries {
    var json: JSONValue {
        func json(_ points: [(Double, Double)]) -> JSONValue {
            .array(points.map { [ResultNumber.json($0.0), ResultNumber.json($0.1)] })
        }
        var members: [JSONObject.Member] = [
            .init(key: "ids", value: .strings(ids)), .init(key: "name", value: .string(name)),
            .init(key: "points", value: json(points)),
        ]
        if !fit.isEmpty { members.append(.init(key: "fit", value: json(fit))) }
        return .object(JSONObject(uniqueMembers: members))
    }
}

/// Bars of one kind, one a category.
package struct BarSeries: Sendable {
    package var name: String
    package var values: [Double?]
    package var intervals: [Interval?]

    package init(_ name: String, _ values: [Double?], intervals: [Interval?] = []) {
        self.name = name
        self.values = values
        self.intervals = intervals
    }
}

/// An estimate and where it may lie.
package struct ForestRow: Sendable {
    package var name: String
    package var value: Double?
    package var interval: Interval?

    package init(_ name: String, _ value: Double?, _ interval: Interval?) {
        self.name = name
        self.value = value
        self.interval = interval
    }
}

/// A line through points.
package struct LineSeries: Sendable {
    package var name: String
    package var points: [(Double, Double)]
    /// Where the line may lie; empty where nobody knows.
    package var band: [(x: Double, lower: Double, upper: Double)]

    package init(
        _ name: String, points: [(Double, Double)], band: [(x: Double, lower: Double, upper: Double)] = []
    ) {
        self.name = name
        self.points = points
        self.band = band
    }
}

/// Numbers of results as JSON; those that are absent or not finite are null.
package enum ResultNumber {
    package static func json(_ value: Double?) -> JSONValue { value.map { Measurement.number($0) } ?? .null }

    package static func json(_ interval: Interval?) -> JSONValue {
        guard let interval, interval.lower.isFinite, interval.upper.isFinite else { return [] }
        return [JSONValue(interval.lower), JSONValue(interval.upper)]
    }

    /// A number as a person reads it: three significant digits, never in powers of ten.
    package static func text(_ value: Double) -> String {
        guard value.isFinite else { return "undefined" }
        if value == 0 { return "0" }
        let size = abs(value)
        if size >= 100 || value.rounded() == value && size < 1e9 { return "\(Int(value.rounded()))" }
        var digits = 2
        var limit = 1.0
        while size < limit && digits < 6 {
            digits += 1
            limit /= 10
        }
        if size >= 10 { digits = 1 }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = Int((size * scale).rounded())
        let rest = String(whole % Int(scale))
        var text = "\(whole / Int(scale)).\(String(repeating: "0", count: digits - rest.count))\(rest)"
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return value < 0 ? "−" + text : text
    }

    /// A share in percent.
    package static func percent(_ share: Double) -> String { text(share * 100) + " %" }
}

extension JSONValue {
    /// A list of strings.
    package static func strings(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
}
