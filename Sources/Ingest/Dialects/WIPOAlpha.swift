internal import Corpus
internal import Native

/// A `record` of the WIPO-alpha collection: one PCT publication, flat, with its IPC symbols.
///
/// `record{cy,an,pn,dnum,kind}`, `ipcs{ed,mc}/ipc{ic}`, `tis/ti`, `abs/ab`, `cls/cl`, `txts/txt`, each with a language. From descriptions of
/// the collection; no file of it could be had. WIPO-gamma's documents are MAREC's.
enum WIPOAlpha {
    static func accepts(_ tape: XMLTape, _ record: XMLNode) -> Bool {
        tape.attribute(record, .pn) != nil || tape.child(record, .pn) != nil || tape.child(record, .ipcs) != nil
    }

    static func read(_ tape: XMLTape, _ record: XMLNode, into builder: inout RecordBuilder) {
        builder.publication = publication(tape, record)
        let application = field(tape, record, .an)
        if !application.isEmpty {
            builder.application = PatentNumber(country: "WO", number: application, kind: "W")
        }
        for list in tape.elements(record) {
            switch tape.name(list) {
            case .ipcs: symbols(tape, list, into: &builder)
            case .tis:
                for title in tape.elements(list) { builder.addTitle(tape, title, language: language(tape, title)) }
            case .abs:
                for text in tape.elements(list) { builder.addAbstract(tape, text, language: language(tape, text)) }
            case .txts:
                for text in tape.elements(list) {
                    ST36.description(tape, text, language: language(tape, text), into: &builder)
                }
            case .cls: claims(tape, list, into: &builder)
            default: break
            }
        }
    }

    /// An attribute, or a child of that name.
    private static func field(_ tape: XMLTape, _ record: XMLNode, _ name: XMLName) -> String {
        tape.attribute(record, name) ?? tape.string(record, name)
    }

    private static func language(_ tape: XMLTape, _ node: XMLNode) -> String? { tape.attribute(node, .lang) }

    /// `pn` is office, number and date in one piece (`WO009999920001231`); `dnum` is the number alone.
    private static func publication(_ tape: XMLTape, _ record: XMLNode) -> PatentNumber {
        var number = PatentNumber(
            country: field(tape, record, .cy), number: field(tape, record, .dnum), kind: field(tape, record, .kind))
        var written = WrittenNumber(field(tape, record, .pn))
        if written.number.isEmpty { written = WrittenNumber("WO" + field(tape, record, .pn)) }
        // Numbers have at most ten digits, so what is longer by eight ends in the date.
        var digits = Substring(written.number)
        if digits.count >= 14, let date = PatentDate.normalise(String(digits.suffix(8))), date.count == 10 {
            number.date = date
            digits = digits.dropLast(8)
        }
        if number.number.isEmpty { number.number = String(digits) }
        if number.country.isEmpty { number.country = written.country }
        if number.kind.isEmpty { number.kind = written.kind }
        return number
    }

    private static func symbols(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        let edition = tape.attribute(list, .ed) ?? ""
        let main = tape.attribute(list, .mc) ?? ""
        builder.addClassification(written(main), scheme: .ipc, first: true, version: edition)
        for entry in tape.elements(list) {
            let symbol = tape.attribute(entry, .ic) ?? tape.string(entry)
            if symbol != main { builder.addClassification(written(symbol), scheme: .ipc, version: edition) }
        }
    }

    /// `D01H00112` is D01H 1/12: the main group has three digits.
    private static func written(_ symbol: String) -> String {
        let group = symbol.dropFirst(4)
        guard symbol.count > 7, group.allSatisfy({ $0.isASCII && $0.isNumber }) else { return symbol }
        return "\(symbol.prefix(4)) \(group.prefix(3))/\(group.dropFirst(3))"
    }

    /// All claims of a language stand in one `cl` without numbers of their own, which makes them one claim here.
    private static func claims(_ tape: XMLTape, _ list: XMLNode, into builder: inout RecordBuilder) {
        for set in tape.elements(list) {
            builder.addClaim(tape, set, number: 0, language: language(tape, set))
        }
    }
}
