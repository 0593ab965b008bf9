/// A small oracle for well-formed XML: tags balance, attributes are quoted, an ampersand starts a reference.
///
/// Written for the tests alone and apart from the readers of `Ingest`; it knows what the demonstration writes
/// (comments, processing instructions, a DOCTYPE without declarations) and no more.
struct WellFormedness {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [[UInt8]] = []
    private(set) var roots = 0

    /// Why the bytes are not a sequence of XML documents, or nil.
    static func fault(in bytes: [UInt8]) -> String? {
        var scan = WellFormedness(bytes)
        return scan.run()
    }

    /// The number of documents, if the bytes are a sequence of well-formed ones.
    static func documents(in bytes: [UInt8]) -> Int? {
        var scan = WellFormedness(bytes)
        return scan.run() == nil ? scan.roots : nil
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() -> String? {
        while position < bytes.count {
            let fault = bytes[position] == UInt8(ascii: "<") ? markup() : character()
            if let fault { return "byte \(position): \(fault)" }
        }
        return open.isEmpty ? nil : "\(open.count) elements are open at the end"
    }

    private mutating func character() -> String? {
        let byte = bytes[position]
        if byte == UInt8(ascii: "&") {
            let rest = bytes[position...].dropFirst().prefix(12)
            guard let end = rest.firstIndex(of: UInt8(ascii: ";")), end > position + 1,
                rest[..<end].allSatisfy({ isName($0) || $0 == UInt8(ascii: "#") })
            else { return "an ampersand starts no reference" }
            position = end
        } else if open.isEmpty, byte > 32 {
            return "text outside the root"
        }
        position += 1
        return nil
    }

    private mutating func markup() -> String? {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return "a tag has no end" }
        let tag = bytes[(position + 1)..<end]
        if tag.contains(UInt8(ascii: "<")) { return "a tag within a tag" }
        position = end + 1
        switch next {
        case UInt8(ascii: "!"): return nil
        case UInt8(ascii: "?"): return tag.last == UInt8(ascii: "?") ? nil : "an instruction has no end"
        case UInt8(ascii: "/"):
            guard let last = open.popLast(), last.elementsEqual(tag.dropFirst()) else { return "end tags cross" }
            return nil
        default:
            let name = Array(tag.prefix { isName($0) })
            if name.isEmpty { return "a tag has no name" }
            if tag.filter({ $0 == UInt8(ascii: "\"") }).count % 2 != 0 { return "an attribute is not closed" }
            if open.isEmpty { roots += 1 }
            if tag.last != UInt8(ascii: "/") { open.append(name) }
            return nil
        }
    }

    private func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
        }
    }
}
