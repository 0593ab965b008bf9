/// What a merge brings into a version, and where it cannot decide.
package struct MergeResult: Sendable {
    /// How a tree changes, against our version.
    package struct Counts: Sendable, Hashable {
        package var added = 0
        package var removed = 0
        package var changed = 0

        package var isEmpty: Bool { added + removed + changed == 0 }
    }

    /// A key that both sides changed, each in its own way.
    package struct Conflict: Sendable, Hashable {
        /// `nil` for a document, else the layer.
        package var layer: String?
        /// The document's id, or the key in the layer.
        package var id: String
    }

    package var documents = Counts()
    /// Layers that change, in order of their names.
    package var layers: [(name: String, counts: Counts)] = []
    /// Conflicts that no policy decided, documents first; with any of them there must be no version.
    package var conflicts: [Conflict] = []
    /// How many conflicts a policy decided.
    package var resolved = 0

    package init() {}
}

extension MergeResult.Counts {
    mutating func note(before: [UInt8]?, after: [UInt8]?) {
        switch (before, after) {
        case (nil, nil): break
        case (nil, _): added += 1
        case (_, nil): removed += 1
        default: changed += 1
        }
    }
}
