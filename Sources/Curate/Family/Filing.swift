package import Corpus

/// What a document says of its descent: family, application, priorities, dates, seeds.
///
/// All that grouping and temporal splits need, so that documents need not be kept.
package struct Filing: Sendable, Hashable {
    package var id: String
    package var origin = Origin.real
    /// The DOCDB simple family; empty where no source says.
    package var family = ""
    /// The key of the application, empty if unknown.
    package var application = ""
    /// The keys of the priorities, in the same space as the application's.
    package var priorities: [String] = []
    /// The earliest priority's date, else the application's, else the publication's; empty if there is none.
    package var date = ""
    /// Ids of the documents that it was made from.
    package var seeds: [String] = []

    package init(id: String) { self.id = id }

    package init(_ content: DocumentContent) {
        id = content.id
        origin = content.origin
        family = content.family
        application = Self.key(content.application)
        priorities = content.priorities.map(Self.key).filter { !$0.isEmpty }
        let dates = content.priorities.map(\.date).filter { !$0.isEmpty }
        date =
            dates.min() ?? [content.application.date, content.publication.date].first { !$0.isEmpty } ?? ""
        seeds = content.provenance.seeds
    }

    private static func key(_ reference: DocumentContent.Reference) -> String {
        key(id: reference.id, country: reference.country, number: reference.number)
    }

    /// What an application is known by: the normalised id, else office and number as written; empty for short numbers, which name nothing (`0` stands for an
    /// unknown one in some sources).
    package static func key(id: String, country: String, number: String) -> String {
        if !id.isEmpty { return id }
        let digits = number.utf8.reduce(0) { $0 + ((0x30...0x39).contains($1) ? 1 : 0) }
        return digits < 4 ? "" : "\(country) \(number)"
    }
}
