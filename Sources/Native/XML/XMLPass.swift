internal import CSystem
internal import Glibc

/// One document's pass of `XMLScanner`: where it is, and what is open.
@unsafe
struct XMLPass {
    let base: UnsafePointer<UInt8>
    /// Behind the last byte, which is `>`.
    let end: UnsafePointer<UInt8>
    var at: UnsafePointer<UInt8>
    let tape: UnsafeMutablePointer<XMLTapeStorage>
    let open: UnsafeMutablePointer<(start: Int32, length: Int32)>
    /// Names of the attributes of one tag.
    let seen: UnsafeMutablePointer<XMLScanner.Name>
    var depth = 0
    /// The innermost open element, or -1.
    var parent: Int32 = -1
    var namespaces = 0
    var hasRoot = false
}

// MARK: Before the root

extension XMLPass {
    /// Passes `<?xml …?>`, comments, instructions and the document type declaration.
    mutating func prolog() -> Bool {
        if unsafe starts("<?xml ") {
            unsafe at += 6
            guard unsafe declaration() else { return false }
        }
        while true {
            unsafe skipBlanks()
            guard unsafe at < end, unsafe at.pointee == 0x3C else { return false }
            switch unsafe at[1] {
            case 0x21:
                if unsafe starts("<!DOCTYPE ") {
                    unsafe at += 10
                    guard unsafe documentType() else { return false }
                } else if unsafe !comment() {
                    return false
                }
            case 0x3F: guard unsafe instruction() else { return false }
            default: return true
            }
        }
    }

    /// `version="1.0" encoding="UTF-8" standalone="no"?>`, the last two optional.
    private mutating func declaration() -> Bool {
        unsafe skipBlanks()
        guard unsafe pseudoAttribute("version") == "1.0" else { return false }
        unsafe skipBlanks()
        if unsafe at.pointee == 0x65 {
            guard let encoding = unsafe pseudoAttribute("encoding"), encoding.lowercased() == "utf-8" else {
                return false
            }
            unsafe skipBlanks()
        }
        if unsafe at.pointee == 0x73 {
            guard let value = unsafe pseudoAttribute("standalone"), value == "yes" || value == "no" else {
                return false
            }
            unsafe skipBlanks()
        }
        guard unsafe starts("?>") else { return false }
        unsafe at += 2
        return true
    }

    /// The value of `name="…"`, behind which a blank or `?` stands.
    private mutating func pseudoAttribute(_ name: StaticString) -> String? {
        guard unsafe starts(name) else { return nil }
        unsafe at += name.utf8CodeUnitCount
        guard unsafe at.pointee == 0x3D else { return nil }
        unsafe at += 1
        guard let value = unsafe quoted(), unsafe at < end, unsafe at.pointee <= 0x20 || at.pointee == 0x3F else {
            return nil
        }
        return unsafe String(decoding: value, as: UTF8.self)
    }

    /// `name SYSTEM "…" [ ]>`; anything inside the brackets is libxml2's.
    private mutating func documentType() -> Bool {
        if unsafe hasRoot { return false }
        unsafe skipBlanks()
        guard unsafe name() > 0 else { return false }
        let hasBlank = unsafe skipBlanks()
        if unsafe starts("SYSTEM") {
            unsafe at += 6
            guard hasBlank, unsafe skipBlanks(), unsafe quoted() != nil else { return false }
            unsafe skipBlanks()
        } else if unsafe at.pointee != 0x5B && at.pointee != 0x3E {
            return false
        }
        if unsafe at.pointee == 0x5B {
            unsafe at += 1
            unsafe skipBlanks()
            guard unsafe at < end, unsafe at.pointee == 0x5D else { return false }
            unsafe at += 1
            unsafe skipBlanks()
        }
        guard unsafe at < end, unsafe at.pointee == 0x3E else { return false }
        unsafe at += 1
        // There is one at the most; a second would be taken for an element and is declined.
        unsafe hasRoot = true
        return true
    }
}

// MARK: Content

extension XMLPass {
    /// The root and what follows it. True if the document ends where it may.
    mutating func content(_ names: borrowing XMLNameCache) -> Bool {
        unsafe hasRoot = false
        while unsafe at < end {
            var hasReturns: Int32 = 0
            let stop = unsafe at + patcorpus_before_markup(at, end, &hasReturns)
            if unsafe stop > at {
                if unsafe depth > 0 {
                    unsafe text(stop - at, hasReturns: hasReturns != 0)
                } else {
                    while unsafe at < stop {
                        guard unsafe at.pointee <= 0x20 else { return false }
                        unsafe at += 1
                    }
                }
                unsafe at = stop
                if unsafe at == end { return false }
            }
            if unsafe at.pointee == 0x26 {
                guard unsafe depth > 0, unsafe reference(inText: true) else { return false }
                continue
            }
            switch unsafe at[1] {
            case 0x2F: guard unsafe endTag() else { return false }
            case 0x3F: guard unsafe instruction() else { return false }
            case 0x21: guard unsafe comment() else { return false }
            default: guard unsafe startTag(names) else { return false }
            }
        }
        return unsafe depth == 0 && hasRoot
    }

