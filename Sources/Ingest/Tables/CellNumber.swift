internal import Corpus

/// Publication numbers in running cells, told from other text.
///
/// `DocumentID(parsing:)` takes any two letters for an office, as it must for ids that are known to be some; a column of a table may hold `doc-17` or
/// `Smith 1999`. Here the letters in front have to be a code of WIPO ST.3 and stand alone, but for offices whose numbers begin with letters.
enum CellNumber {
    /// The id of a publication; `nil` where the text names no office or no number.
    static func id(_ text: String) -> DocumentID? {
        let letters = text.utf8.drop { $0 <= 0x20 }.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            .map { $0 & 0xDF }
        let run = String(decoding: letters, as: UTF8.self)
        let isNumber =
            if run.isEmpty {
                text.utf8.contains { $0 >= 0x80 }
            } else if run == "SYN" || run == "PCT" || run == "ZL" {
                true
            } else if run.utf8.count == 2 {
                offices.contains(run)
            } else {
                run.utf8.count <= 5 && lettered.contains { run.hasPrefix($0) }
            }
        return isNumber ? DocumentID(parsing: text) : nil
    }

    /// The same for a citation, which is often a name and a year: the office has to be in capitals.
    static func cited(_ text: String) -> DocumentID? {
        guard text.utf8.count <= 40,
            text.utf8.drop(while: { $0 <= 0x20 }).first.map({ $0 < 0x61 || $0 >= 0x80 }) == true,
            text.utf8.drop(while: { $0 <= 0x20 }).dropFirst().first.map({ $0 < 0x61 || $0 >= 0x80 }) == true,
            let id = id(text), id.office != "SYN"
        else { return nil }
        return id
    }

    /// `USD`, `USRE`, `USPP`, `JPH`, `DEG`, `EMD`, `CNZL`: offices whose numbers begin with letters.
    private static let lettered = ["US", "JP", "DE", "EM", "KR", "CN", "GB", "IT", "ES", "AR", "BR", "MX", "TW"]

    /// WIPO ST.3: countries (ISO 3166), organisations, and states that are no more.
    private static let offices: Set<String> = Set(
        """
        AD AE AF AG AI AL AM AN AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BV BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR
        CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GS GT GW GY HK HN HR HT HU
        ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO
        MP MR MS MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM
        SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WS YE ZA ZM ZW
        AP BX EA EM EP EU GC IB OA QZ WO XN XV CS DD SU YU ZR RH SV BU
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
