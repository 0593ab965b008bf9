import Corpus
import Report
import Testing

@Suite("Results without a presentation of their own")
struct GenericTests {
    @Test("numbers by name become bars, largest first, with their intervals")
    func bars() throws {
        let root = try PageRules.read([
            "measures": ["P@10": 0.3, "nDCG@10": 0.5, "MAP": nil], "intervals": ["P@10": [0.2, 0.4], "nDCG@10": nil],
            "queries": 12,
        ])
        let bars = root.figures("bars")
        #expect(bars.count == 1)
        #expect(bars[0].all(class: "name").map(\.text) == ["nDCG@10", "P@10", "MAP"])
        #expect(bars[0].all(class: "whisker").count == 3)
        #expect(root.figures("values").first?.text.contains("Queries12") == true)
        #expect(!root.text.contains("Intervals"), "intervals stand with their values")
    }

    @Test("years keep their order")
    func years() throws {
        let root = try PageRules.read(["byYear": ["2019": 3, "2020": 9, "2021": 1]])
        #expect(root.figures("bars").first?.all(class: "name").map(\.text) == ["2019", "2020", "2021"])
    }

    @Test("a measured value has its interval and p in one row, and parameters come last")
    func measure() throws {
        let root = try PageRules.read([
            "value": 0.0213, "interval": [0.01, 0.03], "p": 0.001, "n": 640,
            "parameters": ["kernel": "rbf", "seed": 1],
            "commits": ["a": .string(String(repeating: "c", count: 64))],
        ])
        let row = try #require(root.all("tr").first { $0.text.contains("0.0213") })
        #expect(row.children.map(\.text) == ["Value", "0.0213", "[0.01, 0.03]", "0.001"])
        #expect(root.all("h2").last?.text == "Parameters and commits")
        #expect(root.text.contains("cccccccccccc…"))
    }

    @Test("lists of objects become tables, long lists of numbers histograms that count each")
    func lists() throws {
        let root = try PageRules.read([
            "pairs": [["a": 1, "b": "x"], ["b": "y", "c": [1, 2]]],
            "null": .array((0..<500).map { JSONValue(Double($0 * $0 % 97) / 10) }),
            "perLabel": ["A": ["f1": 0.5, "p": 0.4], "B": ["f1": 0.25]],
        ])
        let tables = root.figures("table")
        #expect(tables.count == 2)
        #expect(tables.first { $0.text.contains("x") }?.all("th").prefix(3).map(\.text) == ["a", "b", "c"])
        let tips = try #require(root.figures("histogram").first).all("rect").map(\.text)
        #expect(tips.compactMap { Double($0.split(separator: ": ").last ?? "") }.reduce(0, +) == 500)
        #expect(root.text.contains("Per label"))
    }

    @Test("whatever the JSON, there is a page")
    func anything() throws {
        var nested: JSONValue = 1
        for depth in 0..<200 { nested = depth % 2 == 0 ? ["a": nested, "b": "c"] : [nested, nested == 1 ? 2 : "x"] }
        for value in [
            ["a": nil], ["title": 3, "findings": [1], "verdict": []], ["a": []], ["a": [:]], ["": ""],
            ["a": [[], [[]]]],
            ["deep": nested], ["a": [1, "x", nil, ["b": 1]]], ["findings": [], "kind": "k"],
        ] as [JSONValue] {
            try PageRules.read(value, value.canonicalText)
        }
    }
}
