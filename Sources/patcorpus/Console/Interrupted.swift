internal import Corpus
internal import Native
internal import Synchronization

/// What is said when Ctrl-C or the system ends the process.
enum Interrupted {
    private static let consequence = Mutex("nothing is lost")

    /// Begins to listen; call first thing in `main`.
    static func watch() {
        Interruption.ignoreBrokenPipes()
        Interruption.handle { code in
            Progress.clear()
            report(
                json: UsageReport.wantsJSON, what: "interrupted; \(consequence.withLock { $0 })", place: "", fix: "",
                code: code)
        }
    }

    /// What an interruption from here on means for the person's work.
    static func means(_ text: String) { consequence.withLock { $0 = text } }
}
