internal import Corpus

/// Fills a record from a row, by the mapping.
struct RowRecord {
    let mapping: Mapping
    let values: RowValues
    /// For each field, the place of its first `columns:` source among those of the mapping.
    let marks: [Mapping.Field: Int]

    /// Reads the row and gives its labels, each once and in order.
    func read(into builder: inout RecordBuilder) throws(RecordFault) -> [String] {
        builder.setLanguage(try one(.language))
        try number(&builder)
        builder.family = try one(.family)
        try texts(&builder)
        try claims(&builder)
        var hasFirst = false
        var symbols: Set<String> = []
        for (source, item) in try items(.classifications) {
            // Tables name the main symbol in a column of its own and again among all.
            let scheme = source.scheme ?? .cpc
            let symbol = Classification.symbol(item.text, scheme: scheme) ?? item.text
            guard symbols.insert("\(scheme.rawValue) \(symbol)").inserted else { continue }
            let isFirst = source.isFirst && !hasFirst
            hasFirst = hasFirst || isFirst
            builder.addClassification(item.text, scheme: scheme, first: isFirst)
        }
        for (source, item) in try items(.applicants) {
            builder.addApplicant(name: item.text, country: try values.text(source.country, of: item))
        }
        for (source, item) in try items(.inventors) {
            builder.addInventor(name: item.text, country: try values.text(source.country, of: item))
        }
        for (source, item) in try items(.priorities) { builder.addPriority(try filing(source, item)) }
        for (source, item) in try items(.citations) { cite(source, item.text, &builder) }
        if let source = mapping.sources[.application]?.first {
            let text = try one(.application)
            builder.application = try filing(source, RowValues.Item(text: text, object: .null))
        }
        var labels: [String] = []
        for (_, item) in try items(.labels) where !labels.contains(item.text) { labels.append(item.text) }
        return labels
    }

    private func one(_ field: Mapping.Field) throws(RecordFault) -> String {
        try values.single(mapping.sources[field]?.first)
    }

    private func items(_ field: Mapping.Field) throws(RecordFault) -> [(MappingSource, RowValues.Item)] {
        var all: [(MappingSource, RowValues.Item)] = []
        var mark = marks[field] ?? 0
        for source in mapping.sources[field] ?? [] {
            for item in try values.items(source, marked: mark) { all.append((source, item)) }
            if case .columns = source.content { mark += 1 }
        }
        return all
    }

    // MARK: Numbers

    private func number(_ builder: inout RecordBuilder) throws(RecordFault) {
        let written = try one(.id)
        if written.isEmpty { throw RecordFault("the id is empty") }
        guard var id = CellNumber.id(written) else {
            throw RecordFault(
                "the id \"\(written.prefix(80))\" cannot be read: it needs an office and a number, such as US20240100880A1"
            )
        }
        let kind = try one(.kind)
        let date = try one(.date)
        if id.kind.isEmpty, !kind.isEmpty, id.office != "SYN" {
            guard let full = DocumentID(country: id.office, number: id.number, kind: kind, date: date) else {
                throw RecordFault("the id \"\(written.prefix(80))\" and the kind \"\(kind)\" make no number")
            }
            id = full
        }
        let origin = try one(.origin)
        if !origin.isEmpty {
            guard let known = Origin(rawValue: origin) else {
                throw RecordFault("the origin \"\(origin)\" is none of real, synthesis, paraphrase, replicate")
            }
            builder.origin = known
        }
        if id.office == "SYN" {
            if builder.origin == .real {
                throw RecordFault("\(id.text) names a synthetic document, whose origin cannot be real: map origin")
            }
            builder.publication = PatentNumber(number: id.text, date: date)
        } else {
            builder.publication = PatentNumber(country: id.office, number: id.number, kind: id.kind, date: date)
        }
        builder.documentID = id
    }

    /// An application or priority: its parts where the mapping gives them, else a country in front of the number.
    private func filing(_ source: MappingSource, _ item: RowValues.Item) throws(RecordFault) -> PatentNumber {
        var number = PatentNumber(
            country: try values.text(source.country, of: item), number: item.text,
            kind: try values.text(source.kind, of: item), date: try values.text(source.date, of: item))
        let letters = item.text.utf8.prefix { ($0 >= 0x41 && $0 <= 0x5A) }
        if number.country.isEmpty, letters.count == 2 {
            number.country = String(item.text.prefix(2))
            number.number = item.text.dropFirst(2).trimmingSpaces
        }
        return item.text.isEmpty ? PatentNumber() : number
    }

    private func cite(_ source: MappingSource, _ text: String, _ builder: inout RecordBuilder) {
        if let id = CellNumber.cited(text) {
            let number = PatentNumber(country: id.office, number: id.number, kind: id.kind)
            builder.addCitation(number, category: source.category, phase: source.phase)
        } else {
            builder.addCitation(text: text, category: source.category, phase: source.phase)
        }
    }

    // MARK: Text

    private func texts(_ builder: inout RecordBuilder) throws(RecordFault) {
        for (source, item) in try items(.title) { builder.addTitle(text: item.text, language: source.language) }
        try paragraphs(.abstract) { source, paragraphs in
            builder.addAbstract(paragraphs: paragraphs, language: source.language)
        }
        try paragraphs(.description) { source, paragraphs in
            builder.addSection(
                heading: source.heading, paragraphs: paragraphs, role: source.role, language: source.language)
        }
    }

    /// Gives each source's text in paragraphs: items of a list, and lines of a text.
    private func paragraphs(
        _ field: Mapping.Field, _ body: (MappingSource, [String]) -> Void
    ) throws(RecordFault) {
        for source in mapping.sources[field] ?? [] {
            let paragraphs = try values.items(source, marked: marks[field] ?? 0).flatMap { Self.lines($0.text) }
            if !paragraphs.isEmpty { body(source, paragraphs) }
        }
    }

    /// Claims: the items of a list are one each; a text alone is split at its numbers.
    private func claims(_ builder: inout RecordBuilder) throws(RecordFault) {
        for source in mapping.sources[.claims] ?? [] {
            let items = try values.items(source, marked: marks[.claims] ?? 0)
            var last = 0
            for claim in items.count == 1 ? ClaimText.split(items[0].text) : items.map(Self.claim) {
                // A number that does not rise is none: two claims would share it.
                let isNumbered = claim.number > last
                if !isNumbered { builder.defects[.claimNumber] += 1 }
                let number = isNumbered ? claim.number : last + 1
                builder.addClaim(lines: Self.lines(claim.text), number: number, language: source.language)
                last = isNumbered ? max(number, ClaimText.number(of: claim.text)?.last ?? 0) : number
            }
        }
    }

    private static func claim(_ item: RowValues.Item) -> ClaimText.Claim {
        ClaimText.Claim(number: ClaimText.number(of: item.text)?.first ?? 0, text: item.text)
    }

    private static func lines(_ text: String) -> [String] {
        text.utf8.split { $0 == 0x0A || $0 == 0x0D }.map { String(Substring($0)) }
    }
}
