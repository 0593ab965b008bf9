extension XMLTape {
    /// Where two tapes say different things, in words; `nil` where they do not. For tests: it holds the scanner against libxml2.
    package func difference(from other: XMLTape) -> String? {
        let counts = unsafe (storage.pointee.records.count, other.storage.pointee.records.count)
        for index in 0..<min(counts.0, counts.1) {
            let node = XMLNode(index: Int32(index))
            let (a, b) = (record(node), other.record(node))
            guard a.kind == b.kind, a.name == b.name, a.parent == b.parent, a.end == b.end, a.count == b.count else {
                return "node \(index): \(a) and \(b)"
            }
            if a.kind != XMLKind.element.rawValue {
                let texts = (String(bytes: bytes(node)), String(bytes: other.bytes(node)))
                if texts.0 != texts.1 { return "node \(index): \"\(texts.0)\" and \"\(texts.1)\"" }
                continue
            }
            for place in 0..<Int(a.count) {
                let values = (attribute(at: Int(a.start) + place), other.attribute(at: Int(b.start) + place))
                if values.0 != values.1 { return "attribute \(place) of node \(index): \(values.0) and \(values.1)" }
            }
        }
        if counts.0 != counts.1 { return "\(counts.0) and \(counts.1) nodes" }
        if unknownEntities != other.unknownEntities {
            return "\(unknownEntities) and \(other.unknownEntities) unknown entities"
        }
        let targets = unsafe (storage.pointee.instructionNames, other.storage.pointee.instructionNames)
        return targets.0 == targets.1 ? nil : "other targets of instructions"
    }

    private func attribute(at index: Int) -> [UInt8] {
        let attribute = unsafe storage.pointee.attributes[index]
        let value = unsafe UnsafeBufferPointer(
            start: storage.pointee.text.address + Int(attribute.start), count: Int(attribute.count))
        return unsafe [UInt8(attribute.name >> 8), UInt8(attribute.name & 0xFF)] + Array(value)
    }
}
