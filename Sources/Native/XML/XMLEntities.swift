internal import CLibXML2
internal import Glibc

/// Resolves entity references: those of the internal subset first, then the ISO and HTML table.
///
/// libxml2 is handed every answer in the guise of a predefined entity, whose text it passes on and never parses. So nothing is
/// expanded by libxml2, and the bounds here are the only ones needed against billion laughs and quadratic blow-up.
@safe
struct XMLEntities: ~Copyable {
    /// The internal subset's general entities: name to replacement text, as declared.
    private var declared: [[UInt8]: [UInt8]] = [:]
    private var declaredBytes = 0
    /// How much text references to declared entities may still make.
    private var expansionLeft = 0
    /// How many bytes of declared entities may still be looked through to make it.
    private var scanLeft = 0
    private let answer: UnsafeMutablePointer<xmlEntity>
    private var answerText = ByteBuffer(capacity: 256)
    private var answerName = ByteBuffer(capacity: 64)

    /// One entity's text, at the most, in bytes.
    private static let longestEntity = 64 << 10
    private static let deepestNesting = 8

    init() {
        unsafe answer = .allocate(capacity: 1)
        unsafe answer.initialize(to: xmlEntity())
    }

    deinit { unsafe answer.deallocate() }

    mutating func begin(inputBytes: Int) {
        if !declared.isEmpty { declared.removeAll() }
        declaredBytes = 0
        expansionLeft = inputBytes + (1 << 20)
        scanLeft = 4 * expansionLeft
    }

    /// Notes `<!ENTITY name "content">`; the first declaration of a name holds (XML 1.0, section 4.2). Returns a problem in words.
    mutating func declare(_ name: UnsafePointer<UInt8>, _ content: UnsafePointer<UInt8>) -> String? {
        let name = unsafe Array(UnsafeBufferPointer(start: name, count: xmlLength(name)))
        let content = unsafe Array(UnsafeBufferPointer(start: content, count: xmlLength(content)))
        guard declared[name] == nil else { return nil }
        declaredBytes += name.count + content.count
        if declaredBytes > 4 << 20 { return "the internal subset declares more than 4 MB of entities" }
        declared[name] = content
        return nil
    }

    /// The entity to hand to libxml2 for `&name;`.
    mutating func resolve(
        _ name: UnsafePointer<UInt8>, inAttribute: Bool, tape: UnsafeMutablePointer<XMLTapeStorage>,
        problem: inout String?
    ) -> xmlEntityPtr? {
        let bytes = unsafe UnsafeBufferPointer(start: name, count: xmlLength(name))
        if inAttribute {
            // libxml2 would take one byte of a predefined entity's text here; this way it keeps the reference as written, and
            // `appendAttribute` resolves it.
            return unsafe fill(name: bytes, text: nil)
        }
        if !declared.isEmpty, let content = unsafe declared[Array(bytes)] {
            answerText.removeAll()
            problem = unsafe expandDeclared(content, of: bytes, tape)
            answerText.append(0)
            return unsafe fill(name: bytes, text: UnsafePointer(answerText.address))
        }
        if let text = unsafe EntityTable.lookup(bytes) { return unsafe fill(name: bytes, text: text) }
        unsafe noteUnknown(String(decoding: bytes, as: UTF8.self), tape)
        answerText.removeAll()
        answerText.append(0x26)
        unsafe answerText.append(raw: bytes)
        answerText.append(0x3B)
        answerText.append(0)
        return unsafe fill(name: bytes, text: UnsafePointer(answerText.address))
    }

    private func noteUnknown(_ name: String, _ tape: UnsafeMutablePointer<XMLTapeStorage>) {
        if unsafe tape.pointee.unknownEntities == 0 { unsafe tape.pointee.firstUnknownEntity = name }
        unsafe tape.pointee.unknownEntities += 1
    }

    private mutating func fill(name: UnsafeBufferPointer<UInt8>, text: UnsafePointer<UInt8>?) -> xmlEntityPtr {
        answerName.removeAll()
        unsafe answerName.append(raw: name)
        answerName.append(0)
        unsafe answer.pointee.type = XML_ENTITY_DECL
        unsafe answer.pointee.name = UnsafePointer(answerName.address)
        unsafe answer.pointee.content = text.map { unsafe UnsafeMutablePointer(mutating: $0) }
        unsafe answer.pointee.length = Int32(text.map { unsafe xmlLength($0) } ?? 0)
        unsafe answer.pointee.etype = text == nil ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
        return unsafe answer
    }

