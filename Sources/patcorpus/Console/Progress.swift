internal import Native

/// A line of progress on a terminal: done, rate, time left. Silent elsewhere.
final class Progress {
    private let label: String
    private var total: Int?
    private let isOn: Bool
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?
    private var done = 0

    /// - Parameters:
    ///   - total: how many bytes there are to do; `nil` if nobody knows.
    ///   - isOn: false keeps it silent, as under `--json`.
    init(_ label: String, total: Int?, isOn: Bool = true) {
        self.label = label
        self.total = total
        self.isOn = isOn && Terminal.isErrorTerminal
    }

    /// Notes that so many more bytes are done.
    func advance(_ bytes: Int, _ detail: String = "") {
        done += bytes
        guard isOn else { return }
        let now = ContinuousClock.now
        if let last, now - last < .milliseconds(100) { return }
        last = now
        let seconds = max(
            0.001, Double((now - start).components.seconds) + Double((now - start).components.attoseconds) * 1e-18)
        let rate = Double(done) / seconds
        var line = "\(label): \(Console.bytes(done))"
        if let total, total > 0 {
            line += " of \(Console.bytes(total)) (\(min(100, done * 100 / total)) %)"
            if rate > 0 { line += ", \(Self.time(Double(max(0, total - done)) / rate)) left" }
        }
        line += ", \(Console.bytes(Int(rate)))/s"
        if !detail.isEmpty { line += ", " + detail }
        Terminal.overwrite(line)
    }

    /// Notes how many bytes are done, and of how many.
    func reach(_ bytes: Int, of total: Int) {
        self.total = total
        advance(bytes - done)
    }

    /// Takes the line away.
    func finish() {
        if isOn && last != nil { Terminal.overwrite("") }
    }

    static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}

extension Progress {
    /// Takes a line of progress away that another thread may have left.
    static func clear() {
        if Terminal.isErrorTerminal { Terminal.overwrite("") }
    }
}

/// What is known of the terminal.
enum Terminal {
    static var isErrorTerminal: Bool { SystemInput.isTerminal(descriptor: 2) }

    /// Replaces the current line of the terminal.
    static func overwrite(_ line: String) {
        try? StandardStream.error.write(Array(("\r\u{1B}[K" + String(line.prefix(110))).utf8).span)
    }
}
