import Foundation
import Native
import Testing

@Suite struct DigestRelayTests {
    private static let whole = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    private static let parts = [0..<1, 1..<64, 64..<40_000, 40_000..<40_000, 40_000..<100_000]

    @Test("parts that threads hand in make the digest of the whole, whichever thread is first", arguments: [1, 2, 5])
    func order(threads: Int) throws {
        let relay = DigestRelay()
        // Each worker takes every part it gets late first: the last of a window waits for those before it.
        try OrderedWork.run(
            threads: threads, window: 5,
            produce: { give in for part in Self.parts { try give(part) } },
            makeWorker: {},
            work: { (_: inout Void, part: Range<Int>) in
                if part.lowerBound == 0 { Thread.sleep(forTimeInterval: 0.01) }
                relay.add(Self.whole.span.extracting(part), at: part.lowerBound)
            },
            consume: { _ in })
        #expect(relay.finish(count: Self.whole.count) == SHA256.digest(of: Self.whole))
    }

    @Test("a part that does not come frees those that wait, and there is no digest")
    func abandoned() {
        let relay = DigestRelay()
        let waiting = Thread { relay.add(Self.whole.span.extracting(64..<100_000), at: 64) }
        waiting.start()
        relay.abandon()
        #expect(relay.finish(count: Self.whole.count) == nil)
    }

    @Test("a part that comes twice makes no digest")
    func twice() {
        let relay = DigestRelay()
        relay.add(Self.whole.span, at: 0)
        relay.add(Self.whole.span, at: 0)
        #expect(relay.finish(count: Self.whole.count) == nil)
    }
}
