package enum EntityTable {
    static func lookup(_ name: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8>? { nil }
}
