import Corpus
import Testing

@Suite struct DateLanguageKindTests {
    @Test(
        "writes dates as ISO 8601 as far as they are known",
        arguments: [
            ("20100107", "2010-01-07"), ("19950600", "1995-06"), ("19950000", "1995"), ("2010-01-07", "2010-01-07"),
            ("2010/01/07", "2010-01-07"), ("2010.1.7", "2010-01-07"), ("2010-01-07Z", "2010-01-07"),
            ("2010-01-07+09:00", "2010-01-07"), ("2010-01-07T00:00:00", "2010-01-07"), ("2010", "2010"),
            ("2010-01", "2010-01"),
            ("201001", "2010-01"), ("平成22年1月7日", "2010-01-07"), ("平成２２年　１月　７日", "2010-01-07"),
            ("平成元年1月8日", "1989-01-08"), ("昭和61年12月31日", "1986-12-31"), ("令和4年2月15日", "2022-02-15"),
            ("2022年2月15日", "2022-02-15"), ("20000229", "2000-02-29"), ("19040229", "1904-02-29"),
            (" 20100107\n", "2010-01-07"),
        ])
    func dates(_ text: String, _ date: String) {
        #expect(PatentDate.normalise(text) == date)
    }

    @Test(
        "refuses what is no date",
        arguments: [
            "", "20101301", "20100230", "19000229", "20100431", "00000000", "99999999", "7 January 2010", "2010-1-7-8",
            "abc", "201", "20100132", "2010--01",
        ])
    func noDates(_ text: String) {
        #expect(PatentDate.normalise(text) == nil)
    }

    @Test(
        "writes languages as ISO 639-1",
        arguments: [
            ("EN", "en"), ("eng", "en"), ("en-US", "en"), ("jp", "ja"), ("JA", "ja"), ("cn", "zh"), ("chi", "zh"),
            ("zh_CN", "zh"),
            ("XX", ""), ("", ""), ("de", "de"), ("GER", "de"), ("français", ""), ("fre", "fr"), ("sh", "sh"),
            ("KR", "ko"),
        ])
    func languages(_ text: String, _ code: String) {
        #expect(Language.normalise(text) == code)
    }

    @Test(
        "tells kinds apart as ST.16 and the offices do",
        arguments: [
            ("US", "B2", .patentGrant), ("US", "B1", .patentGrant), ("US", "A", .patentGrant),
            ("US", "A1", .patentApplication),
            ("US", "A2", .patentApplication), ("US", "A9", .correction), ("US", "S1", .design), ("US", "S", .design),
            ("US", "P1", .plant),
            ("US", "P3", .plant), ("US", "E1", .reissue), ("US", "E", .reissue), ("US", "H1", .registration),
            ("US", "I4", .registration),
            ("EP", "A1", .patentApplication), ("EP", "A2", .patentApplication), ("EP", "A3", .searchReport),
            ("EP", "A4", .searchReport),
            ("EP", "A8", .correction), ("EP", "B1", .patentGrant), ("EP", "B2", .patentGrant),
            ("EP", "B9", .correction),
            ("WO", "A1", .patentApplication), ("WO", "A3", .searchReport), ("WO", "A8", .correction),
            ("WO", "B1", .patentApplication),
            ("DE", "U1", .utilityModel), ("DE", "A1", .patentApplication), ("DE", "B4", .patentGrant),
            ("DE", "C2", .patentGrant),
            ("DE", "T2", .translation), ("CN", "A", .patentApplication), ("CN", "B", .patentGrant),
            ("CN", "C", .patentGrant),
            ("CN", "U", .utilityModel), ("CN", "Y", .utilityModel), ("CN", "S", .design),
            ("JP", "A", .patentApplication),
            ("JP", "B2", .patentGrant), ("JP", "U", .utilityModel), ("JP", "Y2", .utilityModel), ("JP", "S", .design),
            ("KR", "Y1", .utilityModel), ("KR", "B1", .patentGrant), ("FR", "A1", .patentApplication),
            ("EM", "S", .design), ("US", "", .unknown),
        ] as [(String, String, PublicationClass)])
    func kinds(_ office: String, _ kind: String, _ expected: PublicationClass) {
        let found = PublicationClass.classify(office: office, kind: kind)
        #expect(found == expected)
        #expect(found.isStandardPatent == [.patentApplication, .patentGrant].contains(expected))
    }

    @Test("tells US publications without a kind by their letters")
    func letters() throws {
        let expected: [(String, PublicationClass)] = [
            ("US 9876543", .patentGrant), ("US 20120116137", .patentApplication), ("USPP12345", .plant),
            ("UST100001", .registration),
        ]
        for (text, kind) in expected {
            #expect(PublicationClass.classify(try #require(DocumentID(parsing: text))) == kind)
        }
    }
}
