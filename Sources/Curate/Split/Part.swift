/// The part of a split that a document is in.
package enum Part: String, Sendable, CaseIterable {
    case train, validation, test
}
