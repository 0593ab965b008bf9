internal import CSystem
internal import Glibc

/// How the process keeps its memory.
package enum ProcessMemory {
    /// Lets glibc keep up to 32 MiB of freed memory, and take blocks of up to 8 MiB from it.
    ///
    /// By default it gives memory back as soon as 128 KiB are free at the top, and maps each block of more than 128 KiB anew: buffers that come and go
    /// a thousand times a second then fault in page by page each time, which was a third of a `diff`.
    package static func keepFreed() {
        mallopt(M_TRIM_THRESHOLD, 32 << 20)
        mallopt(M_MMAP_THRESHOLD, 8 << 20)
    }
}
