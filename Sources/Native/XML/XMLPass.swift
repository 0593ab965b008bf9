internal import CSystem
internal import Glibc

/// One document's pass of `XMLScanner`: where it is, and what is open.
@unsafe
struct XMLPass {
    let base: UnsafePointer<UInt8>
    /// Behind the last byte, which is `>`.
    let end: UnsafePointer<UInt8>
    var at: UnsafePointer<UInt8>
    let tape: UnsafeMutablePointer<XMLTapeStorage>
    let open: UnsafeMutablePointer<(start: Int32, length: Int32)>
    /// Names of the attributes of one tag.
    let seen: UnsafeMutablePointer<XMLScanner.Name>
    var depth = 0
    /// The innermost open element, or -1.
    var parent: Int32 = -1
    var namespaces = 0
    var hasRoot = false
}
