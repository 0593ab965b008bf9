package import Corpus
internal import Native

/// Collects the fields of one record as canonical JSON, in one pass over the tape.
///
/// Each field has its own buffer of finished JSON; `finish` joins them in the order of their keys. Nothing on the way of running text is
/// a `String`. A reader calls the `add…` functions in the order of the file; one builder serves a worker for all its records.
package struct RecordBuilder: ~Copyable {
    /// The publication, as the file writes it.
    package var publication = PatentNumber()
    /// The application, as the file writes it.
    package var application = PatentNumber()
    /// The DOCDB simple family, or `""`.
    package var family = ""
    /// Which part of a publication this record is, where a dialect splits one over several (`claims`, `amendment`), or `""`.
    package var part = ""
    /// When the record was made (`20090508` or another way of writing a date), or `""`: the later one of a dialect wins.
    package var produced = ""
    package var defects = DefectCounts()
    /// Whether line breaks (`br`), and references to figures and documents, end a paragraph of a text and a line of a claim.
    ///
    /// So it is in Japanese gazettes, where an applicant's line is a line, and lists of figures and documents are one `p` without text.
    package var endsBlocksAtLineBreaks = false
    /// Whether the applicant broke each line of the page by hand: a line as wide as the page goes on in the next.
    package var hasFilledLines = false
    /// How the document came to be; XML files hold real ones.
    package var origin = Origin.real
    /// The id, where the source gives it as a whole (a table's column); `nil` makes it of the publication's parts.
    package var documentID: DocumentID?
    /// The language of parts that do not say theirs, normalised.
    package private(set) var language = ""

    var abstracts = ByteBuffer(capacity: 4096)
    var applicants = ByteBuffer(capacity: 1024)
    var citations = ByteBuffer(capacity: 8192)
    var claims = ByteBuffer(capacity: 16384)
    var classifications = ByteBuffer(capacity: 4096)
    var description = ByteBuffer(capacity: 65536)
    var inventors = ByteBuffer(capacity: 1024)
    var priorities = ByteBuffer(capacity: 1024)
    var titles = ByteBuffer(capacity: 1024)
    var tally = FacetTally()
    var repeated = RepeatedEntries()
    private var languages: [(written: String, normal: String)] = []

    package init() {}

    /// Forgets the last record.
    package mutating func clear() {
        publication = PatentNumber()
        application = PatentNumber()
        family = ""
        part = ""
        produced = ""
        language = ""
        endsBlocksAtLineBreaks = false
        hasFilledLines = false
        origin = .real
        documentID = nil
        defects.removeAll()
        abstracts.removeAll()
        applicants.removeAll()
        citations.removeAll()
        claims.removeAll()
        classifications.removeAll()
        description.removeAll()
        inventors.removeAll()
        priorities.removeAll()
        titles.removeAll()
        tally = FacetTally()
        repeated.removeAll()
    }

    /// Sets the language of parts that do not say theirs.
    package mutating func setLanguage(_ written: String?) { language = normalised(written) }

    /// ISO 639-1 of a language as a file writes it; the document's own for `nil` or `""`.
    mutating func normalised(_ written: String?) -> String {
        guard let written, !written.isEmpty else { return language }
        for known in languages where known.written == written { return known.normal }
        let normal = Language.normalise(written)
        if languages.count < 64 { languages.append((written, normal)) }
        return normal
    }

    /// A date as `docs/document.md` has it; what cannot be read becomes `""` and a defect.
    mutating func normalisedDate(_ written: String) -> String {
        if written.isEmpty { return "" }
        if let date = PatentDate.normalise(written) { return date }
        defects[.date] += 1
        return ""
    }
}

/// A patent, application or priority number as a file writes it.
package struct PatentNumber: Sendable {
    package var country: String
    package var number: String
    package var kind: String
    package var date: String

    package init(country: String = "", number: String = "", kind: String = "", date: String = "") {
        self.country = country
        self.number = number
        self.kind = kind
        self.date = date
    }

    package var isEmpty: Bool { number.isEmpty }
}
