internal import Corpus
internal import Native
internal import Train

/// A file of scored documents with their true labels, in memory.
struct PredictionTable {
    private(set) var ids: [String] = []
    private(set) var truth: [[String]] = []
    /// What the classifier gave; nil where lines have no member `truth` of their own.
    private(set) var given: [[String]]?
    private(set) var groups: [String] = []
    private var scored: [[Prediction.Score]] = []

    /// Reads lines. Throws usage faults that name the line: two forms in one file, an id that comes twice, what is no JSON.
    init(_ path: String) throws {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault("there is no such file", at: path, fix: "give a file of predictions", kind: .usage)
        }
        let file = try MappedFile(path)
        let bytes = file.span
        var parser = JSONParser()
        var start = 0
        var number = 0
        var seen: [String: Int] = [:]
        while start < bytes.count {
            let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
            number += 1
            let line = bytes.extracting(start..<end)
            start = end + 1
            var isBlank = true
            for index in 0..<line.count where line[index] > 0x20 { isBlank = false }
            if isBlank { continue }
            do {
                let (prediction, own, group) = try parser.parse(line) { element in
                    (try Prediction(element), try Self.truth(element), element.member("group")?.string ?? "")
                }
                if let before = seen[prediction.id] {
                    throw Fault(
                        "the id \(Console.visible(prediction.id)) comes twice, first on line \(before)",
                        fix: "write each document once", kind: .usage)
                }
                seen[prediction.id] = number
                if number > 1 && !ids.isEmpty && (own == nil) != (given == nil) {
                    throw Fault(
                        "some lines have \"truth\" and some have not", fix: "give it to all or none", kind: .usage)
                }
                ids.append(prediction.id)
                groups.append(group)
                scored.append(prediction.scores)
                truth.append(own ?? prediction.labels)
                if own != nil { given = (given ?? []) + [prediction.labels] }
            } catch let fault as Fault {
                throw Fault(
                    fault.what, at: "\(path), line \(number)", fix: fault.fix.isEmpty ? Self.form : fault.fix,
                    kind: .usage)
            } catch let error as JSONError {
                throw Fault(error.description, at: "\(path), line \(number)", fix: Self.form, kind: .usage)
            }
        }
        if ids.isEmpty { throw Fault("there is no line", at: path, fix: Self.form, kind: .usage) }
    }

    private static let form =
        "write lines as {\"id\":\"EP1000000B1\",\"labels\":[\"a\"],\"scores\":{\"a\":0.9,\"b\":0.1}}"

    private static func truth(_ element: borrowing JSONElement) throws -> [String]? {
        guard let list = element.member("truth"), !list.isNull else { return nil }
        return Set(try Prediction.labels(list)).sorted()
    }

    /// All labels that are true, given or scored.
    var labels: [String] {
        LabelMatrix.labels(of: truth + (given ?? []) + scored.map { $0.map(\.label) })
    }

    /// The scores; nil where no line has any. A label that a line does not score stands below all.
    func scores(_ labels: [String]) -> ScoreTable? {
        if scored.allSatisfy(\.isEmpty) { return nil }
        let places = Dictionary(labels.enumerated().map { ($1, $0) }) { first, _ in first }
        var values = [Double](repeating: -.infinity, count: ids.count * labels.count)
        for (row, scores) in scored.enumerated() {
            for score in scores {
                if let place = places[score.label] { values[row * labels.count + place] = score.score }
            }
        }
        return ScoreTable(labels: labels, rowCount: ids.count, values: values)
    }
}
