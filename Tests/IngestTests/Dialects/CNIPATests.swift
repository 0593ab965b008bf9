import Ingest
import Testing

/// Publications made up for these tests; the wording is ours.
@Suite struct CNIPATests {
    static let old = """
        <cn-patent-document lang="ZH" country="CN"><cn-bibliographic-data><cn-publication-reference><document-id>
        <country>CN</country><doc-number>104200001</doc-number><kind>A</kind><date>20141224</date></document-id>
        <gazette-reference><gazette-num>30-52</gazette-num><date>20141224</date></gazette-reference></cn-publication-reference>
        <application-reference appl-type="发明专利"><document-id><country>CN</country><doc-number>201410400001.5</doc-number>
        <date>20140819</date></document-id></application-reference>
        <classifications-ipcr><classification-ipcr><text>E02B    7/26    (2006.01)</text></classification-ipcr></classifications-ipcr>
        <invention-title>一种水闸</invention-title><abstract><p num="1">本发明公开了一种
            水闸。</p></abstract>
        <cn-related-documents><cn-domestic-priority-claims><cn-domestic-priority-claim><substitution><relation><child-doc>
        <document-id><country>CN</country><doc-number>201320850001.9</doc-number><date>20131224</date></document-id>
        </child-doc></relation></substitution></cn-domestic-priority-claim></cn-domestic-priority-claims></cn-related-documents>
        <cn-parties><cn-applicants><cn-applicant><addressbook lang="ZH"><name>水闸厂</name><address><text>北京</text></address>
        </addressbook></cn-applicant></cn-applicants><cn-inventors><cn-inventor><name>王堰</name></cn-inventor></cn-inventors>
        <cn-agents><cn-agent><cn-agency><name>代理所</name></cn-agency><name>李</name></cn-agent></cn-agents></cn-parties>
        </cn-bibliographic-data><application-body lang="CN" country="CN"><description><invention-title>一种水闸</invention-title>
        <p id="p1">技术领域
        \t\t<br /></p><p id="p2">本发明涉及水闸，其宽度为 3 m 的
        \t\t<br />门。</p><p>【背景技术】</p><p>ガスロン
        \tN(注册商标)的门重。</p><p>发明内容：</p><p>技术领域很宽。</p><p><tables><table><tgroup><tbody>
        <row><entry>甲</entry><entry>乙</entry></row></tbody></tgroup></table></tables></p><p>附图说明</p><p>图1</p>
        <p>具体实施方式</p><p><img file="1.tif"/></p></description>
        <claims><claim id="cl0001" num="0001"><claim-text>1.一种水闸，其特征在于：门
        \t\t和轴。</claim-text><claim-text>门是钢。</claim-text></claim></claims></application-body></cn-patent-document>
        """

