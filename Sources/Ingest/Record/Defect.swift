/// What was left out of a document, or could not be read, without losing the document; counted per record in the `sources` layer.
package enum Defect: String, CaseIterable, Sendable {
    /// An image inside running text.
    case image = "image-left-out"
    /// A formula that the file holds only as an image.
    case formulaImage = "formula-image-left-out"
    /// A chemical structure that the file holds only as an image or an external file.
    case chemistryImage = "chemistry-image-left-out"
    /// A sequence listing or a computer program listing outside the description.
    case listing = "listing-left-out"
    /// A page of the publication that the file holds only as an image.
    case pageImage = "page-image-left-out"
    /// A reference to an entity that nobody declares; the text keeps it as it was written.
    case undeclaredEntity = "undeclared-entity"
    /// A date that is no date.
    case date = "unreadable-date"
    /// A classification symbol that does not follow its scheme.
    case symbol = "unreadable-symbol"
    /// A patent number that no rule reads; it is kept as text.
    case number = "unreadable-number"
    /// A claim without any text.
    case emptyClaim = "claim-without-text"
    /// A claim whose number is missing; its place is taken instead.
    case claimNumber = "claim-without-number"
    /// A cell of a table with bytes that are not UTF-8; each became U+FFFD.
    case encoding = "undecodable-bytes"
    /// A heading of a set of claims (`What is claimed is:`), which is no claim.
    case claimsHeading = "claims-heading-left-out"
    /// A set of claims as amended, printed after those of the publication.
    case amendedClaims = "amended-claims-left-out"
    /// The office's list of the documents that the description cites.
    case referenceList = "reference-list-left-out"
    /// A title or an abstract in a language that another source of the same record has given already.
    case repeatedText = "repeated-text-left-out"
    /// A classification in a scheme that documents do not hold.
    case scheme = "unknown-scheme"
}

/// How many of each defect; a value without allocations, since every paragraph has one.
package struct DefectCounts: Sendable {
    private var counts = InlineArray<32, UInt32>(repeating: 0)

    package init() {}

    package subscript(defect: Defect) -> Int {
        get { Int(counts[defect.place]) }
        set { counts[defect.place] = UInt32(newValue) }
    }

    package mutating func removeAll() { counts = InlineArray(repeating: 0) }

    /// Adds another record's counts.
    package mutating func add(_ other: DefectCounts) {
        for place in 0..<32 { counts[place] += other.counts[place] }
    }

    /// Name and number of each that occurred, in order of the names.
    package var list: [(name: String, count: Int)] {
        Defect.allCases.filter { self[$0] > 0 }.map { ($0.rawValue, self[$0]) }.sorted { $0.0 < $1.0 }
    }
}

extension Defect {
    /// Its place among the cases.
    fileprivate var place: Int {
        switch self {
        case .image: 0
        case .formulaImage: 1
        case .chemistryImage: 2
        case .listing: 3
        case .pageImage: 4
        case .undeclaredEntity: 5
        case .date: 6
        case .symbol: 7
        case .number: 8
        case .emptyClaim: 9
        case .claimNumber: 10
        case .encoding: 31
        case .claimsHeading: 11
        case .amendedClaims: 12
        case .referenceList: 13
        case .repeatedText: 14
        case .scheme: 15
        }
    }
}
