/// Pairs of texts side by side, with what they have in common marked.
struct PairsItem: ReportItem {
    static let type = "pairs"
    static let maximumRows = 30

    struct Side {
        let id: String
        let text: String
    }

    struct Row {
        let left: Side
        let right: Side
        let similarity: Double?
        /// Ranges of UTF-8 bytes.
        let spans: [(left: Range<Int>, right: Range<Int>)]
    }

    let title: String
    let rows: [Row]
    let isWide = true

    /// Throws for a span that ends before it starts or beyond its text.
    init(_ reader: ResultReader) throws {
        title = try reader.text("title")
        rows = try reader.needed("rows").map { row in
            let left = try Self.side(row, "left")
            let right = try Self.side(row, "right")
            let spans = try row.list("spans").map { span in
                let numbers = try span.numbers().map { $0.flatMap { Int(exactly: $0) } ?? -1 }
                guard numbers.count == 4, numbers[0] >= 0, numbers[0] <= numbers[1], numbers[1] <= left.text.utf8.count,
                    numbers[2] >= 0, numbers[2] <= numbers[3], numbers[3] <= right.text.utf8.count
                else {
                    throw span.fault(
                        "is no span of these texts, which have \(left.text.utf8.count) and \(right.text.utf8.count) bytes",
                        fix: "write [leftStart, leftEnd, rightStart, rightEnd] in UTF-8 bytes")
                }
                return (left: numbers[0]..<numbers[1], right: numbers[2]..<numbers[3])
            }
            return Row(left: left, right: right, similarity: try row.number("similarity"), spans: spans)
        }
    }

    private static func side(_ row: ResultReader, _ key: String) throws -> Side {
        guard let side = row.member(key) else {
            throw row.fault("has no \(key) side", fix: "give it {\"id\", \"text\"} as \(key)")
        }
        return Side(id: try side.text("id"), text: try side.text("text"))
    }

    func write(into markup: inout Markup) {
        if rows.isEmpty { note("No pairs.", into: &markup) }
        for row in rows.prefix(Self.maximumRows) {
            markup.element("div", ["class": "pair"]) { pair in
                if let similarity = row.similarity {
                    pair.element("p", ["class": "similarity"], "similarity \(Figures.text(similarity))")
                }
                pair.element("div", ["class": "sides"]) { sides in
                    write(row.left, row.spans.map(\.left), into: &sides)
                    write(row.right, row.spans.map(\.right), into: &sides)
                }
            }
        }
        if rows.count > Self.maximumRows {
            note(
                "The first \(Self.maximumRows) of \(Figures.text(Double(rows.count))) pairs; the JSON has them all.",
                into: &markup)
        }
    }

    private func write(_ side: Side, _ spans: [Range<Int>], into markup: inout Markup) {
        markup.element("div", ["class": "side"]) { box in
            box.element("p", ["class": "id"]) { $0.element("code", TextMeasure.cut(side.id, to: 80)) }
            box.element("p", ["class": "text", "dir": "auto"]) { text in
                if side.text.isEmpty { text.element("span", ["class": "gap"], "no text") }
                for piece in MarkedText.pieces(of: side.text, spans: spans) {
                    switch piece {
                    case .plain(let content): text.write(content)
                    case .marked(let content): text.element("mark", content)
                    case .gap(let bytes):
                        text.element("span", ["class": "gap"], " [… \(Figures.text(Double(bytes))) bytes …] ")
                    }
                }
            }
        }
    }
}
