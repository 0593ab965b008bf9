/// What the keys of a layer name.
package enum LayerKeys {
    /// Layers whose keys are no documents: pieces of input, and requests to language models.
    private static let others: Set = ["quarantine", "responses"]

    /// True if the layer's keys are ids of documents.
    package static func areDocuments(_ layer: String) -> Bool { !others.contains(layer) }
}
