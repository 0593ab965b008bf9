internal import Glibc

/// Maps between names as bytes, names as numbers and `XMLName`.
enum XMLNames {
    private static let all = XMLName.allCases
    private static let numbers: [XMLName: UInt16] = {
        var table: [XMLName: UInt16] = [:]
        for (index, name) in all.enumerated() { table[name] = UInt16(index) }
        return table
    }()

    /// Open addressing by FNV-1a; twice to four times as many slots as names.
    private static let slots: (mask: Int, table: [UInt16], keys: [[UInt8]]) = {
        let keys = all.map { Array($0.rawValue.utf8) }
        var size = 1
        while size < keys.count * 3 { size *= 2 }
        var table = [UInt16](repeating: 0, count: size)
        for (index, key) in keys.enumerated() where index > 0 {
            var slot = hash(key) & (size - 1)
            while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
            table[slot] = UInt16(index)
        }
        return (size - 1, table, keys)
    }()

    private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: value & 0x7fff_ffff)
    }

    /// The number of a NUL-terminated name; 0 for a name that no reader speaks of.
    static func number(of name: UnsafePointer<UInt8>) -> UInt16 {
        let length = unsafe strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
        return unsafe number(of: UnsafeBufferPointer(start: name, count: length))
    }

    /// The number of a name; 0 for one that no reader speaks of.
    static func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt16 {
        let slots = slots
        var slot = unsafe hash(bytes) & slots.mask
        while slots.table[slot] != 0 {
            let candidate = slots.table[slot]
            if unsafe slots.keys[Int(candidate)].elementsEqual(bytes) { return candidate }
            slot = (slot + 1) & slots.mask
        }
        return 0
    }

    @inline(__always)
    static func name(_ number: UInt16) -> XMLName {
        // An enum without payloads is stored as its ordinal, which is its place in `allCases`; a test holds that.
        unsafe unsafeBitCast(number, to: XMLName.self)
    }

    @inline(__always)
    static func number(_ name: XMLName) -> UInt16 {
        unsafe unsafeBitCast(name, to: UInt16.self)
    }

    /// `name(_:)` by look-up in `allCases`, for the test that holds the cast.
    static func checkedName(_ number: UInt16) -> XMLName { all[Int(number)] }
    static func checkedNumber(_ name: XMLName) -> UInt16 { numbers[name] ?? 0 }
}
