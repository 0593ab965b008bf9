package import Corpus
package import Native

/// What a finished record says beside its line.
package struct RecordSummary: Sendable {
    package var id: DocumentID
    package var facets: Facets
    package var part: String
    package var produced: String
    package var defects: DefectCounts
    /// Labels that a table gives beside the document; `nil` where it gives none.
    package var labels: [String]?
}

extension RecordBuilder {
    /// Appends the record as a canonical document line, without the newline.
    ///
    /// Throws `RecordFault` where the publication has no readable number: it could not be found again.
    package mutating func finish(into line: inout ByteBuffer) throws(RecordFault) -> RecordSummary {
        guard
            let id = documentID
                ?? DocumentID(
                    country: publication.country, number: publication.number, kind: publication.kind,
                    date: publication.date)
        else {
            let written = [publication.country, publication.number, publication.kind].filter { !$0.isEmpty }
            throw RecordFault(
                written.isEmpty
                    ? "the record has no publication number"
                    : "the publication number \"\(written.joined(separator: " "))\" cannot be read")
        }
        let date = normalisedDate(publication.date)
        let applicationDate = normalisedDate(application.date)
        let applicationID =
            application.isEmpty
            ? nil
            : DocumentID.applicationID(
                country: application.country, number: application.number, kind: application.kind, date: application.date
            )

        line.append("{\"abstracts\":[")
        line.append(abstracts.span)
        line.append("],\"applicants\":[")
        line.append(applicants.span)
        line.append("],\"application\":")
        application.write(id: applicationID?.text ?? "", date: applicationDate, to: &line)
        line.append(",\"citations\":[")
        line.append(citations.span)
        line.append("],\"claims\":[")
        line.append(claims.span)
        line.append("],\"classifications\":[")
        line.append(classifications.span)
        line.append("],\"description\":[")
        line.append(description.span)
        line.append("],\"family\":")
        line.appendQuoted(family)
        line.append(",\"id\":\"")
        line.append(id.text)
        line.append("\",\"inventors\":[")
        line.append(inventors.span)
        line.append("],\"kind\":\"")
        line.append(id.kind)
        line.append("\",\"origin\":\"")
        line.append(origin.rawValue)
        line.append("\",\"priorities\":[")
        line.append(priorities.span)
        line.append("],\"provenance\":")
        line.append(Document.emptyProvenance)
        line.append(",\"publication\":")
        publication.write(id: id.text, date: date, to: &line)
        line.append(",\"titles\":[")
        line.append(titles.span)
        line.append("]}")

        var facets = Facets()
        facets.hasAbstract = tally.hasAbstract
        facets.citations = tally.citations
        facets.claims = tally.mostClaims
        facets.classifications = tally.classifications
        facets.date = date
        facets.hasDescription = tally.hasDescription
        facets.family = family
        facets.kind = id.kind
        facets.languages = tally.languages.sorted()
        facets.office = id.office
        facets.origin = origin
        return RecordSummary(id: id, facets: facets, part: part, produced: produced, defects: defects)
    }
}

/// Why a well-formed record gives no document.
package struct RecordFault: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
