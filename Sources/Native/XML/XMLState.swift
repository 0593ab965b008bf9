internal import CLibXML2
internal import Glibc

/// What the SAX handlers write into, behind libxml2's user-data pointer.
@safe
struct XMLState: ~Copyable {
    private let tape: UnsafeMutablePointer<XMLTapeStorage>
    private(set) var context: xmlParserCtxtPtr?
    /// The innermost open element, or -1.
    private var open: Int32 = -1
    /// Attributes with default values that the internal subset declares.
    private var defaults = 0
    /// Attributes with default values, at the most: libxml2 compares those of an element each with each.
    private static let mostDefaults = 256
    /// Namespaces declared by an element and those around it, at the most: libxml2 looks through them for every name.
    private static let mostNamespaces = 1024
    /// A failure of our own, which outranks libxml2's.
    private(set) var failure: XMLFailure?
    /// libxml2's first fatal error, which the others follow from.
    private(set) var firstError: (message: String, line: Int, offset: Int)?
    /// How many elements are open.
    private var depth = 0
    private static let deepest = 256
    private var entities = XMLEntities()
    /// Dictionary pointers seen, direct-mapped: libxml2 interns names, so a name is compared by its address.
    private let cache: UnsafeMutablePointer<(UInt, UInt16)>
    private static let cacheSize = 2048

    init(tape: UnsafeMutablePointer<XMLTapeStorage>) {
        unsafe self.tape = tape
        unsafe cache = .allocate(capacity: Self.cacheSize)
        unsafe cache.initialize(repeating: (0, 0), count: Self.cacheSize)
    }

    deinit { unsafe cache.deallocate() }

    /// Takes a new context, whose dictionary has other addresses.
    mutating func reset(_ context: xmlParserCtxtPtr) {
        unsafe self.context = context
        unsafe cache.update(repeating: (0, 0), count: Self.cacheSize)
    }

    mutating func begin(inputBytes: Int) {
        open = -1
        defaults = 0
        failure = nil
        firstError = nil
        depth = 0
        entities.begin(inputBytes: inputBytes)
    }

    mutating func fail(_ reason: String) {
        guard failure == nil, let context = unsafe context else { return }
        failure = XMLFailure(reason: reason, line: Int(unsafe xmlSAX2GetLineNumber(context)), offset: offset)
        unsafe xmlStopParser(context)
    }

    /// Bytes of input taken so far.
    private var offset: Int {
        guard let context = unsafe context else { return 0 }
        return max(0, Int(unsafe xmlByteConsumed(context)))
    }

    mutating func noteError(_ error: xmlError) {
        guard firstError == nil, unsafe error.level == XML_ERR_FATAL, let message = unsafe error.message else { return }
        firstError = unsafe (String(cString: message), Int(error.line), offset)
    }

