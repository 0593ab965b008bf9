/// Writes the page: opening, findings, contents, sections, origins.
struct PageWriter {
    let result: ReportResult
    let tool: String

    /// How much the sections may take; the rest of the 5 MB is for what comes before and after.
    private static let budget = ReportPage.maximumBytes - 600_000
    private static let maximumSections = 200
    private static let maximumItems = 1000

    /// A section with the name by which links reach it.
    private struct Anchored {
        let section: ResultSection
        let anchor: String
    }

    var text: String {
        var markup = Markup()
        markup.writeOwn("<!DOCTYPE html>\n")
        markup.element("html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"]) { html in
            html.element("head", head)
            html.element("body", body)
        }
        return markup.text + "\n"
    }

    private func head(_ markup: inout Markup) {
        markup.empty("meta", ["charset": "utf-8"])
        markup.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        // Whatever slipped through the escaping: nothing is fetched and nothing runs.
        markup.empty(
            "meta",
            [
                "http-equiv": "Content-Security-Policy",
                "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
            ])
        markup.empty("meta", ["name": "generator", "content": tool])
        markup.empty("meta", ["name": "color-scheme", "content": "light dark"])
        markup.element("title", TextMeasure.cut(result.title, to: 200))
        markup.element("style") { $0.writeOwn(StyleSheet.text) }
    }

    private func body(_ markup: inout Markup) {
        let sections = anchored(result.sections, prefix: "section")
        let origins = anchored(result.origins, prefix: "origin")
        markup.element("header") { header in
            if !result.kind.isEmpty, result.kind != result.title {
                header.element("p", ["class": "kind"], TextMeasure.cut(result.kind, to: 80))
            }
            header.element("h1", TextMeasure.cut(result.title, to: 300))
            FindingsWriter(verdict: result.verdict, findings: result.findings).write(into: &header)
        }
        if sections.count + origins.count > 1 { contents(sections + origins, into: &markup) }
        var budget = Self.budget
        markup.element("main") { main in
            write(sections, &budget, into: &main)
            budget += 300_000
            write(origins, &budget, into: &main)
        }
        markup.element("footer") { footer in
            footer.element("p", "Made by \(tool) from a result in JSON, which holds every number in full.")
        }
    }

    /// Names for links: the section's own where it is one, else a number.
    private func anchored(_ sections: [ResultSection], prefix: String) -> [Anchored] {
        var taken: Set<String> = []
        return sections.prefix(Self.maximumSections).enumerated().map { index, section in
            let isName =
                !section.id.isEmpty && section.id.utf8.count <= 60
                && section.id.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
                        || byte == 0x2D || byte == 0x5F
                }
            var anchor = isName ? "\(prefix)-\(section.id)" : "\(prefix)-\(index + 1)"
            while !taken.insert(anchor).inserted { anchor += "-\(index + 1)" }
            return Anchored(section: section, anchor: anchor)
        }
    }

    private func contents(_ sections: [Anchored], into markup: inout Markup) {
        markup.element("nav", ["aria-labelledby": "contents"]) { nav in
            nav.element("h2", ["id": "contents"], "Contents")
            nav.element("ol") { list in
                for entry in sections {
                    list.element("li") {
                        $0.element("a", ["href": "#\(entry.anchor)"], TextMeasure.cut(title(entry.section), to: 120))
                    }
                }
            }
        }
    }

    private func title(_ section: ResultSection) -> String { section.title.isEmpty ? "Section" : section.title }

    private func write(_ sections: [Anchored], _ budget: inout Int, into markup: inout Markup) {
        for entry in sections {
            var left = budget
            markup.element("section", ["id": entry.anchor, "aria-labelledby": entry.anchor + "-title"]) { section in
                section.element(
                    "h2", ["id": entry.anchor + "-title"], TextMeasure.cut(title(entry.section), to: 200))
                for paragraph in entry.section.text.split(separator: "\n").prefix(20) {
                    section.element("p", ["class": "prose"], TextMeasure.cut(String(paragraph), to: 2000))
                }
                if entry.section.isFolded {
                    section.element("details") { details in
                        details.element("summary", "Show")
                        items(entry.section.items, &left, into: &details)
                    }
                } else {
                    items(entry.section.items, &left, into: &section)
                }
            }
            budget = left
        }
    }

    private func items(_ items: [any ReportItem], _ budget: inout Int, into markup: inout Markup) {
        guard !items.isEmpty else { return }
        var left = budget
        markup.element("div", ["class": "items"]) { box in
            for item in items.prefix(Self.maximumItems) {
                let before = box
                let start = box.count
                write(item, into: &box)
                left -= box.count - start
                if left < 0 {
                    // Names of ids that were given go with the item.
                    left += box.count - start
                    box = before
                    box.element(
                        "p", ["class": "note wide"],
                        "Left out, since the page would be larger than 5 MB: \(TextMeasure.cut(item.title, to: 120)). The JSON has it."
                    )
                    left -= 400
                }
            }
            if items.count > Self.maximumItems {
                box.element(
                    "p", ["class": "note wide"],
                    "The first \(Self.maximumItems) of \(items.count) tables and plots; the JSON has them all.")
            }
        }
        budget = left
    }

    private func write(_ item: any ReportItem, into markup: inout Markup) {
        markup.element(
            "figure", ["class": item.isWide ? "item wide" : "item", "data-type": Swift.type(of: item).type]
        ) { figure in
            if !item.title.isEmpty {
                figure.element("figcaption") { $0.element("h3", TextMeasure.cut(item.title, to: 200)) }
            }
            item.write(into: &figure)
        }
    }
}
