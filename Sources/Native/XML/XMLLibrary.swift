internal import CLibXML2
internal import Glibc

/// libxml2's process-wide settings, and the handlers that hand its events to `XMLState`.
enum XMLLibrary {
    /// Initialises libxml2 once, and refuses every external entity for the whole process.
    static func prepare() {
        _ = prepared
        // Errors outside a parser (of character converters) would be printed; the setting is the thread's.
        unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    }

    private static let prepared: Bool = {
        xmlInitParser()
        unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
        return true
    }()

    private static func state(_ user: UnsafeMutableRawPointer) -> UnsafeMutablePointer<XMLState> {
        unsafe user.assumingMemoryBound(to: XMLState.self)
    }

    static var handlers: xmlSAXHandler {
        var sax = unsafe xmlSAXHandler()
        unsafe sax.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe sax.startElementNs = { user, name, _, _, _, _, count, defaulted, attributes in
            guard let user = unsafe user, let name = unsafe name else { return }
            unsafe XMLLibrary.state(user).pointee.startElement(
                name, attributes: attributes, count: Int(count), defaulted: Int(defaulted))
        }
        unsafe sax.endElementNs = { user, _, _, _ in
            guard let user = unsafe user else { return }
            unsafe XMLLibrary.state(user).pointee.endElement()
        }
        unsafe sax.characters = { user, bytes, count in
            guard let user = unsafe user, let bytes = unsafe bytes else { return }
            unsafe XMLLibrary.state(user).pointee.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        unsafe sax.ignorableWhitespace = unsafe sax.characters
        unsafe sax.cdataBlock = unsafe sax.characters
        unsafe sax.processingInstruction = { user, target, data in
            guard let user = unsafe user, let target = unsafe target else { return }
            unsafe XMLLibrary.state(user).pointee.instruction(target, data)
        }
        unsafe sax.getEntity = { user, name in
            guard let user = unsafe user, let name = unsafe name else { return nil }
            return unsafe XMLLibrary.state(user).pointee.entity(name)
        }
        unsafe sax.entityDecl = { user, name, type, _, _, content in
            guard let user = unsafe user, let name = unsafe name, let content = unsafe content,
                type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
            else { return }
            unsafe XMLLibrary.state(user).pointee.declare(name, content)
        }
        unsafe sax.attributeDecl = { user, _, _, _, _, defaultValue, tree in
            // The list of an enumeration's words is the handler's to free.
            unsafe xmlFreeEnumeration(tree)
            guard let user = unsafe user, unsafe defaultValue != nil else { return }
            unsafe XMLLibrary.state(user).pointee.declareDefault()
        }
        unsafe sax.serror = { user, error in
            guard let user = unsafe user, let error = unsafe error else { return }
            unsafe XMLLibrary.state(user).pointee.noteError(error.pointee)
        }
        return unsafe sax
    }
}
