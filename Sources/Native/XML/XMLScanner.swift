internal import CSimdJSON
internal import CSystem
internal import Glibc

/// Fills a tape from documents of plain XML, several times as fast as libxml2, and leaves every other document to it.
///
/// Plain is what nearly all patent files are: UTF-8 without CDATA sections, names of ASCII, at most an empty internal subset,
/// entities that `EntityTable` knows. What it accepts, libxml2 accepts with the same tape; in doubt it declines. `XMLScannerTests` and the fuzzer hold
/// the two against each other (decision 17).
@safe
struct XMLScanner: ~Copyable {
    let names = XMLNameCache()
    /// Where the names of the open elements lie in the document.
    private let open: UnsafeMutablePointer<(start: Int32, length: Int32)>
    private let seen: UnsafeMutablePointer<Name>

    /// Nesting, attributes and declarations of namespaces beyond these are left to libxml2, whose own limits lie higher.
    static let deepest = 200
    static let mostAttributes = 64
    static let mostNamespaces = 200
    private static let largest = 1 << 30
    static let longestName = 1000

    typealias Name = (start: UnsafePointer<UInt8>, length: Int)

    init() {
        unsafe open = .allocate(capacity: Self.deepest)
        unsafe seen = .allocate(capacity: Self.mostAttributes)
    }

    deinit {
        unsafe open.deallocate()
        unsafe seen.deallocate()
    }

    /// Reads one document. False where it is not plain: the tape then holds a part of it.
    mutating func scan(_ bytes: Span<UInt8>, into tape: UnsafeMutablePointer<XMLTapeStorage>) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, buffer.count <= Self.largest, unsafe Self.isPlain(base, buffer.count)
            else { return false }
            var end = unsafe base + buffer.count
            while unsafe end > base, unsafe (end - 1).pointee <= 0x20 { unsafe end -= 1 }
            // The last byte ends every loop over names and blanks inside of tags.
            guard unsafe end > base, unsafe base.pointee == 0x3C, unsafe (end - 1).pointee == 0x3E else { return false }
            var pass = unsafe XMLPass(base: base, end: end, at: base, tape: tape, open: open, seen: seen)
            guard unsafe pass.prolog() else { return false }
            return unsafe pass.content(names)
        }
    }

    /// True for UTF-8 without control characters but those of ends of lines, noncharacters and `]]>`.
    private static func isPlain(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard unsafe patcorpus_is_plain(base, count) != 0, unsafe patcorpus_is_utf8(base, count) else { return false }
        // One byte is found several times faster than three; U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        return unsafe Self.lacks(0x5D, base, count) { unsafe $0[1] == 0x5D && $0[2] == 0x3E }
            && Self.lacks(0xEF, base, count) { unsafe $0[1] == 0xBF && $0[2] >= 0xBE }
    }

    /// True if nowhere that byte begins a sequence of three that `isRefused`.
    @inline(__always)
    private static func lacks(
        _ byte: Int32, _ base: UnsafePointer<UInt8>, _ count: Int, isRefused: (UnsafePointer<UInt8>) -> Bool
    ) -> Bool {
        var at = unsafe base
        let end = unsafe base + count
        while unsafe at < end, let found = unsafe memchr(at, byte, end - at) {
            let place = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
            if unsafe place + 2 < end, unsafe isRefused(place) { return false }
            unsafe at = place + 1
        }
        return true
    }
}
