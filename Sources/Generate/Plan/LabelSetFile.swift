internal import Corpus

/// Reads a file of label sets: a line each, labels with commas between, in front a number and `x` where it counts several times; # begins a remark.
///
/// ```
/// hearing-aids
/// 20 x hearing-aids, cochlear-implants
/// ```
package enum LabelSetFile {
    /// Throws a usage fault with file and line.
    package static func read(_ text: String, file: String) throws -> [LabelSet] {
        var sets: [LabelSet] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let plain = line.prefix { $0 != "#" }.trimmed
            if plain.isEmpty { continue }
            sets.append(try set(plain, at: "\(file), line \(index + 1)"))
        }
        if sets.isEmpty {
            throw Fault("the file has no label sets", at: file, fix: "write a line of labels for each", kind: .usage)
        }
        return sets
    }

    /// Reads `20 x a, b` or `a,b`.
    package static func set(_ text: String, at place: String = "") throws -> LabelSet {
        let words = text.split(separator: " ", maxSplits: 2)
        var count = 1
        var rest = text[...]
        if words.count == 3, words[1] == "x" || words[1] == "×", let number = Int(words[0]) {
            guard (1...10_000_000).contains(number) else {
                throw Fault("a label set counts \(number) times", at: place, fix: "give at least 1", kind: .usage)
            }
            (count, rest) = (number, words[2])
        }
        let labels = rest.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
        guard labels.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
            throw Fault(
                "\"\(text)\" is no label set", at: place,
                fix:
                    "write label ids with commas between, as in hearing-aids,live-captioning; 20 x in front for twenty",
                kind: .usage)
        }
        return LabelSet(labels, count: count)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(self.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
