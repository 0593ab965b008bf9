/// Writes the documents and files of a plan.
///
/// Making one compiles the vocabulary for the dialect (about a millisecond); it is a value, so threads may share it.
package struct DemoWriter: Sendable {
    package let plan: DemoPlan
    private let lexicon: Lexicon

    package init(_ plan: DemoPlan) {
        self.plan = plan
        lexicon = Lexicon(plan.dialect)
    }

    /// The bytes of document `index`, with its XML declaration.
    package func document(_ index: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        append(index, to: &bytes)
        return bytes
    }

    /// The path of a file within the demonstration's folder.
    ///
    /// One document a file: `office/year/id.xml`; several: `dialect-000001.xml`.
    package func name(ofFile file: Int) -> String {
        if plan.documentsPerFile == 1 {
            let record = DemoRecord(file, seed: plan.seed, dialect: plan.dialect)
            return "\(record.office)/\(record.published.year)/\(record.id).xml"
        }
        let digits = String(file + 1)
        return plan.dialect.rawValue + "-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".xml"
    }

    /// The bytes of a file: its documents one after another.
    package func file(_ file: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        fill(&bytes, file: file)
        return bytes
    }

    /// Hands over each file, in order; holds one file in memory.
    package func write(into sink: (_ name: String, _ bytes: [UInt8]) throws -> Void) rethrows -> DemoSummary {
        var summary = DemoSummary()
        var bytes: [UInt8] = []
        for file in 0..<plan.files {
            bytes.removeAll(keepingCapacity: true)
            fill(&bytes, file: file)
            try sink(name(ofFile: file), bytes)
            summary.files += 1
            summary.bytes += bytes.count
        }
        summary.documents = plan.documents
        return summary
    }

    private func fill(_ bytes: inout [UInt8], file: Int) {
        let first = file * plan.documentsPerFile
        for index in first..<min(first + plan.documentsPerFile, plan.documents) { append(index, to: &bytes) }
    }

    private func append(_ index: Int, to bytes: inout [UInt8]) {
        let start = bytes.count
        let record = DemoRecord(index, seed: plan.seed, dialect: plan.dialect)
        var composer = Composer(record, lexicon: lexicon, size: plan.size, revised: plan.isChanged(index))
        swap(&composer.out, &bytes)
        switch plan.dialect {
        case .st36: composer.writeST36()
        case .st96: composer.writeST96()
        case .uspto: composer.writeUSPTO()
        }
        swap(&composer.out, &bytes)
        plan.damage(at: index)?.apply(to: &bytes, from: start)
    }
}

extension DemoPlan {
    /// Hands over each file of the plan, in order, and tells how much it was; memory does not grow with the plan.
    package func write(into sink: (_ name: String, _ bytes: [UInt8]) throws -> Void) rethrows -> DemoSummary {
        try DemoWriter(self).write(into: sink)
    }
}
