internal import Glibc

/// Memory for hashes that one thread writes once, and any may read afterwards.
@safe
final class HashBlock: @unchecked Sendable {
    let capacity: Int
    let base: UnsafeMutablePointer<UInt64>
    /// How many are written; only the writer asks.
    var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        let bytes = max(capacity, 1) * 8
        // Pages of 2 MB where that wastes none: 512 small ones cost more than the shingles that fill them.
        let isLarge = bytes >= 4 << 20
        let page = isLarge ? 2 << 20 : 64
        var memory: UnsafeMutableRawPointer?
        guard unsafe posix_memalign(&memory, page, bytes) == 0, let memory = unsafe memory else {
            fatalError("no memory for \(capacity) hashes")
        }
        unsafe base = memory.bindMemory(to: UInt64.self, capacity: capacity)
        // Advice only: what it returns makes no difference.
        if isLarge { _ = unsafe madvise(memory, bytes, MADV_HUGEPAGE) }
    }

    deinit { unsafe free(base) }
}

/// Some hashes in their order, 16 bytes and the hashes; copies share them.
@safe
package struct HashRun: Sendable {
    private let block: HashBlock
    private let start: UInt32
    private let length: UInt32

    fileprivate init(_ block: HashBlock, start: Int, count: Int) {
        self.block = block
        self.start = UInt32(start)
        length = UInt32(count)
    }

    package var count: Int { Int(length) }

    /// A copy.
    package var hashes: [UInt64] { unsafe withPointer { unsafe Array($0) } }

    func withPointer<Result>(_ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
        unsafe body(UnsafeBufferPointer(start: block.base + Int(start), count: Int(length)))
    }
}

/// Writes runs of hashes one behind the other into blocks; one a thread.
@safe
package struct HashWriter: ~Copyable {
    private let blockCount: Int
    private var block: HashBlock?

    /// - Parameter capacity: hashes of a block; a longer run has one of its own.
    package init(capacity: Int = 1 << 19) { blockCount = capacity }

    /// Appends a hash for each run of `size` words, repeated ones too; texts of fewer words are one run, texts without words none.
    ///
    /// The sum Σ wᵢ·baseⁱ rolls from word to word; O(1) a word.
    package mutating func appendShingles(of words: [UInt64], size: Int) -> HashRun {
        precondition(size >= 1, "shingles of \(size) words")
        let length = min(size, words.count)
        let count = words.isEmpty ? 0 : words.count - length + 1
        return unsafe append(count) { output in
            if count == 0 { return }
            unsafe words.withUnsafeBufferPointer { words in
                var sum: UInt64 = 0
                for index in 0..<length { sum = unsafe sum &* Self.base &+ words[index] }
                // A short text must not equal the beginning of a run of other words.
                if words.count < size { sum ^= UInt64(words.count) << 48 }
                unsafe output[0] = ASCIIWords.mixed(sum)
                var top: UInt64 = 1
                for _ in 0..<size { top = top &* Self.base }
                for index in 1..<max(count, 1) {
                    sum = unsafe sum &* Self.base &+ (words[index + length - 1] &- words[index - 1] &* top)
                    unsafe output[index] = ASCIIWords.mixed(sum)
                }
            }
        }
    }

    /// Odd, and one less than a multiple of four, so that words in another order give another sum.
    private static let base: UInt64 = 0x9FB2_1C65_1E98_DF27

    /// Appends hashes as they are.
    package mutating func append(_ hashes: [UInt64]) -> HashRun {
        unsafe append(hashes.count) { output in
            for index in hashes.indices { unsafe output[index] = hashes[index] }
        }
    }

    /// Forgets the run written last, whose memory is used again.
    package mutating func takeBack(_ last: consuming HashRun) { block?.count -= last.count }

    private mutating func append(_ count: Int, _ write: (UnsafeMutablePointer<UInt64>) -> Void) -> HashRun {
        var room = block ?? HashBlock(capacity: max(blockCount, count))
        if room.capacity - room.count < count { room = HashBlock(capacity: max(blockCount, count)) }
        block = room
        unsafe write(room.base + room.count)
        let run = HashRun(room, start: room.count, count: count)
        room.count += count
        return run
    }
}
