import Corpus
import Report
import SampleResults
import Testing

@Suite("Items of a report")
struct ItemTests {
    /// Values that break plots elsewhere.
    private static let numberLists: [[JSONValue]] = [
        [], [nil], [0], [1e-300, 0], [5, 5, 5], [1e300, -1e300], [1.7e308, -1.7e308], [1e-12, 2e-12],
        [1e15, 1_000_000_000_000_001],
        [0.1, 0.2, 0.30000000000000004], [-3, nil, 7], [1e6, 2.5e6], [123456.789, 123456.790],
    ]

    @Test("degenerate numbers make valid plots of every type", arguments: numberLists)
    func degenerate(_ values: [JSONValue]) throws {
        let names = JSONValue.array(
            values.indices.map { .string($0 == 0 ? "" : String(repeating: "long name ", count: $0 * 20)) })
        let points = JSONValue.array(values.map { [$0, $0] })
        let sorted = values.compactMap(\.number).sorted()
        let edges = SampleResult.numbers(sorted)
        let items: [JSONValue] = [
            [
                "type": "values", "title": "",
                "rows": .array(
                    values.map {
                        ["name": "x", "value": $0, "interval": [$0, nil], "p": $0, "adjustedP": nil, "note": ""]
                    }),
            ],
            [
                "type": "histogram", "title": "", "xLabel": "x", "yLabel": "y", "edges": edges,
                "series": [["name": "", "counts": .array(values.filter { $0 != .null }.dropFirst().map { $0 })]],
                "markers": .array(values.map { ["value": $0, "label": "m"] }),
            ],
            [
                "type": "scatter", "title": "", "xLabel": "", "yLabel": "",
                "series": [["name": "s", "points": points, "ids": []]],
            ],
            [
                "type": "bars", "title": "", "yLabel": "", "categories": names,
                "series": [["name": "", "values": .array(values), "intervals": .array(values.map { [$0, 1] })]],
            ],
            [
                "type": "forest", "title": "", "xLabel": "", "reference": values.first ?? nil,
                "rows": .array(values.map { ["name": "x", "value": $0, "interval": [$0, $0]] }),
            ],
            [
                "type": "lines", "title": "", "xLabel": "x", "yLabel": "",
                "series": [["name": "s", "points": points, "band": .array(values.map { [$0, $0, 1] })]],
            ],
            ["type": "table", "title": "", "columns": ["a"], "rows": .array(values.map { [$0] })],
        ]
        for item in items { try PageRules.read(result([item]), "\(item["type"]?.string ?? "")") }
    }

    @Test("items without rows or series are valid")
    func empty() throws {
        for name in ["values", "histogram", "scatter", "bars", "forest", "lines", "pairs", "table"] {
            let item = SampleResult.item(name).mapped { key, value in
                value.array != nil && ["rows", "series", "edges", "categories", "columns", "markers"].contains(key)
                    ? [] : JSONValue?.none
            }
            try PageRules.read(result([item]), name)
        }
    }

    @Test("a scatter plot of 50,000 points draws the same 2,000 or so with the outermost, and says so")
    func thinned() throws {
        var generator = SeededGenerator(seed: 3)
        let points = (0..<50_000).map { _ in SampleResult.numbers([generator.unit(), generator.unit()]) }
        let outer: [JSONValue] = [[-5, 0.5], [7, 0.5], [0.5, -5], [0.5, 7]]
        let item: JSONValue = [
            "type": "scatter", "title": "Cloud", "xLabel": "x", "yLabel": "y",
            "series": [
                ["name": "many", "points": .array(points + outer), "ids": []],
                ["name": "few", "points": .array(Array(points.prefix(30))), "ids": []],
            ],
        ]
        let root = try PageRules.read(result([item]))
        let dots = root.all(class: "dot")
        #expect((1500...2100).contains(dots.count))
        #expect(dots.count { $0.classes.contains("s1") } == 30)
        #expect(root.all(class: "note").first?.text.contains("of 50,034 points are drawn") == true)
        // -5 and 7 are where the corners of the drawn points are.
        let places = dots.flatMap { PathPlaces.of($0.attributes["d"] ?? "").prefix(1) }
        let spread = (places.map(\.x).max() ?? 0) - (places.map(\.x).min() ?? 0)
        #expect(spread > 300)
        #expect(try ReportPage.html(of: result([item])) == ReportPage.html(of: result([item])))
    }

