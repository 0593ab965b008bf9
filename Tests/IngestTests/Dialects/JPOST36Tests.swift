import Ingest
import Testing

/// Gazettes made up for these tests; the wording is ours.
@Suite struct JPOST36Tests {
    /// A gazette of these bibliographic fields and parts.
    static func gazette(kind: String = "A", bibliography: String = "", parts: String) -> String {
        """
        <jp-official-gazette xmlns:jp="http://www.jpo.go.jp" kind-of-jp="A" kind-of-st16="\(kind)" lang="ja" country="JP">
        <bibliographic-data lang="ja" country="JP">
        <publication-reference><document-id><country>JP</country><doc-number>2011000123</doc-number>
        <kind>公開特許公報(A)</kind><date>20110106</date></document-id></publication-reference>
        <application-reference><document-id><doc-number>2009234567</doc-number><date>20090908</date></document-id>
        </application-reference>
        <invention-title>水門の
        開閉装置</invention-title>\(bibliography)
        </bibliographic-data>\(parts)
        </jp-official-gazette>
        """
    }

    static let fields = """
        <parties><jp:applicants-agents-article><jp:applicants-agents sequence="1">
        <applicant sequence="1"><addressbook lang="ja"><name>水門  製作所</name><registered-number>1</registered-number>
        <address><text>東京都</text></address></addressbook>
        <addressbook lang="en"><name>ＳＵＩＭＯＮ</name></addressbook></applicant>
        <agent sequence="1"><addressbook><name>代理  人</name></addressbook></agent></jp:applicants-agents>
        </jp:applicants-agents-article>
        <inventors><inventor sequence="1"><addressbook><name>堰  太郎</name></addressbook></inventor></inventors></parties>
        <priority-claims><priority-claim kind="patent" sequence="1"><country>JP</country><doc-number>2008234567</doc-number>
        <date>20080912</date></priority-claim></priority-claims>
        <classification-ipc><edition/><main-clsf>E02B   7/26        20060101AFI20101209BHJP</main-clsf>
        <further-clsf>E02B   7/36        20060101ALI20101209BHJP</further-clsf>
        <jp:additional-info>F16K   3/00        20060101ALN20101209BHJP</jp:additional-info></classification-ipc>
        <classification-national><country>JP</country><main-clsf>E02B7/26 A</main-clsf><further-clsf>E02B7/36</further-clsf>
        <jp:additional-info>F16K3/00 Z</jp:additional-info></classification-national>
        <jp:theme-code-info><jp:theme-code>2D019</jp:theme-code></jp:theme-code-info>
        <jp:f-term-info><jp:f-term>2D019AA02</jp:f-term></jp:f-term-info>
        """

    @Test("reads numbers, parties and priorities in their original script")
    func bibliography() throws {
        let document = try ReadRecord.first(Self.gazette(bibliography: Self.fields, parts: "")).decoded
        #expect(document.id == "JP2011000123A")
        #expect(document.kind == "A")
        #expect(document.publication.date == "2011-01-06")
        #expect(document.application.number == "2009234567")
        #expect(document.application.country == "JP")
        #expect(document.application.id != "")
        #expect(document.titles == [.init(language: "ja", text: "水門の開閉装置")])
        #expect(document.applicants == [.init(country: "", name: "水門 製作所")])
        #expect(document.inventors == [.init(country: "", name: "堰 太郎")])
        #expect(document.priorities.map(\.number) == ["2008234567"])
        #expect(document.priorities.map(\.date) == ["2008-09-12"])
    }

    @Test("reads IPC columns, file index, theme and F-terms")
    func classifications() throws {
        let document = try ReadRecord.first(Self.gazette(bibliography: Self.fields, parts: "")).decoded
        #expect(document.symbols("ipcr") == ["E02B 7/26!", "E02B 7/36", "F16K 3/00-"])
        #expect(document.classifications.first?.version == "2006.01")
        #expect(document.symbols("fi") == ["E02B 7/26@A!", "E02B 7/36", "F16K 3/00@Z-"])
        #expect(document.symbols("f-term") == ["2D019", "2D019 AA02"])
    }

    @Test("an edition makes IPC symbols those of editions 1 to 7")
    func oldEdition() throws {
        let ipc = "<classification-ipc><edition>7</edition><main-clsf>E02B 7/26</main-clsf></classification-ipc>"
        let document = try ReadRecord.first(Self.gazette(bibliography: ipc, parts: "")).decoded
        #expect(document.classifications.map(\.scheme) == ["ipc"])
        #expect(document.classifications.map(\.version) == ["7"])
    }

