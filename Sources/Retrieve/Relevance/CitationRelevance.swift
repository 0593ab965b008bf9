internal import Corpus

/// Relevance as citation: a document is relevant to those that cite it, by the category of the search report.
///
/// Categories of WIPO ST.14: X (by itself against novelty or inventive step), Y (combined with another), A (state of the art). The best category counts
/// where a document is cited several times. A cited publication that is not in the index stands for that with the same number and another kind.
package struct CitationRelevance: RelevanceSource {
    /// What each category is worth.
    package struct Grades: Sendable, Hashable {
        /// By letter; `other` is what citations of all other categories and of none are worth.
        package let byCategory: [Character: Int]
        package let other: Int

        package static let standard = Grades(byCategory: ["X": 3, "Y": 2, "A": 1], other: 0)

        package init(byCategory: [Character: Int], other: Int) {
            self.byCategory = byCategory
            self.other = other
        }

        /// Reads `X=3,Y=2,A=1,other=1`. Throws a usage fault.
        package init(parsing text: String) throws {
            var grades: [Character: Int] = [:]
            var other = 0
            for word in text.split(separator: ",", omittingEmptySubsequences: false) {
                let sides = word.split(separator: "=", omittingEmptySubsequences: false)
                guard sides.count == 2, let grade = Int(sides[1]), grade >= 0, grade <= 1000,
                    sides[0] == "other" || sides[0].count == 1, let letter = sides[0].first
                else {
                    throw Fault(
                        "\"\(word)\" is no grade of a citation",
                        fix: "write letters of categories and whole numbers, as in X=3,Y=2,A=1,other=1", kind: .usage)
                }
                if sides[0] == "other" { other = grade } else { grades[letter] = grade }
            }
            self.init(byCategory: grades, other: other)
        }

        /// The grade of a category as documents write it: `X`, `XY`, `Y,P`; the best of its letters.
        func grade(_ category: String) -> Int {
            category.compactMap { byCategory[$0] }.max() ?? other
        }
    }

    /// A cited publication and its grade.
    package struct Cited: Sendable, Hashable {
        package let id: String
        package let category: String

        package init(id: String, category: String) {
            self.id = id
            self.category = category
        }
    }

    private let grades: Grades
    private var byID: [String: Int] = [:]
    /// The documents by their ids without the kind.
    private var byNumber: [String: [Int]] = [:]

    /// - Parameter ids: of the index's documents, in their order.
    package init(ids: [String], grades: Grades = .standard) {
        self.grades = grades
        for (document, id) in ids.enumerated() {
            byID[id] = document
            byNumber[Self.withoutKind(id), default: []].append(document)
        }
    }

    package func judgements(_ query: [Cited]) -> [Judgement] {
        var best: [Int: Int] = [:]
        for cited in query where !cited.id.isEmpty {
            let grade = grades.grade(cited.category)
            if grade == 0 { continue }
            let documents = byID[cited.id].map { [$0] } ?? byNumber[Self.withoutKind(cited.id)] ?? []
            for document in documents { best[document] = max(best[document] ?? 0, grade) }
        }
        return best.sorted { $0.key < $1.key }.map { Judgement(document: $0.key, numerator: $0.value) }
    }

    private static func withoutKind(_ id: String) -> String {
        guard let parsed = DocumentID(normalised: id) else { return id }
        return String(id.dropLast(parsed.kind.utf8.count))
    }
}
