internal import Native

/// Makes XML of the SGML that US grants of 2001 came in (`ST32-US-Grant-024`).
///
/// Its SGML declaration allows one minimisation that the data can use: empty elements have no end tag and, not being XML, no stroke.
/// `SHORTTAG NO` keeps attributes quoted and end tags whole; entities are the ISO sets. The prolog, whose public identifier stands without
/// a system identifier, is left out: nothing of it is needed, since images are not read. From the DTD: no real file was at hand.
enum PatdocSGML {
    /// The elements that the DTD, its CALS tables and its MathML declare `EMPTY`.
    private static let empty: Set<String> = [
        "B221US", "B473US", "B597US", "CHEMCDX", "CHEMMOL", "CITED-BY-EXAMINER", "CITED-BY-OTHER", "CLREF", "CRF",
        "CUSTOM-CHARACTER", "DEL-E", "DEL-S", "DFREF", "EMI", "EMR", "FOR", "INS-E", "INS-S", "LSTREF",
        "MATHEMATICA", "PAREF", "TBLREF", "SEQREF", "COLSPEC", "SPANSPEC", "MSPACE", "MPRESCRIPTS", "NONE",
        "MALIGNMARK", "MALIGNGROUP", "SEP",
    ]

    /// The record as XML: its `PATDOC` element, empty elements closed; `nil` where there is no such element.
    static func xml(_ record: Span<UInt8>) -> [UInt8]? {
        guard let start = ByteSearch.first("<PATDOC", in: record) else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(record.count - start + 1024)
        var index = start
        while index < record.count {
            guard let open = ByteSearch.first(0x3C, in: record, from: index),
                let close = ByteSearch.first(0x3E, in: record, from: open)
            else { break }
            append(record, index..<close, to: &output)
            if isEmptyTag(record, open, close), !isClosed(record, close) { output.append(0x2F) }
            output.append(0x3E)
            index = close + 1
        }
        append(record, index..<record.count, to: &output)
        return output
    }

    private static func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        for index in range { output.append(bytes[index]) }
    }

    /// XML 2.5 transcriptions close them: with a stroke, or `CLREF`, which has content there, with an end tag.
    private static func isClosed(_ record: Span<UInt8>, _ close: Int) -> Bool {
        if record[close - 1] == 0x2F { return true }
        // `<CLREF ID="CLM-00001"><PDAT>claim 1</PDAT></CLREF>`: an element that holds text at once is not empty.
        return ByteSearch.has("<PDAT>", in: record, at: close + 1)
            && ByteSearch.first("</CLREF>", in: record, from: close, to: close + 200) != nil
    }

    private static func isEmptyTag(_ record: Span<UInt8>, _ open: Int, _ close: Int) -> Bool {
        var name: [UInt8] = []
        var index = open + 1
        while index < close, name.count < 32, record[index] > 0x20, record[index] != 0x2F {
            // SGML names are the same in either case (NAMECASE GENERAL YES).
            name.append(record[index] >= 0x61 && record[index] <= 0x7A ? record[index] - 0x20 : record[index])
            index += 1
        }
        return !name.isEmpty && empty.contains(String(decoding: name, as: UTF8.self))
    }
}
