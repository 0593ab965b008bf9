import Foundation
import Testing

@testable import Native

@Suite("Matrices")
struct MatrixTests {
    private static func matrix(_ rows: Int, _ columns: Int, _ seed: UInt64) -> Matrix {
        var numbers = SeededNumbers(seed)
        return Matrix(
            rows: rows, columns: columns,
            values: (0..<(rows * columns)).map { _ in Float(numbers.below(2001) - 1000) / 500 })
    }

    private static func naive(_ a: Matrix, _ b: Matrix, _ transposing: Transposition) -> [Double] {
        let m = transposing == .left ? a.columns : a.rows
        let k = transposing == .left ? a.rows : a.columns
        let n = transposing == .right ? b.rows : b.columns
        var result: [Double] = []
        for i in 0..<m {
            for j in 0..<n {
                var sum = 0.0
                for p in 0..<k {
                    let left = transposing == .left ? a[p, i] : a[i, p]
                    let right = transposing == .right ? b[j, p] : b[p, j]
                    sum += Double(left) * Double(right)
                }
                result.append(sum)
            }
        }
        return result
    }

    @Test("the library's products are those computed number by number", arguments: [1, 2], [1, 5, 300])
    func products(threads: Int, rows: Int) throws {
        let cases: [(Matrix, Matrix, Transposition)] = [
            (Self.matrix(rows, 7, 1), Self.matrix(7, 9, 2), .neither),
            (Self.matrix(rows, 7, 1), Self.matrix(9, 7, 2), .right),
            (Self.matrix(7, rows, 1), Self.matrix(7, 9, 2), .left),
        ]
        for (a, b, transposing) in cases {
            let found = try a.times(b, transposing: transposing, threads: threads)
            let expected = Self.naive(a, b, transposing)
            #expect(zip(found.values, expected).allSatisfy { abs(Double($0) - $1) < 1e-3 })
            let double = try DoubleMatrix(a).times(DoubleMatrix(b), transposing: transposing)
            #expect(zip(double.values, expected).allSatisfy { abs($0 - $1) < 1e-11 })
        }
        let gram = try Self.matrix(rows, 7, 3).gram()
        let expected = Self.naive(Self.matrix(rows, 7, 3), Self.matrix(rows, 7, 3), .left)
        #expect(zip(gram.values, expected).allSatisfy { abs(Double($0) - $1) < 1e-2 })
    }

    @Test("the self-test passes here, and finds a fault where every product is off")
    func selfTest() throws {
        try BLAS.check()
        #expect(BLAS.firstWrongProduct(tolerance: 1e-5) == nil)
        // No single-precision product is exact to this.
        #expect(BLAS.firstWrongProduct(tolerance: 0) == "sgemm with a transposed factor")
        #expect(try !BLAS.kernels.isEmpty)
    }

    @Test("the vectorised exponential is within two units in the last place")
    func exponential() {
        var worst = 0.0
        var numbers = SeededNumbers(5)
        var inputs: [Float] = [0, -0.0, -1e-30, -1, -87.3, -87.33, -0.3465736, -0.3465735]
        inputs += (0..<6000).map { _ in -Float(numbers.below(1 << 24)) / Float(1 << 24) * 87.3 }
        while inputs.count % 8 != 0 { inputs.append(0) }
        for from in stride(from: 0, to: inputs.count, by: 8) {
            var x = SIMD8<Float>.zero
            for lane in 0..<8 { x[lane] = inputs[from + lane] }
            let found = VectorExponential.of(x)
            for lane in 0..<8 {
                let exact = exp(Double(x[lane]))
                worst = max(worst, abs(Double(found[lane]) - exact) / Double(Float(exact).ulp))
            }
        }
        #expect(worst <= 2)
        let far = VectorExponential.of(SIMD8<Float>(-87.4, -88, -100, -1e4, -1e20, -1e30, -.infinity, -3e38))
        #expect(far == .zero)
    }