    /// Appends text inside an element; it joins the text before it where nothing but a comment stands between.
    @inline(__always)
    private mutating func text(_ count: Int, hasReturns: Bool) {
        let start = unsafe tape.pointee.text.count
        unsafe append(count, hasReturns: hasReturns)
        unsafe note(text: start, tape.pointee.text.count - start)
    }

    /// Appends the next bytes to the tape's text, the ends of lines as XML has them (XML 1.0, section 2.11).
    @inline(__always)
    private mutating func append(_ count: Int, hasReturns: Bool) {
        if !hasReturns {
            return unsafe tape.pointee.text.append(raw: UnsafeBufferPointer(start: at, count: count))
        }
        unsafe tape.pointee.text.append(upTo: count) { unsafe Int(patcorpus_copy_lines($0, at, count)) }
    }

    @inline(__always)
    private func note(text start: Int, _ count: Int) {
        let last = unsafe tape.pointee.records.count - 1
        let previous = unsafe tape.pointee.records[last]
        if unsafe previous.kind == XMLKind.text.rawValue && previous.parent == parent
            && Int(previous.start + previous.count) == start
        {
            unsafe tape.pointee.records[last].count += Int32(count)
            return
        }
        unsafe tape.pointee.records.append(
            XMLTape.Record(
                name: 0, kind: XMLKind.text.rawValue, parent: parent, end: Int32(last + 2), start: Int32(start),
                count: Int32(count)))
    }

    /// `</name>`, of the element that is open.
    @inline(__always)
    private mutating func endTag() -> Bool {
        unsafe at += 2
        guard unsafe depth > 0 else { return false }
        let name = unsafe open[depth - 1]
        let length = Int(name.length)
        guard unsafe end - at > length, unsafe memcmp(at, base + Int(name.start), length) == 0 else { return false }
        unsafe at += length
        if unsafe at.pointee != 0x3E {
            guard unsafe skipBlanks(), unsafe at.pointee == 0x3E else { return false }
        }
        unsafe at += 1
        unsafe close()
        return true
    }

    @inline(__always)
    private mutating func close() {
        unsafe depth -= 1
        unsafe tape.pointee.records[Int(parent)].end = Int32(tape.pointee.records.count)
        unsafe parent = tape.pointee.records[Int(parent)].parent
    }

    /// `<name attributes>` or `<name attributes/>`.
    @inline(__always)
    private mutating func startTag(_ names: borrowing XMLNameCache) -> Bool {
        if unsafe depth == 0 && hasRoot { return false }
        guard unsafe depth < XMLScanner.deepest, unsafe tape.pointee.records.count < 1 << 22 else { return false }
        unsafe hasRoot = true
        unsafe at += 1
        let start = unsafe at
        let local = unsafe qualifiedName()
        guard local >= 0 else { return false }
        let length = unsafe at - start
        let number = unsafe names.number(start + local, length - local, limit: end)
        let index = Int32(unsafe tape.pointee.records.count)
        let firstAttribute = unsafe tape.pointee.attributes.count
        if unsafe at.pointee != 0x3E {
            guard unsafe attributes(names, from: firstAttribute) else { return false }
        }
        unsafe tape.pointee.records.append(
            XMLTape.Record(
                name: number, kind: XMLKind.element.rawValue, parent: parent, end: index + 1,
                start: Int32(firstAttribute), count: Int32(tape.pointee.attributes.count - firstAttribute)))
        if unsafe at.pointee == 0x2F {
            guard unsafe at[1] == 0x3E else { return false }
            unsafe at += 2
            return true
        }
        guard unsafe at.pointee == 0x3E else { return false }
        unsafe at += 1
        unsafe open[depth] = (Int32(start - base), Int32(length))
        unsafe depth += 1
        unsafe parent = index
        return true
    }

    /// The attributes of a tag, up to `>` or `/`.
    private mutating func attributes(_ names: borrowing XMLNameCache, from first: Int) -> Bool {
        // Names as they stand in the document, to find one that comes twice.
        var count = 0
        while true {
            let hasBlank = unsafe skipBlanks()
            if unsafe at.pointee == 0x3E || at.pointee == 0x2F { break }
            guard hasBlank, count < XMLScanner.mostAttributes else { return false }
            let start = unsafe at
            let local = unsafe qualifiedName()
            guard local >= 0 else { return false }
            let length = unsafe at - start
            let name = unsafe (start: start + local, length: length - local)
            // Two names that differ by their prefixes alone may be one name: libxml2 knows.
            for other in 0..<count
            where unsafe seen[other].length == name.length && memcmp(seen[other].start, name.start, name.length) == 0 {
                return false
            }
            unsafe seen[count] = unsafe name
            count += 1
            unsafe skipBlanks()
            guard unsafe at.pointee == 0x3D else { return false }
            unsafe at += 1
            unsafe skipBlanks()
            if unsafe Self.isDeclaration(start, local, length) {
                guard unsafe declaresNamespace(isDefault: local == 0) else { return false }
                continue
            }
            let valueStart = unsafe tape.pointee.text.count
            guard unsafe attributeValue() else { return false }
            unsafe tape.pointee.attributes.append(
                XMLTapeStorage.Attribute(
                    name: names.number(start + local, length - local, limit: end), start: Int32(valueStart),
                    count: Int32(tape.pointee.text.count - valueStart)))
        }
        return true
    }

