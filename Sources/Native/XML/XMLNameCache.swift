internal import Glibc

/// Finds the numbers of ASCII names where they stand in a document: a name of up to 32 bytes is compared as four words.
@safe
struct XMLNameCache: ~Copyable {
    private struct Slot {
        var words: SIMD4<UInt64>
        var number: UInt16
    }

    private static let slotCount = 2048
    private static let longest = 32
    private let slots: UnsafeMutablePointer<Slot>
    /// For each length which bits of the four words are the name's.
    private let masks: UnsafeMutablePointer<SIMD4<UInt64>>

    init() {
        unsafe slots = .allocate(capacity: Self.slotCount)
        unsafe slots.initialize(repeating: Slot(words: .zero, number: 0), count: Self.slotCount)
        unsafe masks = .allocate(capacity: Self.longest + 1)
        for length in 0...Self.longest {
            var mask = SIMD4<UInt64>.zero
            for byte in 0..<length { mask[byte / 8] |= 0xFF << UInt64(byte % 8 * 8) }
            unsafe (masks + length).initialize(to: mask)
        }
    }

    deinit {
        unsafe slots.deallocate()
        unsafe masks.deallocate()
    }

    /// The number of a name; 0 for one that no reader speaks of.
    ///
    /// - Parameter limit: where the document ends: nothing beyond is read.
    @inline(__always)
    func number(_ start: UnsafePointer<UInt8>, _ length: Int, limit: UnsafePointer<UInt8>) -> UInt16 {
        guard length <= Self.longest, unsafe start + Self.longest <= limit else {
            return unsafe XMLNames.number(of: UnsafeBufferPointer(start: start, count: length))
        }
        let words = unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD4<UInt64>.self) & masks[length]
        let mixed =
            words[0] &* 0x9E37_79B9_7F4A_7C15 ^ words[1] &* 0xC2B2_AE3D_27D4_EB4F ^ words[2] &* 0x1656_67B1_9E37_79F9
            ^ words[3] &* 0x27D4_EB2F_1656_67C5
        let slot = unsafe slots + Int(truncatingIfNeeded: mixed >> 53)
        // A name has no zero byte, so that the words are its own, and an empty slot is nobody's.
        if unsafe slot.pointee.words == words { return unsafe slot.pointee.number }
        let number = unsafe XMLNames.number(of: UnsafeBufferPointer(start: start, count: length))
        unsafe slot.pointee = Slot(words: words, number: number)
        return number
    }

    /// True for what begins a name, as far as it is ASCII; the colon is the scanner's (XML 1.0, section 2.3).
    @inline(__always)
    static func isStart(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F }

    /// True for what goes on with a name.
    @inline(__always)
    static func isInside(_ byte: UInt8) -> Bool {
        isStart(byte) || byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x2E
    }
}

/// Numeric references to characters.
enum XMLCharacterReference {
    /// The character of `38` or `x26`; `nil` for what is no character of XML (XML 1.0, section 2.2).
    static func scalar(_ digits: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        let isHexadecimal = unsafe digits.first == 0x78
        let first = isHexadecimal ? 1 : 0
        guard digits.count > first, digits.count <= 12 else { return nil }
        var value: UInt32 = 0
        for index in first..<digits.count {
            let byte = unsafe digits[index]
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte - 0x30)
            case 0x41...0x46 where isHexadecimal: digit = UInt32(byte - 0x37)
            case 0x61...0x66 where isHexadecimal: digit = UInt32(byte - 0x57)
            default: return nil
            }
            value = value * (isHexadecimal ? 16 : 10) + digit
            if value > 0x10FFFF { return nil }
        }
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return Unicode.Scalar(value)
        default: return nil
        }
    }
}
