import Endpoint
import Foundation
import Testing

struct RetryPolicyTests {
    private let now = Date(timeIntervalSince1970: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

    @Test("delays double from attempt to attempt, half of each drawn")
    func doubling() {
        let policy = RetryPolicy()
        for attempt in 1...12 {
            let full = min(Duration.seconds(60), .seconds(1 << (attempt - 1)))
            for request in 0..<50 {
                let delay = policy.delay(after: attempt, of: UInt64(request))
                #expect(delay >= full / 2 && delay <= full)
            }
        }
    }

    @Test("delays repeat by seed and differ between requests")
    func seeded() {
        var policy = RetryPolicy()
        let delays = (0..<20).map { policy.delay(after: 3, of: $0) }
        #expect(delays == (0..<20).map { policy.delay(after: 3, of: $0) })
        #expect(Set(delays).count == 20)
        policy.seed = 1
        #expect(delays != (0..<20).map { policy.delay(after: 3, of: $0) })
    }

    @Test("never comes back before Retry-After, and not long after")
    func retryAfter() {
        for request in 0..<100 {
            let delay = RetryPolicy().delay(after: 1, of: UInt64(request), retryAfter: .seconds(20))
            #expect(delay >= .seconds(20) && delay <= .seconds(20.25))
        }
    }

    @Test(
        "reads Retry-After in seconds and as RFC 9110's three dates",
        arguments: [
            ("7", 7.0), (" 7 ", 7), ("0", 0), ("1.5", 1.5), ("Sun, 06 Nov 1994 08:49:57 GMT", 20),
            ("Sunday, 06-Nov-94 08:49:57 GMT", 20), ("Sun Nov  6 08:49:57 1994", 20),
            ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
        ])
    func header(text: String, seconds: Double) {
        #expect(RetryPolicy.retryAfter(text, now: now) == .milliseconds(Int(seconds * 1000)))
    }

    @Test("takes nothing from a header that is neither", arguments: [nil, "", "soon", "-3", "1,5", "Sun, 99 Foo"])
    func noHeader(text: String?) {
        #expect(RetryPolicy.retryAfter(text, now: now) == nil)
    }

    @Test("an endless Retry-After does not overflow")
    func endless() {
        #expect(RetryPolicy.retryAfter("99999999999999999999", now: now) == .seconds(1_000_000_000))
    }
}
