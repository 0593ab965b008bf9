import Corpus
import Foundation
import Native

@testable import Measure

/// The data of `Fixtures/make.py`, made anew, and what the oracles said of them.
enum OracleData {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path

    static let results: JSONValue = {
        let bytes = (try? FileSystem.read(folder + "/oracles.json")) ?? []
        return (try? JSONValue(parsing: bytes)) ?? .null
    }()

    /// A result by its path.
    static subscript(path: String...) -> JSONValue {
        path.reduce(results) { $0[$1] ?? .null }
    }

    /// A number by its path; NaN, which equals nothing, where there is none.
    static func number(_ path: String...) -> Double {
        path.reduce(results) { $0[$1] ?? .null }.number ?? .nan
    }

    static let names = ["bell", "offset", "grid", "sparse"]

    static func sample(_ name: String) throws -> TwoSample {
        switch name {
        case "bell": try TwoSample(x: bell(1, 60, 7), y: bell(2, 45, 7, shift: 0.5))
        case "offset": try TwoSample(x: bell(3, 40, 5, offset: 100), y: bell(4, 50, 5, shift: 0.25, offset: 100))
        case "grid": try TwoSample(x: grid(5, 50, 3, 4), y: grid(6, 50, 3, 5))
        default: try TwoSample(x: sparse(7, 40, 30), y: sparse(8, 64, 30))
        }
    }

    /// The sample with three documents after each other in a group.
    static func grouped(_ name: String) throws -> TwoSample {
        let sample = try sample(name)
        return try TwoSample(
            x: sample.x, y: sample.y, xGroups: Groups(names: (0..<sample.n).map { "x\($0 / 3)" }),
            yGroups: Groups(names: (0..<sample.m).map { "y\($0 / 3)" }))
    }

    private static func unit(_ numbers: inout SplitMix) -> Double { Double(numbers.next() >> 48) / 65536 }

    static func bell(_ seed: UInt64, _ rows: Int, _ columns: Int, shift: Double = 0, offset: Double = 0) -> Matrix {
        var g = SplitMix(state: seed)
        var values: [Float] = []
        for _ in 0..<rows {
            for column in 0..<columns {
                let sum = unit(&g) + unit(&g) + unit(&g) + unit(&g) - 2
                values.append(Float(sum + offset + (column == 0 ? shift : 0)))
            }
        }
        return Matrix(rows: rows, columns: columns, values: values)
    }

    static func grid(_ seed: UInt64, _ rows: Int, _ columns: Int, _ levels: UInt64) -> Matrix {
        var g = SplitMix(state: seed)
        return Matrix(
            rows: rows, columns: columns, values: (0..<(rows * columns)).map { _ in Float(g.next() % levels) })
    }

    static func sparse(_ seed: UInt64, _ rows: Int, _ columns: Int) -> Matrix {
        var g = SplitMix(state: seed)
        return Matrix(
            rows: rows, columns: columns,
            values: (0..<(rows * columns)).map { _ in g.next() % 10 < 3 ? Float(unit(&g)) : 0 })
    }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), as the Python script has it.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Double {
    /// Whether two numbers differ by no more than a tolerance, or by that share of the larger.
    func isNear(_ other: Double, _ tolerance: Double) -> Bool {
        abs(self - other) <= tolerance * max(1, abs(self), abs(other))
    }
}
