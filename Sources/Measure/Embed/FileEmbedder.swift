internal import Corpus
package import Native

/// Vectors that something else computed, by document id, from a file.
///
/// `NAME.npy` with the ids of its rows in `NAME.txt`, a line each, as `embed --output` writes both; or JSON lines `{"id":…,"vector":[…]}`. The embedder's id is a
/// digest of ids and numbers, so that the same vectors in either form, and in any order, are one embedder.
package struct FileEmbedder: Sendable {
    package let path: String
    package let id: String
    package let dimensions: Int
    private let places: [String: Int]
    private let values: [Float]

    /// Reads a file.
    ///
    /// - Parameter order: the ids of the rows of a `.npy` without a file of ids; nil to refuse such a file.
    /// - Throws: `SystemError`, and usage faults that name the line.
    package init(_ path: String, order: [String]? = nil) throws {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault("there is no such file", at: path, fix: "give a .npy or a JSONL file of vectors", kind: .usage)
        }
        self.path = path
        if path.hasSuffix(".npy") {
            (places, values, dimensions) = try Self.numPy(path, order)
        } else {
            var lines = VectorLines(path)
            try lines.read()
            (places, values, dimensions) = (lines.places, lines.values, lines.dimensions)
        }
        id = Self.id(places, values, dimensions)
    }

    /// A row for each document.
    ///
    /// Throws a usage fault that names a document without a vector, or with one that is not finite.
    package func vectors(of ids: [String]) throws -> Matrix {
        var rows: [Float] = []
        rows.reserveCapacity(ids.count * dimensions)
        var missing: [String] = []
        for id in ids {
            guard let place = places[id] else {
                missing.append(id)
                continue
            }
            let row = values[place * dimensions..<(place + 1) * dimensions]
            guard row.allSatisfy(\.isFinite) else {
                throw Fault(
                    "the vector of \(id) has a number that is not finite", at: path,
                    fix: "leave the document out, or embed it again", kind: .usage)
            }
            rows += row
        }
        if let first = missing.first {
            throw Fault(
                "\(missing.count) \(missing.count == 1 ? "document" : "documents") of \(ids.count) have no vector, such as \(first)",
                at: path,
                fix: "add their vectors, or select fewer documents", kind: .usage)
        }
        return Matrix(rows: ids.count, columns: dimensions, values: rows)
    }

    private static func id(_ places: [String: Int], _ values: [Float], _ dimensions: Int) -> String {
        var hash = SHA256()
        for (name, place) in places.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            var bytes = Array("\(name)\n".utf8)
            bytes.reserveCapacity(bytes.count + 4 * dimensions)
            for value in values[place * dimensions..<(place + 1) * dimensions] {
                for shift in [0, 8, 16, 24] as [UInt32] {
                    bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
                }
            }
            hash.update(bytes.span)
        }
        return "file-" + hash.finish().hex.prefix(20)
    }

    private static func numPy(_ path: String, _ order: [String]?) throws -> ([String: Int], [Float], Int) {
        let matrix: Matrix
        do {
            matrix = try NumPyFile.readMatrix(path)
        } catch let error as NumPyError {
            throw Fault(error.what, at: error.path, fix: error.fix, kind: .usage)
        }
        let names = String(path.dropLast(4)) + ".txt"
        let ids: [String]
        if FileSystem.exists(names) {
            ids = String(decoding: try FileSystem.read(names), as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: true).map {
                    String($0.last == "\r" ? $0.dropLast() : $0)
                }
            guard ids.count == matrix.rows else {
                throw Fault(
                    "the file has \(ids.count) ids for \(matrix.rows) vectors", at: names,
                    fix: "give a line for each row of \(path)", kind: .usage)
            }
        } else {
            guard let order, order.count == matrix.rows else {
                let documents = order.map { " for \($0.count) documents" } ?? ""
                throw Fault(
                    "the file has \(matrix.rows) vectors\(documents), and no ids", at: path,
                    fix: "write the ids of the rows to \(names), a line each", kind: .usage)
            }
            ids = order
        }
        guard matrix.columns > 0 else { throw Fault("the vectors have no numbers", at: path, kind: .usage) }
        var places: [String: Int] = [:]
        places.reserveCapacity(ids.count)
        for (row, id) in ids.enumerated() where places.updateValue(row, forKey: id) != nil {
            throw Fault(
                "line \(row + 1) has the id \(id) again", at: names, fix: "leave one of the two rows", kind: .usage)
        }
        return (places, matrix.values, matrix.columns)
    }
}

/// Vectors from JSON lines.
private struct VectorLines {
    private let path: String
    private(set) var places: [String: Int] = [:]
    private(set) var values: [Float] = []
    private(set) var dimensions = 0

    private static let form = "write a line {\"id\":…,\"vector\":[…]} for each document"

    init(_ path: String) { self.path = path }

    mutating func read() throws {
        let file = try MappedFile(path)
        let bytes = file.span
        var parser = JSONParser()
        var start = 0
        var line = 0
        while start < bytes.count {
            let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
            line += 1
            if end > start { try add(bytes.extracting(start..<end), &parser, line) }
            start = end + 1
        }
        if places.isEmpty { throw Fault("there are no vectors", at: path, fix: Self.form, kind: .usage) }
    }

    private mutating func add(_ text: Span<UInt8>, _ parser: inout JSONParser, _ line: Int) throws {
        func refuse(_ what: String, _ fix: String = Self.form) -> Fault {
            Fault("the line " + what, at: "\(path), line \(line)", fix: fix, kind: .usage)
        }
        var id: String?
        var found: [Float] = []
        var isList = true
        do {
            try parser.parse(text) { root in
                id = root.member("id")?.string
                root.member("vector")?.forEach { element in
                    if let number = element.number { found.append(Float(number)) } else { isList = false }
                }
            }
        } catch is JSONError {
            throw refuse("is no JSON")
        }
        guard let id, isList, !found.isEmpty else { throw refuse("has no id or no vector of numbers") }
        if dimensions == 0 { dimensions = found.count }
        guard found.count == dimensions else {
            throw refuse(
                "has a vector of \(found.count) numbers, those before have \(dimensions)",
                "embed all documents with one embedder")
        }
        guard places.updateValue(places.count, forKey: id) == nil else {
            throw refuse("has the id \(id) again", "leave one of the two lines")
        }
        values += found
    }
}
