internal import CSystem
internal import Glibc

extension XMLPass {
    /// Passes `<!-- … -->`, which must hold no `--`.
    mutating func comment() -> Bool {
        guard unsafe starts("<!--"), let found = unsafe memmem(at + 4, end - at - 4, "--", 2) else { return false }
        unsafe at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 2
        guard unsafe at < end, unsafe at.pointee == 0x3E else { return false }
        unsafe at += 1
        return true
    }

    /// `<?target data?>`; kept inside of elements.
    mutating func instruction() -> Bool {
        unsafe at += 2
        let target = unsafe at
        let length = unsafe name()
        guard length > 0, length < 64, unsafe !(length == 3 && strncasecmp(Self.characters(target), "xml", 3) == 0)
        else { return false }
        let hasBlank = unsafe skipBlanks()
        guard let found = unsafe memmem(at, end - at, "?>", 2) else { return false }
        let stop = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
        guard unsafe hasBlank || stop == at else { return false }
        if unsafe depth > 0 {
            let start = unsafe tape.pointee.text.count
            unsafe append(stop - at, hasReturns: true)
            let number = unsafe XMLNames.number(of: UnsafeBufferPointer(start: target, count: length))
            if unsafe !tape.pointee.instructionNames.contains(number) {
                unsafe tape.pointee.instructionNames.append(number)
            }
            let index = Int32(unsafe tape.pointee.records.count)
            unsafe tape.pointee.records.append(
                XMLTape.Record(
                    name: number, kind: XMLKind.instruction.rawValue, parent: parent, end: index + 1,
                    start: Int32(start), count: Int32(tape.pointee.text.count - start)))
        }
        unsafe at = stop + 2
        return true
    }

    static func characters(_ bytes: UnsafePointer<UInt8>) -> UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self)
    }

    /// Passes a quoted text.
    mutating func quoted() -> UnsafeBufferPointer<UInt8>? {
        let quote = unsafe at.pointee
        guard quote == 0x22 || quote == 0x27, let closing = unsafe memchr(at + 1, Int32(quote), end - at - 1)
        else { return nil }
        let stop = unsafe UnsafePointer(closing.assumingMemoryBound(to: UInt8.self))
        let value = unsafe UnsafeBufferPointer(start: at + 1, count: stop - at - 1)
        unsafe at = stop + 1
        return unsafe value
    }

    /// Passes blanks; true if there were any.
    @discardableResult @inline(__always)
    mutating func skipBlanks() -> Bool {
        let start = unsafe at
        while unsafe at < end, unsafe at.pointee <= 0x20 { unsafe at += 1 }
        return unsafe at > start
    }

    /// Passes a name without a colon; its length, or 0 for none.
    mutating func name() -> Int {
        let start = unsafe at
        guard unsafe at < end, unsafe XMLNameCache.isStart(at.pointee) else { return 0 }
        while unsafe XMLNameCache.isInside(at.pointee) { unsafe at += 1 }
        return unsafe at - start <= XMLScanner.longestName && at.pointee < 0x80 && at.pointee != 0x3A ? at - start : 0
    }

    /// Passes `name` or `prefix:name`; how long the prefix with its colon is, or -1 for neither.
    @inline(__always)
    mutating func qualifiedName() -> Int {
        let start = unsafe at
        guard unsafe XMLNameCache.isStart(at.pointee) else { return -1 }
        while unsafe XMLNameCache.isInside(at.pointee) { unsafe at += 1 }
        var local = 0
        if unsafe at.pointee == 0x3A {
            unsafe at += 1
            local = unsafe at - start
            guard unsafe XMLNameCache.isStart(at.pointee) else { return -1 }
            while unsafe XMLNameCache.isInside(at.pointee) { unsafe at += 1 }
        }
        // A name that goes on with a letter beyond ASCII or a second colon is libxml2's.
        return unsafe at.pointee < 0x80 && at.pointee != 0x3A && at - start <= XMLScanner.longestName ? local : -1
    }

    func starts(_ text: StaticString) -> Bool {
        unsafe end - at >= text.utf8CodeUnitCount && memcmp(at, text.utf8Start, text.utf8CodeUnitCount) == 0
    }
}
