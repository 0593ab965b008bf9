import Corpus
import Foundation
import Native
import Testing

@testable import Measure

@Suite("Latent semantic analysis and cached vectors")
struct LatentSemanticTests {
    private static let texts = [
        "a walking aid with a frame and wheels", "a frame with wheels and a brake", "a hearing aid with a microphone",
        "the microphone of a hearing aid", "wheels for a walking frame", "a brake for wheels", "sound of a microphone",
    ]

    private static func digests(_ texts: [String]) -> [Digest] { texts.map { SHA256.digest(of: Array($0.utf8)) } }

    private static func fitted(seed: UInt64 = 0, dimensions: Int = 3) throws -> LatentSemanticAnalysis {
        var settings = LatentSemanticSettings()
        settings.dimensions = dimensions
        settings.seed = seed
        return try LatentSemanticAnalysis(
            fitting: texts, training: digests(texts), settings: settings, threads: 2)
    }

    private static func temporary() -> String { NSTemporaryDirectory() + "/embed-\(UUID().uuidString)" }

    @Test(
        "the randomised decomposition finds NumPy's singular values and spans their vectors",
        arguments: ["sparse", "grid", "bell"])
    func singularValues(name: String) throws {
        let dense = try OracleData.sample(name).x
        var columns: [Int32] = []
        var values: [Float] = []
        var starts = [0]
        for row in 0..<dense.rows {
            for column in 0..<dense.columns where dense[row, column] != 0 {
                columns.append(Int32(column))
                values.append(dense[row, column])
            }
            starts.append(columns.count)
        }
        let sparse = SparseRows(columnCount: dense.columns, starts: starts, columns: columns, values: values)
        let transposed = sparse.transposed.transposed
        let ones = Matrix(rows: dense.columns, columns: 2, values: (0..<(2 * dense.columns)).map { Float($0) })
        #expect(transposed.times(ones) == sparse.times(ones, threads: 2))
        let rank = min(8, dense.columns)
        let found = try RandomisedSVD(sparse, rank: rank, seed: 1, threads: 2)
        let expected = (OracleData["vectors", name, "singular"].array ?? []).map { $0.number ?? .nan }
        #expect(found.singularValues.count == rank)
        for (value, exact) in zip(found.singularValues, expected) { #expect(abs(value - exact) < 1e-4 * expected[0]) }
        // A·V has orthogonal columns whose lengths are the singular values.
        let product = try DoubleMatrix(sparse.times(found.basis)).gram()
        for i in 0..<rank {
            for j in 0..<rank {
                let wanted = i == j ? expected[i] * expected[i] : 0
                #expect(abs(product[i, j] - wanted) < 2e-4 * expected[0] * expected[0])
            }
        }
    }

    @Test("texts of one subject lie nearer than those of two, and every vector has length 1")
    func nearness() throws {
        let vectors = try Self.fitted().embed(Self.texts + ["", "zzz"], threads: 2)
        func cosine(_ a: Int, _ b: Int) -> Float {
            (0..<vectors.columns).reduce(0) { $0 + vectors[a, $1] * vectors[b, $1] }
        }
        #expect(cosine(1, 5) > cosine(1, 3) && cosine(2, 3) > cosine(2, 4))
        for row in 0..<Self.texts.count { #expect(abs(cosine(row, row) - 1) < 1e-5) }
        #expect(cosine(7, 7) == 0 && cosine(8, 8) == 0)
    }

    @Test("the id follows the documents and the settings, not their order")
    func identity() throws {
        let one = try Self.fitted()
        let other = try LatentSemanticAnalysis(
            fitting: Self.texts.reversed(), training: Self.digests(Self.texts).reversed(), settings: one.settings,
            threads: 1)
        #expect(one.id == other.id)
        #expect(try Self.fitted(seed: 1).id != one.id)
        #expect(try Self.fitted(dimensions: 2).id != one.id)
        #expect(throws: Fault.self) {
            try LatentSemanticAnalysis(fitting: ["a"], training: [], settings: one.settings, threads: 1)
        }
        #expect(throws: Fault.self) {
            try LatentSemanticAnalysis(fitting: ["a b", "c d"], training: [], settings: one.settings, threads: 1)
        }
    }

    @Test("a stored fit gives the same vectors, and a damaged one is not used")
    func stored() throws {
        let folder = Self.temporary()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = EmbedderStore(folder: folder)
        let fitted = try Self.fitted()
        #expect(store.load(fitted.settings, fitted.request) == nil)
        try store.save(fitted)
        let loaded = try #require(store.load(fitted.settings, fitted.request))
        #expect(loaded.id == fitted.id)
        #expect(try loaded.embed(Self.texts, threads: 1) == fitted.embed(Self.texts, threads: 1))
        let path = "\(folder)/\(fitted.request.hex)/basis.npy"
        var bytes = try FileSystem.read(path)
        bytes[bytes.count - 1] ^= 1
        try Data(bytes).write(to: URL(filePath: path))
        #expect(store.load(fitted.settings, fitted.request) == nil)
    }

    @Test("vectors are computed once for each document, and again only where the file is damaged")
    func cached() throws {
        let folder = Self.temporary()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cache = VectorCache(folder: folder)
        let embedder = try Self.fitted()
        func vectors(_ texts: [String]) throws -> (Matrix, Int) {
            let found = try cache.vectors(of: Self.digests(texts), by: embedder) { places in
                try embedder.embed(places.map { texts[$0] }, threads: 1)
            }
            return (found.vectors, found.computed)
        }
        let direct = try embedder.embed(Self.texts, threads: 1)
        #expect(try vectors(Array(Self.texts[..<4])) == (direct[rows: 0..<4], 4))
        #expect(try vectors(Self.texts) == (direct, 3))
        #expect(try vectors(Self.texts.reversed()) == (direct.selecting([6, 5, 4, 3, 2, 1, 0]), 0))
        #expect(try vectors([Self.texts[2], Self.texts[2]]) == (direct.selecting([2, 2]), 0))
        let path = "\(folder)/\(embedder.id)"
        let file = path + "/" + (try #require(try FileSystem.list(path).first))
        var bytes = try FileSystem.read(file)
        bytes[bytes.count / 2] ^= 4
        try Data(bytes).write(to: URL(filePath: file))
        let again = try vectors(Self.texts)
        #expect(again.0 == direct && (again.1 == 4 || again.1 == 3))
        #expect(try vectors(Self.texts).1 == 0)
    }
}
