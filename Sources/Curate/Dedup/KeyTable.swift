/// An open-addressing table from 64-bit keys to documents, 8 bytes a slot and at most half full.
struct KeyTable {
    /// The key's upper half, and the document + 1 in the lower; 0 is free.
    private var slots: [UInt64]
    private let mask: Int

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        mask = size - 1
    }

    mutating func removeAll() {
        for slot in slots.indices { slots[slot] = 0 }
    }

    /// The first document that has the key; enters this one if there is none.
    ///
    /// Keys are told apart by their upper 32 bits and the slot's place, 56 bits of 10 million documents: what is taken for one by chance is compared later anyhow.
    ///
    /// - Parameter isSame: says of a document with the same bits whether it is the same.
    mutating func insert(_ key: UInt64, _ document: Int, isSame: (Int) -> Bool = { _ in true }) -> Int? {
        var slot = Int(truncatingIfNeeded: key) & mask
        let tag = key & 0xFFFF_FFFF_0000_0000
        while slots[slot] != 0 {
            let entry = slots[slot]
            if entry & 0xFFFF_FFFF_0000_0000 == tag {
                let found = Int(entry & 0xFFFF_FFFF) - 1
                if isSame(found) { return found }
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = tag | UInt64(document + 1)
        return nil
    }

    /// Calls `body` with each document that was entered under the key, until it returns true.
    func forEach(_ key: UInt64, _ body: (Int) -> Bool) {
        var slot = Int(truncatingIfNeeded: key) & mask
        let tag = key & 0xFFFF_FFFF_0000_0000
        while slots[slot] != 0 {
            let entry = slots[slot]
            if entry & 0xFFFF_FFFF_0000_0000 == tag, body(Int(entry & 0xFFFF_FFFF) - 1) { return }
            slot = (slot + 1) & mask
        }
    }
}
