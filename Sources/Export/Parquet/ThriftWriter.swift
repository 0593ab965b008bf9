internal import Native

/// Writes Thrift's compact protocol, in which Parquet's headers and footer are.
///
/// Apache Thrift, "Thrift Compact protocol encoding". Fields are written in ascending order of their ids.
struct ThriftWriter: ~Copyable {
    /// The types of list elements.
    enum Element: UInt8 {
        case integer32 = 5
        case binary = 8
        case structure = 12
    }

    var bytes = ByteBuffer(capacity: 1 << 12)
    private var last = 0
    private var outer: [Int] = []

    private mutating func header(_ id: Int, _ type: UInt8) {
        let delta = id - last
        if delta > 0 && delta < 16 {
            bytes.append(UInt8(delta) << 4 | type)
        } else {
            bytes.append(type)
            bytes.append(zigzag: id)
        }
        last = id
    }

    mutating func boolean(_ id: Int, _ value: Bool) { header(id, value ? 1 : 2) }

    mutating func integer16(_ id: Int, _ value: Int) {
        header(id, 4)
        bytes.append(zigzag: value)
    }

    mutating func integer32(_ id: Int, _ value: Int) {
        header(id, 5)
        bytes.append(zigzag: value)
    }

    mutating func integer64(_ id: Int, _ value: Int) {
        header(id, 6)
        bytes.append(zigzag: value)
    }

    mutating func binary(_ id: Int, _ value: [UInt8]) {
        header(id, 8)
        element(value)
    }

    mutating func string(_ id: Int, _ value: String) { binary(id, Array(value.utf8)) }

    /// Begins a list, whose elements follow.
    mutating func list(_ id: Int, _ element: Element, count: Int) {
        header(id, 9)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | element.rawValue)
        } else {
            bytes.append(0xF0 | element.rawValue)
            bytes.append(variable: UInt64(count))
        }
    }

    /// An element of a list of binaries.
    mutating func element(_ value: [UInt8]) {
        bytes.append(variable: UInt64(value.count))
        bytes.append(value)
    }

    /// An element of a list of integers.
    mutating func element(_ value: Int) { bytes.append(zigzag: value) }

    /// Begins a structure as a field.
    mutating func begin(_ id: Int) {
        header(id, 12)
        begin()
    }

    /// Begins a structure as an element, or the outermost one.
    mutating func begin() {
        outer.append(last)
        last = 0
    }

    mutating func end() {
        bytes.append(0)
        last = outer.removeLast()
    }
}

extension ByteBuffer {
    /// Appends an unsigned integer in groups of seven bits, the lowest first (LEB128).
    mutating func append(variable value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Appends a signed integer, small magnitudes short.
    mutating func append(zigzag value: Int) {
        append(variable: UInt64(bitPattern: Int64(value << 1 ^ value >> 63)))
    }

    /// Appends the lowest bytes of an integer, the lowest first.
    mutating func append(littleEndian value: UInt64, bytes count: Int) {
        for index in 0..<count { append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
    }
}
