package import Corpus
internal import Native
internal import Synchronization

/// Synonyms from the files of WordNet (Miller, "WordNet: a lexical database for English", CACM 1995), as `wndb(5WN)` describes them.
///
/// The files are read whole, about 28 MB; a look-up is a binary search in the index files and a jump into the data files. What was found is kept: a corpus
/// has some ten thousand words, and asks for each of them often.
package final class WordNet: SynonymSource {
    /// One part of speech.
    private struct Part: Sendable {
        var forms: WordForms
        var index: [UInt8]
        var data: [UInt8]
    }

    private let parts: [Part]
    private let known = Mutex<[String: [String]]>([:])
    package let digest: Digest

    /// Where Debian's package `wordnet-base` has the files.
    package static let debianFolder = "/usr/share/wordnet"

    /// Reads the files of a folder. Throws a usage fault, naming the package, where they are missing.
    package init(folder: String = WordNet.debianFolder) throws {
        var parts: [Part] = []
        var digests: [UInt8] = []
        for speech in WordForms.Speech.allCases {
            func read(_ name: String) throws -> [UInt8] {
                let path = "\(folder)/\(name)"
                guard FileSystem.exists(path) else {
                    throw Fault(
                        "WordNet's file \(name) is missing, and EDA takes its synonyms from it", at: folder,
                        fix:
                            "install Debian's package wordnet-base (apt-get install wordnet-base), or name a folder that has WordNet's files with --wordnet",
                        kind: .usage)
                }
                let bytes = try FileSystem.read(path)
                digests += SHA256.digest(of: bytes.span).bytes
                return bytes
            }
            parts.append(
                Part(
                    forms: WordForms(speech, exceptions: try read("\(speech.rawValue).exc")),
                    index: try read("index.\(speech.rawValue)"), data: try read("data.\(speech.rawValue)")))
        }
        self.parts = parts
        digest = SHA256.digest(of: digests.span)
    }

    package func synonyms(of word: String) -> [String] {
        if let found = known.withLock({ $0[word] }) { return found }
        let found = find(word)
        known.withLock { $0[word] = found }
        return found
    }

    private func find(_ word: String) -> [String] {
        var found: Set<String> = []
        for part in parts {
            for form in part.forms.candidates(word) {
                for offset in Self.synsets(of: form, in: part.index) {
                    found.formUnion(Self.members(of: offset, in: part.data))
                }
            }
            for form in part.forms.candidates(word) { found.remove(form) }
        }
        found.remove(word)
        return found.sorted()
    }

    // MARK: Files

    /// The places of a word's synsets in the data file.
    private static func synsets(of word: String, in index: [UInt8]) -> [Int] {
        guard let line = line(of: Array(word.utf8), in: index) else { return [] }
        let fields = index[line].split(separator: 0x20)
        guard fields.count > 3, let count = number(fields[2]), count <= fields.count else { return [] }
        return fields.suffix(count).compactMap { number($0) }
    }

    /// The line of the index file that begins with the word and a space. Lines are in order of their bytes; the licence in front begins with spaces.
    private static func line(of word: [UInt8], in index: [UInt8]) -> Range<Int>? {
        let key = word + [0x20]
        var low = 0
        var high = index.count
        while low < high {
            var start = (low + high) / 2
            while start > low && index[start - 1] != 0x0A { start -= 1 }
            var end = start
            while end < index.count && index[end] != 0x0A { end += 1 }
            if index[start..<end].starts(with: key) { return start..<end }
            if index[start..<end].lexicographicallyPrecedes(key) { low = end + 1 } else { high = start }
        }
        return nil
    }

    /// The words of a synset, in small letters; those with anything but letters and spaces are left out.
    private static func members(of offset: Int, in data: [UInt8]) -> [String] {
        guard offset < data.count else { return [] }
        let end = data[offset...].firstIndex(of: 0x0A) ?? data.count
        let fields = data[offset..<end].split(separator: 0x20, maxSplits: 200)
        guard fields.count > 4, let count = Int(String(decoding: fields[3], as: UTF8.self), radix: 16) else {
            return []
        }
        return (0..<count).compactMap { number in
            guard 4 + 2 * number < fields.count else { return nil }
            // Adjectives may have a marker of their syntax: "galore(ip)".
            let word = fields[4 + 2 * number].prefix { $0 != 0x28 }.map { $0 == 0x5F || $0 == 0x2D ? 0x20 : $0 | 0x20 }
            guard word.allSatisfy({ $0 == 0x20 || ($0 >= 0x61 && $0 <= 0x7A) }) else { return nil }
            return String(decoding: word, as: UTF8.self)
        }
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int? { Int(String(decoding: field, as: UTF8.self)) }
}
