internal import CSystem
internal import Glibc

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
    mutating func declaration() -> Bool {
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
    mutating func pseudoAttribute(_ name: StaticString) -> String? {
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
    mutating func documentType() -> Bool {
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
