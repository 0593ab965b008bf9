/// Compares a run of hashes, as a set, with other such runs: exactly, whatever repeats and in whatever order.
///
/// The one has a hash table, into which the others are looked up: first at the place behind the last that was found, since like texts go on alike. What is not
/// there is entered for the time of the comparison, so that the table's size is that of the union. O(n) a run. One a thread.
@safe
package struct SetComparison: ~Copyable {
    /// The different hashes: those of the set, in order of first appearance, then those that only the other has.
    private var hashes = Room<UInt64>()
    /// For each of these the last comparison that met it.
    private var met = Room<UInt32>()
    /// Open addressing by the upper bits: the place among `hashes` + 1; 0 is free.
    private var slots = Room<UInt32>()
    private var bits: UInt64 = 1
    private var count = 0
    private var comparisons: UInt32 = 0

    package init() {}

    /// Takes a set that others are compared with.
    package mutating func begin(_ set: HashRun) {
        unsafe set.withPointer { set in
            hashes.reserve(set.count)
            met.reserve(set.count)
            makeSlots(for: set.count)
            count = 0
            for index in 0..<set.count {
                let hash = unsafe set[index]
                if case .free(let slot) = find(hash) { enter(hash, slot) }
            }
        }
    }

    /// |a ∩ b| ∕ |a ∪ b| if it is at least the threshold, which is above 0; nil else, known early where the sizes or what is left rule it out.
    package mutating func similarity(to other: HashRun, atLeast threshold: Double) -> Double? {
        let own = count
        // What is entered is at the most what the threshold allows, and one.
        let most = own + min(other.count, Int(min(Double(own) / threshold, 0x1p31)) - own + 2)
        hashes.reserve(most, keeping: own)
        met.reserve(most, keeping: own)
        if most * 2 > 1 << Int(bits) { rehash(for: most) }
        comparisons &+= 1
        defer { leave(downTo: own) }
        return unsafe other.withPointer { other in
            var common = 0
            var next = 0
            for index in 0..<other.count {
                let hash = unsafe other[index]
                var place = next
                if unsafe next >= own || hashes.base[next] != hash {
                    switch find(hash) {
                    case .at(let found): place = found
                    case .free(let slot):
                        // Rounding keeps order: whatever the rest brings, the quotient is not above this one.
                        let reached = min(own, common + other.count - index - 1)
                        if Double(reached) / Double(count + 1) < threshold { return nil }
                        place = count
                        enter(hash, slot)
                        unsafe met.base[place] = comparisons
                    }
                }
                next = place + 1
                if unsafe met.base[place] != comparisons {
                    unsafe met.base[place] = comparisons
                    common += 1
                }
            }
            if common == 0 { return nil }
            let similarity = Double(common) / Double(count)
            return similarity >= threshold ? similarity : nil
        }
    }

    private enum Place {
        case at(Int)
        case free(slot: Int)
    }

    @inline(__always)
    private func find(_ hash: UInt64) -> Place {
        let mask = 1 << Int(bits) - 1
        var slot = Int(truncatingIfNeeded: hash >> (64 - bits))
        while true {
            let entry = unsafe slots.base[slot]
            if entry == 0 { return .free(slot: slot) }
            let place = Int(entry) - 1
            if unsafe hashes.base[place] == hash { return .at(place) }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    private mutating func enter(_ hash: UInt64, _ slot: Int) {
        unsafe hashes.base[count] = hash
        unsafe met.base[count] = 0
        count += 1
        unsafe slots.base[slot] = UInt32(truncatingIfNeeded: count)
    }

    /// Takes out what was entered last, in the opposite order, which leaves the slots as they were.
    private mutating func leave(downTo least: Int) {
        let mask = 1 << Int(bits) - 1
        while count > least {
            var slot = unsafe Int(truncatingIfNeeded: hashes.base[count - 1] >> (64 - bits))
            while unsafe slots.base[slot] != UInt32(truncatingIfNeeded: count) { slot = (slot + 1) & mask }
            unsafe slots.base[slot] = 0
            count -= 1
        }
    }

    private mutating func makeSlots(for count: Int) {
        bits = 4
        while 1 << Int(bits) < count * 4 { bits += 1 }
        slots.reserve(1 << Int(bits))
        unsafe slots.base.update(repeating: 0, count: 1 << Int(bits))
    }

    private mutating func rehash(for most: Int) {
        makeSlots(for: most)
        for place in 0..<count {
            if case .free(let slot) = find(unsafe hashes.base[place]) {
                unsafe slots.base[slot] = UInt32(truncatingIfNeeded: place + 1)
            }
        }
    }
}

/// Memory that grows, and is not cleared.
@safe
private struct Room<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base = UnsafeMutablePointer<Element>.allocate(capacity: 1024)
    private(set) var count = 1024

    deinit { unsafe base.deallocate() }

    /// Makes room for so many, of which the first `keeping` stay.
    mutating func reserve(_ capacity: Int, keeping: Int = 0) {
        if capacity <= count { return }
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        unsafe larger.update(from: base, count: keeping)
        unsafe base.deallocate()
        unsafe base = larger
        count = capacity * 2
    }
}
