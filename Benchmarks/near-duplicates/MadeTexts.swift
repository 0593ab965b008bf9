internal import Corpus

/// Any number of short texts, each made when it is asked for: 60 to 140 words; every tenth is a light edit of one of the thousand before it.
struct MadeTexts: Sendable {
    let count: Int

    private static let letters = Array("etaoinshrdlucmfw".utf8)

    /// Calls `body` for each word of a text.
    private func forEachWord(_ index: Int, _ body: (Int, inout SeededGenerator) -> Void) {
        var generator = SeededGenerator(seed: 1, stream: UInt64(index))
        if index >= 1000, index % 10 == 9 {
            // Never one that is an edit itself: its last digit is not 9.
            let origin = (index - 1 - generator.uniform(990)) / 10 * 10 + generator.uniform(9)
            let share = generator.uniform(6)
            forEachWord(origin) { word, _ in
                if generator.uniform(100) >= share {
                    body(word, &generator)
                } else {
                    body(generator.uniform(50_000), &generator)
                }
            }
            return
        }
        // Frequent words are frequent, as in texts: the smaller of two draws.
        for _ in 0..<60 + generator.uniform(80) {
            body(min(generator.uniform(50_000), generator.uniform(50_000)), &generator)
        }
    }

    /// Puts a text in the place of the buffer's bytes.
    func write(_ index: Int, to text: inout [UInt8]) {
        text.removeAll(keepingCapacity: true)
        forEachWord(index) { word, _ in
            var rest = word * 7 + 3
            repeat {
                text.append(Self.letters[rest & 15])
                rest >>= 3
            } while rest > 0
            text.append(0x20)
        }
    }
}