    @Test("reads the ST.36 form: headings among paragraphs, lines of the page joined inside words only")
    func st36() throws {
        let record = try ReadRecord.first(Self.old)
        let document = try record.decoded
        #expect(record.dialect == "cnipa-st36")
        #expect(document.id == "CN104200001A")
        #expect(document.application.number == "201410400001.5")
        #expect(document.application.id != "")
        #expect(document.titles == [.init(language: "zh", text: "一种水闸")])
        #expect(document.abstracts == [.init(language: "zh", paragraphs: ["本发明公开了一种水闸。"])])
        #expect(document.symbols("ipcr") == ["E02B 7/26"])
        #expect(document.classifications.map(\.version) == ["2006.01"])
        #expect(document.applicants == [.init(country: "", name: "水闸厂")])
        #expect(document.inventors == [.init(country: "", name: "王堰")])
        #expect(document.priorities.map(\.number) == ["201320850001.9"])
        #expect(
            document.sections == [
                "technical-field|技术领域|本发明涉及水闸，其宽度为 3 m 的门。", "background|【背景技术】|ガスロン N(注册商标)的门重。",
                "summary|发明内容：|技术领域很宽。¶甲 | 乙", "drawings|附图说明|图1", "embodiments|具体实施方式|",
            ])
        #expect(
            document.claims == [
                .init(dependsOn: [], language: "zh", number: 1, text: "1.一种水闸，其特征在于：门和轴。\n门是钢。")
            ])
        #expect(record.defects == ["image-left-out": 1])
    }

    static let new = """
        <business:PatentDocumentAndRelated xmlns:base="urn:base" xmlns:business="urn:business" lang="zh" country="CN" \
        docNumber="113700001" kind="A" dateProduced="20211205" datePublication="20211210"><business:BibliographicData>
        <business:PublicationReference dataFormat="standard"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
        <base:DocNumber>00113700001</base:DocNumber><base:Kind>A</base:Kind><base:Date>20211210</base:Date></base:DocumentID>
        </business:PublicationReference>
        <business:PublicationReference dataFormat="original"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
        <base:DocNumber>113700001</base:DocNumber><base:Kind>A</base:Kind><base:Date>20211210</base:Date></base:DocumentID>
        </business:PublicationReference>
        <business:ApplicationReference dataFormat="original"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
        <base:DocNumber>202111200001.X</base:DocNumber><base:Date>20170424</base:Date></base:DocumentID></business:ApplicationReference>
        <business:ApplicationReference dataFormat="standard"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
        <base:DocNumber>102021001200001</base:DocNumber><base:Date>20170424</base:Date></base:DocumentID></business:ApplicationReference>
        <business:PriorityDetails><business:Priority dataFormat="original"><base:WIPOST3Code>KR</base:WIPOST3Code>
        <base:DocNumber>10-2016-0060001</base:DocNumber><base:Date>20160523</base:Date></business:Priority>
        <business:Priority dataFormat="standard"><base:WIPOST3Code>KR</base:WIPOST3Code>
        <base:DocNumber>102016000060001</base:DocNumber><base:Date>20160523</base:Date></business:Priority></business:PriorityDetails>
        <business:ClassificationIPCRDetails><business:ClassificationIPCR sequence="1">
        <business:IPCVersionDate>20060101</business:IPCVersionDate><business:Section>E</business:Section>
        <business:MainClass>02</business:MainClass><business:Subclass>B</business:Subclass><business:MainGroup>7</business:MainGroup>
        <business:Subgroup>26</business:Subgroup><base:Text>E02B    7/26    (2006.01)</base:Text></business:ClassificationIPCR>
        <business:ClassificationIPCR sequence="2"><base:Text>E02B    7/36    (2006.01)</base:Text></business:ClassificationIPCR>
        </business:ClassificationIPCRDetails>
        <business:InventionTitle lang="zh">一种水闸</business:InventionTitle>
        <business:Parties><business:ApplicantDetails><business:Applicant><base:AddressBook lang="zh"><base:Name>水闸厂</base:Name>
        <base:Address><base:AddressLine>0</base:AddressLine><base:WIPOST3Code>CN</base:WIPOST3Code></base:Address></base:AddressBook>
        </business:Applicant></business:ApplicantDetails><business:InventorDetails><business:Inventor><base:AddressBook>
        <base:Name>王堰</base:Name></base:AddressBook></business:Inventor></business:InventorDetails>
        <business:AgentDetails><business:Agent><base:AddressBook><base:Name>李</base:Name></base:AddressBook></business:Agent>
        </business:AgentDetails></business:Parties></business:BibliographicData>
        <business:Abstract lang="zh"><base:Paragraphs num="0001">提供水闸。</base:Paragraphs><base:Paragraphs>很轻。</base:Paragraphs>
        <business:AbstractFigure><base:Figure><base:Image/></base:Figure></business:AbstractFigure></business:Abstract>
        <business:Description lang="zh"><business:InventionTitle id="title1">一种水闸</business:InventionTitle>
        <base:Paragraphs>相关申请的交叉引用</base:Paragraphs><base:Paragraphs>无。</base:Paragraphs>
        <business:TechnicalField><base:Paragraphs>技术领域</base:Paragraphs><base:Paragraphs>水闸。</base:Paragraphs></business:TechnicalField>
        <business:BackgroundArt><base:Paragraphs>现有的门。</base:Paragraphs></business:BackgroundArt>
        <business:Disclosure><base:Paragraphs>发明内容</base:Paragraphs><base:Paragraphs>门轻。</base:Paragraphs></business:Disclosure>
        <business:DrawingsDescription><base:Paragraphs>图1</base:Paragraphs></business:DrawingsDescription>
        <business:InventionMode><base:Paragraphs>例。</base:Paragraphs></business:InventionMode></business:Description>
        <business:Claims lang="zh"><business:Claim id="cl0001" num="0001"><business:ClaimText>1.一种水闸，包括：</business:ClaimText>
        <business:ClaimText>门。</business:ClaimText></business:Claim></business:Claims></business:PatentDocumentAndRelated>
        """

    @Test("reads the form of its own schema: numbers as published, not the standard ones")
    func business() throws {
        let record = try ReadRecord.first(Self.new)
        let document = try record.decoded
        #expect(record.dialect == "cnipa")
        #expect(record.summary.produced == "20211205")
        #expect(document.id == "CN113700001A")
        #expect(document.publication.number == "113700001")
        #expect(document.application.number == "202111200001.X")
        #expect(document.priorities.map(\.number) == ["10-2016-0060001"])
        #expect(document.symbols("ipcr") == ["E02B 7/26!", "E02B 7/36"])
        #expect(document.classifications.first?.version == "2006.01")
        #expect(document.titles == [.init(language: "zh", text: "一种水闸")])
        #expect(document.applicants == [.init(country: "CN", name: "水闸厂")])
        #expect(document.inventors == [.init(country: "", name: "王堰")])
        #expect(document.abstracts.map(\.paragraphs) == [["提供水闸。", "很轻。"]])
        #expect(
            document.sections == [
                "related|相关申请的交叉引用|无。", "technical-field|技术领域|水闸。", "background||现有的门。", "summary|发明内容|门轻。",
                "drawings||图1",
                "embodiments||例。",
            ])
        #expect(document.claims.map { "\($0.number) \($0.text)" } == ["1 1.一种水闸，包括：\n门。"])
    }

    @Test("without references the root's attributes say the number")
    func rootNumber() throws {
        let xml = """
            <PatentDocumentAndRelated lang="zh" country="CN" docNumber="113700002" kind="U" datePublication="20211210"/>
            """
        #expect(try ReadRecord.first(xml).decoded.id == "CN113700002U")
    }
}
