import Corpus
import Testing

/// One spelling of a publication in parts, and the id it must get.
struct Spelled: Sendable, CustomStringConvertible {
    let parts: (country: String, number: String, kind: String, date: String)
    let id: String
    var description: String { "\(parts.country) \(parts.number) \(parts.kind) \(parts.date) → \(id)" }

    init(_ country: String, _ number: String, _ kind: String, _ date: String, _ id: String) {
        parts = (country, number, kind, date)
        self.id = id
    }
}

@Suite struct PublicationNumberTests {
    static let unitedStates = [
        Spelled("US", "09876543", "B2", "20180123", "US9876543B2"),
        Spelled("US", "9876543", "B2", "", "US9876543B2"),
        Spelled("US", "9,876,543", "B2", "", "US9876543B2"),
        Spelled("US", "07472552", "B2", "20090106", "US7472552B2"),
        Spelled("US", "3616552", "A", "19711100", "US3616552A"),
        Spelled("US", "3616552", "", "19711100", "US3616552A"),
        Spelled("US", "039327094", "", "19760113", "US3932709A"),
        Spelled("US", "10465445", "B2", "20191105", "US10465445B2"),
        Spelled("US", "2012116137", "A1", "20120510", "US20120116137A1"),
        Spelled("US", "20120116137", "A1", "20120510", "US20120116137A1"),
        Spelled("US", "2012/0116137", "A1", "", "US20120116137A1"),
        Spelled("US", "US2012116137", "A1", "", "US20120116137A1"),
        Spelled("", "US2006231464", "", "20061019", "US20060231464"),
        Spelled("US", "20010014420", "A1", "20010800", "US20010014420A1"),
        Spelled("US", "D0650000", "S1", "20111206", "USD650000S1"),
        Spelled("US", "D650000", "S", "", "USD650000S1"),
        Spelled("US", "D1024600", "S", "", "USD1024600S1"),
        Spelled("US", "D249908", "S", "19781000", "USD249908S"),
        Spelled("US", "Des. 249,908", "", "", "USD249908S"),
        Spelled("US", "D50538", "S", "19170300", "USD50538S"),
        Spelled("US", "D631644", "", "", "USD631644S1"),
        Spelled("US", "RE41654", "E", "20100900", "USRE41654E1"),
        Spelled("US", "RE041654", "E1", "20100907", "USRE41654E1"),
        Spelled("US", "Re. 30,000", "", "", "USRE30000E"),
        Spelled("US", "PP012345", "P2", "", "USPP12345P2"),
        Spelled("US", "PP12345", "P2", "", "USPP12345P2"),
        Spelled("US", "P20230103541", "P1", "", "US20230103541P1"),
        Spelled("US", "H1", "H", "19851203", "USH1H"),
        Spelled("US", "H0002000", "H1", "", "USH2000H1"),
        Spelled("US", "H2000", "H", "", "USH2000H1"),
        Spelled("US", "T0100001", "I4", "", "UST100001I4"),
        Spelled("US", "AI000312", "", "", "USAI312"),
        Spelled("US", "X0009430", "I1", "", "USX9430I1"),
    ]

    static let international = [
        Spelled("WO", "1999012345", "A1", "", "WO1999012345A1"),
        Spelled("WO", "99/12345", "A1", "", "WO1999012345A1"),
        Spelled("WO", "WO 99/12345", "A1", "19990300", "WO1999012345A1"),
        Spelled("WO", "9912345", "A1", "", "WO1999012345A1"),
        Spelled("WO", "WO/1999/012345", "A1", "", "WO1999012345A1"),
        Spelled("WO", "WO-99/12345", "A1", "", "WO1999012345A1"),
        Spelled("WO", "WO 98/017377", "A1", "", "WO1998017377A1"),
        Spelled("WO", "2004047228", "B1", "20040819", "WO2004047228B1"),
        Spelled("WO", "WO2004/047228", "B1", "", "WO2004047228B1"),
        Spelled("WO", "04047228", "B1", "", "WO2004047228B1"),
        Spelled("WO", "02054790", "A2", "20020711", "WO2002054790A2"),
        Spelled("", "WO02054790", "", "20020711", "WO2002054790"),
        Spelled("WO", "0158956", "A2", "", "WO2001058956A2"),
        Spelled("WO", "0100832", "A1", "", "WO2001000832A1"),
        Spelled("WO", "03087836", "A1", "", "WO2003087836A1"),
        Spelled("WO", "043551", "A1", "20040527", "WO2004043551A1"),
        Spelled("WO", "9106571", "A", "", "WO1991006571A"),
        Spelled("WO", "09937368", "", "", "WO1999037368"),
        Spelled("WO", "WO2004/102027", "A", "20041125", "WO2004102027A"),
        Spelled("WO", "DM/048562", "", "19990700", "WODM048562"),
    ]

