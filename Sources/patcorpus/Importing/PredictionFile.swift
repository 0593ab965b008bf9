internal import Corpus
internal import Ingest
internal import Native

/// A file of predictions: JSON Lines, or CSV by its name.
struct PredictionFile {
    /// A prediction and where it stands.
    struct Row {
        var prediction: Prediction
        /// Counted from 1; in CSV the row after the header is 1.
        var number: Int
    }

    let path: String

    private var isCSV: Bool { [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) } }
    private var unit: String { isCSV ? "row" : "line" }

    /// Where a row stands, for messages.
    func place(_ number: Int) -> String { "\(path), \(unit) \(number)" }

    /// Gives out the predictions in order. Throws faults that name file and line. Returns the file's digest.
    func forEach(_ body: (Row) throws -> Void) throws -> Digest {
        let file = try MappedFile(path)
        if isCSV { try readCSV(file.span, body) } else { try readLines(file.span, body) }
        return SHA256.digest(of: file.span)
    }

    private func located<T>(_ number: Int, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let fault as Fault where fault.place.isEmpty {
            throw Fault(fault.what, at: place(number), fix: fault.fix.isEmpty ? Self.form : fault.fix, kind: .usage)
        } catch let error as JSONError {
            throw Fault(
                error.description, at: place(number),
                fix: "write one JSON object a line; NaN and Infinity are no JSON", kind: .usage)
        }
    }

    private static let form =
        "write lines as {\"id\":\"EP1000000B1\",\"labels\":[\"a\"],\"scores\":{\"a\":0.9}}, or CSV with the columns id, labels and one a label"

    private func readLines(_ bytes: Span<UInt8>, _ body: (Row) throws -> Void) throws {
        var parser = JSONParser()
        var start = 0
        var number = 0
        while start < bytes.count {
            let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
            number += 1
            let line = bytes.extracting(start..<end)
            start = end + 1
            if Self.isBlank(line) { continue }
            let prediction = try located(number) { try parser.parse(line) { try Prediction($0) } }
            try body(Row(prediction: prediction, number: number))
        }
    }

    private static func isBlank(_ line: Span<UInt8>) -> Bool {
        for index in 0..<line.count where line[index] > 0x20 { return false }
        return true
    }

    // MARK: CSV

    private func readCSV(_ bytes: Span<UInt8>, _ body: (Row) throws -> Void) throws {
        var reader = CSVReader()
        var start = 0
        var number = 0
        while let step = reader.next(in: bytes, from: &start, isLast: true) {
            number += 1
            let prediction = try located(number) {
                if case .unreadable(_, let reason) = step { throw Fault(reason) }
                if number == 1 { try Self.checkHeader(reader.header) }
                return try Self.prediction(reader, bytes)
            }
            try body(Row(prediction: prediction, number: number))
        }
    }

    /// Throws a fault for two columns of one name, of which one would be passed over.
    private static func checkHeader(_ header: [String]) throws {
        var seen: Set<String> = []
        guard let twice = header.first(where: { !seen.insert($0).inserted }) else { return }
        throw Fault("there are two columns named \(twice)", fix: "rename one in the table's header, or leave it out")
    }

    /// The columns `id`, `labels`, `scores`; every other one is a label with its score.
    private static func prediction(_ reader: borrowing CSVReader, _ bytes: Span<UInt8>) throws -> Prediction {
        guard reader.header.contains("id") else {
            throw Fault("there is no column id; there are \(reader.header.joined(separator: ", "))")
        }
        if reader.header.count == 1 { throw Fault("the table has neither labels nor scores") }
        var id = ""
        var labels: [String] = []
        var scores: [Prediction.Score] = []
        var parser = JSONParser()
        for (place, name) in reader.header.enumerated() {
            let cell = reader.text(place, in: bytes).text
            switch name {
            case "id": id = cell
            case "labels": labels = try list(cell, &parser)
            case "scores":
                if !cell.isEmpty { scores += try parser.parse(Array(cell.utf8)) { try Prediction.scores($0) } }
            default:
                if cell.isEmpty { continue }
                guard let score = Double(cell) else {
                    throw Fault(
                        "the column \(name) has \"\(cell.prefix(40))\", which is no number",
                        fix: "columns beside id, labels and scores are labels with their scores: leave others out")
                }
                scores.append(Prediction.Score(label: name, score: score))
            }
        }
        return try Prediction(id: id, labels: labels, scores: scores)
    }

    /// A JSON list, or labels with `;` between.
    private static func list(_ cell: String, _ parser: inout JSONParser) throws -> [String] {
        if cell.hasPrefix("[") { return try parser.parse(Array(cell.utf8)) { try Prediction.labels($0) } }
        return cell.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }.map(String.init).filter {
            !$0.isEmpty
        }
    }
}
