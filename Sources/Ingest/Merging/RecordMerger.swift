package import Corpus
internal import Native

/// Makes one document of the records of one publication.
///
/// Each record stands for its slot (dialect and part). Field by field the value comes from the record whose dialect ranks first among those that have
/// any; ties between parts of one dialect go to the part that comes first by name. A pure function of the set of records: neither order nor
/// history counts.
package enum RecordMerger {
    /// One record.
    package struct Source: Sendable {
        package var dialect: String
        package var part: String
        /// Its canonical line.
        package var line: [UInt8]

        package init(dialect: String, part: String, line: [UInt8]) {
            self.dialect = dialect
            self.part = part
            self.line = line
        }
    }

    package struct Result: Sendable {
        /// The canonical line.
        package var line: [UInt8]
        package var facets: Facets
        /// For each field that is not empty, the place of the record that gave it.
        package var origins: [(field: String, source: Int)]
    }

    private static let fields = [
        "abstracts", "applicants", "application", "citations", "claims", "classifications", "description", "family",
        "inventors",
        "priorities", "publication", "titles",
    ]

    /// Merges at least one record. Throws `JSONError` for a line that is no JSON, which is a bug or damage.
    package static func merge(_ sources: [Source]) throws -> Result {
        let documents = try sources.map { try JSONValue(parsing: $0.line) }
        guard var merged = documents.first?.object else { throw JSONError("a record is no JSON object") }
        var origins: [(String, Int)] = []
        for field in fields {
            let order = sources.indices.sorted { a, b in
                let ranks = (
                    FieldRank.rank(sources[a].dialect, field: field), FieldRank.rank(sources[b].dialect, field: field)
                )
                if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
                return (sources[a].dialect, sources[a].part) < (sources[b].dialect, sources[b].part)
            }
            guard let best = order.first(where: { isFilled(documents[$0][field]) }) else { continue }
            merged[field] = dated(documents[best][field], from: order.map { documents[$0][field] })
            origins.append((field, best))
        }
        let value = JSONValue.object(merged)
        return Result(line: value.canonicalBytes, facets: Facets(document: value), origins: origins)
    }

    /// A number without a date takes it from the best record that has one for the same number: OPS's full text says only which
    /// publication it is of.
    private static func dated(_ value: JSONValue?, from others: [JSONValue?]) -> JSONValue? {
        guard let value, var number = value.object, number["date"]?.string?.isEmpty == true else { return value }
        for other in others where other?["id"] == value["id"] {
            guard let date = other?["date"], date.string?.isEmpty == false else { continue }
            number["date"] = date
            return .object(number)
        }
        return value
    }

    /// Whether a value says anything: a number with only a country does not.
    private static func isFilled(_ value: JSONValue?) -> Bool {
        switch value {
        case .array(let elements): !elements.isEmpty
        case .string(let text): !text.isEmpty
        case .object: !(value?["number"]?.string ?? "").isEmpty
        default: false
        }
    }
}
