internal import Corpus
internal import Native
internal import Synchronization

/// What is said when Ctrl-C or the system ends the process.
enum Interrupted {
    private static let consequence = Mutex("nothing is lost")
    private static let gentle = Mutex<(@Sendable () -> Void)?>(nil)

    /// Begins to listen; call first thing in `main`.
    static func watch() {
        Interruption.ignoreBrokenPipes()
        Interruption.handle { code in
            Progress.clear()
            let ending = gentle.withLock { held in
                defer { held = nil }
                return held
            }
            if let ending {
                ending()
                return false
            }
            report(
                json: UsageReport.wantsJSON, what: "interrupted; \(consequence.withLock { $0 })", place: "", fix: "",
                code: code)
            return true
        }
    }

    /// Has the first signal call `body` instead of ending the process: the verb comes to its end by itself. The next signal ends it.
    static func ends(by body: (@Sendable () -> Void)?) { gentle.withLock { $0 = body } }

    /// What an interruption from here on means for the person's work.
    static func means(_ text: String) { consequence.withLock { $0 = text } }
}
