import Corpus
import Demo
import Ingest
import Testing

@Suite struct DamagedNeighboursTests {
    /// Applications and grants by turns, whose roots differ; every third damaged document breaks off in its text.
    @Test("a damaged document takes none of its neighbours with it", arguments: [UInt64](1...12))
    func neighbours(seed: UInt64) throws {
        let plan = try DemoPlan(
            documents: 20, dialect: .uspto, seed: seed, documentsPerFile: 20, damaged: 6, changed: 0, size: .small)
        let bytes = DemoWriter(plan).file(0)
        let layout = FileLayout.detect(bytes.span)
        var reader = RecordReader()
        var read: [String] = []
        var unreadable = 0
        var position = 0
        while let piece = layout.piece(in: bytes.span, from: position) {
            position = piece.upperBound
            try reader.read(bytes.span.extracting(piece), layout: layout) { _, outcome, _ in
                switch outcome {
                case .record(let summary, _): read.append(summary.id.text)
                case .unreadable: unreadable += 1
                case .foreign(let reason): Issue.record("foreign: \(reason)")
                }
            }
        }
        #expect(read == (0..<20).filter { !plan.isDamaged($0) }.map { plan.publicationID(of: $0) })
        #expect(unreadable == 6)
    }
}
