import Testing

/// Gazettes made up for these tests; the wording is ours.
@Suite struct JPOST96Tests {
    static func gazette(
        root: String = "jppat:UnexaminedPatentPublication", name: String = "公開特許公報(A)",
        identification: String = "jppat:PatentPublicationIdentification", number: String = "2022000123",
        fields: String = "",
        parts: String = ""
    ) -> String {
        """
        <\(root) xmlns:jppat="urn:jppat" xmlns:jputl="urn:jputl" xmlns:jpcom="urn:jpcom" xmlns:pat="urn:pat" xmlns:com="urn:com" \
        com:languageCode="ja"><com:IPOfficeCode>JP</com:IPOfficeCode>
        <\(root)BibliographicData com:languageCode="ja"><com:IPOfficeCode>JP</com:IPOfficeCode>
        <\(identification)><com:IPOfficeCode>JP</com:IPOfficeCode><pat:PublicationNumber>\(number)</pat:PublicationNumber>
        <com:PublicationDate>2022-01-06</com:PublicationDate></\(identification)>
        <pat:PlainLanguageDesignationText>\(name)</pat:PlainLanguageDesignationText>
        <jppat:ApplicationIdentification><com:ApplicationNumber><com:ApplicationNumberText>2020234567</com:ApplicationNumberText>
        </com:ApplicationNumber><pat:FilingDate>2020-09-08</pat:FilingDate></jppat:ApplicationIdentification>
        <pat:InventionTitle>水門</pat:InventionTitle>\(fields)
        </\(root)BibliographicData>\(parts)</\(root)>
        """
    }

    static let fields = """
        <jppat:UnexaminedPatentPublicationPartyBag><jppat:ApplicantsRegisteredPractitionersBag>
        <jppat:ApplicantRegisteredPractitionerBag><jppat:Applicant><com:PartyIdentifier>1</com:PartyIdentifier>
        <com:Contact><com:Name><com:EntityName>水門製作所</com:EntityName></com:Name></com:Contact>
        <com:Contact><com:Name><com:EntityName>ＳＵＩＭＯＮ</com:EntityName></com:Name></com:Contact></jppat:Applicant>
        <pat:RegisteredPractitioner><com:Contact><com:Name><com:EntityName>代理人</com:EntityName></com:Name></com:Contact>
        </pat:RegisteredPractitioner></jppat:ApplicantRegisteredPractitionerBag></jppat:ApplicantsRegisteredPractitionersBag>
        <jppat:InventorBag><pat:Inventor><com:Contact><com:Name><com:EntityName>堰  太郎</com:EntityName></com:Name></com:Contact>
        </pat:Inventor></jppat:InventorBag></jppat:UnexaminedPatentPublicationPartyBag>
        <pat:PriorityClaimBag><jppat:PriorityClaim><com:IPOfficeCode>EP</com:IPOfficeCode><com:ApplicationNumber>
        <com:ApplicationNumberText>18193531.3</com:ApplicationNumberText></com:ApplicationNumber>
        <pat:FilingDate>2019-09-10</pat:FilingDate></jppat:PriorityClaim></pat:PriorityClaimBag>
        <jppat:IPCClassification><com:Edition/><pat:MainClassification>E02B   7/26        20060101AFI20220309BHJP</pat:MainClassification>
        <pat:FurtherClassification>E02B   7/36        20060101ALI20220309BHJP</pat:FurtherClassification></jppat:IPCClassification>
        <jppat:NationalClassification><com:IPOfficeCode>JP</com:IPOfficeCode><pat:MainNationalClassification>
        <pat:PatentClassificationText>E02B7/26 A</pat:PatentClassificationText></pat:MainNationalClassification>
        <pat:FurtherNationalClassification><pat:PatentClassificationText>E02B7/36</pat:PatentClassificationText>
        </pat:FurtherNationalClassification></jppat:NationalClassification>
        <jppat:ThemeCodeInformationBag><jppat:ThemeCodeInformation>2D019</jppat:ThemeCodeInformation></jppat:ThemeCodeInformationBag>
        <jppat:FtermInformationBag><jppat:FtermInformation>2D019AA02</jppat:FtermInformation></jppat:FtermInformationBag>
        <pat:ReferenceCitationBag><pat:ReferenceCitation><com:PatentCitation><com:PatentCitationText>特開平７－４０７５２（ＪＰ，Ａ）
        </com:PatentCitationText></com:PatentCitation></pat:ReferenceCitation></pat:ReferenceCitationBag>
        """

    @Test("reads the bibliography")
    func bibliography() throws {
        let document = try ReadRecord.first(Self.gazette(fields: Self.fields)).decoded
        #expect(document.id == "JP2022000123A")
        #expect(document.publication.date == "2022-01-06")
        #expect(document.application.number == "2020234567")
        #expect(document.application.country == "JP")
        #expect(document.titles == [.init(language: "ja", text: "水門")])
        #expect(document.applicants == [.init(country: "", name: "水門製作所")])
        #expect(document.inventors == [.init(country: "", name: "堰 太郎")])
        #expect(document.priorities.map(\.country) == ["EP"])
        #expect(document.priorities.map(\.number) == ["18193531.3"])
        #expect(document.symbols("ipcr") == ["E02B 7/26!", "E02B 7/36"])
        #expect(document.symbols("fi") == ["E02B 7/26@A!", "E02B 7/36"])
        #expect(document.symbols("f-term") == ["2D019", "2D019 AA02"])
        #expect(document.citations.map(\.id) == ["JPH0740752A"])
    }

