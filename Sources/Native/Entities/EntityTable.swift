/// The text of named characters (`&alpha;`), for files that use them without declaring them.
///
/// HTML 5, ISO 8879 and ISO 9573-13 as the DTDs of USPTO, EPO and MAREC give them, and names of the offices' own;
/// `docs/decisions/0004-named-characters.md` says who wins where they disagree. The five of XML itself are among them.
package enum EntityTable {
    /// The text of a name, without `&` and `;`: UTF-8 ended by a NUL, at an address as long-lived as the process.
    ///
    /// Nil where nobody defines the name; names differ by case. Constant time and no memory: libxml2 asks once per reference.
    package static func lookup(_ name: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8>? {
        guard !name.isEmpty else { return nil }
        let base = unsafe data.utf8Start
        var slot = Int(truncatingIfNeeded: unsafe hash(name)) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = unsafe base + Int(slots[slot] - 1)
            var index = 0
            while index < name.count, unsafe entry[index] == name[index], unsafe entry[index] != 0 { index += 1 }
            if index == name.count, unsafe entry[index] == 0 {
                return unsafe entry + index + 1
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The text of a name, without `&` and `;`; nil where nobody defines it.
    package static func text(named name: String) -> String? {
        var name = name
        return name.withUTF8 { name in
            guard let text = unsafe lookup(name) else { return nil }
            return unsafe String(cString: text)
        }
    }

    /// All names, in the order of their bytes.
    package static var names: [String] {
        var names: [String] = []
        var isName = true
        let bytes = unsafe [UInt8](UnsafeBufferPointer(start: data.utf8Start, count: data.utf8CodeUnitCount))
        for part in bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast() {
            if isName { names.append(String(decoding: part, as: UTF8.self)) }
            isName.toggle()
        }
        return names
    }

    /// A hash table with linear probing: offset of the entry in `data` plus one, or 0. Load below one third.
    private static let slots: [UInt32] = {
        var slots = [UInt32](repeating: 0, count: 8192)
        precondition(count * 3 < slots.count * 2, "enlarge the table of entities")
        let base = unsafe data.utf8Start
        var offset = 0
        while offset < data.utf8CodeUnitCount {
            var end = offset
            while unsafe base[end] != 0 { end += 1 }
            let name = unsafe UnsafeBufferPointer(start: base + offset, count: end - offset)
            var slot = Int(truncatingIfNeeded: unsafe hash(name)) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(offset + 1)
            end += 1
            while unsafe base[end] != 0 { end += 1 }
            offset = end + 1
        }
        return slots
    }()

    /// FNV-1a, 64 bits, folded.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<name.count { hash = unsafe (hash ^ UInt64(name[index])) &* 0x100_0000_01B3 }
        return hash ^ (hash >> 32)
    }
}
