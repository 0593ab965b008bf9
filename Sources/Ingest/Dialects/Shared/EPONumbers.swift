internal import Corpus
internal import Native

/// Numbers and lists that the EPO's databases give in several formats at once: DOCDB, EPODOC, and as the office wrote them.
enum EPO {
    /// How good a format is, 0 the best: DOCDB's has office, number and kind apart, EPODOC's glues the office on and has no kind.
    ///
    /// MAREC calls DOCDB's format `epo`. `docdba` is DOCDB's as received, with accents; `intermediate` has names without countries.
    static func rank(_ format: String?) -> Int {
        switch format {
        case "docdb", "epo": 0
        case "docdba": 1
        case "epodoc": 2
        case nil, "": 3
        case "original": 4
        default: 5
        }
    }

    /// The number in the best format among the `document-id`s below the elements of that name.
    ///
    /// The format stands at the `document-id` (OPS), or at the element around it (DOCDB's back file).
    static func preferred(_ tape: XMLTape, _ holder: XMLNode, _ name: XMLName) -> PatentNumber {
        var best = PatentNumber()
        var bestRank = Int.max
        for reference in tape.elements(holder) where tape.name(reference) == name {
            if let found = preferred(tape, reference), found.rank < bestRank {
                best = found.number
                bestRank = found.rank
            }
        }
        return best
    }

    /// The same for the `document-id`s of one element; `nil` if none has a number.
    static func preferred(_ tape: XMLTape, _ reference: XMLNode) -> (rank: Int, number: PatentNumber)? {
        let outer = tape.attribute(reference, .dataFormat)
        var best: (rank: Int, number: PatentNumber)?
        for id in tape.elements(reference) where tape.name(id) == .documentId {
            let rank = rank(tape.attribute(id, .documentIdType) ?? tape.attribute(id, .format) ?? outer)
            if rank >= best?.rank ?? Int.max { continue }
            let number = ST36.number(tape, id)
            if !number.isEmpty { best = (rank, number.country.isEmpty ? splitOffice(number) : number) }
        }
        return best
    }

    /// The elements of that name, all in the one best format that the list has: a person stands in it once a format.
    static func preferredFormat(_ tape: XMLTape, _ list: XMLNode, _ name: XMLName, format: XMLName) -> [XMLNode] {
        var best: [XMLNode] = []
        var bestRank = Int.max
        for entry in tape.elements(list) where tape.name(entry) == name {
            let rank = rank(tape.attribute(entry, format))
            if rank > bestRank { continue }
            if rank < bestRank { best.removeAll() }
            bestRank = rank
            best.append(entry)
        }
        return best
    }

    /// `EP1000000` in EPODOC's format is office `EP`, number `1000000`.
    private static func splitOffice(_ number: PatentNumber) -> PatentNumber {
        let office = number.number.prefix(2)
        guard office.count == 2, office.allSatisfy({ $0.isASCII && $0.isUppercase }), number.number.count > 2 else {
            return number
        }
        return PatentNumber(
            country: String(office), number: String(number.number.dropFirst(2)), kind: number.kind, date: number.date)
    }

    /// Reads `EP-1122185-B1` (MAREC's `ucid`); a number may hold hyphens of its own, a kind may be missing.
    static func ucid(_ text: String, date: String = "") -> PatentNumber {
        var parts = text.split(separator: "-")
        guard parts.count >= 2, parts[0].count == 2 else { return PatentNumber() }
        let country = String(parts.removeFirst())
        let kind = parts.count > 1 && parts.last?.first?.isLetter == true ? String(parts.removeLast()) : ""
        return PatentNumber(country: country, number: parts.joined(separator: "-"), kind: kind, date: date)
    }

    /// Reads `US-A- 5 948 634` and `WO-A1-2004/045320`, as the EPO prints citations; `nil` for other text.
    static func printedCitation(_ text: String) -> PatentNumber? {
        let parts = text.split(separator: "-", maxSplits: 2)
        guard parts.count == 3, parts[0].count == 2, parts[0].allSatisfy(\.isUppercase),
            let letter = parts[1].first, letter.isUppercase, parts[1].count <= 2,
            parts[1].dropFirst().allSatisfy(\.isNumber)
        else { return nil }
        let number = parts[2].drop { $0 == " " }
        return PatentNumber(country: String(parts[0]), number: String(number), kind: String(parts[1]))
    }

    /// Reads a number written in one, `US5556839A`.
    static func joined(_ text: String) -> PatentNumber {
        let country = text.prefix(2)
        guard country.count == 2, country.allSatisfy(\.isLetter) else { return PatentNumber(number: text) }
        var rest = text.dropFirst(2)
        var kind = ""
        if let place = rest.lastIndex(where: \.isLetter), rest.distance(from: place, to: rest.endIndex) <= 2,
            place != rest.startIndex
        {
            kind = String(rest[place...])
            rest = rest[..<place]
        }
        return PatentNumber(country: String(country), number: String(rest), kind: kind)
    }

    /// The scheme, and the value it implies, of the EPO's names of classification schemes; `nil` for one that documents do not hold.
    ///
    /// `CPCI` are the EPO's and USPTO's CPC symbols, `CPCNO` those of other offices. `ICO` and `IDT` are ECLA's indexing codes, which say
    /// what a document also tells: additional information.
    static func scheme(_ name: String) -> (scheme: Classification.Scheme, value: String)? {
        switch name {
        case "CPC", "CPCI", "CPCNO": (.cpc, "")
        case "EC", "ECLA": (.ecla, "")
        case "ICO", "IDT": (.ecla, "N")
        case "UC", "USPC": (.uspc, "")
        case "FI": (.fi, "")
        case "FTERM", "FT": (.fTerm, "")
        case "DEKLA": (.dekla, "")
        case "IPC": (.ipc, "")
        case "IPCR": (.ipcr, "")
        default: nil
        }
    }
}
