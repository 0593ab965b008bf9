/// A repeatable source of random numbers, the same on every machine.
///
/// xoshiro256** 1.0 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 2021), its four
/// words filled by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) from the seed and the stream. Generators with one
/// seed and different streams are independent for our purposes, so work can be cut anywhere: give each document,
/// fold or permutation its own stream. Not for secrets.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    @usableFromInline var a: UInt64
    @usableFromInline var b: UInt64
    @usableFromInline var c: UInt64
    @usableFromInline var d: UInt64

    /// Starts the given stream of the given seed.
    @inlinable
    package init(seed: UInt64, stream: UInt64 = 0) {
        // The stream is scrambled before it meets the seed: (1, 2) and (2, 1) must not start alike.
        var state = SeededGenerator.scrambled(seed) ^ SeededGenerator.scrambled(stream &+ 0x6A09_E667_F3BC_C909)
        a = SeededGenerator.splitMix(&state)
        b = SeededGenerator.splitMix(&state)
        c = SeededGenerator.splitMix(&state)
        d = SeededGenerator.splitMix(&state)
    }

    /// Starts from the four words of the state, as the authors' test vectors do.
    init(state a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    /// The next 64 random bits.
    @inlinable
    package mutating func next() -> UInt64 {
        let result = rotated(b &* 5, 7) &* 9
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = rotated(d, 45)
        return result
    }

    /// A number from 0 to `bound - 1`, each equally likely; `bound` is at least 1.
    ///
    /// Multiply and reject: Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 2019.
    @inlinable
    package mutating func uniform(_ bound: Int) -> Int {
        precondition(bound > 0, "uniform(\(bound)): the bound is at least 1")
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// A number in 0 ..< 1, a multiple of 2⁻⁵³.
    @inlinable
    package mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// SplitMix64's output function: a bijection of 64-bit words in which every input bit matters to every output bit.
    @inlinable
    package static func scrambled(_ word: UInt64) -> UInt64 {
        var z = word
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    @inlinable static func splitMix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return scrambled(state)
    }

    @inlinable func rotated(_ word: UInt64, _ places: UInt64) -> UInt64 {
        (word << places) | (word >> (64 &- places))
    }
}
