internal import Corpus
internal import Native

/// Numbers for words, by their bytes: the same word gets the same number, from 0 in the order of first sight.
struct TermNumbers: Sendable {
    private var table = ByteTable()

    var count: Int { table.count }

    /// The number of a word; a new one if it was not seen.
    mutating func number(_ word: Span<UInt8>) -> Int32 { Int32(table.insert(word)) }

    /// The number of a word; a new one if it was not seen.
    mutating func number(_ word: ArraySlice<UInt8>) -> Int32 { Int32(table.insert(word.span)) }

    /// The numbers of a text's words.
    mutating func numbers(of words: WordList) -> [Int32] {
        let bytes = words.bytes.span
        var result: [Int32] = []
        result.reserveCapacity(words.count)
        for index in 0..<words.count { result.append(number(bytes.extracting(words.range(index)))) }
        return result
    }

    /// The numbers of a text's words; nil for one that was not seen.
    func known(_ words: WordList) -> [Int32?] {
        let bytes = words.bytes.span
        var result: [Int32?] = []
        result.reserveCapacity(words.count)
        for index in 0..<words.count {
            result.append(table.number(of: bytes.extracting(words.range(index))).map { Int32($0) })
        }
        return result
    }
}

/// Numbers for runs of n words, built up a word at a time, so that no two different runs share one.
struct RunNumbers: Sendable {
    private var numbers: [UInt64: Int32] = [:]

    var count: Int { numbers.count }

    /// The number of the run that begins with the run `start` (of one word less) and ends with a word.
    mutating func number(_ start: Int32, _ word: Int32) -> Int32 {
        let key = UInt64(UInt32(bitPattern: start)) << 32 | UInt64(UInt32(bitPattern: word))
        let next = Int32(numbers.count)
        return { known in
            if known < 0 { known = next }
            return known
        }(&numbers[key, default: -1])
    }

    /// The numbers of a text's runs, from those of its runs of one word less.
    mutating func numbers(extending starts: [Int32], by words: [Int32], length: Int) -> [Int32] {
        guard words.count >= length else { return [] }
        var result: [Int32] = []
        result.reserveCapacity(words.count - length + 1)
        for place in 0...(words.count - length) { result.append(number(starts[place], words[place + length - 1])) }
        return result
    }
}
