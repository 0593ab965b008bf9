/// The opening: the verdict, the three worst findings with the documents to look at, and the others folded.
struct FindingsWriter {
    let verdict: String
    let findings: [Finding]

    private static let worst = 3
    private static let maximum = 100
    private static let idsShown = 6
    private static let idsListed = 100

    func write(into markup: inout Markup) {
        if !verdict.isEmpty {
            let severity = findings.first?.severity.rawValue ?? "plain"
            markup.element("div", ["class": "verdict \(severity)"]) { box in
                for paragraph in verdict.split(separator: "\n").prefix(10) {
                    box.element("p", TextMeasure.cut(String(paragraph), to: 2000))
                }
            }
        }
        guard !findings.isEmpty else { return }
        markup.element("section", ["class": "findings", "aria-labelledby": "findings"]) { section in
            section.element("h2", ["id": "findings"], findings.count > 1 ? "Worst findings" : "Finding")
            section.element("ol", ["class": "worst"]) { list in
                for finding in findings.prefix(Self.worst) { write(finding, idsShown: Self.idsShown, into: &list) }
            }
            let others = findings.dropFirst(Self.worst)
            if !others.isEmpty {
                section.element("details") { details in
                    details.element(
                        "summary", others.count == 1 ? "One other finding" : "\(others.count) other findings")
                    details.element("ol", ["class": "others", "start": "\(Self.worst + 1)"]) { list in
                        for finding in others.prefix(Self.maximum) {
                            write(finding, idsShown: Self.idsShown, into: &list)
                        }
                    }
                    if others.count > Self.maximum {
                        details.element(
                            "p", ["class": "note"],
                            "The first \(Self.maximum) of \(others.count); the JSON has them all.")
                    }
                }
            }
        }
    }

    private func write(_ finding: Finding, idsShown: Int, into markup: inout Markup) {
        markup.element("li", ["class": "finding \(finding.severity.rawValue)"]) { item in
            item.element("h3") { heading in
                heading.element("span", ["class": "badge"], Self.word(finding.severity))
                heading.write(" " + TextMeasure.cut(finding.title, to: 200))
            }
            if !finding.text.isEmpty { item.element("p", TextMeasure.cut(finding.text, to: 1200)) }
            if !finding.measure.isEmpty {
                item.element("p", ["class": "measure"], "Measure: " + TextMeasure.cut(finding.measure, to: 120))
            }
            guard !finding.ids.isEmpty else { return }
            item.element("p", ["class": "ids"]) { ids in
                ids.write("Look at ")
                list(finding.ids.prefix(idsShown), into: &ids)
            }
            let more = finding.ids.dropFirst(idsShown)
            if !more.isEmpty {
                item.element("details", ["class": "ids"]) { details in
                    details.element("summary", "\(Figures.text(Double(more.count))) more")
                    details.element("p") { list(more.prefix(Self.idsListed), into: &$0) }
                    if more.count > Self.idsListed {
                        details.element(
                            "p", ["class": "note"], "The JSON has all \(Figures.text(Double(finding.ids.count))).")
                    }
                }
            }
        }
    }

    private func list(_ ids: some Collection<String>, into markup: inout Markup) {
        for (index, id) in ids.enumerated() {
            if index > 0 { markup.write(" ") }
            markup.element("code", TextMeasure.cut(id, to: 60))
        }
    }

    /// The severity in a word and a sign, for who does not see colours.
    private static func word(_ severity: Finding.Severity) -> String {
        switch severity {
        case .severe: "▲ severe"
        case .notable: "◆ notable"
        case .fine: "● fine"
        }
    }
}
