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
    /// Text that a reissue or a correction strikes out.
    case deletedText = "deleted-text-left-out"
    /// A part of an amendment that is published with a document and does not change its claims.
    case amendment = "amendment-left-out"
    /// A claim that an amendment published with the document replaces or deletes.
    case supersededClaim = "superseded-claim-left-out"
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
    private var isEmpty = true

    package init() {}

    package subscript(defect: Defect) -> Int {
        get { Int(counts[defect.place]) }
        set {
            counts[defect.place] = UInt32(newValue)
            isEmpty = false
        }
    }

    package mutating func removeAll() { self = DefectCounts() }

    /// Adds another record's counts.
    package mutating func add(_ other: DefectCounts) {
        if other.isEmpty { return }
        isEmpty = false
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
        case .deletedText: 11
        case .amendment: 12
        case .supersededClaim: 13
        case .claimsHeading: 14
        case .amendedClaims: 15
        case .referenceList: 16
        case .repeatedText: 17
        case .scheme: 18
        case .encoding: 19
        }
    }
}
