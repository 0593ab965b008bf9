/// Runs of the same few signs: `.......`, `aaaaaaaa`, `lalalalala`, `. . . . .`.
enum LetterLoop {
    /// The first run of a pattern of one to four bytes over at least 32 bytes that has a sign which is no white space, dash or underscore.
    ///
    /// Bases of a sequence (`acacac`) are left to what they are.
    static func find(_ text: String) -> Range<Int>? {
        let bytes = Array(text.utf8)
        guard bytes.count >= least else { return nil }
        for length in 1...4 {
            var run = 0
            for at in length..<bytes.count {
                run = bytes[at] == bytes[at - length] ? run + 1 : 0
                if run == least - length {
                    let pattern = bytes[(at - length + 1)...at]
                    let isFiller = pattern.allSatisfy { $0 == 0x20 || $0 == 0x2D || $0 == 0x5F || $0 >= 0x80 }
                    let isSequence = length > 1 && pattern.allSatisfy { bases.contains($0 & 0xDF) }
                    if !isFiller && !isSequence { return (at - least + 1)..<(at + 1) }
                }
            }
        }
        return nil
    }

    private static let least = 32
    private static let bases: Set<UInt8> = [0x41, 0x43, 0x47, 0x54, 0x55, 0x4E]
}

extension String {
    /// The text cut behind full stops, without the stops.
    var sentences: [Substring] {
        var parts: [Substring] = []
        var start = startIndex
        var before: UInt8 = 0
        for at in utf8.indices {
            if utf8[at] == 0x20, before == 0x2E {
                parts.append(self[start..<utf8.index(before: at)])
                start = utf8.index(after: at)
            }
            before = utf8[at]
        }
        let rest = self[start...]
        parts.append(rest.last == "." ? rest.dropLast() : rest)
        return parts
    }
}
