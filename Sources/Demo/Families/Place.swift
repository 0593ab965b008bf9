import Corpus

/// Where a document stands in its family.
///
/// Documents are taken in blocks of eight; a generator of the block's own cuts it into families of one to three, so
/// that the place of any document is found by at most eight draws.
struct Place: Sendable, Equatable {
    /// The index of the family's first document.
    let leader: Int
    /// 0 for the first document of the family.
    let member: Int
    /// 1, 2 or 3; a plan that ends within a family lacks its last members.
    let size: Int
    /// A number from 0 to 99 that chooses among the kinds of families.
    let variant: Int

    init(of index: Int, seed: UInt64) {
        let block = index & ~7
        var generator = SeededGenerator(seed: seed, stream: Stream.families.of(block))
        var first = block
        while true {
            let left = block + 8 - first
            let draw = generator.uniform(100)
            let drawn = draw < 52 ? 1 : draw < 84 ? 2 : 3
            let variant = generator.uniform(100)
            let size = min(left, drawn)
            if index < first + size {
                leader = first
                member = index - first
                self.size = size
                self.variant = variant
                return
            }
            first += size
        }
    }
}

extension Place {
    /// The place of the member before; of the first, its own.
    var before: Place {
        Place(leader: leader, member: max(0, member - 1), size: size, variant: variant)
    }

    private init(leader: Int, member: Int, size: Int, variant: Int) {
        self.leader = leader
        self.member = member
        self.size = size
        self.variant = variant
    }
}

/// Names the independent streams of one seed: what is drawn from them never shifts what is drawn from another.
enum Stream: UInt64 {
    case families = 0, labels, copies, dates, parties, citations, elements, layout, claims, editor, text, alternative

    /// The stream of a document (or block, or paragraph) for this purpose.
    @inline(__always)
    func of(_ index: Int, _ detail: Int = 0) -> UInt64 {
        (UInt64(truncatingIfNeeded: index) << 24) ^ (UInt64(truncatingIfNeeded: detail) << 4) ^ rawValue
    }
}

/// A day, counted in months and days up to 28, so that arithmetic needs no calendar.
struct Day: Sendable, Equatable, Comparable {
    /// Year × 12 + month - 1.
    var months: Int
    /// 1 to 28.
    var day: Int

    var year: Int { months / 12 }
    var month: Int { months % 12 + 1 }

    static func < (a: Day, b: Day) -> Bool { (a.months, a.day) < (b.months, b.day) }

    func later(months count: Int) -> Day { Day(months: months + count, day: day) }
}
