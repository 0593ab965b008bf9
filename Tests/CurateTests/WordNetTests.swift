import Corpus
import Foundation
import Testing

@testable import Curate

@Suite("Synonyms from WordNet's files")
struct WordNetTests {
    static let folder = URL(filePath: #filePath).appending(path: "../WordNet").standardizedFileURL.path

    @Test(
        "are the other words of all synsets of a word, whatever its form",
        arguments: [
            ("device", ["apparatus", "emblem", "gadget"]), ("devices", ["apparatus", "emblem", "gadget"]),
            ("men", ["fellow"]), ("boxes", ["carton", "case"]), ("cities", ["town"]),
            ("carries", ["bear", "transport"]),
            ("moving", ["shift"]), ("carried", ["bear", "transport"]), ("fitted", []), ("said", ["tell"]),
            ("wheel", ["roller", "roulette wheel"]),
            ("end", ["tip end"]), ("tip end", []), ("song", []), ("plate", []), ("softer", ["tender"]),
            ("larger", ["big"]),
            ("present", ["existing"]), ("quickly", ["rapidly"]), ("nosuch", []), ("", []), ("s", []), ("A", []),
        ])
    func words(word: String, synonyms: [String]) throws {
        #expect(try WordNet(folder: Self.folder).synonyms(of: word) == synonyms)
    }

    @Test(
        "are found for every word that a plain reading of the files finds", arguments: [folder, WordNet.debianFolder])
    func oracle(folder: String) throws {
        guard FileManager.default.fileExists(atPath: folder + "/index.adv") else { return }
        let wordnet = try WordNet(folder: folder)
        // Read line by line into a dictionary: adverbs, which have no rules of inflection and are few.
        var synsets: [String: [String]] = [:]
        for line in try String(contentsOfFile: folder + "/data.adv", encoding: .utf8).split(separator: "\n")
        where !line.hasPrefix(" ") {
            let fields = line.split(separator: " ")
            let count = try #require(Int(fields[3], radix: 16))
            synsets[String(fields[0])] = (0..<count).map { String(fields[4 + 2 * $0]) }
        }
        var seen = 0
        for line in try String(contentsOfFile: folder + "/index.adv", encoding: .utf8).split(separator: "\n")
        where !line.hasPrefix(" ") {
            let fields = line.split(separator: " ")
            seen += 1
            if seen % 40 != 1 { continue }
            let offsets = fields.suffix(try #require(Int(fields[2]))).map(String.init)
            let expected = offsets.flatMap { synsets[$0] ?? [] }.map {
                ($0.split(separator: "(").first ?? "").lowercased().replacingOccurrences(of: "_", with: " ")
                    .replacingOccurrences(of: "-", with: " ")
            }.filter { word in word.allSatisfy { $0 == " " || ("a"..."z").contains($0) } && word != fields[0] }
            let found = wordnet.synonyms(of: String(fields[0]))
            #expect(Set(expected).isSubset(of: found), "\(fields[0]): \(expected) \(found)")
        }
        #expect(seen >= 2)
    }

    @Test("are missed with an error that names Debian's package")
    func missing() throws {
        let fault = #expect(throws: Fault.self) { _ = try WordNet(folder: "/nonexistent") }
        #expect(fault?.kind == .usage && fault?.fix.contains("apt-get install wordnet-base") == true)
    }
}
