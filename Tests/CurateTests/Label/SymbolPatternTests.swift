@testable import Corpus
@testable import Curate
import Testing

@Suite("Patterns of classification symbols") struct SymbolPatternTests {
    private static func matches(_ pattern: String, _ symbol: String, scheme: String = "cpc") throws -> Bool {
        let pattern = try SymbolPattern(parsing: pattern)
        let symbol = DocumentContent.Symbol(first: false, inventive: "", scheme: scheme, symbol: symbol, version: "")
        guard let key = symbol.ruleKey else { return false }
        return pattern.keys.contains(key.key) && !pattern.schemes.isDisjoint(with: key.scheme)
    }

    @Test(
        "a symbol stands for itself and what begins with it, a range for all between its ends",
        arguments: [
            ("A61H3/06", "A61H 3/06", true), ("A61H3/06", "A61H 3/068", true), ("A61H3/06", "A61H 3/04", false),
            ("A61H3", "A61H 3/068", true), ("A61H3", "A61H 31/00", false), ("A61H3/", "A61H 3/00", true),
            ("a61h 003 / 06", "A61H 3/061", true), ("A61", "A61H 3/00", true), ("A61", "A62B 1/00", false),
            ("A", "A01B 1/00", true),
            ("A61F2/5*", "A61F 2/586", true), ("A61F2/5*", "A61F 2/60", false), ("=A61G7/10", "A61G 7/10", true),
            ("=A61G7/10", "A61G 7/1003", false), ("A61H3/00-A61H3/068", "A61H 3/04", true),
            ("A61H3/00-A61H3/06", "A61H 3/068", true), ("A61H3/00-A61H3/06", "A61H 3/07", false),
            ("A61F2/50-2/80", "A61F 2/72", true), ("A61F2/50-80", "A61F 2/80", true),
            ("A61F2/50-80", "A61F 2/82", false),
            ("A61G1-5", "A61G 5/10", true), ("A61G1-5", "A61G 7/10", false), ("A61F\u{2013}A61H", "A61G 1/00", true),
            ("A61G2203/22", "A61G 2203/22", true), ("A61H", "A61H", true), ("A61H3/06", "A61H", false),
            ("A61H9/00-A61H30/00", "A61H 10/00", true), ("Y10T", "Y10T 74/18288", true),
        ])
    func holds(_ pattern: String, _ symbol: String, _ isMatch: Bool) throws {
        #expect(try Self.matches(pattern, symbol) == isMatch)
    }

    @Test("a scheme before the symbol keeps others out")
    func schemes() throws {
        #expect(try Self.matches("cpc:A61H", "A61H 1/00"))
        #expect(try !Self.matches("cpc:A61H", "A61H 1/00", scheme: "ipc"))
        #expect(try Self.matches("IPC : A61H", "A61H 1/00", scheme: "ipcr"))
        #expect(try !Self.matches("ipcr:A61H", "A61H 1/00", scheme: "ipc"))
        #expect(try !Self.matches("A61H", "A61H 1/00", scheme: "fi"))
    }

    @Test(
        "what is no symbol is refused",
        arguments: [
            "", "X61H", "A6", "A61H3/6", "A61H3/0600000", "A61H30000/00", "A61H/06", "A61H3/06-A61H3/04",
            "A61H-A61G-A61F",
            "uspc:A61H", "A61H*", "A61H3/0x", "=A61H3/02-A61H3/04", "A61H3/06 wheels", "-A61H",
        ])
    func refused(_ text: String) throws {
        let error = try #require(throws: SymbolError.self) { try SymbolPattern(parsing: text) }
        #expect(!error.what.isEmpty && !error.fix.isEmpty)
    }

    @Test("the index finds, among overlapping ranges, those that hold one by one", arguments: 1...3)
    func index(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 2)
        func symbol() -> String {
            let groups = ["3/02", "3/04", "3/06", "3/061", "3/068", "5/00", "5/1043", "7/10", "2203/22", "33/00"]
            return ["A61G", "A61H", "A61F", "A45B"][generator.uniform(4)] + groups[generator.uniform(groups.count)]
        }
        func pattern() -> String {
            let one = symbol()
            switch generator.uniform(4) {
            case 0: return String(one.prefix(3 + generator.uniform(2)))
            case 1: return String(one.prefix { $0 != "/" })
            case 2: return one
            default:
                let other = symbol()
                // Backwards ranges are refused.
                return (try? SymbolPattern(parsing: "\(one)-\(other)")) == nil ? "\(other)-\(one)" : "\(one)-\(other)"
            }
        }
        let patterns = try (0..<40).map { _ in
            let text = pattern()
            return (text, try SymbolPattern(parsing: (generator.uniform(5) == 0 ? "ipc:" : "") + text))
        }
        let yaml =
            "name: t\nlabels:\n"
            + patterns.enumerated().map { index, pattern in
                "  - {id: l\(index), rules: [{classification: '\(pattern.1.text)'}]}\n"
            }.joined()
        var matcher = LabelMatcher(LabelProgram(try Taxonomy(parsing: yaml, file: "t")))
        for _ in 0..<100 {
            var document = DocumentContent()
            for _ in 0..<(1 + generator.uniform(3)) {
                let text = try #require(Classification.symbol(symbol(), scheme: .cpc))
                document.classifications.append(
                    .init(
                        first: false, inventive: "", scheme: generator.uniform(2) == 0 ? "cpc" : "ipcr", symbol: text,
                        version: ""))
            }
            let expected = patterns.indices.filter { index in
                document.classifications.contains { symbol in
                    guard let key = symbol.ruleKey else { return false }
                    return patterns[index].1.keys.contains(key.key)
                        && !patterns[index].1.schemes.isDisjoint(with: key.scheme)
                }
            }
            #expect(matcher.match(document).labels == expected)
        }
    }
}
