extension Composer {
    /// WIPO ST.36: `wo-published-application` for WO publications, `patent-document` for those of other offices.
    mutating func writeST36() {
        let root = record.office == "WO" ? "wo-published-application" : "patent-document"
        text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE \(root) SYSTEM \"\(root).dtd\">\n")
        notice()
        text("<\(root) id=\"\(record.id)\" lang=\"en\" country=\"\(record.office)\" ")
        text("doc-number=\"\(record.number)\" kind=\"\(record.kind)\" date-publ=\"")
        date(record.published)
        text(
            "\" dtd-version=\"v1.3 2005-01-01\">\n<bibliographic-data id=\"bibl\" lang=\"en\">\n<publication-reference>\n"
        )
        documentID(record.office, record.number, record.kind, record.published)
        text(
            "</publication-reference>\n<application-reference appl-type=\"\(record.office == "WO" ? "PCT" : "utility")\">\n"
        )
        documentID(record.office, record.application, nil, record.filed)
        text("</application-reference>\n<language-of-filing>en</language-of-filing>\n")
        text("<language-of-publication>en</language-of-publication>\n")
        priorityClaims()
        ipcClassifications()
        cpcClassifications()
        text("<invention-title lang=\"en\">")
        title()
        text("</invention-title>\n")
        if record.office != "US" {
            text("<invention-title lang=\"fr\">")
            frenchTitle()
            text("</invention-title>\n")
        }
        // WO publications carry their citations in the search report, those of other offices among the references.
        if record.office != "WO", record.kind != "A2", !citations.isEmpty {
            text("<references-cited>\n")
            searchCitations()
            text("</references-cited>\n")
        }
        let parties = Parties(of: record)
        text("<parties>\n<applicants>\n")
        for (position, applicant) in parties.applicants.enumerated() {
            text("<applicant sequence=\"\(position + 1)\" app-type=\"applicant\" designation=\"all\">\n")
            addressBook(organisation: applicant.name, applicant.city, applicant.country)
            text("<nationality><country>\(applicant.country)</country></nationality>\n</applicant>\n")
        }
        text("</applicants>\n")
        inventors(parties, attribute: "")
        text("</parties>\n</bibliographic-data>\n")
        abstractsST36()
        text("<description id=\"desc\" lang=\"en\">\n")
        description()
        text("</description>\n<claims id=\"claims\" lang=\"en\">\n")
        for number in 1...claimCount {
            text("<claim id=\"c")
            self.number(number, width: 4)
            text("\" num=\"")
            self.number(number, width: 4)
            text("\">")
            claimText(number)
            text("</claim>\n")
        }
        text("</claims>\n")
        drawings(tag: "draw")
        if record.office == "WO" {
            text("<wo-search-report id=\"srep\" lang=\"en\" srep-type=\"isr\" srep-office=\"EP\">\n<srep-for-pub>\n")
            if !citations.isEmpty {
                text("<srep-citations>\n")
                searchCitations()
                text("</srep-citations>\n")
            }
            text("</srep-for-pub>\n</wo-search-report>\n")
        }
        text("</\(root)>\n")
    }

    private mutating func abstractsST36() {
        guard hasAbstract else { return }
        text("<abstract id=\"abst\" lang=\"en\">\n<p id=\"pa01\" num=\"0000\">")
        abstractText()
        text("</p>\n</abstract>\n")
        guard record.office == "WO" else { return }
        text("<abstract id=\"abst-fr\" lang=\"fr\">\n<p id=\"pa02\" num=\"0000\">")
        frenchAbstractText()
        text("</p>\n</abstract>\n")
    }

    private mutating func searchCitations() {
        for (position, citation) in citations.enumerated() {
            let cited = citation.record
            text("<citation id=\"cit")
            number(position + 1, width: 4)
            text("\" srep-phase=\"search\">\n<patcit num=\"")
            number(position + 1, width: 4)
            text("\" dnum=\"\(cited.office)\(cited.number)\">\n")
            documentID(
                cited.office, cited.number, cited.kind, name: Parties(of: cited).applicants[0].name, cited.published)
            text(
                "</patcit>\n<rel-passage><passage>paragraph [000\(position + 1)]; figures 1-\(2 + position)</passage></rel-passage>\n"
            )
            for category in citation.category.split(separator: ",") { text("<category>\(category)</category>\n") }
            text("<rel-claims>1-\(claimCount)</rel-claims>\n</citation>\n")
        }
    }
}
