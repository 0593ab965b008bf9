import Corpus

extension Composer {
    /// A paragraph with a formula in MathML.
    mutating func formula(_ number: Int) {
        let symbols = ["F", "M", "p", "v"]
        let name = symbols[generator.uniform(symbols.count)]
        let power = 2 + generator.uniform(2)
        let (open, close, m): (String, String, String) =
            switch lexicon.dialect {
            case .uspto:
                (
                    "<maths id=\"MATH-US-\(padded(number))\" num=\"\(padded(number))\"><math overflow=\"scroll\">",
                    "</math></maths>", ""
                )
            case .st36: ("<maths id=\"math\(padded(number))\" num=\"\(padded(number))\"><math>", "</math></maths>", "")
            case .st96:
                ("<com:Math com:mathNumber=\"\(padded(number))\"><mathml:math>", "</mathml:math></com:Math>", "mathml:")
            }
        openParagraph()
        text("The relation between force and deflection is given by\n")
        text(open)
        text("<\(m)mrow><\(m)mi>\(name)</\(m)mi><\(m)mo>=</\(m)mo><\(m)mfrac><\(m)mrow><\(m)mi>k</\(m)mi>")
        text("<\(m)mo>&#x2062;</\(m)mo><\(m)msup><\(m)mi>x</\(m)mi><\(m)mn>\(power)</\(m)mn></\(m)msup></\(m)mrow>")
        text("<\(m)mn>\(2 + generator.uniform(8))</\(m)mn></\(m)mfrac></\(m)mrow>")
        text(close)
        closeParagraph()
    }

    /// A paragraph with a table of parts and measures: the CALS model, in ST.96 under the names of that standard.
    mutating func table(_ number: Int) {
        let names: (tables: String, end: String, body: String, bodyEnd: String, row: String, entry: String) =
            switch lexicon.dialect {
            case .uspto, .st36:
                (
                    "<tables id=\"TABLE-\(padded(number))\" num=\"\(padded(number))\">\n"
                        + "<table frame=\"none\" colsep=\"0\" rowsep=\"0\">\n<tgroup align=\"left\" cols=\"3\">\n"
                        + "<colspec colname=\"1\" colwidth=\"105pt\" align=\"left\"/>\n"
                        + "<colspec colname=\"2\" colwidth=\"56pt\" align=\"center\"/>\n"
                        + "<colspec colname=\"3\" colwidth=\"56pt\" align=\"center\"/>\n",
                    "</tgroup>\n</table>\n</tables>\n", "<tbody valign=\"top\">\n", "</tbody>\n", "row", "entry"
                )
            case .st96:
                (
                    "<com:Table><com:IPOASISTable tbl:frame=\"none\" com:tableNumber=\"\(padded(number))\">"
                        + "<com:TableGroup tbl:cols=\"3\">\n",
                    "</com:TableGroup></com:IPOASISTable></com:Table>", "<com:TableBody>\n", "</com:TableBody>\n",
                    "com:Row", "com:Entry"
                )
            }
        openParagraph()
        text("Table \(number) gives examples.\n")
        text(names.tables)
        text(names.body)
        for row in 0...(3 + generator.uniform(4)) {
            text("<\(names.row)><\(names.entry)>")
            if row == 0 {
                text("Part")
            } else {
                out.append(contentsOf: Choice.one(of: elements, &generator).phrase.bare)
            }
            for column in 0..<2 {
                text("</\(names.entry)><\(names.entry)>")
                if row == 0 { text(column == 0 ? "mm" : "N") } else { self.number(1 + generator.uniform(400)) }
            }
            text("</\(names.entry)></\(names.row)>\n")
        }
        text(names.bodyEnd)
        text(names.end)
        closeParagraph()
    }

    /// Five digits.
    func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
}