    @inline(__always)
    private mutating func number(_ name: UnsafePointer<UInt8>) -> UInt16 {
        let address = UInt(bitPattern: name)
        // Fibonacci hashing: short names lie within a few bytes of each other.
        let slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 53)
        let seen = unsafe cache[slot]
        if seen.0 == address { return seen.1 }
        let number = unsafe XMLNames.number(of: name)
        unsafe cache[slot] = (address, number)
        return number
    }

    /// Takes an attribute's default value from the internal subset into account.
    mutating func declareDefault() {
        defaults += 1
        if defaults > Self.mostDefaults {
            fail("the internal subset declares more than \(Self.mostDefaults) default values")
        }
    }

    @inline(__always)
    mutating func startElement(
        _ name: UnsafePointer<UInt8>, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int,
        defaulted: Int
    ) {
        if unsafe (context?.pointee.nsNr ?? 0) > 2 * Self.mostNamespaces {
            return fail("more than \(Self.mostNamespaces) namespaces are declared at one place")
        }
        if isFull(0) { return }
        depth += 1
        // libxml2 has the same limit, but not when it is pushed.
        if depth > Self.deepest { return fail("elements are nested more than \(Self.deepest) deep") }
        let index = Int32(unsafe tape.pointee.records.count)
        unsafe tape.pointee.records.append(
            XMLTape.Record(
                name: number(name), kind: XMLKind.element.rawValue, parent: open, end: index + 1,
                start: Int32(tape.pointee.attributes.count), count: Int32(count)))
        open = index
        guard count > 0, let attributes = unsafe attributes else { return }
        for place in 0..<count {
            // Five pointers each: local name, prefix, URI, value, end of value.
            guard let name = unsafe attributes[place * 5], let value = unsafe attributes[place * 5 + 3],
                let end = unsafe attributes[place * 5 + 4]
            else { continue }
            if unsafe isFull(end - value) { return }
            let start = unsafe tape.pointee.text.count
            let problem = unsafe entities.appendAttribute(
                UnsafeBufferPointer(start: value, count: end - value), isDefault: place >= count - defaulted, to: tape)
            if let problem { fail(problem) }
            unsafe tape.pointee.attributes.append(
                XMLTapeStorage.Attribute(
                    name: number(name), start: Int32(start), count: Int32(tape.pointee.text.count - start)))
        }
    }

    @inline(__always)
    mutating func endElement() {
        guard open >= 0 else { return }
        depth -= 1
        unsafe tape.pointee.records[Int(open)].end = Int32(tape.pointee.records.count)
        open = unsafe tape.pointee.records[Int(open)].parent
    }

    /// Elements, texts and instructions of one document, at the most: 160 MB of them.
    private static let mostRecords = 8 << 20

    /// True, and the parse fails, where there are too many nodes, or places in the text would not fit 32 bits with `more` bytes, entities in them replaced.
    @inline(__always)
    private mutating func isFull(_ more: Int) -> Bool {
        let isLong = unsafe tape.pointee.text.count + more > Int(Int32.max) - (64 << 20)
        if unsafe !isLong && tape.pointee.records.count < Self.mostRecords { return false }
        fail(
            isLong
                ? "the document holds more than 2 GB of text"
                : "the document has more than \(Self.mostRecords) elements and texts")
        return true
    }

    @inline(__always)
    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard open >= 0 else { return }
        if isFull(bytes.count) { return }
        let last = unsafe tape.pointee.records.count - 1
        let start = unsafe tape.pointee.text.count
        unsafe tape.pointee.text.append(raw: bytes)
        let previous = unsafe tape.pointee.records[last]
        if previous.kind == XMLKind.text.rawValue && previous.parent == open
            && Int(previous.start + previous.count) == start
        {
            unsafe tape.pointee.records[last].count += Int32(bytes.count)
            return
        }
        unsafe tape.pointee.records.append(
            XMLTape.Record(
                name: 0, kind: XMLKind.text.rawValue, parent: open, end: Int32(last + 2), start: Int32(start),
                count: Int32(bytes.count)))
    }

    mutating func instruction(_ target: UnsafePointer<UInt8>, _ data: UnsafePointer<UInt8>?) {
        guard open >= 0, !isFull(0) else { return }
        let start = unsafe tape.pointee.text.count
        if let data = unsafe data {
            unsafe tape.pointee.text.append(raw: UnsafeBufferPointer(start: data, count: xmlLength(data)))
        }
        let name = unsafe XMLNames.number(of: target)
        if unsafe !tape.pointee.instructionNames.contains(name) { unsafe tape.pointee.instructionNames.append(name) }
        let index = Int32(unsafe tape.pointee.records.count)
        unsafe tape.pointee.records.append(
            XMLTape.Record(
                name: name, kind: XMLKind.instruction.rawValue, parent: open, end: index + 1,
                start: Int32(start), count: Int32(tape.pointee.text.count - start)))
    }

    mutating func declare(_ name: UnsafePointer<UInt8>, _ content: UnsafePointer<UInt8>) {
        if let problem = unsafe entities.declare(name, content) { fail(problem) }
    }

    mutating func entity(_ name: UnsafePointer<UInt8>) -> xmlEntityPtr? {
        // At the end of each declaration libxml2 asks for it back, to keep its raw text; that is no reference.
        let place = unsafe context?.pointee.instate
        if place == XML_PARSER_DTD || place == XML_PARSER_ENTITY_DECL || place == XML_PARSER_ENTITY_VALUE { return nil }
        let inAttribute = place == XML_PARSER_ATTRIBUTE_VALUE
        var problem: String?
        let entity = unsafe entities.resolve(name, inAttribute: inAttribute, tape: tape, problem: &problem)
        if let problem { fail(problem) }
        return unsafe entity
    }
}

/// The length of libxml2's NUL-terminated string.
func xmlLength(_ text: UnsafePointer<UInt8>) -> Int {
    unsafe strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
}
