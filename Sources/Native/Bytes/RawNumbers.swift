/// Numbers that are stored as they lie in memory: any bits are a value.
package protocol RawNumber: BitwiseCopyable, Sendable {}
extension UInt8: RawNumber {}
extension UInt16: RawNumber {}
extension UInt32: RawNumber {}
extension UInt64: RawNumber {}
extension Float: RawNumber {}

/// Arrays of numbers as bytes, for files of this machine's cache; little-endian where the machine is.
package enum RawNumbers {
    /// Calls `body` with the array's bytes.
    package static func withBytes<T: RawNumber>(_ numbers: [T], _ body: (Span<UInt8>) throws -> Void) rethrows {
        try unsafe numbers.withUnsafeBytes { raw in
            let bytes = unsafe raw.bindMemory(to: UInt8.self)
            try unsafe body(bytes.span)
        }
    }

    /// The numbers that lie in a range of bytes; `nil` where it is no multiple of a number's size.
    package static func array<T: RawNumber>(_ bytes: Span<UInt8>, of type: T.Type) -> [T]? {
        let size = MemoryLayout<T>.stride
        guard bytes.count % size == 0 else { return nil }
        let count = bytes.count / size
        return unsafe [T](unsafeUninitializedCapacity: count) { buffer, initialised in
            unsafe bytes.withUnsafeBytes { from in
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: from)
            }
            initialised = count
        }
    }
}
