internal import Corpus
internal import Foundation
internal import Native

/// Log-probabilities of n-grams of one to four letters in some languages of one script, in steps of 0.35 below the likeliest language's.
///
/// Naive Bayes on letter n-grams, Lui and Baldwin 2012 (langid.py). `scripts/language-model/train.py` counts the
/// n-grams, and writes the table that `init` reads; the decision is docs/decisions/0020.
struct LanguageModel: Sendable {
    let languages: [String]
    /// What each language costs at the start, in steps: of one word nobody can tell, and patents in a corpus are mostly English.
    let prior: [Int]
    /// Open addressing: an n-gram's scalars packed into 16 bits each; 0 is empty.
    private var keys: [UInt64]
    private var rows: [Int32]
    /// For each n-gram the languages' costs.
    private var costs: [UInt8]
    private let mask: Int

    /// Adds the cost of each n-gram of a word to the languages' sums. Returns how many n-grams were known.
    ///
    /// - Parameter word: scalars, lower-cased, with a space at both ends.
    func add(_ word: [UInt16], to sums: inout [Int], longest: Int = 4) -> Int {
        var known = 0
        for start in word.indices {
            var key: UInt64 = 0
            for length in 1...min(longest, word.count - start) {
                key = key << 16 | UInt64(word[start + length - 1])
                if length == 1 && key == 0x20 { continue }
                guard let row = row(key) else { continue }
                known += 1
                let base = row * languages.count
                for language in languages.indices { sums[language] += Int(costs[base + language]) }
            }
        }
        return known
    }

    private func row(_ key: UInt64) -> Int? {
        var slot = Self.slot(key, mask)
        while keys[slot] != 0 {
            if keys[slot] == key { return Int(rows[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static func slot(_ key: UInt64, _ mask: Int) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask }

    /// Reads one script's part of the table.
    private init(languages: [String], prior: [Int], grams: [UInt64], costs: [UInt8]) {
        self.languages = languages
        self.prior = prior
        self.costs = costs
        var size = 1024
        while size < grams.count * 2 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        rows = [Int32](repeating: 0, count: size)
        for (row, gram) in grams.enumerated() {
            var slot = Self.slot(gram, mask)
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = gram
            rows[slot] = Int32(row)
        }
    }

    /// The models by script: `latin`, `cyrillic` and `han`. A table that does not read is a bug.
    static let shared: [String: LanguageModel] = {
        let bytes = table()
        var models: [String: LanguageModel] = [:]
        var at = 0
        func line() -> String {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
            defer { at = end + 1 }
            return String(decoding: bytes[at..<end], as: UTF8.self)
        }
        while at < bytes.count {
            let head = line().split(separator: " ")
            precondition(head.count == 3, "the language table is damaged")
            let languages = head[1].split(separator: ",").map(String.init)
            let prior = line().split(separator: ",").map { Int($0) ?? 0 }
            let count = Int(head[2]) ?? 0
            var grams: [UInt64] = []
            for _ in 0..<count {
                var key: UInt64 = 0
                for scalar in line().unicodeScalars { key = key << 16 | UInt64(scalar == "_" ? 0x20 : scalar.value) }
                grams.append(key)
            }
            let width = (languages.count + 1) / 2
            var costs: [UInt8] = []
            costs.reserveCapacity(count * languages.count)
            for row in 0..<count {
                for language in languages.indices {
                    let byte = bytes[at + row * width + language / 2]
                    costs.append(language % 2 == 0 ? byte & 15 : byte >> 4)
                }
            }
            at += count * width
            models[String(head[0])] = LanguageModel(languages: languages, prior: prior, grams: grams, costs: costs)
        }
        return models
    }()

    private static func table() -> [UInt8] {
        guard let packed = Data(base64Encoded: LanguageTable.base64, options: .ignoreUnknownCharacters) else {
            preconditionFailure("the language table is no base64")
        }
        var zstd = ZstdDecompressor()
        var buffer = ByteBuffer(capacity: LanguageTable.unpacked)
        do {
            try zstd.decompress([UInt8](packed).span, length: LanguageTable.unpacked, into: &buffer)
        } catch {
            preconditionFailure("the language table does not unpack: \(error)")
        }
        return buffer.array
    }
}
