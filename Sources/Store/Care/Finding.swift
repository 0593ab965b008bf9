internal import Corpus
internal import Native

/// One thing that is wrong with one file of a corpus.
package struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// The path below the corpus's folder.
    package var file: String
    /// What is wrong and, where something can be done, what.
    package var reason: String

    package var description: String { "\(file): \(reason)" }
}

/// Something in a corpus that is worth saying and no damage.
package struct Notice: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// A shard or a pack that the index does not know: what a stopped command has left, or a repack that readers held up.
        case orphan
        /// A file that was being written when a command was stopped.
        case temporary
        /// A commit that no other names as its parent and no branch or tag reaches.
        case tip
        /// A file that is none of the store's.
        case stranger
        /// Lines in a shard that neither the index knows nor any version needs.
        case surplus
        /// Entries of a layer that speak of another text of their documents than the branch has.
        case stale
        /// Answers of language models that no version has yet.
        case waiting
    }

    package var kind: Kind
    /// The path below the corpus's folder.
    package var file: String
    package var text: String

    package var description: String { "\(file): \(text)" }
}

/// Collects findings: each once, and of one file only so many.
struct FindingList {
    static let mostPerFile = 20

    private let layout: Layout
    private(set) var findings: [Finding] = []
    private var seen: Set<Finding> = []
    private var perFile: [String: Int] = [:]

    init(_ layout: Layout) { self.layout = layout }

    mutating func add(_ path: String, _ reason: String) {
        let finding = Finding(file: layout.relative(path), reason: reason)
        guard seen.insert(finding).inserted else { return }
        let count = perFile[finding.file, default: 0]
        perFile[finding.file] = count + 1
        if count < Self.mostPerFile { findings.append(finding) }
        if count == Self.mostPerFile { findings.append(Finding(file: finding.file, reason: "and more")) }
    }

    /// Adds what was thrown; `path` stands in where the error names no place.
    mutating func add(_ error: any Error, at path: String) {
        if let fault = error as? Fault {
            add(
                fault.place.isEmpty ? path : fault.place,
                fault.fix.isEmpty ? fault.what : "\(fault.what); to mend it: \(fault.fix)")
        } else if let error = error as? SystemError {
            add(error.path, error.isMissing ? "the file is missing" : error.description)
        } else {
            add(path, "\(error)")
        }
    }

    mutating func add(_ findings: [Finding]) {
        for finding in findings { add(finding.file, finding.reason) }
    }
}
