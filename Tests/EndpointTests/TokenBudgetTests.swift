import Corpus
import Endpoint
import Synchronization
import Testing

struct TokenBudgetTests {
    private final class Count: Sendable {
        private let number = Mutex(0)
        var value: Int { number.withLock { $0 } }
        func add() { number.withLock { $0 += 1 } }
    }

    private func budget(_ tokens: Int?, cost: Double? = nil, prices: TokenPrices = TokenPrices()) -> TokenBudget {
        TokenBudget(TokenBudget.Limits(tokens: tokens, cost: cost, prices: prices))
    }

    @Test("concurrent requests never spend more than the ceiling, and use all of it that they can", arguments: 0..<8)
    func ceiling(seed: Int) async throws {
        let budget = budget(10_000)
        let refused = Count()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    var generator = SeededGenerator(seed: UInt64(seed), stream: UInt64(number))
                    do {
                        let place = try await budget.reserve(TokenCount(prompt: 60, completion: 100))
                        #expect(await budget.spent.total <= 10_000)
                        for _ in 0..<generator.uniform(5) { await Task.yield() }
                        let actual = TokenCount(prompt: 20 + generator.uniform(41), completion: generator.uniform(101))
                        await budget.settle(place, spent: actual)
                    } catch {
                        refused.add()
                    }
                }
            }
        }
        let spent = await budget.spent.total
        #expect(spent <= 10_000)
        // What is left is less than one more request could take.
        #expect(spent > 10_000 - 160)
        #expect(refused.value > 0)
    }

    @Test("who finds no room waits for what others give back")
    func giveBack() async throws {
        let budget = budget(100)
        let first = try await budget.reserve(TokenCount(prompt: 0, completion: 100))
        let second = Task { try await budget.reserve(TokenCount(prompt: 0, completion: 60)) }
        try await Task.sleep(for: .milliseconds(5))
        await budget.settle(first, spent: TokenCount(prompt: 0, completion: 40))
        let place = try await second.value
        await budget.settle(place, spent: TokenCount(prompt: 0, completion: 60))
        #expect(await budget.spent.total == 100)
        await #expect(throws: TokenBudget.Exhausted.self) { try await budget.reserve(TokenCount(prompt: 1)) }
    }

    @Test("counts prices of both kinds of tokens, exactly to the ceiling")
    func cost() async throws {
        // 2 per million read, 8 per million written: 1,000 and 500 tokens cost 0.006.
        let prices = TokenPrices(prompt: 2, completion: 8)
        let budget = budget(nil, cost: 0.018, prices: prices)
        for _ in 0..<3 {
            let place = try await budget.reserve(TokenCount(prompt: 1000, completion: 500))
            await budget.settle(place, spent: TokenCount(prompt: 1000, completion: 500))
        }
        #expect(abs(await budget.cost - 0.018) < 1e-12)
        await #expect(throws: TokenBudget.Exhausted.self) {
            try await budget.reserve(TokenCount(prompt: 1, completion: 0))
        }
    }

    @Test("what was lost on the way counts in full, and is told apart")
    func forfeited() async throws {
        let budget = budget(1000)
        let place = try await budget.reserve(TokenCount(prompt: 100, completion: 200))
        await budget.forfeit(place)
        #expect(await budget.spent == TokenCount(prompt: 100, completion: 200))
        #expect(await budget.uncertain == TokenCount(prompt: 100, completion: 200))
    }

    @Test("a run that goes on has spent what it spent before")
    func resumed() async throws {
        let budget = TokenBudget(TokenBudget.Limits(tokens: 100), spent: TokenCount(prompt: 50, completion: 45))
        await #expect(throws: TokenBudget.Exhausted.self) { try await budget.reserve(TokenCount(prompt: 6)) }
        _ = try await budget.reserve(TokenCount(prompt: 5))
    }

    @Test("a waiting request that is cancelled does not hold up those behind it")
    func cancelled() async throws {
        let budget = budget(100)
        let first = try await budget.reserve(TokenCount(prompt: 50))
        let large = Task { try await budget.reserve(TokenCount(prompt: 90)) }
        try await Task.sleep(for: .milliseconds(5))
        let small = Task { try await budget.reserve(TokenCount(prompt: 40)) }
        try await Task.sleep(for: .milliseconds(5))
        large.cancel()
        await #expect(throws: CancellationError.self) { try await large.value }
        await budget.settle(try await small.value, spent: TokenCount(prompt: 40))
        await budget.settle(first, spent: TokenCount(prompt: 50))
        #expect(await budget.spent.total == 90)
    }

    @Test(
        "refuses limits that make no sense",
        arguments: [
            TokenBudget.Limits(tokens: 0), TokenBudget.Limits(cost: 1), TokenBudget.Limits(cost: 0),
            TokenBudget.Limits(tokens: 5, prices: TokenPrices(prompt: -1)),
            TokenBudget.Limits(cost: .nan, prices: TokenPrices(prompt: 1)),
        ])
    func checked(limits: TokenBudget.Limits) {
        #expect(throws: Fault.self) { try TokenBudget.check(limits) }
    }
}
