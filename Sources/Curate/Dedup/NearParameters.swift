internal import Corpus

/// What near-duplicates are and how they are searched for.
package struct NearParameters: Sendable, Hashable {
    /// Words in a shingle.
    package let shingle: Int
    /// Positions of a signature.
    package let permutations: Int
    /// The least Jaccard similarity of the shingles of near-duplicates.
    package let threshold: Double
    package let plan: BandPlan

    /// The plan is the narrowest whose recall at the threshold is at least `recall`. Throws a usage fault for what cannot be.
    package init(shingle: Int = 5, permutations: Int = 128, threshold: Double = 0.8, recall: Double = 0.95) throws {
        func check(_ isRight: Bool, _ name: String, _ value: String, _ fix: String) throws {
            if !isRight { throw Fault("\(name) is \(value)", fix: "give \(fix)", kind: .usage) }
        }
        try check((1...1000).contains(shingle), "the shingle", "\(shingle) words", "1 to 1000 words")
        try check((16...4096).contains(permutations), "the signature", "\(permutations) permutations", "16 to 4096")
        try check(threshold > 0 && threshold <= 1, "the threshold", "\(threshold)", "more than 0 and up to 1")
        try check(recall > 0 && recall < 1, "the recall", "\(recall)", "more than 0 and less than 1")
        self.shingle = shingle
        self.permutations = permutations
        self.threshold = threshold
        plan = try BandPlan(permutations: permutations, threshold: threshold, recall: recall)
    }
}
