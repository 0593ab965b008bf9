internal import Corpus
internal import Foundation
internal import Measure

/// A measurement on stdout.
enum MeasurementOutput {
    static func print(_ result: Measure.Measurement, json: Bool) throws {
        if json { return try Console.print(result.json) }
        for (index, figure) in result.figures.enumerated() {
            var line = "\(figure.key) \(number(figure.value))"
            if index == 0 {
                if let interval = result.interval {
                    line += " [\(number(interval.lower)), \(number(interval.upper))]"
                }
                if let p = result.p { line += ", p \(number(p))" }
            }
            try Console.print(line)
        }
        let sizes =
            result.m.map { "n \(Console.count(result.n)), m \(Console.count($0))" } ?? "n \(Console.count(result.n))"
        try Console.print(sizes)
        for parameter in result.parameters { try Console.print("\(parameter.key) \(text(parameter.value))") }
        for detail in result.details {
            if let list = detail.value.array, list.count > 4 {
                try Console.print("\(detail.key): \(Console.count(list.count)); --json lists them")
            } else {
                try Console.print("\(detail.key) \(text(detail.value))")
            }
        }
        for note in result.notes { try Console.print("note: \(note)") }
    }

    private static func text(_ value: JSONValue) -> String { value.string ?? value.canonicalText }

    /// Six significant digits.
    static func number(_ value: Double) -> String { value.isFinite ? String(format: "%.6g", value) : "undefined" }
}