    static let europe = [
        Spelled("EP", "1000000", "B1", "", "EP1000000B1"),
        Spelled("EP", "1 000 000", "B1", "", "EP1000000B1"),
        Spelled("", "EP1000000", "A1", "20000517", "EP1000000A1"),
        Spelled("EP", "0872659", "A1", "", "EP0872659A1"),
        Spelled("EP", "0 872 659", "A1", "19981000", "EP0872659A1"),
        Spelled("EP", "872659", "A1", "", "EP0872659A1"),
        Spelled("EP", "111213", "", "19831100", "EP0111213"),
        Spelled("EP", "000385562-0106", "", "20050700", "EM000385562-0106"),
        Spelled("EM", "000385562-0106", "", "20050700", "EM000385562-0106"),
        Spelled("EP", "701461-0009", "", "", "EM000701461-0009"),
        Spelled("DE", "000644935-0001", "", "20061200", "EM000644935-0001"),
        Spelled("EM", "001617416", "", "20100100", "EM001617416"),
        Spelled("EM", "0003855620106", "S", "", "EM000385562-0106S"),
        Spelled("GB", "2 364 924", "A", "20020213", "GB2364924A"),
        Spelled("GB", "2364924", "A", "", "GB2364924A"),
        Spelled("GB", "12345/1900", "A", "", "GB190012345A"),
        Spelled("GB", "190012345", "A", "", "GB190012345A"),
        Spelled("FR", "2 973 005", "A1", "", "FR2973005A1"),
        Spelled("DE", "198 02 040", "A1", "19990700", "DE19802040A1"),
        Spelled("DE", "19802040", "A1", "", "DE19802040A1"),
        Spelled("DE", "34 32 501", "A1", "19860300", "DE3432501A1"),
        Spelled("DE", "DE3546191", "A1", "19870702", "DE3546191A1"),
        Spelled("DE", "10 2005 012 345.6", "A1", "", "DE102005012345A1"),
        Spelled("DE", "102005012345", "A1", "", "DE102005012345A1"),
        Spelled("DE", "G 82 33 714.4", "", "19830224", "DE8233714U1"),
        Spelled("DE", "82337144", "U1", "", "DE8233714U1"),
        Spelled("DE", "8233714", "U1", "", "DE8233714U1"),
        Spelled("ES", "2993312", "T1", "20241227", "ES2993312T1"),
        Spelled("AR", "017747", "A1", "", "AR017747A1"),
        Spelled("AP", "AP 1206", "A", "", "AP1206A"),
        Spelled("SE", "0003531-2", "L", "", "SE0003531L"),
        Spelled("SE", "0003531", "L", "", "SE0003531L"),
        Spelled("IT", "MI2000A000066", "A1", "", "ITMI20000066A1"),
        Spelled("RU", "2005123456/13", "A", "", "RU2005123456A"),
    ]

