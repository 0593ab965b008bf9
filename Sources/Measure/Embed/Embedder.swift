internal import Corpus
package import Native

/// What turns texts into vectors whose distances mean something.
///
/// A ruler: measures of two corpora compare only with one embedder, so its id stands in every result.
package protocol Embedder: Sendable {
    /// Names the embedder and all that its vectors depend on, such as `lsa-1f3c…`.
    var id: String { get }
    /// The numbers of a vector.
    var dimensions: Int { get }
    /// A row for each text, in order. A text that the embedder sees nothing in gets zeros.
    func embed(_ texts: [String], threads: Int) throws -> Matrix
}
