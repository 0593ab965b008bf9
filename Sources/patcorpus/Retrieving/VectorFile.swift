internal import Corpus
internal import Native

/// Vectors by document id, from a JSONL file.
struct VectorFile {
    private let path: String
    private var places: [String: Int] = [:]
    private var numbers: [Float] = []
    private(set) var dimensions = 0

    /// Reads lines with `id` and `vector`. Throws `SystemError`, and usage faults that name the line.
    init(_ path: String) throws {
        self.path = path
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

    /// The vectors of documents, one after the other. Throws a usage fault if one is missing.
    func rows(_ ids: [String]) throws -> [Float] {
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
        return rows
    }
}
