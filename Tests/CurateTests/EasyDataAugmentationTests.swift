@testable import Corpus
import Native
import Testing

@testable import Curate

@Suite("Documents made by EDA")
struct EasyDataAugmentationTests {
    private static var source: DocumentContent {
        var content = DocumentContent()
        content.id = "US1A1"
        content.kind = "A1"
        content.family = "77"
        content.publication.number = "1"
        let sentence =
            "A walking frame has a handle that carries a sensor, and a wheel is held by the frame near the user."
        content.titles = [
            .init(language: "en", text: "Walking frame"), .init(language: "de", text: "Gehgestell mit Rad"),
        ]
        content.abstracts = [.init(language: "en", paragraphs: [sentence, sentence])]
        content.claims = (1...3).map { number in
            .init(dependsOn: number == 1 ? [] : [1], language: "en", number: number, text: "\(number). \(sentence)")
        }
        content.description = [
            .init(
                heading: "Background", language: "", paragraphs: Array(repeating: sentence, count: 20),
                role: "background")
        ]
        content.classifications = [
            .init(first: true, inventive: "yes", scheme: "cpc", symbol: "A61H 3/00", version: "2013-01")
        ]
        content.citations = [.init(category: "X", id: "US2A", phase: "SEA", text: "")]
        return content
    }

    private static let digest = SHA256.digest(of: [1])

    private static func make(_ count: Int, seed: UInt64 = 1, alpha: Double = 0.1, digest: Digest = digest) throws
        -> [EasyDataAugmentation.Made]
    {
        try EasyDataAugmentation(alpha: alpha, seed: seed, synonyms: InventedSynonyms()).make(
            count, from: source, digest: digest, labels: ["a", "b"])
    }

    private static func content(_ made: EasyDataAugmentation.Made) throws -> DocumentContent {
        var parser = JSONParser()
        return try DocumentContent(line: made.line.span, &parser)
    }

    @Test("are as many as asked for, all different, and the first are the same for any number")
    func count() throws {
        let ten = try Self.make(10)
        #expect(ten.count == 10 && Set(ten.map(\.id)).count == 10 && Set(ten.map(\.line)).count == 10)
        for count in [1, 3, 7] { #expect(try Self.make(count) == Array(ten.prefix(count))) }
    }

    @Test("are the same bytes for the same seed, and have other ids for another seed, α or source")
    func seeded() throws {
        let one = try Self.make(4)
        #expect(try Self.make(4) == one)
        let others = try [
            Self.make(4, seed: 2), Self.make(4, alpha: 0.2), Self.make(4, digest: SHA256.digest(of: [2])),
        ]
        for other in others { #expect(Set(other.map(\.id)).isDisjoint(with: one.map(\.id))) }
        #expect(try one.allSatisfy { try /SYN-[0-9a-f]{20}/.wholeMatch(in: $0.id) != nil })
    }

    @Test("take each operation in turn")
    func operations() throws {
        let names = try Self.make(8).map { made in
            try JSONValue(parsing: made.line)["provenance"]?["parameters"]?.array?
                .first { $0["name"]?.string == "operation" }?["value"]?.string ?? ""
        }
        #expect(Set(names.prefix(4)) == Set(EasyDataAugmentation.operations.map { $0.name }))
        #expect(names.prefix(4) == names.suffix(4))
    }

    @Test("keep structure, labels and lineage, and nothing that is the publication's alone")
    func form() throws {
        for made in try Self.make(4) {
            let value = try JSONValue(parsing: made.line)
            #expect(value.canonicalBytes == made.line)
            let content = try Self.content(made)
            #expect(content.id == made.id && content.origin == .paraphrase)
            #expect(
                content.provenance.seeds == ["US1A1"] && content.provenance.labels == ["a", "b"]
                    && content.provenance.method == "eda")
            #expect(content.claims.map(\.dependsOn) == [[], [1], [1]] && content.claims.map(\.number) == [1, 2, 3])
            #expect(content.classifications == Self.source.classifications)
            #expect(content.titles[1].text == "Gehgestell mit Rad")
            #expect(content.description[0].paragraphs.count == 20 && content.description[0].heading == "Background")
            #expect(
                content.citations.isEmpty && content.family.isEmpty && content.kind.isEmpty
                    && content.publication.number.isEmpty)
            #expect(content.description != Self.source.description && content.abstracts != Self.source.abstracts)
        }
    }

    @Test("differ from their source in a share of the words about α")
    func share() throws {
        let before = WordList(Self.source.description[0].paragraphs.joined(separator: "\n")).strings
        for made in try Self.make(4, alpha: 0.2) {
            let after = WordList(try Self.content(made).description[0].paragraphs.joined(separator: "\n")).strings
            var counts: [String: Int] = [:]
            for word in before { counts[word, default: 0] += 1 }
            for word in after { counts[word, default: 0] -= 1 }
            let different = Double(counts.values.reduce(0) { $0 + abs($1) }) / Double(before.count)
            // A replaced word counts twice, an added or removed one once, a swapped one not at all.
            #expect(different <= 0.4 && (different == 0 || different > 0.08), "\(different)")
        }
    }

    @Test("are refused for an α that is no share", arguments: [0, -0.1, 1, .nan])
    func refused(alpha: Double) {
        let fault = #expect(throws: Fault.self) {
            _ = try EasyDataAugmentation(alpha: alpha, seed: 1, synonyms: InventedSynonyms())
        }
        #expect(fault?.kind == .usage)
    }

    @Test("can be made of documents with English or unmarked text only")
    func languages() {
        #expect(EasyDataAugmentation.canChange(Self.source))
        var other = DocumentContent()
        #expect(!EasyDataAugmentation.canChange(other))
        other.titles = [.init(language: "de", text: "Rad")]
        #expect(!EasyDataAugmentation.canChange(other))
        other.claims = [.init(dependsOn: [], language: "", number: 1, text: "A wheel.")]
        #expect(EasyDataAugmentation.canChange(other))
    }
}
