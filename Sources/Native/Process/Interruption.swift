internal import CSystem
internal import Foundation
internal import Glibc

/// What happens when a person (Ctrl-C) or the system asks the process to end.
package enum Interruption {
    /// Has `body` called when SIGINT or SIGTERM comes. Where it returns true the process then ends with 128 and the signal's number: 130 for Ctrl-C;
    /// else it goes on, and the next signal calls `body` again.
    ///
    /// `body` runs on a thread of its own, while the others go on, so it may write and allocate. Call this before any other thread is
    /// begun: they take over the mask. A signal that the parent has ignored (`nohup`, a job in the background) stays ignored.
    package static func handle(_ body: @escaping @Sendable (_ exitCode: Int32) -> Bool) {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] where patcorpus_ignores(number) == 0 {
            unsafe sigaddset(&signals, number)
        }
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        let awaited = signals
        let thread = Thread {
            var awaited = awaited
            while true {
                var caught: Int32 = 0
                while unsafe sigwait(&awaited, &caught) != 0 {}
                if body(128 + caught) {
                    ChildProcess.endAll()
                    _exit(128 + caught)
                }
            }
        }
        thread.start()
    }

    /// Runs `body` with the signals let through on this thread: a child that it starts takes over the mask, and could not be ended otherwise.
    static func letThrough<Result>(_ body: () throws -> Result) rethrows -> Result {
        var signals = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        return try body()
    }

    /// Makes writing to a pipe that nobody reads an error instead of the end of the process.
    package static func ignoreBrokenPipes() { patcorpus_ignore(SIGPIPE) }
}