    static let asia = [
        Spelled("JP", "H0612345", "A", "", "JPH0612345A"),
        Spelled("JP", "特開平6-012345", "", "", "JPH0612345A"),
        Spelled("JP", "特開平６－０１２３４５号公報", "", "", "JPH0612345A"),
        Spelled("JP", "6-012345", "A", "19940121", "JPH0612345A"),
        Spelled("JP", "06-012345", "A", "", "JPH0612345A"),
        Spelled("JP", "61-152682", "", "19860900", "JPS61152682"),
        Spelled("JP", "S61-152682", "A", "", "JPS61152682A"),
        Spelled("JP", "58181591", "A", "", "JPS58181591A"),
        Spelled("JP", "4266448", "A", "", "JPH04266448A"),
        Spelled("JP", "4-266448", "A", "", "JPH04266448A"),
        Spelled("JP", "7255502", "A", "19951000", "JPH07255502A"),
        Spelled("JP", "07101728", "B2", "19950400", "JPH07101728B2"),
        Spelled("JP", "342142", "A", "", "JPH0342142A"),
        Spelled("JP", "53-98038", "", "19780800", "JPS5398038"),
        Spelled("JP", "1-110776", "", "19890400", "JPH01110776"),
        Spelled("JP", "09000667", "A", "19970100", "JPH09667A"),
        Spelled("JP", "2002-276227", "", "20020900", "JP2002276227"),
        Spelled("JP", "2002276227", "A", "", "JP2002276227A"),
        Spelled("JP", "2004-62868", "A", "20040200", "JP2004062868A"),
        Spelled("JP", "2010000068", "A", "", "JP2010000068A"),
        Spelled("JP", "特開２０１０－６８号公報", "", "", "JP2010000068A"),
        Spelled("JP", "2604592", "", "19970100", "JP2604592"),
        Spelled("JP", "特許第４８２９５９９号公報", "", "", "JP4829599"),
        Spelled("JP", "6828214", "特許公報(B2)", "20210210", "JP6828214B2"),
        Spelled("JP", "2012040876", "公開特許公報(A)", "20120301", "JP2012040876A"),
        Spelled("JP", "3236365", "登録実用新案公報(U)", "20220204", "JP3236365U"),
        Spelled("JP", "実開昭６１－６０９５４", "", "", "JPS6160954U"),
        Spelled("JP", "D1254679", "", "20050900", "JPD1254679S"),
        Spelled("CN", "104223590", "A", "20141224", "CN104223590A"),
        Spelled("CN", "ZL 02134567.8", "C", "", "CN02134567C"),
        Spelled("CN", "1448764", "A", "20031000", "CN1448764A"),
        Spelled("CN", "202111286633.X", "A", "", "CN202111286633A"),
        Spelled("CN", "202111286633X", "A", "", "CN202111286633A"),
        Spelled("KR", "10-2005-0012345", "A", "", "KR20050012345A"),
        Spelled("KR", "20050012345", "A", "", "KR20050012345A"),
        Spelled("KR", "1020050080705", "A", "20050800", "KR20050080705A"),
        Spelled("KR", "10-2001-0017165", "", "20010300", "KR20010017165A"),
        Spelled("KR", "10-2661554", "B1", "", "KR102661554B1"),
        Spelled("KR", "102661554", "B1", "", "KR102661554B1"),
        Spelled("KR", "30-0419506", "S", "20060700", "KR300419506S"),
        Spelled("KR", "950032245", "A", "", "KR950032245A"),
        Spelled("KR", "10-1995-0032245", "A", "", "KR950032245A"),
        Spelled("TW", "I833656", "B", "", "TWI833656B"),
        Spelled("TW", "M651695", "U", "", "TWM651695U"),
        Spelled("BR", "PI9815861-0", "A", "", "BR9815861A"),
        Spelled("BR", "9815861", "A", "", "BR9815861A"),
        Spelled("IN", "1234/DELNP/2005", "A", "", "IN2005DN01234A"),
        Spelled("IN", "2005DN01234", "A", "", "IN2005DN01234A"),
        Spelled("AU", "2024202118", "A1", "", "AU2024202118A1"),
        Spelled("AU", "A-86854/98", "A", "", "AU8685498A"),
        Spelled("KR", "300418370.0000", "", "", "KR300418370"),
        Spelled("JP", "401254624", "", "19891000", "JPH01254624"),
        Spelled("JP", "A 2005-30281", "", "20050200", "JP2005030281A"),
        Spelled("WO", "W02004/067391", "A2", "20040800", "WO2004067391A2"),
        Spelled("AU", "86854/98", "A", "", "AU8685498A"),
        Spelled("AU", "8685498", "A", "", "AU8685498A"),
        Spelled("ZA", "2023/06645", "B", "", "ZA202306645B"),
        Spelled("ZA", "202306645", "B", "", "ZA202306645B"),
    ]

    @Test(
        "gives a publication the same id however its source spells it",
        arguments: unitedStates + international + europe + asia)
    func parts(_ spelled: Spelled) {
        let parts = spelled.parts
        let id = DocumentID(country: parts.country, number: parts.number, kind: parts.kind, date: parts.date)
        #expect(id?.text == spelled.id)
    }

    @Test("reads its own ids back unchanged", arguments: unitedStates + international + europe + asia)
    func idempotent(_ spelled: Spelled) throws {
        let id = try #require(DocumentID(parsing: spelled.id))
        #expect(id.text == spelled.id)
        #expect(id.office + id.number + id.kind == spelled.id)
        let stored = try #require(DocumentID(normalised: spelled.id))
        #expect(stored == id && stored.kind == id.kind && stored.number == id.number)
        #expect(DocumentID(country: id.office, number: id.number, kind: id.kind)?.text == spelled.id)
    }