    /// True for `xmlns` and `xmlns:prefix`.
    private static func isDeclaration(_ start: UnsafePointer<UInt8>, _ local: Int, _ length: Int) -> Bool {
        guard local == 6 || (local == 0 && length == 5) else { return false }
        return unsafe memcmp(start, "xmlns", 5) == 0
    }

    /// Passes the value of a namespace's declaration, which readers do not see.
    private mutating func declaresNamespace(isDefault: Bool) -> Bool {
        unsafe namespaces += 1
        guard unsafe namespaces <= XMLScanner.mostNamespaces, let value = unsafe quoted(),
            !value.isEmpty || isDefault
        else { return false }
        // The two reserved names, and what is no plain URI, are libxml2's.
        return unsafe value.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x26 && $0 != 0x3C }
            && memmem(value.baseAddress, value.count, "www.w3.org", 10) == nil
    }

    /// Appends a value: references resolved, tabs and line feeds turned into spaces (XML 1.0, section 3.3.3).
    private mutating func attributeValue() -> Bool {
        let quote = unsafe at.pointee
        guard quote == 0x22 || quote == 0x27, let closing = unsafe memchr(at + 1, Int32(quote), end - at - 1)
        else { return false }
        unsafe at += 1
        let last = unsafe UnsafePointer(closing.assumingMemoryBound(to: UInt8.self))
        guard unsafe last - at <= 1 << 20 else { return false }
        while unsafe at < last {
            let byte = unsafe at.pointee
            switch byte {
            case 0x3C: return false
            case 0x26:
                guard unsafe reference(inText: false), unsafe at <= last else { return false }
                continue
            case 0x09, 0x0A: unsafe tape.pointee.text.append(0x20)
            case 0x0D: break
            default: unsafe tape.pointee.text.append(byte)
            }
            unsafe at += 1
        }
        unsafe at += 1
        return true
    }

    /// Appends what `&…;` stands for.
    private mutating func reference(inText: Bool) -> Bool {
        let start = unsafe tape.pointee.text.count
        let name = unsafe at + 1
        guard let semicolon = unsafe memchr(name, 0x3B, min(64, end - name)) else { return false }
        let stop = unsafe UnsafePointer(semicolon.assumingMemoryBound(to: UInt8.self))
        let bytes = unsafe UnsafeBufferPointer(start: name, count: stop - name)
        if unsafe name.pointee == 0x23 {
            guard let scalar = unsafe XMLCharacterReference.scalar(UnsafeBufferPointer(rebasing: bytes.dropFirst())),
                let encoded = UTF8.encode(scalar)
            else { return false }
            for byte in encoded { unsafe tape.pointee.text.append(byte) }
        } else {
            guard let text = unsafe EntityTable.lookup(bytes) else { return false }
            unsafe tape.pointee.text.append(raw: UnsafeBufferPointer(start: text, count: xmlLength(text)))
        }
        unsafe at = stop + 1
        let count = unsafe tape.pointee.text.count - start
        if inText && count > 0 { unsafe note(text: start, count) }
        return true
    }
}

// MARK: Pieces

extension XMLPass {
    /// Passes `<!-- … -->`, which must hold no `--`.
    private mutating func comment() -> Bool {
        guard unsafe starts("<!--"), let found = unsafe memmem(at + 4, end - at - 4, "--", 2) else { return false }
        unsafe at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 2
        guard unsafe at < end, unsafe at.pointee == 0x3E else { return false }
        unsafe at += 1
        return true
    }

    /// `<?target data?>`; kept inside of elements.
    private mutating func instruction() -> Bool {
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

    private static func characters(_ bytes: UnsafePointer<UInt8>) -> UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self)
    }

    /// Passes a quoted text.
    private mutating func quoted() -> UnsafeBufferPointer<UInt8>? {
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
    private mutating func skipBlanks() -> Bool {
        let start = unsafe at
        while unsafe at < end, unsafe at.pointee <= 0x20 { unsafe at += 1 }
        return unsafe at > start
    }

    /// Passes a name without a colon; its length, or 0 for none.
    private mutating func name() -> Int {
        let start = unsafe at
        guard unsafe at < end, unsafe XMLNameCache.isStart(at.pointee) else { return 0 }
        while unsafe XMLNameCache.isInside(at.pointee) { unsafe at += 1 }
        return unsafe at - start <= XMLScanner.longestName && at.pointee < 0x80 && at.pointee != 0x3A ? at - start : 0
    }

    /// Passes `name` or `prefix:name`; how long the prefix with its colon is, or -1 for neither.
    @inline(__always)
    private mutating func qualifiedName() -> Int {
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

    private func starts(_ text: StaticString) -> Bool {
        unsafe end - at >= text.utf8CodeUnitCount && memcmp(at, text.utf8Start, text.utf8CodeUnitCount) == 0
    }
}
