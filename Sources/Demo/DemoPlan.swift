import Corpus

/// What the demonstration's documents say of themselves, at the top of each and on the command's output.
package let DemoNotice = "made-up patent text written by patcorpus demo"

/// The XML dialects that the demonstration writes.
package enum DemoDialect: String, Sendable, CaseIterable {
    case st36 = "wipo-st36"
    case st96 = "wipo-st96"
    case uspto = "uspto-v4"
}

/// How long the documents are.
package enum DemoSize: String, Sendable, CaseIterable {
    /// A sixth of the paragraphs: for tests.
    case small
    /// A median of some 30 KB of XML, with a long tail, as real publications have.
    case normal
}

/// What a demonstration holds.
package struct DemoSummary: Equatable, Sendable {
    package var files = 0
    package var documents = 0
    package var bytes = 0

    package init(files: Int = 0, documents: Int = 0, bytes: Int = 0) {
        self.files = files
        self.documents = documents
        self.bytes = bytes
    }
}

/// A plan that cannot be carried out, with the remedy.
package struct DemoPlanError: Error, CustomStringConvertible, Equatable {
    package let description: String
}

/// A made-up corpus of patent publications over the 64 labels of `DemoLabel`, as XML files.
///
/// Document `i` is a function of the seed, the dialect, the size and `i` alone: any document can be written without
/// the others, and the first N documents of a plan are the same for every larger N (`damaged` and `changed` pick
/// theirs over the whole plan). One seed gives the same publications, worded alike, in `wipo-st36` and `wipo-st96`;
/// `uspto-v4` holds US publications only.
///
/// Publication numbers lie in ranges that no office has reached, so that none is mistaken for a real one:
/// WO serials from 700000 in a year, EP numbers from 8000000, US applications from serial 8000000 in a year, US grants
/// from 90000000.
package struct DemoPlan: Sendable {
    package let documents: Int
    package let dialect: DemoDialect
    package let seed: UInt64
    /// Documents in one file, concatenated, each with its own XML declaration, as the weekly files of the USPTO are.
    package let documentsPerFile: Int
    /// How many documents are not well formed: by turns a bare `&`, a tag without its end, a text that breaks off.
    package let damaged: Int
    /// How many documents are in their second revision, with an edited abstract or claim; none of them is damaged.
    package let changed: Int
    package let size: DemoSize

    /// The numbers of documents a plan may have: beyond it, made-up numbers would repeat.
    package static let largest = 2_000_000

    /// Checks the numbers against each other.
    ///
    /// `documentsPerFile` is 1 up to 1,000 documents and 250 above, unless given. Throws `DemoPlanError`.
    package init(
        documents: Int, dialect: DemoDialect, seed: UInt64 = 1, documentsPerFile: Int? = nil, damaged: Int = 0,
        changed: Int = 0, size: DemoSize = .normal
    ) throws(DemoPlanError) {
        guard (0...DemoPlan.largest).contains(documents) else {
            throw DemoPlanError(description: "documents is \(documents); give a number from 0 to \(DemoPlan.largest)")
        }
        let perFile = documentsPerFile ?? (documents <= 1_000 ? 1 : 250)
        guard perFile >= 1 else {
            throw DemoPlanError(description: "documents per file is \(perFile); give 1 or more")
        }
        guard (0...documents).contains(damaged) else {
            throw DemoPlanError(description: "damaged is \(damaged); give a number from 0 to \(documents)")
        }
        guard (0...(documents - damaged)).contains(changed) else {
            throw DemoPlanError(
                description: "changed is \(changed); give a number from 0 to \(documents - damaged), "
                    + "the documents that are not damaged")
        }
        self.documents = documents
        self.dialect = dialect
        self.seed = seed
        self.documentsPerFile = perFile
        self.damaged = damaged
        self.changed = changed
        self.size = size
    }

    /// The number of files.
    package var files: Int { (documents + documentsPerFile - 1) / documentsPerFile }

    /// The ids of the labels of a document, the main one first.
    package func labels(of index: Int) -> [String] {
        let record = DemoRecord(index, seed: seed, dialect: dialect)
        return record.labels.map { DemoLabel.all[$0].id }
    }

    /// The id of a document as the corpus spells it, such as `WO2004712345A1`.
    package func publicationID(of index: Int) -> String {
        DemoRecord(index, seed: seed, dialect: dialect).id
    }

    /// The index of the family's first document: documents share it if and only if they share their priorities.
    package func family(of index: Int) -> Int {
        DemoRecord(index, seed: seed, dialect: dialect).place.leader
    }

    /// The document of another family that this one is a light edit of, if it is one.
    package func original(of index: Int) -> Int? {
        DemoRecord(index, seed: seed, dialect: dialect).copied
    }

    /// Whether a document is not well formed.
    package func isDamaged(_ index: Int) -> Bool {
        damage(at: index) != nil
    }

    /// Whether a document is in its second revision.
    package func isChanged(_ index: Int) -> Bool {
        guard changed > 0, damage(at: index) == nil else { return false }
        let sound = documents - damaged
        let rank = index - index * damaged / documents
        return (rank + 1) * changed / sound > rank * changed / sound
    }

    /// Which of the damages a document has; they are spread evenly over the plan and take turns.
    func damage(at index: Int) -> Damage? {
        guard damaged > 0, (index + 1) * damaged / documents > index * damaged / documents else { return nil }
        return Damage.allCases[(index * damaged / documents) % Damage.allCases.count]
    }
}
