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
    /// A failure of our own, which outranks libxml2's.
    private(set) var failure: XMLFailure?
    /// Where libxml2's first fatal error lay.
    private(set) var failureOffset = 0
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
        failureOffset = 0
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

    mutating func noteError(fatal: Bool) {
        if fatal && failureOffset == 0 { failureOffset = offset }
    }

    @inline(__always)
    private mutating func number(_ name: UnsafePointer<UInt8>) -> UInt16 {
        let address = UInt(bitPattern: name)
        let slot = Int((address >> 3) ^ (address >> 14)) & (Self.cacheSize - 1)
        let seen = unsafe cache[slot]
        if seen.0 == address { return seen.1 }
        let number = unsafe XMLNames.number(of: name)
        unsafe cache[slot] = (address, number)
        return number
    }

    /// Elements, texts and instructions of one document, at the most: 160 MB of them.
    private static let mostRecords = 8 << 20
    /// Bytes of text of one document, at the most.
    private static let mostText = 1 << 30
    /// Attributes with default values, at the most: libxml2 compares those of an element each with each.
    private static let mostDefaults = 256
    /// Namespaces declared by an element and those around it, at the most: libxml2 looks through them for every name.
    private static let mostNamespaces = 1024

    /// True once the document is larger than this type reads; the parser is then stopped.
    @inline(__always)
    private mutating func isOver(adding bytes: Int) -> Bool {
        if unsafe tape.pointee.records.count < Self.mostRecords && tape.pointee.text.count + bytes < Self.mostText {
            return false
        }
        fail(
            unsafe tape.pointee.records.count < Self.mostRecords
                ? "the document holds more than \(Self.mostText >> 20) MiB of text"
                : "the document has more than \(Self.mostRecords) elements and texts")
        return true
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
        if isOver(adding: 0) { return }
        if unsafe (context?.pointee.nsNr ?? 0) > 2 * Self.mostNamespaces {
            fail("more than \(Self.mostNamespaces) namespaces are declared at one place")
            return
        }
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
            if unsafe isOver(adding: end - value) { return }
            let start = unsafe tape.pointee.text.count
            let problem = unsafe entities.appendAttribute(
                UnsafeBufferPointer(start: value, count: end - value), isDefault: place >= count - defaulted,
                to: &tape.pointee.text)
            if let problem { fail(problem) }
            unsafe tape.pointee.attributes.append(
                XMLTapeStorage.Attribute(
                    name: number(name), start: Int32(start), count: Int32(tape.pointee.text.count - start)))
        }
    }

    @inline(__always)
    mutating func endElement() {
        guard open >= 0 else { return }
        unsafe tape.pointee.records[Int(open)].end = Int32(tape.pointee.records.count)
        open = unsafe tape.pointee.records[Int(open)].parent
    }

    @inline(__always)
    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard open >= 0 else { return }
        if isOver(adding: bytes.count) { return }
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
        guard open >= 0, !isOver(adding: 0) else { return }
        let start = unsafe tape.pointee.text.count
        if let data = unsafe data {
            unsafe tape.pointee.text.append(raw: UnsafeBufferPointer(start: data, count: xmlLength(data)))
        }
        let index = Int32(unsafe tape.pointee.records.count)
        unsafe tape.pointee.records.append(
            XMLTape.Record(
                name: XMLNames.number(of: target), kind: XMLKind.instruction.rawValue, parent: open, end: index + 1,
                start: Int32(start), count: Int32(tape.pointee.text.count - start)))
    }

    mutating func declare(_ name: UnsafePointer<UInt8>, _ content: UnsafePointer<UInt8>) {
        if let problem = unsafe entities.declare(name, content) { fail(problem) }
    }

    mutating func entity(_ name: UnsafePointer<UInt8>) -> xmlEntityPtr? {
        let inAttribute = unsafe context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
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
