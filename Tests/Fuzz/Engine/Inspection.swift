internal import Corpus
internal import Ingest
internal import Native

/// Reads an input as an ingest does and holds what must hold for any input.
package struct Inspection: ~Copyable {
    private var reader = RecordReader()
    private var parser = JSONParser()
    private var scanner = XMLParser()
    private var library = XMLParser(scans: false)
    package private(set) var records = 0
    package private(set) var unreadable = 0
    package private(set) var foreign = 0

    package init() {}

    /// What does not hold, in words; empty where everything does.
    package mutating func problems(of bytes: [UInt8]) -> [String] {
        var problems: [String] = []
        let layout = FileLayout.detect(bytes.span)
        var position = 0
        var taken = (records: 0, unreadable: 0, foreign: 0)
        while let piece = layout.piece(in: bytes.span, from: position) {
            guard piece.lowerBound >= position, piece.upperBound > position, piece.upperBound <= bytes.count else {
                return problems + ["pieces do not go forward: \(piece) after \(position)"]
            }
            position = piece.upperBound
            if let difference = Self.difference(bytes.span.extracting(piece), &scanner, &library) {
                problems.append(difference)
            }
            do {
                try reader.read(bytes.span.extracting(piece), layout: layout) { range, outcome, line in
                    if range.lowerBound < 0 || range.upperBound > piece.count {
                        problems.append("a range outside of the piece: \(range)")
                    }
                    switch outcome {
                    case .record(let summary, let dialect):
                        taken.records += 1
                        Self.check(line, summary, dialect, &parser, &problems)
                    case .unreadable(let reason, _):
                        taken.unreadable += 1
                        if reason.isEmpty { problems.append("quarantined without a reason") }
                    case .foreign(let reason):
                        taken.foreign += 1
                        if reason.isEmpty { problems.append("left out without a reason") }
                    }
                }
            } catch {
                problems.append("the reader threw: \(error)")
            }
        }
        records += taken.records
        unreadable += taken.unreadable
        foreign += taken.foreign
        return problems
    }

    /// How many pieces the scanner read without libxml2.
    package var scanned: Int { scanner.scanned }

    /// What the scanner takes, libxml2 takes too, and makes the same tape of it.
    private static func difference(
        _ piece: Span<UInt8>, _ scanner: inout XMLParser, _ library: inout XMLParser
    ) -> String? {
        let before = scanner.scanned
        try? scanner.parse(piece)
        guard scanner.scanned > before else { return nil }
        do {
            try library.parse(piece)
        } catch {
            return "the scanner takes what libxml2 does not: \(error)"
        }
        return scanner.tape.difference(from: library.tape).map { "the scanner differs from libxml2: \($0)" }
    }

    private static func check(
        _ line: Span<UInt8>, _ summary: RecordSummary, _ dialect: String, _ parser: inout JSONParser,
        _ problems: inout [String]
    ) {
        let bytes = [UInt8](line)
        let document: JSONValue
        do {
            document = try parser.parse(bytes) { try JSONValue($0) }
        } catch {
            problems.append("\(dialect): the line of \(summary.id) is not JSON: \(error)")
            return
        }
        let canonical = document.canonicalBytes
        if canonical != bytes {
            let place =
                zip(canonical, bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
                ?? min(canonical.count, bytes.count)
            let around = String(decoding: bytes[max(0, place - 40)..<min(bytes.count, place + 40)], as: UTF8.self)
            problems.append("\(dialect): the line of \(summary.id) is not canonical near \(around)")
        }
        let facets = Facets(document: document)
        if facets != summary.facets {
            problems.append(
                "\(dialect): facets of \(summary.id): of the document \(facets), of the builder \(summary.facets)")
        }
        if document["id"]?.string != summary.id.text || DocumentID(normalised: summary.id.text) != summary.id {
            problems.append("\(dialect): the id \(summary.id) does not read back")
        }
        for claim in document["claims"]?.array ?? [] where (claim["number"]?.integer ?? 0) < 1 {
            problems.append("\(dialect): a claim of \(summary.id) has no number")
        }
    }
}
