/// A place on a tape: an element, a text or a processing instruction.
package struct XMLNode: Equatable, Sendable {
    let index: Int32

    init(index: Int32) { self.index = index }
}

/// What a node is.
package enum XMLKind: UInt8, Sendable {
    case element
    case text
    case instruction
}

/// One parsed document, flat: nodes in document order, each with the index after its last descendant.
///
/// The parser fills it from libxml2's events and reuses it for the next document; a reader walks it. Comments are left out; adjoining
/// texts are one node. Names are compared as small integers, text stays UTF-8 bytes. Not `Sendable`: a worker owns one.
@safe
package final class XMLTape {
    typealias Record = XMLTapeStorage.Record

    let storage: UnsafeMutablePointer<XMLTapeStorage>

    init() {
        unsafe storage = .allocate(capacity: 1)
        unsafe storage.initialize(to: XMLTapeStorage())
    }

    deinit {
        unsafe storage.deinitialize(count: 1)
        unsafe storage.deallocate()
    }

    private var recordCount: Int { unsafe storage.pointee.records.count }

    /// Bytes of text and of attributes' values, for the test of the limits.
    var textBytes: Int { unsafe storage.pointee.text.count }

    /// How many references to undeclared entities the document holds; each is kept as it was written (`&name;`).
    package var unknownEntities: Int { unsafe storage.pointee.unknownEntities }
    /// The first such name, for the report.
    package var firstUnknownEntity: String { unsafe storage.pointee.firstUnknownEntity }

    @inline(__always)
    func record(_ node: XMLNode) -> Record {
        precondition(node.index >= 0 && Int(node.index) < recordCount, "a node of another tape")
        return unsafe storage.pointee.records[Int(node.index)]
    }

    /// The root element, or `nil` on an empty tape.
    package var root: XMLNode? {
        for index in 0..<recordCount where unsafe storage.pointee.records[index].kind == XMLKind.element.rawValue {
            return XMLNode(index: Int32(index))
        }
        return nil
    }

    package func kind(_ node: XMLNode) -> XMLKind { XMLKind(rawValue: record(node).kind) ?? .element }

    /// The name of an element, or the target of a processing instruction; `unknown` for a text.
    @inline(__always)
    package func name(_ node: XMLNode) -> XMLName { XMLNames.name(record(node).name) }

    @inline(__always)
    package func isElement(_ node: XMLNode) -> Bool { record(node).kind == XMLKind.element.rawValue }

    @inline(__always)
    package func isText(_ node: XMLNode) -> Bool { record(node).kind == XMLKind.text.rawValue }

    package func parent(_ node: XMLNode) -> XMLNode? {
        let parent = record(node).parent
        return parent < 0 ? nil : XMLNode(index: parent)
    }

    @inline(__always)
    package func firstChild(_ node: XMLNode) -> XMLNode? {
        let record = record(node)
        return node.index + 1 < record.end ? XMLNode(index: node.index + 1) : nil
    }

    @inline(__always)
    package func next(_ node: XMLNode) -> XMLNode? {
        let record = record(node)
        let limit = record.parent < 0 ? Int32(recordCount) : unsafe storage.pointee.records[Int(record.parent)].end
        return record.end < limit ? XMLNode(index: record.end) : nil
    }

    /// Every child: elements, texts and processing instructions, in order.
    @inline(__always)
    package func children(_ node: XMLNode) -> XMLChildren {
        unsafe XMLChildren(storage: storage, node, elementsOnly: false)
    }

    /// The child elements, in order.
    @inline(__always)
    package func elements(_ node: XMLNode) -> XMLChildren {
        unsafe XMLChildren(storage: storage, node, elementsOnly: true)
    }

    /// Every descendant element, in document order.
    package func descendants(_ node: XMLNode) -> XMLDescendants {
        XMLDescendants(tape: self, index: node.index + 1, end: record(node).end)
    }

    /// The first child element of that name.
    package func child(_ node: XMLNode, _ name: XMLName) -> XMLNode? {
        let wanted = XMLNames.number(name)
        var index = node.index + 1
        let end = record(node).end
        while index < end {
            let candidate = unsafe storage.pointee.records[Int(index)]
            if candidate.name == wanted && candidate.kind == XMLKind.element.rawValue { return XMLNode(index: index) }
            index = candidate.end
        }
        return nil
    }

    /// The first element at the end of a path of child names, trying every branch.
    package func first(_ node: XMLNode, _ path: XMLName...) -> XMLNode? { first(node, path[...]) }

    private func first(_ node: XMLNode, _ path: ArraySlice<XMLName>) -> XMLNode? {
        guard let name = path.first else { return node }
        for element in elements(node) where self.name(element) == name {
            if let found = first(element, path.dropFirst()) { return found }
        }
        return nil
    }

    /// The first descendant element of that name, in document order.
    package func descendant(_ node: XMLNode, _ name: XMLName) -> XMLNode? {
        for element in descendants(node) where self.name(element) == name { return element }
        return nil
    }

    /// The bytes of a text node, or the data of a processing instruction, as written; empty for an element.
    @_lifetime(borrow self)
    package func bytes(_ node: XMLNode) -> Span<UInt8> {
        let record = record(node)
        if record.kind == XMLKind.element.rawValue { return bytes(from: 0, count: 0) }
        return bytes(from: record.start, count: record.count)
    }

    /// A part of the text buffer; it stays as it is until the parser begins the next document.
    @_lifetime(borrow self)
    private func bytes(from start: Int32, count: Int32) -> Span<UInt8> {
        precondition(
            unsafe start >= 0 && count >= 0 && Int(start) + Int(count) <= storage.pointee.text.count,
            "a range outside the tape")
        let buffer = unsafe UnsafeBufferPointer(start: storage.pointee.text.address + Int(start), count: Int(count))
        return unsafe _overrideLifetime(buffer.span, borrowing: self)
    }

    /// An attribute's value, or `nil` where the element does not have it.
    package func attribute(_ node: XMLNode, _ name: XMLName) -> String? {
        let record = record(node)
        guard record.kind == XMLKind.element.rawValue, record.count > 0 else { return nil }
        let wanted = XMLNames.number(name)
        for index in Int(record.start)..<Int(record.start + record.count)
        where unsafe storage.pointee.attributes[index].name == wanted {
            let value = unsafe storage.pointee.attributes[index]
            return String(bytes: bytes(from: value.start, count: value.count))
        }
        return nil
    }

    /// True where an element has that attribute with exactly that value.
    package func attribute(_ node: XMLNode, _ name: XMLName, is value: StaticString) -> Bool {
        let record = record(node)
        guard record.kind == XMLKind.element.rawValue, record.count > 0 else { return false }
        let wanted = XMLNames.number(name)
        for index in Int(record.start)..<Int(record.start + record.count)
        where unsafe storage.pointee.attributes[index].name == wanted {
            let found = unsafe storage.pointee.attributes[index]
            return Int(found.count) == value.utf8CodeUnitCount
                && ByteSearch.has(value, in: bytes(from: found.start, count: found.count), at: 0)
        }
        return false
    }

    /// All text below a node, white space collapsed and trimmed, markup transparent: for short fields such as numbers and names.
    package func string(_ node: XMLNode) -> String {
        if let plain = plainString(node) { return plain }
        var bytes: [UInt8] = []
        var pending = false
        let record = record(node)
        let end = record.kind == XMLKind.element.rawValue ? record.end : node.index + 1
        for index in node.index..<end {
            let part = unsafe storage.pointee.records[Int(index)]
            guard part.kind == XMLKind.text.rawValue else { continue }
            for offset in Int(part.start)..<Int(part.start + part.count) {
                let byte = unsafe storage.pointee.text[offset]
                if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                    pending = !bytes.isEmpty
                } else {
                    if pending { bytes.append(0x20) }
                    pending = false
                    bytes.append(byte)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `string` where it is a part of one text as it stands, which most short fields are; `nil` where it has to be put together.
    private func plainString(_ node: XMLNode) -> String? {
        let record = record(node)
        let end = record.kind == XMLKind.element.rawValue ? record.end : node.index + 1
        var only: Record?
        for index in node.index..<end {
            let part = unsafe storage.pointee.records[Int(index)]
            guard part.kind == XMLKind.text.rawValue else { continue }
            if only != nil { return nil }
            only = part
        }
        guard let only else { return "" }
        let text = bytes(from: only.start, count: only.count)
        var first = 0
        var last = text.count
        while first < last && text[first] <= 0x20 { first += 1 }
        while last > first && text[last - 1] <= 0x20 { last -= 1 }
        var index = first
        while index < last {
            let byte = text[index]
            if byte < 0x20 || (byte == 0x20 && text[index - 1] == 0x20) { return nil }
            index += 1
        }
        return String(bytes: text.extracting(first..<last))
    }

    /// `string` of the first child element of that name, or `""`.
    package func string(_ node: XMLNode, _ name: XMLName) -> String {
        guard let found = child(node, name) else { return "" }
        return string(found)
    }

    /// `string` of the first element at the end of a path of child names, or `""`.
    package func string(_ node: XMLNode, _ path: XMLName...) -> String {
        guard let found = first(node, path[...]) else { return "" }
        return string(found)
    }

    /// Empties the texts between each mark named `start` and the next one named `end`, for what a file marks as struck out; the marks are
    /// processing instructions, or else elements. A mark without its other half does nothing. Returns the number of places where there was text.
    package func eraseText(from start: XMLName, to end: XMLName, areInstructions: Bool) -> Int {
        let start = XMLNames.number(start)
        let end = XMLNames.number(end)
        if unsafe areInstructions && !storage.pointee.instructionNames.contains(end) { return 0 }
        var places = 0
        var open: Int?
        for index in 0..<recordCount {
            let record = unsafe storage.pointee.records[index]
            guard record.kind != XMLKind.text.rawValue else { continue }
            if record.name == start { open = index }
            guard record.name == end, let from = open else { continue }
            open = nil
            var hadText = false
            for place in from..<index where unsafe storage.pointee.records[place].kind == XMLKind.text.rawValue {
                if !isBlank(XMLNode(index: Int32(place))) { hadText = true }
                unsafe storage.pointee.records[place].count = 0
            }
            if hadText { places += 1 }
        }
        return places
    }

    /// True where a text node has nothing but white space.
    package func isBlank(_ node: XMLNode) -> Bool {
        let bytes = bytes(node)
        for index in 0..<bytes.count where bytes[index] > 0x20 { return false }
        return true
    }
}

/// The children of a node, in order.
///
/// Holds the tape's memory without retaining it (thousands of retains a document): it is used up while its tape is at hand.
@safe
package struct XMLChildren: Sequence, IteratorProtocol {
    private let storage: UnsafeMutablePointer<XMLTapeStorage>
    private var index: Int32
    private let end: Int32
    private let elementsOnly: Bool

    @inline(__always)
    init(storage: UnsafeMutablePointer<XMLTapeStorage>, _ node: XMLNode, elementsOnly: Bool) {
        unsafe self.storage = storage
        index = node.index + 1
        end = unsafe storage.pointee.records[Int(node.index)].end
        self.elementsOnly = elementsOnly
    }

    @inline(__always)
    package mutating func next() -> XMLNode? {
        while index < end {
            let current = index
            let record = unsafe storage.pointee.records[Int(current)]
            index = record.end
            if !elementsOnly || record.kind == XMLKind.element.rawValue { return XMLNode(index: current) }
        }
        return nil
    }
}

/// The descendant elements of a node, in document order.
package struct XMLDescendants: Sequence, IteratorProtocol {
    let tape: XMLTape
    var index: Int32
    let end: Int32

    package mutating func next() -> XMLNode? {
        while index < end {
            let node = XMLNode(index: index)
            index += 1
            if tape.isElement(node) { return node }
        }
        return nil
    }
}