    @Test("the root's ST.16 kind stands above the gazette's Japanese name")
    func kind() throws {
        #expect(try ReadRecord.first(Self.gazette(kind: "B2", parts: "")).decoded.kind == "B2")
        let unsaid = Self.gazette(parts: "").replacing(" kind-of-st16=\"A\"", with: "")
        #expect(try ReadRecord.first(unsaid).decoded.kind == "A")
    }

    @Test("parts of the description get their roles, lists a paragraph an entry, lines a paragraph each")
    func description() throws {
        let parts = """
            <abstract><p num="">【課題】漏れを減らす。<br/>
            【解決手段】門を下げる。</p></abstract>
            <description><technical-field><p num="0001">本発明は、水門に
              関する。</p></technical-field>
            <background-art><p num="0002">従来の門は重い。</p></background-art>
            <citation-list><patent-literature><p num="0003"><patcit num="1"><text>特開２００４−２２５２号公報</text></patcit>
            <patcit num="2"><text>特開２００６−８４５３号公報</text></patcit></p></patent-literature></citation-list>
            <summary-of-invention><tech-problem><p num="0004">課題。</p></tech-problem>
            <tech-solution><p num="0005">ＴｉＯ<sub>２</sub>を塗る。<br/>
            乾かす。</p></tech-solution><advantageous-effects><p num="0006">効果。</p></advantageous-effects>
            </summary-of-invention>
            <description-of-drawings><p num="0007"><figref num="1">門の側面図</figref>
            <figref num="2">門の平面図</figref></p></description-of-drawings>
            <description-of-embodiments><p num="0008">実施例。<tables num="1"><img file="1.tif"/></tables></p>
            <embodiments-example><p num="0009">例１。</p></embodiments-example></description-of-embodiments>
            <industrial-applicability><p num="0010">産業。</p></industrial-applicability>
            <reference-signs-list><p num="0011">１    門<br/>２    堰</p></reference-signs-list>
            <heading>付記</heading><p num="0012">終わり。</p></description>
            """
        let record = try ReadRecord.first(Self.gazette(parts: parts))
        let document = try record.decoded
        #expect(document.abstracts.map(\.paragraphs) == [["【課題】漏れを減らす。", "【解決手段】門を下げる。"]])
        #expect(
            document.sections == [
                "technical-field||本発明は、水門に関する。", "background||従来の門は重い。",
                "citations||特開２００４−２２５２号公報¶特開２００６−８４５３号公報", "summary||課題。", "summary||ＴｉＯ２を塗る。¶乾かす。", "summary||効果。",
                "drawings||門の側面図¶門の平面図", "embodiments||実施例。", "embodiments||例１。", "industrial-applicability||産業。",
                "other||１ 門¶２ 堰", "|付記|終わり。",
            ])
        #expect(document.citations.isEmpty)
        #expect(record.defects == ["image-left-out": 1])
    }

    @Test("where every line of the page is broken, a filled line goes on in the next", arguments: [40, 39, 30])
    func filledLines(signs: Int) throws {
        // Nine lines of the page without a full stop, then the end of the sentence and a line that is short.
        let line = String(repeating: "門", count: signs)
        let lines = Array(repeating: line, count: 9) + ["終わる。", "別の文。"]
        let parts = """
            <description><p num="0001">
            \(lines.joined(separator: "<br/>\n"))</p></description>
            """
        let paragraphs = try ReadRecord.first(Self.gazette(parts: parts)).decoded.description.flatMap(\.paragraphs)
        let joined = [String(repeating: line, count: 9) + "終わる。", "別の文。"]
        #expect(paragraphs == (signs >= 38 ? joined : lines))
    }

    static let filed = """
        <claims><claim num="1"><claim-text>門と、<br/>
        軸とを備える装置。</claim-text></claim>
        <claim num="2"><claim-text>軸が鋼である請求項１に記載の装置。</claim-text></claim></claims>
        """

    static func amendment(_ date: String, item: String, way: String = "3", kind: String = "claims", _ contents: String)
        -> String
    {
        """
        <jp:written-amendment kind="amendment"><date>\(date)</date><jp:amendment-article>
        <jp:amendment-group jp:serial-number="1"><jp:document-code>A16333</jp:document-code>
        <jp:item-of-amendment>\(item)</jp:item-of-amendment><jp:way-of-amendment>\(way)</jp:way-of-amendment>
        <jp:contents-of-amendment jp:kind-of-document="\(kind)">\(contents)</jp:contents-of-amendment></jp:amendment-group>
        </jp:amendment-article></jp:written-amendment>
        """
    }

    static func claims(_ claims: (Int, String)...) -> String {
        "<claims>"
            + claims.map { "<claim num=\"\($0.0)\"><claim-text><u style=\"single\">\($0.1)</u></claim-text></claim>" }
            .joined() + "</claims>"
    }

    static func texts(_ amendments: String...) throws -> (claims: [String], defects: [String: Int]) {
        let group = "<jp:written-amendment-group>\(amendments.joined())</jp:written-amendment-group>"
        let record = try ReadRecord.first(gazette(parts: filed + (amendments.isEmpty ? "" : group)))
        return (try record.decoded.claims.map { "\($0.number) \($0.text)" }, record.defects)
    }

    @Test("claims keep their lines")
    func claims() throws {
        let (claims, defects) = try Self.texts()
        #expect(claims == ["1 門と、\n軸とを備える装置。", "2 軸が鋼である請求項１に記載の装置。"])
        #expect(defects.isEmpty)
    }

    @Test("the amendment of the latest date has the claims in force, wherever it stands")
    func wholeAmendment() throws {
        let (claims, defects) = try Self.texts(
            Self.amendment("20101221", item: "全文", Self.claims((1, "新しい装置。"))),
            Self.amendment("20100614", item: "全文", Self.claims((1, "甲。"), (2, "乙。"), (3, "丙。"))))
        #expect(claims == ["1 新しい装置。"])
        #expect(defects == ["superseded-claim-left-out": 5])
    }

    @Test("an amendment of one claim changes, adds or deletes it alone")
    func singleClaims() throws {
        let (claims, defects) = try Self.texts(
            Self.amendment("20100101", item: "請求項２", Self.claims((2, "軸が銅である装置。"))),
            Self.amendment("20100102", item: "請求項３", way: "1", Self.claims((3, "門が木である装置。"))),
            Self.amendment("20100103", item: "請求項１", way: "2", ""))
        #expect(claims == ["2 軸が銅である装置。", "3 門が木である装置。"])
        #expect(defects == ["superseded-claim-left-out": 2])
    }

    @Test("amendments of other parts change nothing and are counted, those without text are not")
    func otherAmendments() throws {
        let (claims, defects) = try Self.texts(
            Self.amendment("20100101", item: "０００４", kind: "description", "<p num=\"0004\">別の課題。</p>"),
            Self.amendment("20100101", item: "全図", kind: "drawings", "<drawings><figure><img/></figure></drawings>"))
        #expect(claims.count == 2)
        #expect(defects == ["amendment-left-out": 1])
    }

    @Test("blank claims as filed give way to the amendment's, and a gazette of amendments alone is a part of its own")
    func blankOriginal() throws {
        let blank = "<claims><claim num=\"1\"><claim-text> </claim-text></claim></claims>"
        let group =
            "<jp:written-amendment-group>"
            + Self.amendment("20100101", item: "全文", Self.claims((1, "装置。"))) + "</jp:written-amendment-group>"
        let record = try ReadRecord.first(Self.gazette(parts: blank + group))
        #expect(try record.decoded.claims.map(\.text) == ["装置。"])
        #expect(record.defects == ["claim-without-text": 1])
        #expect(record.summary.part == "")
        #expect(try ReadRecord.first(Self.gazette(parts: group)).summary.part == "amendment")
    }

    @Test("pages that are only images are counted")
    func pageImages() throws {
        let parts = """
            <jp:search-report-group><jp:search-report file="1.tif"/><jp:search-report file="2.tif"/></jp:search-report-group>
            <jp:foreign-language-body lang="en"><doc-page file="1.pdf"/></jp:foreign-language-body>
            """
        #expect(try ReadRecord.first(Self.gazette(parts: parts)).defects == ["page-image-left-out": 3])
    }

    @Test("the front page's citations are read from their words")
    func citations() throws {
        let list = """
            <references-cited><citation><patcit num="1"><text>特開２０２０－１７３０３１（ＪＰ，Ａ）</text></patcit></citation>
            <citation><patcit num="2"><text>米国特許出願公開第２０１２／０１１６１３７（ＵＳ，Ａ１）</text></patcit></citation>
            <citation><patcit num="3"><text>門の話</text></patcit></citation>
            <citation><nplcit num="1"><text>水門学会誌</text></nplcit></citation></references-cited>
            """
        let document = try ReadRecord.first(Self.gazette(bibliography: list, parts: "")).decoded
        #expect(document.citations.map(\.id) == ["JP2020173031A", "US20120116137A1", "", ""])
        #expect(document.citations.map(\.text) == ["", "", "門の話", "水門学会誌"])
    }
}
