internal import Corpus
internal import Native

/// US grants of 1976–2001 in the Greenbook, lines of plain text.
///
/// USPTO, Automated Patent System (APS) full-text format. Held against three real files of 1976 and 1982; designs, plants, reissues,
/// registrations and special characters from the format's description. Claims have no mark-up of references: `dependsOn` is read from
/// their words. Of `RLAP` only provisional applications (series 60) are priorities, as in `USPTOv4`. Left out as bibliography that the
/// document has no field for: agents, examiners, field of search, the PCT numbers, and `STM` ("We claim:").
struct USPTOAps: TextDialect {
    let name = "uspto-aps"
    let recordStart: StaticString = "PATN"

    func read(_ record: Span<UInt8>, into builder: inout RecordBuilder) throws(RecordFault) {
        builder.setLanguage("en")
        var reader = GreenbookReader()
        var fields = GreenbookFields()
        while let field = fields.take(record) { reader.read(field, record, &builder) }
        reader.endGroup(&builder)
        builder.defects.add(reader.text.defects)
        reader.number(&builder)
    }
}

/// What is known of a Greenbook record so far.
struct GreenbookReader {
    var text = GreenbookText()
    private var group = ""
    /// The group's fields of one line each, in order.
    private var values: [(code: String, value: String)] = []
    private var head: [(code: String, value: String)] = []
    private var heading = ""
    private var paragraphs: [String] = []
    private var claimNumber = 0
    private var edition = ""

    private static let groups: Set<String> = [
        "PATN", "INVT", "ASSG", "PRIR", "REIS", "RLAP", "CLAS", "UREF", "FREF", "OREF", "LREP", "PCTA", "ABST", "GOVT",
        "PARN", "BSUM", "DRWD", "DETD", "CLMS", "DCLM",
    ]

