internal import Corpus
internal import Native

/// Cuts a TREC file into lines and those into fields: bytes without blanks and tabs. Empty lines are passed over.
struct TRECLines {
    /// What the fields of a line are called, for errors.
    let fields: [String]
    /// The file's name, for errors.
    let file: String

    /// The fields of one line as ranges of the file's bytes.
    struct Line {
        var number = 0
        var starts: [Int]
        var ends: [Int]

        func range(_ field: Int) -> Range<Int> { starts[field]..<ends[field] }
    }

    /// Calls `body` for every line. Throws a fault for a line that has not as many fields as there are names.
    func forEach(_ bytes: Span<UInt8>, _ body: (borrowing Line) throws -> Void) throws {
        var line = Line(
            starts: Array(repeating: 0, count: fields.count), ends: Array(repeating: 0, count: fields.count))
        var at = 0
        let end = bytes.count
        while at < end {
            line.number += 1
            var found = 0
            while at < end && bytes[at] != 0x0A {
                while at < end, Self.isBlank(bytes[at]) { at += 1 }
                let start = at
                while at < end && bytes[at] > 0x20 { at += 1 }
                if at > start {
                    if found < fields.count {
                        line.starts[found] = start
                        line.ends[found] = at
                    }
                    found += 1
                } else if at < end && bytes[at] != 0x0A {
                    throw fault("has a control character", line.number, "write fields with blanks or tabs between")
                }
            }
            at += 1
            if found == 0 { continue }
            if found != fields.count {
                throw fault(
                    "has \(found) fields and not \(fields.count)", line.number,
                    "write \(fields.joined(separator: ", ")), with blanks between")
            }
            try body(line)
        }
    }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// An error on a line.
    func fault(_ what: String, _ line: Int, _ fix: String) -> Fault {
        Fault("the line " + what, at: "\(file), line \(line)", fix: fix, kind: .usage)
    }
}
