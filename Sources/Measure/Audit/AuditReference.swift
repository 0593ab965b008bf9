/// Documents that the synthetic ones are held against: real, train or test.
package struct AuditReference: Sendable {
    package enum Role: String, Sendable {
        case real
        case train
        case test

        /// As it stands in a sentence.
        package var words: String {
            switch self {
            case .real: "the real selection"
            case .train: "the training documents"
            case .test: "the test documents"
            }
        }
    }

    package let role: Role
    package let documents: [AuditDocument]

    /// - Parameter leavingOut: ids of documents that are not held against themselves.
    package init(_ role: Role, _ documents: [AuditDocument], leavingOut ids: Set<String> = []) {
        self.role = role
        self.documents = documents.filter { !ids.contains($0.id) }
    }
}
