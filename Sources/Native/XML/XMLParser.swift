internal import CLibXML2
internal import Glibc

/// Why a document could not be read.
package struct XMLFailure: Error, CustomStringConvertible {
    /// In words, without file or place.
    package let reason: String
    /// The line in the document, from 1; 0 where it is not known.
    package let line: Int
    /// Bytes from the document's beginning to where the parser stopped.
    package let offset: Int

    package var description: String { line > 0 ? "\(reason) (line \(line), byte \(offset) of the document)" : reason }
}

/// Parses XML documents, one after the other, into one tape.
///
/// Plain documents are read by `XMLScanner`, all others by libxml2's SAX2 interface, from memory, with one context and one dictionary for all documents; documents of over `pushAbove` bytes go
/// through the push parser, which does not copy its input. Nothing outside the document is ever read: no external entity, no DTD, no
/// network, no XInclude. Entities of the internal subset are expanded by this type, within bounds; the ISO and HTML entities come from
/// `EntityTable`; any other reference is kept as it is written and counted. libxml2's own limits (names 50,000 bytes; a CDATA section,
/// an attribute, or a comment when pushed 10 MB) stay on; texts may be of any size, elements nest 256 deep at the most.
/// Parameter entities are not expanded: a document without external DTD that refers to one fails, as libxml2 takes it for undeclared.
@safe
package struct XMLParser: ~Copyable {
    private var context: xmlParserCtxtPtr
    private let state: UnsafeMutablePointer<XMLState>
    /// The tape of the last document.
    package let tape: XMLTape
    private var parsed = 0
    private let chunk: Int
    private let pushAbove: Int
    private var scanner = XMLScanner()
    private let scans: Bool
    /// How many documents libxml2 did not have to read.
    private(set) package var scanned = 0

    /// - Parameters:
    ///   - scans: for tests; false leaves every document to libxml2.
    ///   - pushAbove: for tests; documents of more bytes are pushed.
    package init(scans: Bool = true, pushAbove: Int = 32 << 20, chunk: Int = 1 << 20) {
        self.scans = scans
        self.pushAbove = pushAbove
        self.chunk = chunk
        XMLLibrary.prepare()
        tape = XMLTape()
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: XMLState(tape: tape.storage))
        unsafe context = Self.makeContext(state)
    }

    deinit {
        unsafe xmlFreeParserCtxt(context)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    private static func makeContext(_ state: UnsafeMutablePointer<XMLState>) -> xmlParserCtxtPtr {
        guard let context = unsafe xmlNewParserCtxt() else {
            preconditionFailure("libxml2 has no memory for a context")
        }
        unsafe context.pointee.sax.pointee = XMLLibrary.handlers
        unsafe context.pointee.userData = UnsafeMutableRawPointer(state)
        unsafe state.pointee.reset(context)
        return unsafe context
    }

    private static var options: Int32 { Int32(XML_PARSE_NONET.rawValue) }

    /// Parses one document. Throws `XMLFailure` where it is not well-formed or goes past a limit; the tape is then not to be read.
    package mutating func parse(_ bytes: Span<UInt8>) throws(XMLFailure) {
        unsafe tape.storage.pointee.clear()
        if scans {
            if unsafe scanner.scan(bytes, into: tape.storage) {
                scanned += 1
                return
            }
            unsafe tape.storage.pointee.clear()
        }
        if let offset = XMLTagScan.crowdedTag(in: bytes) {
            throw XMLFailure(
                reason: "an element has more than \(XMLTagScan.mostAttributes) attributes", line: 0, offset: offset)
        }
        // The dictionary keeps every name it has seen: a new one bounds it against input that makes names up.
        parsed += 1
        if parsed % 256 == 0, unsafe xmlDictSize(context.pointee.dict) > 50_000 {
            unsafe xmlFreeParserCtxt(context)
            unsafe context = Self.makeContext(state)
        }
        unsafe state.pointee.begin(inputBytes: bytes.count)
        if bytes.count <= pushAbove {
            let document = unsafe bytes.withUnsafeBytes { raw in
                unsafe xmlCtxtReadMemory(
                    context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), nil, nil,
                    Self.options)
            }
            if let document = unsafe document { unsafe xmlFreeDoc(document) }
        } else {
            push(bytes)
        }
        let wellFormed = unsafe context.pointee.wellFormed == 1
        if let failure = unsafe state.pointee.failure ?? (wellFormed && tape.root != nil ? nil : libraryFailure(bytes))
        {
            unsafe xmlCtxtResetLastError(context)
            throw failure
        }
    }

    private mutating func push(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { raw in
            guard let base = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            // The encoding is detected from the bytes given here, and from no others.
            var offset = min(4, raw.count)
            unsafe xmlCtxtResetPush(context, base, Int32(offset), nil, nil)
            unsafe xmlCtxtUseOptions(context, Self.options)
            while offset < raw.count {
                let size = min(chunk, raw.count - offset)
                let code = unsafe xmlParseChunk(context, base + offset, Int32(size), 0)
                offset += size
                if unsafe code != 0 && context.pointee.wellFormed == 0 { return }
            }
            unsafe xmlParseChunk(context, base, 0, 1)
        }
        if let document = unsafe context.pointee.myDoc {
            unsafe xmlFreeDoc(document)
            unsafe context.pointee.myDoc = nil
        }
    }

    /// What libxml2 says, in one line, with the place.
    private func libraryFailure(_ bytes: Span<UInt8>) -> XMLFailure {
        guard let error = unsafe state.pointee.firstError else {
            return XMLFailure(
                reason: bytes.isEmpty ? "the document is empty" : "there is no element in it", line: 0, offset: 0)
        }
        var text = error.message
        while let last = text.last, last.isWhitespace { text.removeLast() }
        text = String(text.map { $0 == "\n" ? " " : $0 })
        return XMLFailure(
            reason: "not well-formed XML: " + text, line: error.line, offset: error.offset)
    }
}