    @Test(
        "a block's kernel values are those computed pair by pair, its sums too", arguments: [1, 7, 8, 9, 40],
        [false, true])
    func gramTile(columns: Int, isMixture: Bool) throws {
        let x = Self.matrix(11, 5, 1)
        let y = Self.matrix(60, 5, 2)
        var tile = GramTile(size: 64)
        try tile.fill(x, 2..<9, y, 3..<(3 + columns))
        let xNorms = x.squaredNorms()
        let yNorms = y.squaredNorms()
        tile.apply(
            .gaussian(gamma: 0.03, isMixture: isMixture), leftNorms: xNorms[2..<9],
            rightNorms: yNorms[3..<(3 + columns)], leavingOutDiagonal: false)
        var byRow = [Double](repeating: 0, count: 7)
        for i in 0..<7 {
            for j in 0..<columns {
                var square = 0.0
                for p in 0..<5 { square += pow(Double(x[i + 2, p]) - Double(y[j + 3, p]), 2) }
                let powers: [Double] = isMixture ? [1, 4, 16, 64, 256] : [1]
                let expected = powers.reduce(0) { $0 + exp(-0.03 * square * $1) } / Double(powers.count)
                #expect(abs(Double(tile[i, j]) - expected) < 1e-6)
                byRow[i] += Double(tile[i, j])
            }
        }
        #expect(zip(tile.rowSums, byRow).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(tile.columnSums.count == columns)
        #expect(abs(tile.columnSums.reduce(0, +) - byRow.reduce(0, +)) < 1e-4)
    }

    @Test("distances are exact for integers, and a row is at no distance from itself")
    func distances() throws {
        var numbers = SeededNumbers(3)
        let x = DoubleMatrix(rows: 9, columns: 4, values: (0..<36).map { _ in Double(numbers.below(7)) })
        var tile = DistanceTile(size: 16)
        let norms = x.squaredNorms()
        try tile.fill(x, 1..<6, norms, x, 0..<9, norms, areSame: true)
        for i in 0..<5 {
            for j in 0..<9 {
                let expected = (0..<4).reduce(0) { $0 + pow(x[i + 1, $1] - x[j, $1], 2) }
                #expect(tile.squared(i, j) == expected)
            }
        }
    }

    @Test("a system of equations is solved, and one that is not positive definite refused")
    func solving() throws {
        let a = DoubleMatrix(rows: 2, columns: 2, values: [4, 1, 1, 3])
        let x = try a.solving([1, 2])
        #expect(abs(4 * x[0] + x[1] - 1) < 1e-14 && abs(x[0] + 3 * x[1] - 2) < 1e-14)
        #expect(throws: BLASError.self) {
            try DoubleMatrix(rows: 2, columns: 2, values: [1, 2, 2, 1]).solving([1, 1])
        }
    }

    @Test("orthonormal rows span what the rows span")
    func orthonormal() throws {
        let a = Self.matrix(4, 9, 8)
        let q = try a.orthonormalRows()
        let identity = try q.times(q, transposing: .right)
        for i in 0..<4 { for j in 0..<4 { #expect(abs(identity[i, j] - (i == j ? 1 : 0)) < 1e-5) } }
        let back = try a.times(q, transposing: .right).times(q)
        #expect(zip(back.values, a.values).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "MeasureTests/Fixtures").path

    @Test(
        "reads NumPy's files of each version and kind",
        arguments: [("single-v1", 2, 3), ("single-v2", 2, 3), ("single-v3", 2, 3), ("double-v1", 3, 2)])
    func numpy(name: String, rows: Int, columns: Int) throws {
        let found = try NumPyFile.readMatrix("\(Self.fixtures)/\(name).npy")
        #expect(found == Matrix(rows: rows, columns: columns, values: [0, 0.25, 0.5, 0.75, 1, 1.25]))
    }

    @Test("writes what NumPy writes, byte for byte, and reads it back")
    func numpyWritten() throws {
        let matrix = Matrix(rows: 2, columns: 3, values: [0, 0.25, 0.5, 0.75, 1, 1.25])
        #expect(try NumPyFile.bytes(of: matrix) == FileSystem.read("\(Self.fixtures)/single-v1.npy"))
    }

    @Test(
        "says what a file is that cannot be read",
        arguments: [
            ("fortran", "column after column"), ("integers", "<i8"), ("vector", "two dimensions"),
            ("big-endian", ">f4"),
        ])
    func numpyRefused(name: String, words: String) {
        do {
            _ = try NumPyFile.readMatrix("\(Self.fixtures)/\(name).npy")
            Issue.record("\(name) was read")
        } catch { #expect("\(error)".contains(words)) }
    }

    @Test("a file cut off anywhere is refused")
    func numpyCut() throws {
        let whole = try FileSystem.read("\(Self.fixtures)/single-v1.npy")
        let path = NSTemporaryDirectory() + "/cut-\(UUID().uuidString).npy"
        defer { try? FileManager.default.removeItem(atPath: path) }
        for length in [0, 5, 9, 11, 60, 128, 151] {
            try Data(whole[..<length]).write(to: URL(filePath: path))
            #expect(throws: NumPyError.self) { try NumPyFile.readMatrix(path) }
        }
        try Data(whole + [0]).write(to: URL(filePath: path))
        #expect(throws: NumPyError.self) { try NumPyFile.readMatrix(path) }
    }
}
