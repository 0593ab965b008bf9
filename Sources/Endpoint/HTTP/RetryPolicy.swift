internal import Corpus
package import Foundation

/// When a request is sent again, and how long after.
///
/// Exponential backoff with equal jitter (Brooker, "Exponential Backoff And Jitter", 2015): half of the delay is fixed and half is drawn, so that clients that
/// failed together do not come back together. A server's `Retry-After` (RFC 9110, section 10.2.3) goes before.
package struct RetryPolicy: Sendable {
    /// How often a request is sent at most, 1 for never again.
    package var attempts = 6
    /// Before the second attempt; each later one waits twice as long.
    package var firstDelay = Duration.seconds(1)
    package var longestDelay = Duration.seconds(60)
    /// What a server may ask for; asked for more, the request fails.
    package var longestRetryAfter = Duration.seconds(600)
    /// All randomness.
    package var seed: UInt64 = 0

    package init() {}

    /// The wait after an attempt, counted from 1, of the request of that number.
    package func delay(after attempt: Int, of request: UInt64, retryAfter: Duration? = nil) -> Duration {
        var generator = SeededGenerator(seed: seed, stream: request &+ UInt64(clamping: attempt))
        let full = min(longestDelay, firstDelay * (1 << min(attempt - 1, 30)))
        if let retryAfter {
            // A little later than asked for, and not all at once.
            return retryAfter + min(full, .seconds(1)) * (0.25 * generator.unit())
        }
        return full * (0.5 + 0.5 * generator.unit())
    }

    /// What `Retry-After` asks for: seconds, or a date; nil for what is neither.
    package static func retryAfter(_ header: String?, now: Date) -> Duration? {
        guard let text = header?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        // OpenAI-compatible servers also send fractions.
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let seconds = Double(text) {
            return seconds <= 1e9 ? .milliseconds(Int(seconds * 1000)) : .seconds(1_000_000_000)
        }
        for format in ["EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy"] {
            let reader = DateFormatter()
            reader.locale = Locale(identifier: "en_US_POSIX")
            reader.timeZone = TimeZone(secondsFromGMT: 0)
            reader.dateFormat = format
            if let date = reader.date(from: text) {
                return .milliseconds(Int(max(0, min(1e9, date.timeIntervalSince(now))) * 1000))
            }
        }
        return nil
    }
}
