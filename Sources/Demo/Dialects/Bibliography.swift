/// Bibliographic elements that ST.36 and the USPTO's version 4 have in common.
extension Composer {
    mutating func priorityClaims() {
        text("<priority-claims>\n")
        for (position, priority) in record.priorities.enumerated() {
            text("<priority-claim sequence=\"0\(position + 1)\" kind=\"national\">\n")
            element("country", priority.country)
            element("doc-number", priority.number)
            text("<date>")
            date(priority.day)
            text("</date>\n</priority-claim>\n")
        }
        text("</priority-claims>\n")
    }

    mutating func ipcClassifications() {
        text("<classifications-ipcr>\n")
        for (position, symbol) in ipcSymbols.enumerated() {
            text("<classification-ipcr")
            if lexicon.dialect == .st36 { text(" sequence=\"\(position + 1)\"") }
            text(">\n<ipc-version-indicator><date>20060101</date></ipc-version-indicator>\n")
            text("<classification-level>A</classification-level>\n")
            parts(of: symbol, position: position, value: "I")
            text("</classification-ipcr>\n")
        }
        text("</classifications-ipcr>\n")
    }

    mutating func cpcClassifications() {
        text("<classifications-cpc>\n<main-cpc>\n")
        let symbols = cpcSymbols
        for (position, symbol) in symbols.enumerated() {
            if position == 1 { text("</main-cpc>\n<further-cpc>\n") }
            text("<classification-cpc>\n<cpc-version-indicator><date>20130101</date></cpc-version-indicator>\n")
            parts(of: symbol, position: position, value: symbol.mainGroup.count > 3 ? "A" : "I")
            text("<scheme-origination-code>C</scheme-origination-code>\n</classification-cpc>\n")
        }
        text(symbols.count > 1 ? "</further-cpc>\n" : "</main-cpc>\n")
        text("</classifications-cpc>\n")
    }

    private mutating func parts(of symbol: Symbol, position: Int, value: String) {
        text("<section>\(symbol.section)</section>\n<class>\(symbol.classNumber)</class>\n")
        text("<subclass>\(symbol.subclass)</subclass>\n<main-group>\(symbol.mainGroup)</main-group>\n")
        text("<subgroup>\(symbol.subgroup)</subgroup>\n")
        text("<symbol-position>\(position == 0 ? "F" : "L")</symbol-position>\n")
        text("<classification-value>\(value)</classification-value>\n<action-date><date>")
        date(record.published)
        text("</date></action-date>\n<generating-office><country>\(record.office == "WO" ? "EP" : record.office)")
        text("</country></generating-office>\n<classification-status>B</classification-status>\n")
        text("<classification-data-source>H</classification-data-source>\n")
    }

    /// A person's or organisation's address book.
    mutating func addressBook(
        organisation: String? = nil, first: String = "", last: String = "", _ city: String, _ country: String
    ) {
        text("<addressbook>\n")
        if let organisation {
            element("orgname", organisation)
        } else {
            element("last-name", last)
            element("first-name", first)
        }
        text("<address>\n")
        element("city", city)
        element("country", country)
        text("</address>\n</addressbook>\n")
    }

    mutating func inventors(_ parties: Parties, attribute: String) {
        text("<inventors>\n")
        for (position, inventor) in parties.inventors.enumerated() {
            text("<inventor sequence=\"0\(position + 1)\"\(attribute)>\n")
            addressBook(first: inventor.first, last: inventor.last, inventor.city, inventor.country)
            text("</inventor>\n")
        }
        text("</inventors>\n")
    }

    mutating func drawings(tag: String) {
        text("<drawings id=\"\(tag)\">\n")
        for figure in 1...figures {
            text("<figure id=\"f\(padded(figure))\" num=\"\(padded(figure))\">\n<img id=\"i\(padded(figure))\" ")
            text("he=\"\(100 + figure * 7)mm\" wi=\"150mm\" file=\"\(record.id)-D\(padded(figure)).tif\" ")
            text("img-content=\"drawing\" img-format=\"tif\"/>\n</figure>\n")
        }
        text("</drawings>\n")
    }
}
