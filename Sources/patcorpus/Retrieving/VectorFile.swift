internal import Corpus
internal import Native

/// Where the vectors of documents come from.
protocol DocumentVectors {
    /// A row for each document. Throws a usage fault if one is missing.
    func matrix(_ members: [Member]) throws -> Matrix
}

/// Vectors by document id, from a `.npy` or a JSONL file.
struct VectorFile: DocumentVectors {
    private let path: String
    private var places: [String: Int] = [:]
    private var numbers: [Float] = []
    private(set) var dimensions = 0

    /// Reads a file.
    ///
    /// The rows of `NAME.npy` are of the ids in `NAME.txt`, a line each, as `embed --output` writes both; without that file they are of `order`.
    /// Any other file has lines with `id` and `vector`. Throws `SystemError`, and usage faults that name the line.
    ///
    /// - Parameter order: the ids of all documents that are asked for, ascending.
    init(_ path: String, order: [String]) throws {
        self.path = path
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault("there is no such file", at: path, fix: "give a .npy or a JSONL file", kind: .usage)
        }
        if path.hasSuffix(".npy") { try readNumPy(order) } else { try readLines() }
    }

    private mutating func readNumPy(_ order: [String]) throws {
        let matrix = try PlainFiles.vectors(path)
        let names = String(path.dropLast(4)) + ".txt"
        let hasNames = FileSystem.exists(names)
        let ids = hasNames ? try PlainFiles.lines(names) : order
        guard ids.count == matrix.rows else {
            let count = Console.count(matrix.rows, "vector")
            throw hasNames
                ? Fault(
                    "the file has \(Console.count(ids.count, "id")) for \(count)", at: names,
                    fix: "give a line for each row of \(path)", kind: .usage)
                : Fault(
                    "the file has \(count) for \(Console.count(ids.count, "document")) of queries and index", at: path,
                    fix: "write the ids of the rows to \(names), a line each", kind: .usage)
        }
        guard matrix.columns > 0 else { throw Fault("the vectors have no numbers", at: path, kind: .usage) }
        for (row, id) in ids.enumerated() {
            guard places.updateValue(row, forKey: id) == nil else {
                throw Fault(
                    "line \(row + 1) has the id \(id) again", at: names, fix: "leave one of the two rows", kind: .usage)
            }
        }
        dimensions = matrix.columns
        numbers = matrix.values
    }

    private mutating func readLines() throws {
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

    private static let form = "write a line {\"id\":…,\"vector\":[…]} for each document"

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
        numbers += found
    }

    func matrix(_ members: [Member]) throws -> Matrix {
        let ids = members.map(\.id)
        var rows: [Float] = []
        rows.reserveCapacity(ids.count * dimensions)
        var missing: [String] = []
        for id in ids {
            guard let place = places[id] else {
                missing.append(id)
                continue
            }
            rows += numbers[place * dimensions..<(place + 1) * dimensions]
        }
        if let first = missing.first {
            throw Fault(
                "\(Console.count(missing.count, "document")) of \(Console.count(ids.count)) have no vector, such as \(first)",
                at: path, fix: "add their vectors, or select fewer documents", kind: .usage)
        }
        for (number, start) in stride(from: 0, to: rows.count, by: dimensions).enumerated()
        where !rows[start..<start + dimensions].allSatisfy(\.isFinite) {
            throw Fault(
                "the vector of \(ids[number]) has a number that is not finite", at: path,
                fix: "leave the document out, or embed it again", kind: .usage)
        }
        return Matrix(rows: ids.count, columns: dimensions, values: rows)
    }
}
