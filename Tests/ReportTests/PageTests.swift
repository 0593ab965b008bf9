import Corpus
import Foundation
import Report
import SampleResults
import Testing

@Suite("The page of a result")
struct PageTests {
    @Test("a whole result is well-formed, complete, and the same each time")
    func whole() throws {
        let root = try PageRules.read(SampleResult.full())
        #expect(root.all("h1").map(\.text) == ["Synthetic assistive-technology patents beside real ones"])
        let counts = ["values", "histogram", "scatter", "bars", "forest", "lines", "pairs", "table"].map {
            root.figures($0).count
        }
        // Of the values five say where the result is from; the audit's own measures are bars.
        #expect(counts == [6, 2, 1, 3, 1, 1, 1, 2])
        #expect(root.all("nav").first?.all("a").count == 9)
        let text = root.text
        for part in ["0.731", "median of fit part", "1,000", "Parameters and commits"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(try ReportPage.html(of: SampleResult.full()) == ReportPage.html(of: SampleResult.full()))
    }

    @Test("opens with the verdict and the three worst findings with their documents, worst first")
    func opening() throws {
        let root = try PageRules.read(SampleResult.full())
        let header = try #require(root.all("header").first)
        let verdict = try #require(header.all(class: "verdict").first)
        #expect(verdict.classes.contains("severe"))
        let worst = try #require(header.all(class: "worst").first)
        #expect(worst.children.map { $0.classes.last } == ["severe", "severe", "notable"])
        #expect(worst.children[0].text.contains("100 documents repeat"))
        #expect(worst.children[1].all("code").map(\.text) == ["SYN-5d5e01c2d4e6f8091a2b-0", "US20120116137A1"])
        // All 24 ids can be reached, 6 of them at once.
        #expect(worst.children[0].all("code").count == 24)
        #expect(worst.children[0].children.filter { $0.name == "p" }.flatMap { $0.all("code") }.count == 6)
        #expect(header.all(class: "others").first?.children.count == 2)
        // Nothing of the sections comes before.
        let order = root.all.map(\.name)
        #expect(try #require(order.firstIndex(of: "header")) < #require(order.firstIndex(of: "main")))
    }

    private static let hostile =
        "</style></title><script>alert(1)</script>&amp;<img src=x onerror=\"a\">'\"]]>\u{0}\u{1B}\u{FFFE}\u{202E}é"

    @Test("hostile strings are text wherever they come")
    func hostile() throws {
        let changed = SampleResult.full().mapped { key, value in
            key == "type" || key == "severity" || value.string == nil || key == "text" && value == ""
                ? JSONValue?.none : .string(Self.hostile)
        }.mapped { key, value in key == "spans" ? [] : JSONValue?.none }
        let root = try PageRules.read(changed)
        #expect(root.all("h1").first?.text == Self.shown(Self.hostile))
        #expect(
            root.figures("pairs").first?.all(class: "text").first?.text.contains("<script>alert(1)</script>&amp;")
                == true)
        // Keys of a result without presentation too.
        let generic = try PageRules.read([
            "a": .object(JSONObject(uniqueMembers: [.init(key: Self.hostile, value: 1), .init(key: "b", value: 2)])),
            "b": .array([.object(JSONObject(uniqueMembers: [.init(key: Self.hostile, value: .string(Self.hostile))]))]),
            "c": .string(Self.hostile),
        ])
        #expect(generic.text.contains("<script>alert(1)</script>"))
    }

    /// What XML cannot hold shows as U+FFFD.
    private static func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { ["\u{0}", "\u{1B}", "\u{FFFE}"].contains($0) ? "\u{FFFD}" : $0 }))
    }

    @Test(
        "without its numbers the result still has a page, and each plot says that there are no data or draws its rows")
    func nulls() throws {
        let empty = SampleResult.full().mapped { key, value in
            value.number == nil || key == "edges" || key == "spans" ? JSONValue?.none : .null
        }
        let root = try PageRules.read(empty)
        #expect(root.figures("scatter").first?.text.contains("no data") == true)
        #expect(root.figures("forest").first?.text.contains("–") == true)
    }

    @Test("a page too large leaves items out and says so")
    func large() throws {
        let cell = JSONValue.string(String(repeating: "x&", count: 400))
        let row = JSONValue.array(Array(repeating: cell, count: 12))
        let table: JSONValue = [
            "type": "table", "title": "Large", "columns": .array((0..<12).map { .string("\($0)") }),
            "rows": .array(Array(repeating: row, count: 400)),
        ]
        let many = result(Array(repeating: table, count: 12) + [SampleResult.item("forest")])
        let root = try PageRules.read(many)
        #expect((6..<12).contains(root.figures("table").count))
        #expect(root.text.contains("Left out, since the page would be larger than 5 MB: Large."))
        #expect(root.text.contains(/The first [0-9]+ of 400 rows/))
        // What is small enough comes still.
        #expect(root.figures("forest").count == 1)
        let long = JSONValue.string(String(repeating: "long ", count: 100_000))
        let deep = SampleResult.full().mapped { key, value in
            ["title", "verdict", "note", "name", "xLabel", "label"].contains(key) ? long : JSONValue?.none
        }
        let page = try PageRules.read(deep)
        #expect(page.text.utf8.count < 200_000)
        let findings = (0..<5000).map { _ in
            [
                "severity": "severe", "title": long, "text": long, "measure": long,
                "ids": .array(Array(repeating: long, count: 50)),
            ]
                as JSONValue
        }
        try PageRules.read(["sections": [], "findings": .array(Array(findings.prefix(300)))])
    }

    @Test("sections are reached by their ids, made unique and safe")
    func anchors() throws {
        let section: JSONValue = ["id": "a", "title": "A", "text": "", "items": []]
        let odd: JSONValue = ["id": "\" onload=\"x", "title": "", "text": "First.\nSecond.", "items": []]
        let root = try PageRules.read(["sections": [section, section, odd], "title": "T"])
        #expect(root.all("section").compactMap { $0.attributes["id"] } == ["section-a", "section-a-2", "section-3"])
        #expect(root.all(class: "prose").map(\.text) == ["First.", "Second."])
    }
}
