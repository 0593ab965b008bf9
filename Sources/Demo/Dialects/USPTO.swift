extension Composer {
    /// USPTO version 4: grants after the DTD of version 4.6, applications after that of version 4.5, both of 2021.
    mutating func writeUSPTO() {
        let grant = record.isGrant
        let root = grant ? "us-patent-grant" : "us-patent-application"
        let version = grant ? "v46-2021-08-30" : "v45-2021-08-30"
        let bibliography = grant ? "us-bibliographic-data-grant" : "us-bibliographic-data-application"
        text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE \(root) SYSTEM \"\(root)-\(version).dtd\" [ ]>\n")
        notice()
        text("<\(root) lang=\"EN\" dtd-version=\"\(grant ? "v4.6" : "v4.5") 2021-08-30\" file=\"\(record.id)-")
        date(record.published)
        text(".XML\" status=\"DEMONSTRATION\" id=\"\(root)\" country=\"US\" date-produced=\"")
        date(record.published)
        text("\" date-publ=\"")
        date(record.published)
        text("\">\n<\(bibliography)\(grant ? "" : " lang=\"EN\" country=\"US\"")>\n")
        text("<publication-reference>\n")
        documentID("US", record.number, record.kind, record.published)
        text("</publication-reference>\n<application-reference appl-type=\"utility\">\n")
        documentID("US", record.application, nil, record.filed)
        text("</application-reference>\n<us-application-series-code>89</us-application-series-code>\n")
        priorityClaims()
        ipcClassifications()
        cpcClassifications()
        text("<invention-title id=\"d2e43\">")
        title()
        text("</invention-title>\n")
        if grant {
            referencesUSPTO()
            element("number-of-claims", String(claimCount))
            text("<us-exemplary-claim>1</us-exemplary-claim>\n<figures>\n")
            text("<number-of-drawing-sheets>\(figures)</number-of-drawing-sheets>\n")
            text("<number-of-figures>\(figures)</number-of-figures>\n</figures>\n")
        }
        if record.place.member > 0 {
            let before = DemoRecord(record.index - 1, seed: record.seed, dialect: lexicon.dialect)
            text("<us-related-documents>\n<related-publication>\n")
            documentID("US", before.number, before.kind, before.published)
            text("</related-publication>\n</us-related-documents>\n")
        }
        partiesUSPTO(grant: grant)
        text("</\(bibliography)>\n")
        if hasAbstract {
            text("<abstract id=\"abstract\">\n<p id=\"p-0001\" num=\"0000\">")
            abstractText()
            text("</p>\n</abstract>\n")
        }
        drawings(tag: "DRAWINGS")
        text("<description id=\"description\">\n")
        description()
        text("</description>\n<us-claim-statement>What is claimed is:</us-claim-statement>\n<claims id=\"claims\">\n")
        for number in 1...claimCount {
            text("<claim id=\"CLM-")
            self.number(number, width: 5)
            text("\" num=\"")
            self.number(number, width: 5)
            text("\">\n")
            claimText(number)
            text("</claim>\n")
        }
        text("</claims>\n</\(root)>\n")
    }

    private mutating func referencesUSPTO() {
        guard !citations.isEmpty else { return }
        text("<us-references-cited>\n")
        for (position, citation) in citations.enumerated() {
            let cited = citation.record
            text("<us-citation>\n<patcit num=\"")
            number(position + 1, width: 5)
            text("\">\n")
            // Applications are cited with a stroke after the year, as the office's files do.
            let written = cited.isGrant ? cited.number : cited.number.prefix(4) + "/" + cited.number.dropFirst(4)
            let author = Parties(of: cited).inventors[0].last + " et al."
            documentID("US", String(written), cited.kind, name: author, cited.published)
            text(
                "</patcit>\n<category>cited by \(citation.byExaminer ? "examiner" : "applicant")</category>\n</us-citation>\n"
            )
        }
        text("<us-citation>\n<nplcit num=\"")
        number(citations.count + 1, width: 5)
        text("\">\n<othercit>Sampleton et al., &#x201c;A made-up paper on ")
        out.append(contentsOf: device.bare)
        text(
            "&#x201d;, Example Journal, pp. 1-\(8 + figures).</othercit>\n</nplcit>\n<category>cited by applicant</category>\n"
        )
        text("</us-citation>\n</us-references-cited>\n")
    }

    private mutating func partiesUSPTO(grant: Bool) {
        let parties = Parties(of: record)
        text("<us-parties>\n<us-applicants>\n")
        for (position, applicant) in parties.applicants.enumerated() {
            text("<us-applicant sequence=\"0\(position + 1)\" app-type=\"applicant\" designation=\"us-only\" ")
            text("applicant-authority-category=\"assignee\">\n")
            addressBook(organisation: applicant.name, applicant.city, applicant.country)
            text("<residence><country>\(applicant.country)</country></residence>\n</us-applicant>\n")
        }
        text("</us-applicants>\n")
        inventors(parties, attribute: " designation=\"us-only\"")
        text("</us-parties>\n")
        guard grant else { return }
        text("<assignees>\n<assignee>\n<addressbook>\n")
        element("orgname", parties.applicants[0].name)
        text("<role>03</role>\n<address>\n")
        element("city", parties.applicants[0].city)
        element("country", parties.applicants[0].country)
        text("</address>\n</addressbook>\n</assignee>\n</assignees>\n<examiners>\n<primary-examiner>\n")
        text("<last-name>Specimen</last-name>\n<first-name>Pat</first-name>\n<department>0000</department>\n")
        text("</primary-examiner>\n</examiners>\n")
    }
}
