/// What the dialects' writers share: tags, dates, symbols.
extension Composer {
    /// `<name>text</name>` and a line end; the text is escaped.
    mutating func element(_ name: String, _ content: String) {
        text("<\(name)>")
        escaped(content)
        text("</\(name)>\n")
    }

    /// Text escaped as the dialect writes it.
    mutating func escaped(_ content: String) {
        out.append(contentsOf: lexicon.markup.encoding.plain(content))
    }

    /// An eight-digit date, or with hyphens.
    mutating func date(_ day: Day, hyphens: Bool = false) {
        number(day.year, width: 4)
        if hyphens { out.append(UInt8(ascii: "-")) }
        number(day.month, width: 2)
        if hyphens { out.append(UInt8(ascii: "-")) }
        number(day.day, width: 2)
    }

    /// The notice at the top of each document.
    mutating func notice() {
        text("<!-- \(DemoNotice) -->\n")
    }

    /// The document-id of ST.36 and the USPTO.
    mutating func documentID(_ country: String, _ number: String, _ kind: String?, name: String? = nil, _ day: Day) {
        text("<document-id>\n")
        element("country", country)
        element("doc-number", number)
        if let kind { element("kind", kind) }
        if let name { element("name", name) }
        text("<date>")
        date(day)
        text("</date>\n</document-id>\n")
    }

    /// The publication number as the office's files write it.
    var writtenNumber: String { record.number }

    /// CPC symbols of the labels, the main label's first, each once.
    var cpcSymbols: [Symbol] {
        var seen: Set<String> = []
        return record.labels.enumerated().flatMap { position, label in
            // Secondary labels give one or two symbols; the choice is the family's.
            DemoLabel.all[label].cpc.prefix(position == 0 ? 3 : 1 + (record.content + label) % 2)
        }.filter { seen.insert($0).inserted }.map(Symbol.init)
    }

    /// IPC symbols of the labels, each once.
    var ipcSymbols: [Symbol] {
        var seen: Set<String> = []
        return record.labels.map { DemoLabel.all[$0].ipc }.filter { seen.insert($0).inserted }.map(Symbol.init)
    }
}

/// A classification symbol such as A61H3/04 in its parts.
struct Symbol {
    let section, classNumber, subclass, mainGroup, subgroup: Substring

    init(_ symbol: String) {
        section = symbol.prefix(1)
        classNumber = symbol.dropFirst(1).prefix(2)
        subclass = symbol.dropFirst(3).prefix(1)
        let groups = symbol.dropFirst(4).split(separator: "/")
        mainGroup = groups.first ?? "1"
        subgroup = groups.count > 1 ? groups[1] : "00"
    }
}
