internal import Corpus

/// Numbers for words, by their bytes: the same word gets the same number, from 0 in the order of first sight.
struct TermNumbers: Sendable {
    private var numbers: [ArraySlice<UInt8>: Int32] = [:]

    var count: Int { numbers.count }

    /// The number of a word; a new one if it was not seen.
    mutating func number(_ word: ArraySlice<UInt8>) -> Int32 {
        if let known = numbers[word] { return known }
        let next = Int32(numbers.count)
        // A copy, so that the text that the slice belongs to need not stay.
        numbers[ArraySlice(Array(word))] = next
        return next
    }

    /// The number of a word that was seen.
    func known(_ word: ArraySlice<UInt8>) -> Int32? { numbers[word] }

    /// The numbers of a text's words.
    mutating func numbers(of words: WordList) -> [Int32] {
        var result: [Int32] = []
        result.reserveCapacity(words.count)
        for index in 0..<words.count { result.append(number(words.bytes[words.range(index)])) }
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
        if let known = numbers[key] { return known }
        let next = Int32(numbers.count)
        numbers[key] = next
        return next
    }

    /// The numbers of a text's runs, from those of its runs of one word less.
    mutating func numbers(extending starts: [Int32], by words: [Int32], length: Int) -> [Int32] {
        guard words.count >= length else { return [] }
        return (0...(words.count - length)).map { number(starts[$0], words[$0 + length - 1]) }
    }
}
