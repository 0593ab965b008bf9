import Corpus
import Testing

@Suite struct ApplicationNumberTests {
    /// Rows of one application each: DOCDB, EPODOC and original forms as exchange documents, MAREC and USPTO files have them.
    static let groups: [(id: String, spellings: [Spelled])] = [
        (
            "US20040558239P",
            [
                Spelled("US", "60/558,239", "", "20040331", ""), Spelled("US", "55823904", "P", "20040331", ""),
                Spelled("US", "60558239", "00", "20040331", ""),
            ]
        ),
        (
            "US20020234505A",
            [
                Spelled("US", "23450502", "A", "20020904", ""), Spelled("US", "23450502", "", "20020904", ""),
                Spelled("US", "10/234,505", "", "20020904", ""), Spelled("", "US20020234505", "", "20020904", ""),
            ]
        ),
        (
            "US201113167395A",
            [
                Spelled("US", "13167395", "", "20110623", ""), Spelled("US", "201113167395", "A", "", ""),
                Spelled("", "US201113167395", "", "20110623", ""),
            ]
        ),
        (
            "US201213547826A",
            [Spelled("US", "13/547,826", "", "20120712", ""), Spelled("", "US201213547826", "", "20120712", "")]
        ),
        (
            "US20100942680A",
            [
                Spelled("US", "12942680", "", "20101109", ""), Spelled("US", "94268010", "A", "20101109", ""),
                Spelled("", "US20100942680", "", "20101109", ""),
            ]
        ),
        (
            "US19990408098A",
            [
                Spelled("US", "40809899", "A", "", ""), Spelled("", "US19990408098", "", "", ""),
                Spelled("US", "09408098", "", "19990929", ""),
            ]
        ),
        (
            "US20000483681A",
            [Spelled("US", "483681", "", "20000114", ""), Spelled("US", "48368100", "A", "20000114", "")]
        ),
        (
            "US20000175704P",
            [Spelled("US", "175704 P", "", "20000112", ""), Spelled("US", "17570400", "P", "20000112", "")]
        ),
        (
            "US19980083597A",
            [Spelled("US", "8359798", "A", "19980522", ""), Spelled("US", "09/083,597", "", "19980522", "")]
        ),
        ("US20050123456A", [Spelled("US", "2005123456", "A", "", ""), Spelled("US", "11123456", "", "20050506", "")]),
        ("USX1258190A", [Spelled("US", "1258190X", "A", "19610313", ""), Spelled("", "USX1258190", "", "", "")]),
        (
            "WO1998US016128W",
            [
                Spelled("US", "9816128", "W", "19980804", ""), Spelled("", "WO1998US16128", "", "", ""),
                Spelled("", "PCT/US98/16128", "", "19980804", ""), Spelled("WO", "PCT/US98/16128", "00", "", ""),
            ]
        ),
        (
            "WO2004US012345W",
            [
                Spelled("", "PCT/US2004/012345", "", "", ""), Spelled("US", "2004012345", "W", "", ""),
                Spelled("WO", "PCT/US04/12345", "", "", ""),
            ]
        ),
        (
            "WO2024EP063512W",
            [Spelled("", "EP2024/063512", "W", "20240516", ""), Spelled("", "WO2024EP63512", "", "20240516", "")]
        ),
        (
            "WO2014EP065770W",
            [Spelled("", "EP2014065770", "", "20140723", ""), Spelled("WO", "PCT/EP2014/065770", "", "", "")]
        ),
        (
            "WO2001JP010575W",
            [Spelled("JP", "2001010575", "W", "20011204", ""), Spelled("JP", "0110575", "W", "20011204", "")]
        ),
        (
            "EP20100167109A",
            [
                Spelled("EP", "10167109", "A", "20100624", ""), Spelled("EP", "10167109.7", "", "", ""),
                Spelled("", "EP20100167109", "", "20100624", ""),
            ]
        ),
        ("EP19990203729A", [Spelled("EP", "99203729", "A", "", ""), Spelled("", "EP19990203729", "", "19991108", "")]),
        (
            "JP20000550462A",
            [
                Spelled("JP", "2000550462", "A", "", ""), Spelled("", "JP20000550462", "", "", ""),
                Spelled("JP", "2000-550462", "", "", ""), Spelled("JP", "特願２０００－５５０４６２", "", "", ""),
            ]
        ),
        (
            "JP19940012345A",
            [
                Spelled("JP", "特願平6-12345", "", "", ""), Spelled("JP", "H06-012345", "A", "", ""),
                Spelled("", "JP19940012345", "", "", ""),
            ]
        ),
        (
            "CN98814060A",
            [
                Spelled("CN", "98814060", "A", "", ""), Spelled("", "CN19988014060", "", "", ""),
                Spelled("CN", "98814060.X", "", "", ""),
            ]
        ),
        (
            "CN201410513187A",
            [Spelled("CN", "201410513187.5", "", "20140929", ""), Spelled("CN", "201410513187", "A", "", "")]
        ),
        ("KR20050012345A", [Spelled("KR", "10-2005-0012345", "", "", ""), Spelled("KR", "20050012345", "A", "", "")]),
        ("DE19832731A", [Spelled("DE", "19832731", "A", "", ""), Spelled("", "DE19981032731", "", "", "")]),
        ("DE69832731T", [Spelled("DE", "69832731", "T", "", ""), Spelled("", "DE19986032731", "T", "", "")]),
        (
            "DE10010420A",
            [
                Spelled("DE", "10010420", "A", "20000303", ""), Spelled("", "DE20001010420", "", "20000303", ""),
                Spelled("DE", "100 10 420.9", "", "", ""),
            ]
        ),
        (
            "DE4334118A",
            [
                Spelled("DE", "4334118", "A", "19931007", ""), Spelled("DE", "P 43 34 118.6", "", "", ""),
                Spelled("", "DE19934334118", "", "", ""),
            ]
        ),
        ("DE1964B077613A", [Spelled("DE", "B0077613", "A", "19640710", ""), Spelled("", "DE1964B077613", "", "", "")]),
        (
            "GB20230006615A",
            [Spelled("GB", "2306615.2", "", "20230504", ""), Spelled("", "GB20230006615", "", "20230504", "")]
        ),
        (
            "GB20180000758A",
            [Spelled("GB", "201800758", "A", "20180117", ""), Spelled("", "GB20180000758", "", "20180117", "")]
        ),
        (
            "FR20000001842A",
            [
                Spelled("FR", "0001842", "A", "20000215", ""), Spelled("", "FR20000001842", "", "", ""),
                Spelled("FR", "00 01842", "", "20000215", ""),
            ]
        ),
        ("FR19620918235A", [Spelled("FR", "918235", "A", "19621211", ""), Spelled("", "FR19620918235", "", "", "")]),
        ("AT20000000169A", [Spelled("AT", "1692000", "A", "20000203", ""), Spelled("", "AT20000000169", "", "", "")]),
        ("AT19980938302T", [Spelled("AT", "98938302", "T", "", ""), Spelled("", "AT19980938302", "T", "", "")]),
        ("AU19980086854A", [Spelled("AU", "8685498", "A", "", ""), Spelled("", "AU19980086854", "", "", "")]),
        (
            "AU20240270787A",
            [Spelled("AU", "2024270787", "A", "20240516", ""), Spelled("", "AU20240270787", "", "20240516", "")]
        ),
        (
            "CA2744162A",
            [Spelled("CA", "2744162", "A", "20110623", ""), Spelled("", "CA20112744162", "", "20110623", "")]
        ),
        ("BG20000105061A", [Spelled("BG", "10506100", "A", "", ""), Spelled("", "BG20000105061", "", "", "")]),
        ("IL19980139274A", [Spelled("IL", "13927498", "A", "", ""), Spelled("", "IL19980139274", "", "", "")]),
        ("NZ19980508194A", [Spelled("NZ", "50819498", "A", "", ""), Spelled("", "NZ19980508194", "", "", "")]),
        ("NO20000005879A", [Spelled("NO", "20005879", "A", "", ""), Spelled("", "NO20000005879", "", "", "")]),
        (
            "NL19981010536A",
            [Spelled("NL", "1010536", "A", "19981112", ""), Spelled("", "NL19981010536", "", "19981112", "")]
        ),
        (
            "SE20000003531A",
            [
                Spelled("SE", "0003531-2", "", "20001002", ""), Spelled("SE", "0003531", "A", "20001002", ""),
                Spelled("", "SE20000003531", "", "", ""),
            ]
        ),
        (
            "ITMI20000066A",
            [Spelled("IT", "MI20000066", "A", "20000120", ""), Spelled("IT", "MI000066", "", "20000120", "")]
        ),
    ]

    @Test(
        "gives all spellings of an application one id",
        arguments: groups.flatMap { group in group.spellings.map { (group.id, $0) } })
    func spellings(_ id: String, _ spelled: Spelled) {
        let parts = spelled.parts
        let found = DocumentID.applicationID(
            country: parts.country, number: parts.number, kind: parts.kind, date: parts.date)
        #expect(found?.text == id)
    }

    @Test("leaves a US series and serial number as they are where no year is known")
    func withoutYear() {
        #expect(DocumentID.applicationID(country: "US", number: "29372679")?.text == "US29372679F")
        #expect(DocumentID.applicationID(country: "US", number: "60/558,239")?.text == "US60558239P")
    }
}
