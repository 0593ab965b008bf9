/// The share of documents whose labels are all right and none too many.
enum SubsetAccuracy {
    static func of(_ byDocument: [Confusion]) -> Double {
        let exact = byDocument.count { $0.truePositives == $0.predicted && $0.truePositives == $0.support }
        return byDocument.isEmpty ? 0 : Double(exact) / Double(byDocument.count)
    }
}
