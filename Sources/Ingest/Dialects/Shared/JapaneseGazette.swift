internal import Corpus
internal import Native

/// What the JPO's two dialects share: classification texts, file index, citations in words.
enum JapaneseGazette {
    /// A text whose columns count, as ST.8's fifty characters: `XMLTape.string` would collapse their white space.
    static func columns(_ tape: XMLTape, _ node: XMLNode) -> String {
        guard let text = tape.firstChild(node), tape.isText(text) else { return "" }
        return String(bytes: tape.bytes(text))
    }

    /// A symbol of the IPC: fixed width since edition 8, without an edition; before, a symbol of the edition beside it.
    static func ipc(_ tape: XMLTape, _ node: XMLNode, edition: String, isMain: Bool, into builder: inout RecordBuilder)
    {
        let text = columns(tape, node)
        if edition.isEmpty {
            builder.addFixedWidthClassification(text, scheme: .ipcr)
        } else {
            builder.addClassification(text, scheme: .ipc, first: isMain, version: edition)
        }
    }

    /// A citation in words, as grants print them: `特開２０２０－１７３０３１（ＪＰ，Ａ）`, `国際公開第２０１９／１２３４５６（ＷＯ，Ａ１）`.
    ///
    /// The office and the kind stand in the parentheses; without them only Japanese documents are read (`特許第４８２９５９９号公報`).
    static func addCitation(_ text: String, into builder: inout RecordBuilder) {
        if let number = patent(text) {
            builder.addCitation(number)
        } else {
            builder.addCitation(text: text)
        }
    }

    /// The number in such words, or `nil`.
    static func patent(_ text: String) -> PatentNumber? {
        let parts = text.split(maxSplits: 1) { $0 == "（" || $0 == "(" }
        guard let head = parts.first.map(String.init) else { return nil }
        var codes: [String] = []
        if parts.count == 2 {
            let inside = parts[1].prefix { $0 != "）" && $0 != ")" }
            codes = inside.split { ",，、".contains($0) }.map { narrow($0) }
        }
        let number =
            if codes.count >= 2, codes[0].utf8.count == 2, codes[0].utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) {
                PatentNumber(country: codes[0], number: head, kind: codes[1])
            } else if ["特開", "特表", "特公", "特許第", "実開", "実公", "実全昭", "登録実用新案第"].contains(where: head.hasPrefix) {
                PatentNumber(country: "JP", number: head, kind: head.hasPrefix("登録") ? "U" : "")
            } else {
                PatentNumber()
            }
        let id = DocumentID(country: number.country, number: number.number, kind: number.kind, date: "")
        return id == nil ? nil : number
    }

    /// Full-width letters and digits as ASCII, without white space.
    static func narrow(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for sign in text.unicodeScalars where !sign.properties.isWhitespace {
            if sign.value >= 0xFF01, sign.value <= 0xFF5E, let ascii = Unicode.Scalar(sign.value - 0xFEE0) {
                result.append(ascii)
            } else {
                result.append(sign)
            }
        }
        return String(result)
    }

    /// The ST.16 code in a Japanese name of a gazette: `特許公報(B2)` is B2; `""` without one.
    static func kind(inName name: String) -> String {
        guard let open = name.lastIndex(where: { $0 == "(" || $0 == "（" }) else { return "" }
        let inside = narrow(name[name.index(after: open)...].prefix { $0 != ")" && $0 != "）" })
        return inside.utf8.count <= 2 ? inside : ""
    }

    /// `U` for the application of a utility model, else `""`: patents and utility models are numbered from 1 every year, each for itself.
    static func applicationKind(of publication: String) -> String {
        publication.hasPrefix("U") || publication.hasPrefix("Y") ? "U" : ""
    }

    /// Whether an applicant ended each line of the page with a break: most lines of the first that end inside a sentence fill the page.
    ///
    /// So it is in one of 30 real files (98 of 100 such lines, 0 to 8 of 100 in the others).
    static func hasFilledLines(_ tape: XMLTape, _ record: XMLNode) -> Bool {
        var seen = 0
        var filled = 0
        for paragraph in tape.descendants(record) {
            switch tape.name(paragraph) {
            case .p, .claimText, .st96P, .st96ClaimText: break
            default: continue
            }
            var line: XMLNode?
            for child in tape.children(paragraph) {
                if tape.isText(child) {
                    line = child
                } else if tape.name(child) == .br || tape.name(child) == .st96Br, let before = line {
                    line = nil
                    let bytes = tape.bytes(before)
                    // A full stop ends a line anywhere.
                    if bytes.count < 3 || ByteSearch.has("。", in: bytes, at: bytes.count - 3) { continue }
                    seen += 1
                    if FilledLine.isFilled(bytes) { filled += 1 }
                    if seen == 64 { return filled * 2 > seen }
                }
            }
        }
        return seen >= 8 && filled * 2 > seen
    }
}
