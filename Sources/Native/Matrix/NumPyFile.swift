internal import Glibc

/// A file that is no matrix of numbers as NumPy writes them, or one of a kind that is not read.
package struct NumPyError: Error, CustomStringConvertible {
    package let what: String
    package let path: String
    package let fix: String

    package var description: String { "\(path): \(what). To mend it: \(fix)" }
}

/// NumPy's `.npy` files: format versions 1 to 3, two dimensions, float32 or float64, little-endian, row after row.
///
/// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
package enum NumPyFile {
    /// Reads a matrix; float64 is rounded to single precision.
    ///
    /// Throws `SystemError` where the file cannot be read, and `NumPyError` for any other content, saying what it is.
    package static func readMatrix(_ path: String) throws -> Matrix {
        let file = try MappedFile(path)
        let header = try Header(file.span, path)
        let count = header.rows * header.columns
        let bytes = file.span
        var values = [Float](repeating: 0, count: count)
        unsafe values.withUnsafeMutableBufferPointer { target in
            unsafe bytes.withUnsafeBytes { source in
                for index in 0..<count {
                    if header.isDouble {
                        let value = unsafe source.loadUnaligned(
                            fromByteOffset: header.start + 8 * index, as: UInt64.self)
                        unsafe target[index] = Float(Double(bitPattern: UInt64(littleEndian: value)))
                    } else {
                        let value = unsafe source.loadUnaligned(
                            fromByteOffset: header.start + 4 * index, as: UInt32.self)
                        unsafe target[index] = Float(bitPattern: UInt32(littleEndian: value))
                    }
                }
            }
        }
        return Matrix(rows: header.rows, columns: header.columns, values: values)
    }

    /// The bytes of a file, version 1.0, float32.
    package static func bytes(of matrix: Matrix) -> [UInt8] {
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(matrix.rows), \(matrix.columns)), }"
        // The header ends with a newline, and the data begin at a multiple of 64.
        header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
        bytes += [UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)] + Array(header.utf8)
        bytes.reserveCapacity(bytes.count + 4 * matrix.values.count)
        for value in matrix.values {
            let bits = value.bitPattern
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
        }
        return bytes
    }

    /// Writes a matrix as float32.
    package static func write(_ matrix: Matrix, to path: String) throws {
        var file = try AtomicFileWriter(folder: FileSystem.parent(path))
        try file.append(bytes(of: matrix).span)
        try file.finish(as: path)
    }

    /// What stands before the numbers.
    private struct Header {
        var rows = 0
        var columns = 0
        var isDouble = false
        /// Where the numbers begin.
        var start = 0

        init(_ bytes: Span<UInt8>, _ path: String) throws {
            func fail(_ what: String, _ fix: String = "write it by numpy.save(path, vectors.astype('float32'))")
                -> NumPyError
            {
                NumPyError(what: what, path: path, fix: fix)
            }
            let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
            guard bytes.count >= 10, (0..<6).allSatisfy({ bytes[$0] == magic[$0] }) else {
                throw fail("this is no .npy file: it does not begin with \\x93NUMPY")
            }
            let version = Int(bytes[6])
            var length = Int(bytes[8]) | Int(bytes[9]) << 8
            var from = 10
            if version == 2 || version == 3 {
                guard bytes.count >= 12 else { throw fail("the file ends within its header") }
                length |= Int(bytes[10]) << 16 | Int(bytes[11]) << 24
                from = 12
            } else if version != 1 {
                throw fail("format version \(version) is not known; 1, 2 and 3 are")
            }
            guard from + length <= bytes.count else { throw fail("the file ends within its header") }
            let text = String(bytes: bytes.extracting(from..<(from + length)))
            start = from + length
            guard let kind = Self.value(of: "descr", in: text) else { throw fail("the header names no descr") }
            switch kind {
            case "<f4", "=f4": isDouble = false
            case "<f8", "=f8": isDouble = true
            default: throw fail("the numbers are of kind \(kind); float32 and float64, little-endian, are read")
            }
            guard Self.value(of: "fortran_order", in: text) == "False" else {
                throw fail(
                    "the numbers stand column after column (fortran_order)",
                    "write it by numpy.save(path, numpy.ascontiguousarray(vectors))")
            }
            guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
                throw fail("the header names no shape")
            }
            let parts = text[text.index(after: open)..<close].split(separator: ",").map {
                Int($0.drop { $0 == " " }.prefix { $0 != " " })
            }
            guard parts.count == 2, let rows = parts[0], let columns = parts[1], rows >= 0, columns >= 0 else {
                throw fail(
                    "the shape is (\(text[text.index(after: open)..<close])); a matrix has two dimensions",
                    "give a row for each document, as by vectors.reshape(documents, -1)")
            }
            let width = isDouble ? 8 : 4
            let (cells, overflow) = rows.multipliedReportingOverflow(by: columns)
            guard !overflow, cells <= (bytes.count - start) / width, start + cells * width == bytes.count else {
                throw fail(
                    "the shape \(rows) by \(columns) does not fit the \(bytes.count - start) bytes behind the header",
                    "copy or write the file again")
            }
            self.rows = rows
            self.columns = columns
        }

        /// The text behind `'key':`, without quotes, up to a comma or the closing brace.
        private static func value(of key: String, in text: String) -> String? {
            for quote in ["'", "\""] {
                guard let found = text.range(of: quote + key + quote + ":") else { continue }
                let rest = text[found].prefix { $0 != "," && $0 != "}" }
                return String(rest.filter { $0 != " " && $0 != "'" && $0 != "\"" })
            }
            return nil
        }
    }
}

extension String {
    /// Where the text behind the first occurrence begins, to the end.
    fileprivate func range(of wanted: String) -> Range<String.Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(wanted) { return index(at, offsetBy: wanted.count)..<endIndex }
            at = index(after: at)
        }
        return nil
    }
}
