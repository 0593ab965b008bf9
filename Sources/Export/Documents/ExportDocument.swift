/// A document on its way out, with what layers say of it.
package struct ExportDocument: Sendable {
    /// The canonical line.
    package var line: [UInt8]
    package var notes: DocumentNotes

    package init(line: [UInt8], notes: DocumentNotes) {
        self.line = line
        self.notes = notes
    }
}

/// What layers say of a document that is exported.
package struct DocumentNotes: Sendable, Hashable {
    /// Ascending, each once.
    package var labels: [String]
    /// `nil` where the document is in no split.
    package var split: Split?

    package init(labels: [String] = [], split: Split? = nil) {
        self.labels = labels
        self.split = split
    }
}

/// The parts of a split.
package enum Split: String, Sendable, CaseIterable {
    case train
    case validation
    case test
}

/// Documents that one thread encodes at once, all for one stream of files.
struct DocumentBatch: Sendable {
    var stream: Int
    private var lines: [UInt8] = []
    private var ends: [Int] = []
    private var notes: [DocumentNotes] = []

    init(stream: Int) { self.stream = stream }

    var count: Int { ends.count }
    /// Bytes of the lines.
    var bytes: Int { lines.count }

    mutating func append(_ document: ExportDocument) {
        lines.append(contentsOf: document.line)
        ends.append(lines.count)
        notes.append(document.notes)
    }

    /// Gives the documents in order.
    func forEach(_ body: (Span<UInt8>, DocumentNotes) throws -> Void) rethrows {
        let all = lines.span
        for index in ends.indices {
            try body(all.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]), notes[index])
        }
    }
}
