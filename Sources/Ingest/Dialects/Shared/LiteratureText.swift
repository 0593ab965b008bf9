internal import Corpus
internal import Native

/// A citation of literature that the file holds in parts, as one line: authors, title, where it appeared, when, which pages.
///
/// WIPO ST.36 `nplcit/{article,book,online}` and WIPO ST.96 `NPLCitation/{CitedBook,CitedJournalArticle,…}`. The order is fixed, whatever the
/// order of the file, so that both standards give the same line.
struct LiteratureText {
    private var authors: [String] = []
    private var items: [(rank: Int, text: String)] = []

    /// The line for a `nplcit` or `NPLCitation`; its text as it stands where it is not in parts.
    static func line(_ tape: XMLTape, _ citation: XMLNode) -> String {
        for part in tape.elements(citation) {
            switch tape.name(part) {
            case .article, .book, .online, .st96CitedBook, .st96CitedJournalArticle,
                .st96CitedConferenceProceedingsArticle,
                .st96CitedOtherKindNPL:
                var literature = LiteratureText()
                for child in tape.elements(part) { literature.add(tape, child) }
                let line = literature.line
                return line.isEmpty ? tape.string(part) : line
            case .text, .othercit, .st96NPLCitationText, .st96WebURI: return tape.string(part)
            default: break
            }
        }
        // Pages of relevance stand inside some citations and are no part of what is cited.
        if tape.child(citation, .relPassage) == nil { return tape.string(citation) }
        return tape.children(citation).filter { tape.isText($0) }.map { tape.string($0) }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private var line: String {
        var seen: [String] = []
        for rank in 0...9 {
            for item in items where item.rank == rank && !seen.contains(item.text) { seen.append(item.text) }
        }
        let rest = seen.joined(separator: ", ")
        if authors.isEmpty { return rest }
        return authors.joined(separator: "; ") + (rest.isEmpty ? "" : ": " + rest)
    }

    private mutating func add(_ tape: XMLTape, _ node: XMLNode) {
        switch tape.name(node) {
        case .author:
            let name = ST36.partyName(tape, node)
            authors.append(name.isEmpty ? tape.string(node) : name)
        case .st96AuthorName, .st96CitedBookAuthorName: authors.append(tape.string(node))
        case .serial, .book, .imprint, .conference, .st96ElectronicAccess, .location:
            let children = Array(tape.elements(node))
            if children.isEmpty { item(9, tape.string(node)) }
            for child in children { add(tape, child) }
        case .atl, .onlineTitle, .st96CitedContributionTitleText: item(0, tape.string(node))
        case .bookTitle, .sertitle, .alttitle, .subtitle, .hosttitle, .conftitle, .st96CitedBookTitleText,
            .st96CitedBookSubtitleText, .st96CitedJournalTitleText, .st96SerialALTTitleText, .st96ConferenceText,
            .st96ConferenceTitleText, .st96ConferenceNumber, .confno, .st96ConferencePlace, .confplace, .series,
            .st96SeriesText:
            item(1, tape.string(node))
        case .name, .address, .st96PublicationText, .st96PublisherName, .st96PublicationPlace:
            item(2, spaced(tape, node))
        case .edition, .st96CitedBookEditionStatementText: item(3, tape.string(node))
        case .vid, .st96VolumeNumber: item(4, tape.string(node), "vol. ")
        case .ino, .issue, .st96IssueNumber: item(5, tape.string(node), "no. ")
        case .pubdate, .confdate, .st96CitedDocumentDate, .st96ConferenceDate, .st96ConferenceStartDate,
            .st96ConferenceEndDate:
            item(6, date(tape, node))
        case .pp: item(7, pages(tape, node), "pages ")
        case .column: item(7, tape.string(node), "column ")
        case .para: item(7, tape.string(node), "paragraph ")
        case .line: item(7, tape.string(node), "line ")
        case .chapter: item(7, tape.string(node), "chapter ")
        case .absno, .st96AbstractNumber: item(8, tape.string(node), "abstract no. ")
        case .issn: item(8, tape.string(node), "ISSN ")
        case .isbn: item(8, tape.string(node), "ISBN ")
        case .doi, .st96DOI: item(8, tape.string(node), "DOI ")
        case .cpyrt, .st96NPLCopyrightText, .keyword, .srchterm, .srchdate, .st96RetrievalDate: break
        case .text:
            let around = tape.parent(node).map { tape.name($0) }
            item(around == .imprint ? 2 : around == .location ? 7 : 9, tape.string(node))
        default: item(9, spaced(tape, node))
        }
    }

    private mutating func item(_ rank: Int, _ text: String, _ label: String = "") {
        if text.isEmpty { return }
        // A file that writes `Vol. 12` in the volume needs no label.
        items.append((rank, text.first?.isNumber == true || rank == 8 ? label + text : text))
    }

    /// `sdate` and `edate`, or the text.
    private func date(_ tape: XMLTape, _ node: XMLNode) -> String {
        let parts = tape.elements(node).map { normal(tape.string($0)) }.filter { !$0.isEmpty }
        if parts.isEmpty { return normal(tape.string(node)) }
        return parts.count > 1 && parts[0] == parts[1] ? parts[0] : parts.joined(separator: " to ")
    }

    private func normal(_ written: String) -> String { PatentDate.normalise(written) ?? written }

    /// `ppf` to `ppl`, or the text.
    private func pages(_ tape: XMLTape, _ node: XMLNode) -> String {
        let first = tape.string(node, .ppf)
        let last = tape.string(node, .ppl)
        if first.isEmpty { return tape.string(node) }
        return last.isEmpty || last == first ? first : "\(first)-\(last)"
    }

    private func spaced(_ tape: XMLTape, _ node: XMLNode) -> String {
        let parts = tape.elements(node).map { spaced(tape, $0) }.filter { !$0.isEmpty }
        return parts.isEmpty ? tape.string(node) : parts.joined(separator: " ")
    }
}