    @Test(
        "reads what a person types",
        arguments: [
            ("US 9,876,543 B2", "US9876543B2"), ("us9876543b2", "US9876543B2"), ("US-2012116137-A1", "US20120116137A1"),
            ("US 2012/0116137 A1", "US20120116137A1"), ("US-H1-H", "USH1H"), ("US D650,000 S", "USD650000S1"),
            ("EP1000000", "EP1000000"), ("EP 1 000 000 B1", "EP1000000B1"), ("EP-1000000-A1", "EP1000000A1"),
            ("EP0444678B1", "EP0444678B1"), ("WO 99/12345 A1", "WO1999012345A1"), ("WO/1999/012345", "WO1999012345"),
            ("WO-2008070407-A2", "WO2008070407A2"), ("JP-4266448-A", "JPH04266448A"),
            ("JP 2005-123456 A", "JP2005123456A"),
            ("JPH0612345A", "JPH0612345A"), ("特開平6-012345", "JPH0612345A"), ("特許第4829599号", "JP4829599"),
            ("KR-950032245-A", "KR950032245A"), ("DE 10 2005 012 345 A1", "DE102005012345A1"),
            ("DE1734877U", "DE1734877U"), ("ES2165833T", "ES2165833T"), ("DE-8807534-U1", "DE8807534U1"),
            ("DE-1025108-B", "DE1025108B"), ("CN 104223590 A", "CN104223590A"), ("ZL 201410513187.5", "CN201410513187"),
            ("SYN-0123456789abcdef0123-4", "SYN-0123456789abcdef0123-4"), ("  EP1000000B1\n", "EP1000000B1"),
        ])
    func typed(_ text: String, _ id: String) {
        #expect(DocumentID(parsing: text)?.text == id)
    }

    @Test(
        "refuses what holds no number or breaks the character set",
        arguments: ["", "US", "9876543", "patent", "US \u{0}", "É1234", "SYN-", "SYN-a/b", "U.S. Pat.", "1A"])
    func hopeless(_ text: String) {
        #expect(DocumentID(parsing: text) == nil)
    }

    @Test(
        "takes a stored id only as it stands", arguments: ["us9876543B2", "US 9876543B2", "U9876543", "US", "US-", ""])
    func notNormalised(_ text: String) {
        #expect(DocumentID(normalised: text) == nil)
    }

    @Test("reads the kind in Japanese words and takes no word for a kind")
    func kinds() {
        #expect(DocumentID(country: "JP", number: "2012040876", kind: "公開特許公報(A)")?.kind == "A")
        #expect(DocumentID(country: "DE", number: "1734877", kind: "utility")?.kind.isEmpty == true)
        #expect(DocumentID(country: "EP", number: "1000000", kind: "00")?.kind.isEmpty == true)
    }

    @Test("keeps to ASCII letters, digits and hyphens in 64 bytes, whatever the bytes")
    func guarantee() {
        var generator = LinearCongruential(state: 1)
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-".utf8)
        let alphabet = [UInt8]("USWOJPEPDEKRCN0123456789-/. ,XDRPH平昭特開第号".utf8)
        for _ in 0..<500 {
            let length = Int.random(in: 0...80, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            for office in ["US", "WO", "EP", "JP", "CN", "KR", "DE", "IT", "BR", "GB", "IN", "SE", "TW", "XY", ""] {
                let ids = [
                    PublicationNumber.normalise(
                        country: office.utf8, number: bytes, kind: "A1".utf8, date: "19990101".utf8),
                    ApplicationNumber.normalise(country: office.utf8, number: bytes, kind: "".utf8, date: "2001".utf8),
                ]
                for case let id? in ids {
                    #expect(id.text.utf8.count <= DocumentID.longest)
                    #expect(id.text.utf8.allSatisfy { allowed.contains($0) })
                }
            }
        }
    }

    @Test("the short way for plain US numbers gives what the rules give")
    func shortWay() {
        var generator = LinearCongruential(state: 2)
        let numbers = [
            "2005/0012345", "20050012345", "2101/0012345", "2000/0012345", "20/050012345", "2005-0012345",
            "00000000000", "0", "00",
        ]
        let random = (0..<400).map { _ in
            let count = Int.random(in: 1...12, using: &generator)
            return String((0..<count).map { _ in "0012345679/".randomElement(using: &generator) ?? "0" })
        }
        for number in numbers + random {
            for kind in ["", "A", "A1", "B2", "S1", "P", "1", "a1", "A10"] {
                let short = DocumentID(country: "US", number: number, kind: kind)
                let long = PublicationNumber.normalise(country: "US", number: number, kind: kind, date: "")
                #expect(short == long && short?.kind == long?.kind, "\(number) \(kind)")
            }
        }
    }

    @Test("orders ids by their bytes")
    func order() throws {
        let texts = ["EP0444678B1", "EP1000000A1", "EP1000000B1", "EM000385562-0106", "US9876543B2", "WO1999012345A1"]
        let ids = try texts.map { try #require(DocumentID(parsing: $0)) }
        let expected = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(ids.sorted().map(\.text) == expected)
    }
}

/// Knuth's generator, so that a failure can be repeated.
struct LinearCongruential: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 32
    }
}