    /// Appends a declared entity's text to `answerText`, within what the document may still make. Returns a problem in words.
    private mutating func expandDeclared(
        _ content: [UInt8], of name: UnsafeBufferPointer<UInt8>, _ tape: UnsafeMutablePointer<XMLTapeStorage>
    ) -> String? {
        let start = answerText.count
        if let problem = unsafe expand(content, of: name, depth: 0, limit: start + Self.longestEntity, tape) {
            return problem
        }
        expansionLeft -= answerText.count - start
        return expansionLeft < 0 ? Self.bomb : nil
    }

    private static let bomb = "references to entities make more text than the document has (an entity bomb)"

    /// Appends a declared entity's text to `answerText`, entities in it replaced. Returns a problem in words.
    private mutating func expand(
        _ content: [UInt8], of name: UnsafeBufferPointer<UInt8>, depth: Int, limit: Int,
        _ tape: UnsafeMutablePointer<XMLTapeStorage>
    ) -> String? {
        if depth > Self.deepestNesting {
            return unsafe "the entity &\(String(decoding: name, as: UTF8.self)); is nested too deeply"
        }
        // Entities that stand for nothing make work without text.
        scanLeft -= content.count + 1
        if scanLeft < 0 { return Self.bomb }
        var index = 0
        while index < content.count {
            let byte = content[index]
            if byte == 0x3C {
                return unsafe "the entity &\(String(decoding: name, as: UTF8.self)); holds markup, which is not read"
            }
            if answerText.count > limit {
                return unsafe "the entity &\(String(decoding: name, as: UTF8.self)); stands for more than 64 KB of text"
            }
            guard byte == 0x26, let end = content[index...].firstIndex(of: 0x3B) else {
                answerText.append(byte)
                index += 1
                continue
            }
            let reference = Array(content[(index + 1)..<end])
            index = end + 1
            if let inner = declared[reference] {
                if let problem = unsafe expand(inner, of: name, depth: depth + 1, limit: limit, tape) { return problem }
            } else {
                unsafe appendReference(reference, tape)
            }
        }
        return nil
    }

    /// Appends what `&reference;` stands for, or the reference itself, which is then counted.
    private mutating func appendReference(_ reference: [UInt8], _ tape: UnsafeMutablePointer<XMLTapeStorage>) {
        if let scalar = Self.character(reference) {
            for byte in String(scalar).utf8 { answerText.append(byte) }
        } else if let text = unsafe reference.withUnsafeBufferPointer({ unsafe EntityTable.lookup($0) }) {
            unsafe answerText.append(raw: UnsafeBufferPointer(start: text, count: xmlLength(text)))
        } else {
            unsafe noteUnknown(String(decoding: reference, as: UTF8.self), tape)
            answerText.append(0x26)
            answerText.append(reference)
            answerText.append(0x3B)
        }
    }

    /// Appends an attribute's value as SAX2 gives it: references to entities still stand in it, `&` as `&#38;`. Returns a problem in words.
    mutating func appendAttribute(
        _ value: UnsafeBufferPointer<UInt8>, isDefault: Bool, to tape: UnsafeMutablePointer<XMLTapeStorage>
    ) -> String? {
        // A default value counts as text that its declaration makes, since every element of the name has it.
        if isDefault {
            expansionLeft -= value.count + 8
            if expansionLeft < 0 { return "default values of attributes make more text than the document has" }
        }
        guard let ampersand = unsafe value.firstIndex(of: 0x26) else {
            unsafe tape.pointee.text.append(raw: value)
            return nil
        }
        unsafe tape.pointee.text.append(raw: UnsafeBufferPointer(rebasing: value[..<ampersand]))
        answerText.removeAll()
        let rest = unsafe Array(value[ampersand...])
        var index = 0
        while index < rest.count {
            guard rest[index] == 0x26, let end = rest[index...].firstIndex(of: 0x3B) else {
                answerText.append(rest[index])
                index += 1
                continue
            }
            let reference = Array(rest[(index + 1)..<end])
            index = end + 1
            if let content = declared[reference] {
                let problem = unsafe reference.withUnsafeBufferPointer { unsafe expandDeclared(content, of: $0, tape) }
                if let problem { return problem }
            } else {
                unsafe appendReference(reference, tape)
            }
        }
        unsafe tape.pointee.text.append(answerText.span)
        return nil
    }

    /// The character of `#38`, `#x26`, or of a predefined entity.
    private static func character(_ reference: [UInt8]) -> Unicode.Scalar? {
        let text = String(decoding: reference, as: UTF8.self)
        switch text {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard text.first == "#" else { return nil }
        let digits = text.dropFirst()
        let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        return value.flatMap(Unicode.Scalar.init)
    }
}