    @Test(
        "the kind is in the gazette's name, else the root tells its letter",
        arguments: [
            ("jppat:RegisteredPatentPublication", "特許公報(B2)", "7550342", "JP7550342B2"),
            ("jppat:RegisteredPatentPublication", "特許公報", "7550342", "JP7550342B"),
            ("jputl:RegisteredUtilityModelPublication", "登録実用新案公報（Ｕ）", "3236395", "JP3236395U"),
            ("jputl:RegisteredUtilityModelPublication", "", "3236395", "JP3236395U"),
            ("jppat:InternationalPatentPublication", "公表特許公報(A)", "2022503667", "JP2022503667A"),
        ])
    func kinds(root: String, name: String, number: String, id: String) throws {
        let isModel = root.hasPrefix("jputl")
        let xml = Self.gazette(
            root: root, name: name,
            identification: isModel
                ? "jputl:UtilityModelPublicationIdentification" : "jppat:PatentPublicationIdentification",
            number: number)
        let document = try ReadRecord.first(xml).decoded
        #expect(document.id == id)
        // Patents and utility models have the same numbers of applications.
        #expect(document.application.id.last == (isModel ? "U" : "A"))
    }

    @Test("reads texts: roles, lines, claims without their numbers in the text")
    func texts() throws {
        let parts = """
            <jppat:Description><pat:TechnicalField><com:P com:pNumber="0001">水門に<com:Br/>
            関する。</com:P></pat:TechnicalField><pat:BackgroundArt><com:P>従来。</com:P></pat:BackgroundArt>
            <pat:CitationBag><pat:PatentCitationBag><com:P><com:PatentCitation><com:PatentCitationText>特開２０１８−１号公報</com:PatentCitationText>
            </com:PatentCitation></com:P></pat:PatentCitationBag></pat:CitationBag>
            <pat:InventionSummary><pat:TechnicalProblem><com:P>課題。</com:P></pat:TechnicalProblem></pat:InventionSummary>
            <pat:DrawingDescription><com:P><com:FigureReference>図の一</com:FigureReference>
            <com:FigureReference>図の二</com:FigureReference></com:P></pat:DrawingDescription>
            <pat:EmbodimentDescription><com:P>実施。<com:Image/></com:P><pat:EmbodimentExample><com:P>例。</com:P></pat:EmbodimentExample>
            </pat:EmbodimentDescription><pat:ReferenceSignBag><com:P>１ 門</com:P></pat:ReferenceSignBag>
            <com:Heading>付記</com:Heading><com:P>終わり。</com:P></jppat:Description>
            <pat:Claims><pat:Claim><pat:ClaimNumber>1</pat:ClaimNumber><pat:ClaimText>門と、<com:Br/>
            軸。</pat:ClaimText></pat:Claim></pat:Claims>
            <pat:Abstract><com:P>要約。</com:P></pat:Abstract>
            <jppat:SearchReportBag><jppat:SearchReport><jppat:PageImage/></jppat:SearchReport></jppat:SearchReportBag>
            """
        let record = try ReadRecord.first(Self.gazette(parts: parts))
        let document = try record.decoded
        #expect(
            document.sections == [
                "technical-field||水門に¶関する。", "background||従来。", "citations||特開２０１８−１号公報", "summary||課題。",
                "drawings||図の一¶図の二", "embodiments||実施。", "embodiments||例。", "other||１ 門", "|付記|終わり。",
            ])
        #expect(document.claims.map { "\($0.number) \($0.text)" } == ["1 門と、\n軸。"])
        #expect(document.abstracts.map(\.paragraphs) == [["要約。"]])
        #expect(record.defects == ["image-left-out": 1, "page-image-left-out": 1])
    }

    @Test("blank claims as filed give way to those of the last amendment")
    func amendments() throws {
        func amendment(_ date: String, _ contents: String) -> String {
            """
            <jppat:WrittenAmendment><jppat:WrittenAmendmentCategory>Amendment</jppat:WrittenAmendmentCategory>
            <pat:FilingDate>\(date)</pat:FilingDate><jppat:AmendmentsBag><jppat:AmendmentBag>
            <com:DocumentName>A16333</com:DocumentName><jppat:AmendmentItem>全文</jppat:AmendmentItem>
            <jppat:AmendmentWay>3</jppat:AmendmentWay><jppat:AmendmentContentsBag>\(contents)</jppat:AmendmentContentsBag>
            </jppat:AmendmentBag></jppat:AmendmentsBag></jppat:WrittenAmendment>
            """
        }
        func claims(_ text: String) -> String {
            """
            <jppat:AmendmentDocumentNameCategory>Claims</jppat:AmendmentDocumentNameCategory><pat:Claims><pat:Claim>
            <pat:ClaimNumber>1</pat:ClaimNumber><pat:ClaimText><com:U>\(text)</com:U></pat:ClaimText></pat:Claim></pat:Claims>
            """
        }
        let other = """
            <jppat:AmendmentDocumentNameCategory>Description</jppat:AmendmentDocumentNameCategory><com:P>別。</com:P>
            """
        let drawings =
            "<jppat:AmendmentDocumentNameCategory>Drawings</jppat:AmendmentDocumentNameCategory><pat:Drawings/>"
        let parts = """
            <pat:Claims><pat:Claim><pat:ClaimNumber> </pat:ClaimNumber><pat:ClaimText> </pat:ClaimText></pat:Claim></pat:Claims>
            <jppat:WrittenAmendmentBag>\(amendment("2021-12-11", claims("新。")))\(amendment("2021-08-25", claims("旧。")))\
            \(amendment("2021-08-25", other))\(amendment("2021-08-25", drawings))</jppat:WrittenAmendmentBag>
            """
        let record = try ReadRecord.first(Self.gazette(parts: parts))
        #expect(try record.decoded.claims.map(\.text) == ["新。"])
        #expect(
            record.defects == ["claim-without-text": 1, "superseded-claim-left-out": 1, "amendment-left-out": 1])
    }
}
