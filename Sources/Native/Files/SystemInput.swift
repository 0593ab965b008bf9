internal import Glibc

/// What the process knows of its descriptors and machine.
package enum SystemInput {
    /// True if the descriptor is a terminal.
    package static func isTerminal(descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// How many processors are on line.
    package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

extension SystemError {
    /// True where the disk, or a quota, is full.
    package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
    /// True where nobody reads what is written any more.
    package var isBrokenPipe: Bool { code == EPIPE }
}
