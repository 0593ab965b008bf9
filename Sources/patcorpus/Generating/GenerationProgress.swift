internal import Endpoint
internal import Generate
internal import Native

/// A line of progress of a generation: documents, rate, time left, tokens, rejects. Silent where there is no terminal.
final class GenerationProgress {
    private let total: Int
    private let isOn: Bool
    private let control: RunControl
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?

    init(_ control: RunControl, total: Int, isOn: Bool) {
        self.control = control
        self.total = total
        self.isOn = isOn && Terminal.isErrorTerminal
    }

    func show(_ tally: GenerationTally) {
        guard isOn else { return }
        let now = ContinuousClock.now
        if let last, now - last < .milliseconds(200) { return }
        last = now
        Terminal.overwrite(line(tally, seconds: max(0.001, (now - start) / .seconds(1))))
    }

    func finish() {
        if isOn && last != nil { Terminal.overwrite("") }
    }

    func line(_ tally: GenerationTally, seconds: Double) -> String {
        let counts = control.counts
        var parts = ["generate: \(Console.count(tally.settled)) of \(Console.count(total))"]
        if counts.asked > 0 {
            parts.append("\(Console.count(Int((Double(counts.asked) / seconds * 60).rounded())))/min")
        }
        if tally.settled > 0 && tally.settled < total {
            parts.append(Progress.time(seconds * Double(total - tally.settled) / Double(tally.settled)) + " left")
        }
        if counts.asked > 0 { parts.append("\(Console.count(counts.tokens.total)) tokens") }
        if counts.underway > 0 { parts.append("\(counts.underway) under way") }
        if counts.failed > 0 { parts.append("\(counts.failed) failed") }
        let rejected = counts.rejected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if !rejected.isEmpty {
            parts.append(
                "\(rejected.reduce(0) { $0 + $1.value }) rejected ("
                    + rejected.prefix(3).map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")")
        }
        return parts.joined(separator: ", ")
    }
}
