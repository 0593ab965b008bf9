internal import Glibc

/// Canonical JSON strings (RFC 8785, section 3.2.2.2): only `"`, `\` and controls are escaped, the short forms where they exist.
extension ByteBuffer {
    /// Appends `bytes`, which are UTF-8, escaped but without quotes.
    package mutating func appendEscaped(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe appendEscaped(raw: $0) }
    }

    /// Appends a string with its quotes.
    package mutating func appendQuoted(_ text: String) {
        var text = text
        append(0x22)
        text.withUTF8 { unsafe appendEscaped(raw: $0) }
        append(0x22)
    }

    /// Appends UTF-8 bytes with quotes.
    package mutating func appendQuoted(_ bytes: Span<UInt8>) {
        append(0x22)
        appendEscaped(bytes)
        append(0x22)
    }

    mutating func appendEscaped(raw bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        let end = bytes.count
        var run = 0
        var index = 0
        while index < end {
            let byte = unsafe start[index]
            if byte >= 0x20 && byte != 0x22 && byte != 0x5C {
                index += 1
                continue
            }
            unsafe append(raw: UnsafeBufferPointer(start: start + run, count: index - run))
            appendEscape(byte)
            index += 1
            run = index
        }
        unsafe append(raw: UnsafeBufferPointer(start: start + run, count: end - run))
    }

    @inline(never)
    private mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        default:
            append("\\u00")
            let digits: StaticString = "0123456789abcdef"
            unsafe append(digits.utf8Start[Int(byte >> 4)])
            unsafe append(digits.utf8Start[Int(byte & 15)])
        }
    }

    /// Appends running text as the inside of a JSON string: white space collapsed to one space, escaped, none at the start.
    ///
    /// `pendingSpace` carries over from piece to piece of one paragraph: the white space that was seen and is not yet written;
    /// `isStart` is true until the first visible byte of the paragraph. With `joinsLines`, a line break between two East Asian
    /// signs is dropped (`WideText`).
    @inline(__always)
    package mutating func appendCollapsed(
        _ bytes: Span<UInt8>, pendingSpace: inout PendingSpace, isStart: inout Bool, joinsLines: Bool = false
    ) {
        // Slices bound the room that the worst case of escaping must reserve.
        var index = 0
        while index < bytes.count {
            let end = min(index + 65536, bytes.count)
            unsafe bytes.extracting(index..<end).withUnsafeBufferPointer {
                if joinsLines {
                    unsafe appendJoined(raw: $0, pendingSpace: &pendingSpace, isStart: &isStart)
                } else {
                    unsafe appendCollapsed(raw: $0, pendingSpace: &pendingSpace, isStart: &isStart)
                }
            }
            index = end
        }
    }

    mutating func appendCollapsed(
        raw bytes: UnsafeBufferPointer<UInt8>, pendingSpace: inout PendingSpace, isStart: inout Bool
    ) {
        unsafe collapse(bytes, pendingSpace: &pendingSpace, isStart: &isStart, joinsLines: false)
    }

    mutating func appendJoined(
        raw bytes: UnsafeBufferPointer<UInt8>, pendingSpace: inout PendingSpace, isStart: inout Bool
    ) {
        unsafe collapse(bytes, pendingSpace: &pendingSpace, isStart: &isStart, joinsLines: true)
    }

    /// Both ways of collapsing; a function each, so that the test for East Asian signs costs other text nothing.
    @inline(__always)
    private mutating func collapse(
        _ bytes: UnsafeBufferPointer<UInt8>, pendingSpace: inout PendingSpace, isStart: inout Bool, joinsLines: Bool
    ) {
        guard let start = bytes.baseAddress else { return }
        let end = bytes.count
        // Worst case: each byte becomes \u00XX.
        reserve(end &* 6 &+ 8)
        var out = unsafe address + count
        var index = 0
        var pending = pendingSpace != .none
        var atStart = isStart
        while index < end {
            let byte = unsafe start[index]
            if byte > 0x20 && byte != 0x22 && byte != 0x5C {
                if pending {
                    pending = false
                    var isSpace = !atStart
                    if joinsLines && byte >= 0xE2 && isSpace {
                        isSpace = unsafe !WideText.joins(out, out - address, start, index, end, after: pendingSpace)
                    }
                    if isSpace {
                        unsafe out.pointee = 0x20
                        unsafe out += 1
                    }
                }
                atStart = false
                // A run of plain bytes and single spaces is copied whole, eight bytes at a time where it is long.
                let length = unsafe Self.plainRun(start + index, end - index)
                if length < 32 {
                    for offset in 0..<length { unsafe out[offset] = unsafe start[index + offset] }
                } else {
                    unsafe memcpy(out, start + index, length)
                }
                unsafe out += length
                index += length
                continue
            }
            index += 1
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                pending = true
                continue
            }
            if pending {
                pending = false
                if !atStart {
                    unsafe out.pointee = 0x20
                    unsafe out += 1
                }
            }
            atStart = false
            count = unsafe out - address
            appendEscape(byte)
            unsafe out = address + count
        }
        count = unsafe out - address
        if !pending {
            pendingSpace = .none
        } else {
            pendingSpace = unsafe joinsLines ? WideText.gap(start, before: end, after: pendingSpace) : .space
        }
        isStart = atStart
    }

    /// The length of the longest prefix with only plain bytes and lone spaces between them, ending in a plain byte.
    ///
    /// The first byte is plain.
    @inline(__always)
    private static func plainRun(_ start: UnsafePointer<UInt8>, _ end: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        var index = 0
        while index &+ 9 <= end {
            let word = unsafe UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
            let next = unsafe UnsafeRawPointer(start + index + 1).loadUnaligned(as: UInt64.self)
            // Bytes below 0x20, quotes, backslashes, and spaces followed by a byte up to 0x20.
            let control = (word &- ones &* 0x20) & ~word & highs
            let quote = zeroBytes(word ^ (ones &* 0x22))
            let backslash = zeroBytes(word ^ (ones &* 0x5C))
            let space = zeroBytes(word ^ (ones &* 0x20))
            let lowNext = (next &- ones &* 0x21) & ~next & highs
            let stop = control | quote | backslash | (space & lowNext)
            if stop != 0 {
                return index &+ stop.trailingZeroBitCount / 8
            }
            index &+= 8
        }
        while index < end {
            let byte = unsafe start[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
            if byte == 0x20 {
                if index &+ 1 >= end { break }
                if unsafe start[index &+ 1] <= 0x20 { break }
            }
            index &+= 1
        }
        return index
    }

    /// The high bit of each zero byte; bytes above the lowest zero may be marked falsely, which the callers allow for.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }
}