    @Test("a histogram's bars are as high as its counts, and many bins keep their sum")
    func heights() throws {
        let counts = [1.0, 4, 2]
        let item: JSONValue = [
            "type": "histogram", "title": "", "xLabel": "", "yLabel": "", "edges": [0, 1, 2, 3],
            "series": [["name": "", "counts": SampleResult.numbers(counts)]], "markers": [],
        ]
        let heights = try PageRules.read(result([item])).all("rect").compactMap {
            Double($0.attributes["height"] ?? "")
        }
        #expect(heights.count == 3)
        for (height, count) in zip(heights, counts) { #expect(abs(height / (heights.first ?? 1) - count) < 0.02) }
        let many: JSONValue = [
            "type": "histogram", "title": "", "xLabel": "", "yLabel": "",
            "edges": SampleResult.numbers((0...1001).map { Double($0) }),
            "series": [["name": "", "counts": SampleResult.numbers(Array(repeating: 1, count: 1001))]], "markers": [],
        ]
        let root = try PageRules.read(result([many]))
        let tips = root.all("rect").map(\.text)
        #expect(tips.count == 112)
        #expect(tips.compactMap { Double($0.split(separator: ": ").last ?? "") }.reduce(0, +) == 1001)
        #expect(root.text.contains("9 neighbouring bins are drawn as one"))
    }

    @Test("a line is broken where a point is absent, and of a long one its peak stays")
    func lines() throws {
        func item(_ points: [JSONValue]) -> JSONValue {
            [
                "type": "lines", "title": "", "xLabel": "", "yLabel": "",
                "series": [["name": "", "points": .array(points), "band": []]],
            ]
        }
        let broken = try PageRules.read(result([item([[0, 1], [1, 2], [2, nil], [3, 1], [4, 4]])]))
        #expect(broken.all(class: "curve").first?.attributes["d"]?.count { $0 == "M" } == 2)
        #expect(broken.all(class: "mark").count == 4)
        let long = (0..<20_000).map { SampleResult.numbers([Double($0), $0 == 12_345 ? 100 : 1]) }
        let root = try PageRules.read(result([item(long)]))
        let places = PathPlaces.of(root.all(class: "curve").first?.attributes["d"] ?? "")
        #expect((100...900).contains(places.count))
        let area = (root.all(class: "data").first?.attributes["data-area"] ?? "").split(separator: " ").compactMap {
            Double($0)
        }
        #expect(places.map(\.y).min() == area[1], "the peak lies at the top")
    }

    @Test("marks what pairs have in common, to the byte")
    func pairs() throws {
        let root = try PageRules.read(SampleResult.full())
        let pairs = try #require(root.figures("pairs").first).all(class: "pair")
        let marks = pairs[0].all("mark").map(\.text)
        #expect(marks.count == 2 && marks[0] == marks[1])
        #expect(marks[0].hasPrefix("a seat frame") && marks[0].hasSuffix("transverse axis"))
        #expect(pairs[1].text.contains("bytes …]"), "a long text is cut around its spans")
        #expect(pairs[2].text.contains("no text"))
    }

    @Test(
        "what is not of the contract is an error that names the place",
        arguments: [
            ("[]", "the result is no object"), ("3", "the result is no object"),
            ("{}", "the result is an empty object"),
            ("{\"sections\":1}", "sections is no list"), ("{\"sections\":[1]}", "sections[0] is no section"),
            ("{\"sections\":[{\"items\":[{}]}]}", "sections[0].items[0] has no type"),
            ("{\"sections\":[{\"items\":[{\"type\":\"pie\"}]}]}", "sections[0].items[0] has the type \"pie\""),
            ("{\"sections\":[{\"items\":[{\"type\":\"bars\"}]}]}", "sections[0].items[0] has no \"categories\""),
            (
                "{\"sections\":[{\"items\":[{\"type\":\"bars\",\"categories\":[\"a\"],\"series\":[{\"values\":[1,2]}]}]}]}",
                "sections[0].items[0].series[0] has 2 values for one category"
            ),
            (
                "{\"sections\":[{\"items\":[{\"type\":\"histogram\",\"edges\":[1,0],\"series\":[]}]}]}",
                "sections[0].items[0] has edges that do not ascend"
            ),
            (
                "{\"sections\":[{\"items\":[{\"type\":\"lines\",\"series\":[{\"points\":[[1]]}]}]}]}",
                "sections[0].items[0].series[0].points[0] is no point"
            ),
            (
                "{\"sections\":[{\"items\":[{\"type\":\"forest\",\"rows\":[{\"value\":\"x\"}]}]}]}",
                "sections[0].items[0].rows[0].value is no number"
            ),
            (
                "{\"sections\":[{\"items\":[{\"type\":\"pairs\",\"rows\":[{\"left\":{\"text\":\"a\"},\"right\":{},\"spans\":[[0,2,0,0]]}]}]}]}",
                "sections[0].items[0].rows[0].spans[0] is no span"
            ),
            ("{\"sections\":[],\"findings\":[{\"severity\":\"bad\"}]}", "findings[0] has the severity \"bad\""),
        ])
    func faults(_ json: String, _ what: String) throws {
        let value = try JSONValue(parsing: Array(json.utf8))
        #expect {
            try ReportPage.html(of: value)
        } throws: { error in
            guard let fault = error as? Fault else { return false }
            return fault.what.hasPrefix(what) && fault.fix.contains("docs/reports.md")
        }
    }
}
