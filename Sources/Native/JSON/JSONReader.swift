internal import CSimdJSON

/// Why bytes are not JSON, or not the JSON that was asked for.
package struct JSONError: Error, CustomStringConvertible, Sendable {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Parses JSON with simdjson (Langdale and Lemire 2019), reusing its memory from text to text.
///
/// Strict RFC 8259 in UTF-8; a byte-order mark is skipped. Lines of NDJSON are parsed one call a line. Texts up to 4 GiB.
@safe package struct JSONParser: ~Copyable {
    /// Arrays and objects within each other.
    package static let maximumDepth = 1024

    private let handle: OpaquePointer

    package init() {
        guard let made = unsafe patcorpus_json_create(Self.maximumDepth) else {
            preconditionFailure("simdjson has no memory for a parser")
        }
        unsafe handle = made
    }

    deinit { unsafe patcorpus_json_free(handle) }

    /// Parses one text and gives its root to `body`; elements live as long as that call.
    ///
    /// Throws `JSONError`, which says what is wrong but not where: simdjson does not keep the place.
    package mutating func parse<R>(_ bytes: Span<UInt8>, _ body: (borrowing JSONElement) throws -> R) throws -> R {
        var root = unsafe patcorpus_json_element()
        let code = unsafe bytes.withUnsafeBufferPointer { buffer -> Int32 in
            guard let base = buffer.baseAddress else { return Self.empty }
            return unsafe patcorpus_json_parse(handle, base, buffer.count, &root)
        }
        guard code == 0 else {
            if code == Self.empty { throw JSONError("not JSON: the text is empty") }
            if patcorpus_json_error_is_depth(code) {
                throw JSONError("JSON nested more than \(Self.maximumDepth) deep")
            }
            throw unsafe JSONError("not JSON: \(String(cString: patcorpus_json_error_message(code)))")
        }
        return try body(unsafe JSONElement(words: root))
    }

    /// Parses one text and gives its root to `body`.
    package mutating func parse<R>(_ bytes: [UInt8], _ body: (borrowing JSONElement) throws -> R) throws -> R {
        try parse(bytes.span, body)
    }

    private static let empty: Int32 = -1
}

/// One value of a parsed text; it cannot outlive the call that it was given to.
@safe package struct JSONElement: ~Escapable {
    /// What a value is; `integer` where it fits Int64.
    package enum Kind: Sendable { case null, boolean, integer, unsigned, double, string, array, object }

    private let words: patcorpus_json_element

    @_lifetime(immortal)
    init(words: patcorpus_json_element) { unsafe self.words = words }

    package var kind: Kind {
        switch unsafe patcorpus_json_kind_of(words) {
        case PATCORPUS_JSON_BOOLEAN: .boolean
        case PATCORPUS_JSON_INT64: .integer
        case PATCORPUS_JSON_UINT64: .unsigned
        case PATCORPUS_JSON_DOUBLE: .double
        case PATCORPUS_JSON_STRING: .string
        case PATCORPUS_JSON_ARRAY: .array
        case PATCORPUS_JSON_OBJECT: .object
        default: .null
        }
    }

    package var isNull: Bool { kind == .null }

    /// The truth value; nil for other kinds.
    package var boolean: Bool? { kind == .boolean ? unsafe patcorpus_json_boolean(words) : nil }

    /// The number where it is written as an integer and fits; nil otherwise.
    package var integer: Int? { kind == .integer ? Int(unsafe patcorpus_json_int64(words)) : nil }

    /// The number, rounded to a double where it is a long integer; nil for other kinds.
    package var number: Double? {
        switch kind {
        case .integer, .unsigned, .double: unsafe patcorpus_json_double(words)
        default: nil
        }
    }

    /// The string; nil for other kinds.
    package var string: String? {
        guard kind == .string else { return nil }
        return withBytes { unsafe $0.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }
    }

    /// Gives the string's UTF-8, escapes resolved, to `body`; nil, without a call, for other kinds.
    package func withBytes<R>(_ body: (Span<UInt8>) throws -> R) rethrows -> R? {
        guard kind == .string else { return nil }
        var length = 0
        let start = unsafe patcorpus_json_string(words, &length)
        return try unsafe Self.withSpan(start, length, body)
    }

    /// The number of elements or members, which simdjson counts up to 16,777,215; 0 for other kinds.
    package var count: Int { Int(unsafe patcorpus_json_count(words)) }

    /// Gives the elements of an array in order to `body`; none for other kinds.
    package func forEach(_ body: (borrowing JSONElement) throws -> Void) rethrows {
        var cursor = unsafe patcorpus_json_array_cursor(words)
        var element = unsafe patcorpus_json_element()
        while unsafe patcorpus_json_array_next(&cursor, &element) {
            try body(unsafe JSONElement(words: element))
        }
    }

    /// Gives the members of an object, in the text's order, to `body`; none for other kinds.
    package func forEachMember(_ body: (_ key: Span<UInt8>, _ value: borrowing JSONElement) throws -> Void) rethrows {
        var cursor = unsafe patcorpus_json_object_cursor(words)
        var key: UnsafePointer<CChar>?
        var length = 0
        var value = unsafe patcorpus_json_element()
        while unsafe patcorpus_json_object_next(&cursor, &key, &length, &value) {
            try unsafe Self.withSpan(key, length) { try body($0, unsafe JSONElement(words: value)) }
        }
    }

    /// The first member of that name; nil where there is none, or for other kinds. Takes time in proportion to the members.
    @_lifetime(copy self)
    package func member(_ key: String) -> JSONElement? {
        var key = key
        var value = unsafe patcorpus_json_element()
        let isFound = key.withUTF8 { key in
            guard let base = key.baseAddress else { return false }
            return unsafe base.withMemoryRebound(to: CChar.self, capacity: key.count) {
                unsafe patcorpus_json_member(words, $0, key.count, &value)
            }
        }
        guard isFound else { return nil }
        return unsafe _overrideLifetime(JSONElement(words: value), copying: self)
    }

    private static func withSpan<R>(
        _ start: UnsafePointer<CChar>?, _ length: Int, _ body: (Span<UInt8>) throws -> R
    ) rethrows -> R {
        let raw = unsafe UnsafeRawBufferPointer(start: start, count: length)
        return try unsafe raw.withMemoryRebound(to: UInt8.self) { try body(unsafe $0.span) }
    }
}
