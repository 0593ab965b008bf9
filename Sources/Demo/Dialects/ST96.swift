extension Composer {
    /// WIPO ST.96 version 6: `pat:PatentPublication`.
    mutating func writeST96() {
        text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        notice()
        text("<pat:PatentPublication xmlns:pat=\"http://www.wipo.int/standards/XMLSchema/ST96/Patent\" ")
        text("xmlns:com=\"http://www.wipo.int/standards/XMLSchema/ST96/Common\" ")
        text("xmlns:tbl=\"http://www.oasis-open.org/tables/exchange/1.0\" ")
        text("xmlns:mathml=\"http://www.w3.org/1998/Math/MathML3\" com:st96Version=\"V6_0\" com:languageCode=\"en\" ")
        text("com:documentFileName=\"\(record.id).xml\" com:documentPublicationDate=\"")
        date(record.published, hyphens: true)
        text("\">\n")
        element("com:IPOfficeCode", record.office)
        bibliographyST96()
        text("<pat:Description com:id=\"description\" com:languageCode=\"en\">\n")
        description()
        text("</pat:Description>\n<pat:Claims com:id=\"claims\" com:languageCode=\"en\">\n")
        for number in 1...claimCount {
            text("<pat:Claim com:id=\"CLM-")
            self.number(number, width: 5)
            text("\">\n<pat:ClaimNumber>\(number)</pat:ClaimNumber>\n<pat:ClaimTypeCategory>")
            text(number == 1 ? "Independent" : "Dependent")
            text("</pat:ClaimTypeCategory>\n")
            claimText(number)
            text("</pat:Claim>\n")
        }
        text("</pat:Claims>\n")
        if hasAbstract {
            text(
                "<pat:Abstract com:id=\"abstract\" com:languageCode=\"en\">\n<com:P com:id=\"p-0001\" com:pNumber=\"0000\">"
            )
            abstractText()
            text("</com:P>\n</pat:Abstract>\n")
            if record.office == "WO" {
                text(
                    "<pat:Abstract com:id=\"abstract-fr\" com:languageCode=\"fr\">\n<com:P com:id=\"p-fr01\" com:pNumber=\"0000\">"
                )
                frenchAbstractText()
                text("</com:P>\n</pat:Abstract>\n")
            }
        }
        text("</pat:PatentPublication>\n")
    }

    private mutating func bibliographyST96() {
        text("<pat:BibliographicData com:st96Version=\"V6_0\">\n<pat:PatentPublicationIdentification>\n")
        element("com:IPOfficeCode", record.office)
        element("pat:PublicationNumber", record.number)
        element("com:PatentDocumentKindCode", record.kind)
        dated("com:PublicationDate", record.published)
        text("</pat:PatentPublicationIdentification>\n<pat:ApplicationIdentification>\n")
        element("com:IPOfficeCode", record.office)
        applicationNumber(record.application)
        dated("pat:FilingDate", record.filed)
        text("</pat:ApplicationIdentification>\n<pat:PriorityClaimBag>\n")
        for (position, priority) in record.priorities.enumerated() {
            text("<pat:PriorityClaim com:sequenceNumber=\"\(position + 1)\">\n")
            element("com:IPOfficeCode", priority.country)
            applicationNumber(priority.number)
            dated("pat:FilingDate", priority.day)
            text("</pat:PriorityClaim>\n")
        }
        text("</pat:PriorityClaimBag>\n")
        classificationsST96()
        text("<pat:InventionTitleBag>\n<pat:InventionTitle com:languageCode=\"en\">")
        title()
        text("</pat:InventionTitle>\n")
        if record.office != "US" {
            text("<pat:InventionTitle com:languageCode=\"fr\">")
            frenchTitle()
            text("</pat:InventionTitle>\n")
        }
        text("</pat:InventionTitleBag>\n")
        referencesST96()
        element("pat:ClaimTotalQuantity", String(claimCount))
        partiesST96()
        text("</pat:BibliographicData>\n")
    }

    private mutating func dated(_ name: String, _ day: Day) {
        text("<\(name)>")
        date(day, hyphens: true)
        text("</\(name)>\n")
    }

    private mutating func applicationNumber(_ number: String) {
        text("<com:ApplicationNumber><com:ApplicationNumberText>\(number)")
        text("</com:ApplicationNumberText></com:ApplicationNumber>\n")
    }

    private mutating func classificationsST96() {
        text("<pat:PatentClassificationBag>\n<pat:IPCRClassificationBag>\n")
        let office = record.office == "WO" ? "EP" : record.office
        for (position, symbol) in ipcSymbols.enumerated() {
            text("<pat:IPCRClassification com:sequenceNumber=\"\(position + 1)\">\n")
            text("<pat:ClassificationVersionDate>2006-01-01</pat:ClassificationVersionDate>\n")
            text("<pat:PatentClassificationLevelCode>A</pat:PatentClassificationLevelCode>\n")
            text("<com:SymbolPositionCode>\(position == 0 ? "F" : "L")</com:SymbolPositionCode>\n")
            text("<pat:IPCClassificationValueCode>I</pat:IPCClassificationValueCode>\n")
            dated("pat:ActionDate", record.published)
            text("<pat:IPCClassificationStatusCode>B</pat:IPCClassificationStatusCode>\n")
            text("<pat:PatentClassificationDataSourceCode>H</pat:PatentClassificationDataSourceCode>\n")
            element("pat:GeneratingOfficeCode", office)
            text("<pat:Section>\(symbol.section)</pat:Section>\n")
            groups(of: symbol)
            text("</pat:IPCRClassification>\n")
        }
        text("</pat:IPCRClassificationBag>\n<pat:CPCClassificationBag>\n<pat:MainCPC>\n")
        let symbols = cpcSymbols
        for (position, symbol) in symbols.enumerated() {
            if position == 1 { text("</pat:MainCPC>\n<pat:FurtherCPC>\n") }
            text("<pat:CPCClassification>\n")
            text("<pat:ClassificationVersionDate>2013-01-01</pat:ClassificationVersionDate>\n")
            text("<pat:CPCSection>\(symbol.section)</pat:CPCSection>\n")
            groups(of: symbol)
            text("<com:SymbolPositionCode>\(position == 0 ? "F" : "L")</com:SymbolPositionCode>\n")
            text(
                "<pat:CPCClassificationValueCode>\(symbol.mainGroup.count > 3 ? "A" : "I")</pat:CPCClassificationValueCode>\n"
            )
            dated("pat:ActionDate", record.published)
            element("pat:GeneratingOfficeCode", office)
            text("<pat:CPCClassificationStatusCode>B</pat:CPCClassificationStatusCode>\n")
            text("<pat:PatentClassificationDataSourceCode>H</pat:PatentClassificationDataSourceCode>\n")
            text("</pat:CPCClassification>\n")
        }
        text(symbols.count > 1 ? "</pat:FurtherCPC>\n" : "</pat:MainCPC>\n")
        text("</pat:CPCClassificationBag>\n</pat:PatentClassificationBag>\n")
    }

    private mutating func groups(of symbol: Symbol) {
        text("<pat:Class>\(symbol.classNumber)</pat:Class>\n<pat:Subclass>\(symbol.subclass)</pat:Subclass>\n")
        text("<pat:MainGroup>\(symbol.mainGroup)</pat:MainGroup>\n<pat:Subgroup>\(symbol.subgroup)</pat:Subgroup>\n")
    }

    private mutating func referencesST96() {
        guard record.kind != "A2", !citations.isEmpty else { return }
        text("<pat:ReferenceCitationBag>\n")
        for (position, citation) in citations.enumerated() {
            let cited = citation.record
            text("<pat:ReferenceCitation com:sequenceNumber=\"\(position + 1)\" ")
            text("pat:citingPartyCategory=\"\(citation.byExaminer ? "Examiner" : "Applicant")\">\n")
            text("<com:PatentCitation>\n<com:CitedPatentDocumentIdentification>\n")
            element("com:IPOfficeCode", cited.office)
            element("com:DocumentNumber", cited.number)
            element("com:EntityName", Parties(of: cited).applicants[0].name)
            element("com:PatentDocumentKindCode", cited.kind)
            dated("com:PatentDocumentDate", cited.published)
            text("</com:CitedPatentDocumentIdentification>\n</com:PatentCitation>\n")
            text("<pat:DocumentRelevanceBag><pat:DocumentRelevance>")
            for category in citation.category.split(separator: ",") {
                text("<pat:CitationCategoryCode>\(category)</pat:CitationCategoryCode>")
            }
            text("</pat:DocumentRelevance></pat:DocumentRelevanceBag>\n</pat:ReferenceCitation>\n")
        }
        text("</pat:ReferenceCitationBag>\n")
    }

    private mutating func partiesST96() {
        let parties = Parties(of: record)
        text("<pat:PartyBag>\n<pat:ApplicantBag>\n")
        for (position, applicant) in parties.applicants.enumerated() {
            text("<pat:Applicant com:sequenceNumber=\"\(position + 1)\">\n<com:PublicationContact>\n<com:Name>")
            text("<com:OrganizationName><com:OrganizationStandardName>")
            escaped(applicant.name)
            text("</com:OrganizationStandardName></com:OrganizationName></com:Name>\n")
            element("com:CityName", applicant.city)
            element("com:CountryCode", applicant.country)
            text("</com:PublicationContact>\n</pat:Applicant>\n")
        }
        text("</pat:ApplicantBag>\n<pat:InventorBag>\n")
        for (position, inventor) in parties.inventors.enumerated() {
            text("<pat:Inventor com:sequenceNumber=\"\(position + 1)\">\n<com:PublicationContact>\n<com:Name>")
            text("<com:PersonName><com:PersonStructuredName>")
            element("com:FirstName", inventor.first)
            element("com:LastName", inventor.last)
            text("</com:PersonStructuredName></com:PersonName></com:Name>\n")
            element("com:CityName", inventor.city)
            element("com:CountryCode", inventor.country)
            text("</com:PublicationContact>\n</pat:Inventor>\n")
        }
        text("</pat:InventorBag>\n</pat:PartyBag>\n")
    }
}