    /// Takes one field.
    mutating func read(_ field: GreenbookField, _ bytes: Span<UInt8>, _ builder: inout RecordBuilder) {
        if Self.groups.contains(field.code) {
            endGroup(&builder)
            group = field.code
            return
        }
        switch field.code {
        case "PAC":
            endText(&builder)
            heading = text.text(bytes, field.lines)
        case "TBL": paragraphs += text.rows(bytes, field.lines)
        case "NUM":
            endText(&builder)
            claimNumber = RecordBuilder.trailingNumber(text.text(bytes, field.lines).filter(\.isNumber)) ?? 0
        case "STM": break
        case "PAR", "PAL", "EQU", "FNT", "PA0", "PA1", "PA2", "PA3", "PA4", "PA5", "PA6", "PA7", "PA8", "PA9":
            let paragraph = text.text(bytes, field.lines)
            if group == "OREF" {
                builder.addCitation(text: paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            } else if !paragraph.isEmpty {
                paragraphs.append(paragraph)
            }
        case "ICL", "OCL", "XCL", "UCL", "EDF":
            // Blanks in a symbol are columns.
            let symbol = field.lines.first.map { line in line.map { bytes[$0] } } ?? []
            if group == "CLAS" { classify(field.code, GreenbookText.decode(symbol), &builder) }
        default:
            let value = text.text(bytes, field.lines).split(separator: " ").joined(separator: " ")
            if field.code == "TTL", group == "PATN" { builder.addTitle(text: value) }
            values.append((field.code, value))
        }
    }

    private func value(_ code: String) -> String { values.first { $0.code == code }?.value ?? "" }

    /// Ends the open group and gives the builder what it said.
    mutating func endGroup(_ builder: inout RecordBuilder) {
        endText(&builder)
        switch group {
        case "PATN": head = values
        case "INVT": builder.addInventor(name: personName, country: country)
        case "ASSG": builder.addApplicant(name: personName, country: country)
        case "PRIR":
            builder.addPriority(
                PatentNumber(country: country, number: value("APN"), date: value("APD")))
        case "RLAP":
            let number = value("APN")
            if number.hasPrefix("60") && number.filter(\.isNumber).count == 8 {
                builder.addPriority(PatentNumber(country: "US", number: number, date: value("APD")))
            }
        case "UREF": builder.addCitation(PatentNumber(country: "US", number: value("PNO"), date: value("ISD")))
        case "FREF":
            builder.addCitation(PatentNumber(country: country, number: value("PNO"), date: value("ISD")))
        default: break
        }
        values.removeAll(keepingCapacity: true)
        group = ""
    }

    /// `Hoff; Don G.` as the other dialects have it.
    private var personName: String {
        value("NAM").split(separator: ";").map { $0.drop { $0 == " " } }.joined(separator: ", ")
    }

    /// The two letters of `JPX`; without a country, but with a state, it is the United States.
    private var country: String {
        let code = value("CNT").prefix(2).uppercased()
        if code.isEmpty { return value("STA").isEmpty ? "" : "US" }
        return Self.countries[code] ?? code
    }

    /// ICIREPAT codes that preceded ST.3, to 1978.
    private static let countries = [
        "DT": "DE", "DL": "DD", "JA": "JP", "UK": "GB", "OE": "AT", "SW": "SE", "SZ": "CH", "SF": "FI", "EI": "IE",
    ]

    private mutating func endText(_ builder: inout RecordBuilder) {
        defer {
            heading = ""
            paragraphs.removeAll(keepingCapacity: true)
        }
        switch group {
        case "ABST": builder.addAbstract(paragraphs: heading.isEmpty ? paragraphs : [heading] + paragraphs)
        case "PARN", "GOVT": section(.related, &builder)
        case "BSUM": section(.summary, &builder)
        case "DRWD": section(.drawings, &builder)
        case "DETD": section(.embodiments, &builder)
        case "CLMS", "DCLM":
            if paragraphs.isEmpty { return }
            builder.addClaim(
                lines: paragraphs, number: claimNumber,
                dependsOn: ClaimWords.references(in: paragraphs[0], below: claimNumber))
            claimNumber = 0
        default: break
        }
    }

    private func section(_ part: SectionRole, _ builder: inout RecordBuilder) {
        if heading.isEmpty && paragraphs.isEmpty { return }
        let role = heading.isEmpty ? part : USPTO.role(heading: heading, in: part)
        builder.addSection(heading: heading, paragraphs: paragraphs, role: role)
    }

    private mutating func classify(_ code: String, _ symbol: String, _ builder: inout RecordBuilder) {
        switch code {
        case "EDF": edition = symbol
        case "ICL":
            let number = head.first { $0.code == "WKU" }?.value ?? ""
            if number.hasPrefix("D") {
                builder.addClassification(symbol, scheme: .locarno, first: !hasSymbol, version: edition)
            } else {
                builder.addClassification(
                    USPTO.internationalSymbol(symbol), scheme: .ipc, first: !hasSymbol, version: edition)
            }
            values.append((code, symbol))
        default: builder.addClassification(symbol, scheme: .uspc, first: code == "OCL")
        }
    }

    private var hasSymbol: Bool { values.contains { $0.code == "ICL" } }

    /// Sets publication and application, which need the whole head.
    ///
    /// Kinds by ST.16 as DOCDB has them; those of utility patents, designs, reissues and registrations follow from the number
    /// (`DocumentID`). The application's last digit checks the others: 449155 and 6.
    func number(_ builder: inout RecordBuilder) {
        func head(_ code: String) -> String { self.head.first { $0.code == code }?.value ?? "" }
        let (number, date) = (head("WKU"), head("ISD"))
        var kind = ""
        if number.hasPrefix("PP") { kind = date >= "2001" ? "P2" : "P" }
        if number.hasPrefix("T") { kind = "I4" }
        builder.publication = PatentNumber(country: "US", number: number, kind: kind, date: date)
        var serial = head("APN")
        if serial.utf8.count == 7 { serial.removeLast() }
        let series = head("SRC")
        let isSeries = !serial.isEmpty && !series.isEmpty && series.allSatisfy(\.isNumber)
        builder.application = PatentNumber(
            country: "US", number: isSeries ? "\(series)/\(serial)" : serial, date: head("APD"))
    }
}
