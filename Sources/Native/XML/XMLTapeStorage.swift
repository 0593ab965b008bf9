internal import Glibc

/// The memory of a tape, behind a pointer: the handlers append to it thousands of times a document, so it has no class and no array
/// on the way (exclusivity checks and retains were a quarter of the parse).
@safe
struct XMLTapeStorage: ~Copyable {
    /// 20 bytes a node.
    struct Record {
        var name: UInt16
        var kind: UInt8
        var parent: Int32
        /// The index after the last descendant.
        var end: Int32
        /// Where the text begins, or the index of the first attribute.
        var start: Int32
        /// The text's length in bytes, or the number of attributes.
        var count: Int32
    }

    struct Attribute {
        var name: UInt16
        var start: Int32
        var count: Int32
    }

    var records = RawList<Record>()
    var attributes = RawList<Attribute>()
    var text = ByteBuffer(capacity: 1 << 16)
    /// The targets of the processing instructions, each once: most documents have a handful, and some questions end here.
    var instructionNames: [UInt16] = []
    var unknownEntities = 0
    var firstUnknownEntity = ""

    mutating func clear() {
        records.removeAll()
        attributes.removeAll()
        text.removeAll()
        unknownEntities = 0
        firstUnknownEntity = ""
        instructionNames.removeAll(keepingCapacity: true)
    }
}

/// A growable list of plain values without uniqueness or bounds checks, for the handlers of this module.
@safe
struct RawList<Element: BitwiseCopyable>: ~Copyable {
    private(set) var count = 0
    private var capacity = 4096
    private var base: UnsafeMutablePointer<Element>

    init() { unsafe base = Self.allocate(capacity) }

    deinit { unsafe free(base) }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
        guard let made = unsafe malloc(capacity * MemoryLayout<Element>.stride) else {
            preconditionFailure("there is no memory for \(capacity) nodes")
        }
        return unsafe made.assumingMemoryBound(to: Element.self)
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        unsafe base[count] = element
        count += 1
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get { unsafe base[index] }
        nonmutating _modify { yield unsafe &base[index] }
    }

    mutating func removeAll() {
        count = 0
        if capacity > 1 << 19 {
            unsafe free(base)
            capacity = 4096
            unsafe base = Self.allocate(capacity)
        }
    }

    /// Large blocks are moved by the kernel, page by page, so that old and new are never both in memory.
    @inline(never)
    private mutating func grow() {
        capacity *= 2
        guard let larger = unsafe realloc(base, capacity * MemoryLayout<Element>.stride) else {
            preconditionFailure("there is no memory for \(capacity) nodes")
        }
        unsafe base = larger.assumingMemoryBound(to: Element.self)
    }
}
