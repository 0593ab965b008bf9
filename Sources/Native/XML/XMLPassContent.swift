internal import CSystem
internal import Glibc

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
    mutating func text(_ count: Int, hasReturns: Bool) {
        let start = unsafe tape.pointee.text.count
        unsafe append(count, hasReturns: hasReturns)
        unsafe note(text: start, tape.pointee.text.count - start)
    }

    /// Appends the next bytes to the tape's text, the ends of lines as XML has them (XML 1.0, section 2.11).
    @inline(__always)
    mutating func append(_ count: Int, hasReturns: Bool) {
        if !hasReturns {
            return unsafe tape.pointee.text.append(raw: UnsafeBufferPointer(start: at, count: count))
        }
        unsafe tape.pointee.text.append(upTo: count) { unsafe Int(patcorpus_copy_lines($0, at, count)) }
    }

    @inline(__always)
    func note(text start: Int, _ count: Int) {
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
    mutating func endTag() -> Bool {
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
    mutating func close() {
        unsafe depth -= 1
        unsafe tape.pointee.records[Int(parent)].end = Int32(tape.pointee.records.count)
        unsafe parent = tape.pointee.records[Int(parent)].parent
    }

    /// `<name attributes>` or `<name attributes/>`.
    @inline(__always)
    mutating func startTag(_ names: borrowing XMLNameCache) -> Bool {
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
    mutating func attributes(_ names: borrowing XMLNameCache, from first: Int) -> Bool {
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
    static func isDeclaration(_ start: UnsafePointer<UInt8>, _ local: Int, _ length: Int) -> Bool {
        guard local == 6 || (local == 0 && length == 5) else { return false }
        return unsafe memcmp(start, "xmlns", 5) == 0
    }

    /// Passes the value of a namespace's declaration, which readers do not see.
    mutating func declaresNamespace(isDefault: Bool) -> Bool {
        unsafe namespaces += 1
        guard unsafe namespaces <= XMLScanner.mostNamespaces, let value = unsafe quoted(),
            !value.isEmpty || isDefault
        else { return false }
        // The two reserved names, and what is no plain URI, are libxml2's.
        return unsafe value.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x26 && $0 != 0x3C }
            && memmem(value.baseAddress, value.count, "www.w3.org", 10) == nil
    }

    /// Appends a value: references resolved, tabs and line feeds turned into spaces (XML 1.0, section 3.3.3).
    mutating func attributeValue() -> Bool {
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
    mutating func reference(inText: Bool) -> Bool {
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
