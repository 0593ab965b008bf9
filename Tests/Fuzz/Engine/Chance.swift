/// Random numbers that a seed and a number decide: SplitMix64 (Steele, Lea, Flood 2014).
package struct Chance: Sendable {
    private var state: UInt64

    /// The same seed and number give the same choices, so that any run can be repeated alone.
    package init(seed: UInt64, number: Int) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: number) &* 0xBF58_476D_1CE4_E5B9
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A number from 0 to `bound` - 1; 0 for a bound below 1.
    package mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int(next() % UInt64(bound)) }

    package mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    /// True once in so many times.
    package mutating func once(in times: Int) -> Bool { below(times) == 0 }
}
