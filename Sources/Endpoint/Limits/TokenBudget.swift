internal import Corpus

/// What tokens cost, in any one currency per million.
package struct TokenPrices: Sendable, Equatable {
    package var prompt: Double
    package var completion: Double

    package init(prompt: Double = 0, completion: Double = 0) {
        self.prompt = prompt
        self.completion = completion
    }

    package func cost(_ tokens: TokenCount) -> Double {
        (Double(tokens.prompt) * prompt + Double(tokens.completion) * completion) / 1_000_000
    }
}

/// Tokens read and tokens written.
package struct TokenCount: Sendable, Equatable {
    package var prompt: Int
    package var completion: Int

    package init(prompt: Int = 0, completion: Int = 0) {
        self.prompt = prompt
        self.completion = completion
    }

    package var total: Int { prompt + completion }

    package static func + (one: TokenCount, other: TokenCount) -> TokenCount {
        TokenCount(prompt: one.prompt + other.prompt, completion: one.completion + other.completion)
    }

    package static func - (one: TokenCount, other: TokenCount) -> TokenCount {
        TokenCount(prompt: one.prompt - other.prompt, completion: one.completion - other.completion)
    }
}

/// A ceiling of tokens and cost, which requests under way at one time cannot go over together.
///
/// Each request reserves the most that it could take before it is sent, and gives back what it did not. A request that finds no room waits while others
/// are under way that may give some back, and fails when there are none.
package actor TokenBudget {
    /// What may be spent; nil for no limit.
    package struct Limits: Sendable {
        package var tokens: Int?
        package var cost: Double?
        package var prices: TokenPrices

        package init(tokens: Int? = nil, cost: Double? = nil, prices: TokenPrices = TokenPrices()) {
            self.tokens = tokens
            self.cost = cost
            self.prices = prices
        }
    }

    /// Room for a request.
    package struct Reservation: Sendable {
        fileprivate let most: TokenCount
    }

    /// No request of that size has room any more.
    package struct Exhausted: Error, CustomStringConvertible {
        package let description: String
    }

    private let limits: Limits
    /// As servers counted them, and as far as they could be for requests whose answers were lost.
    package private(set) var spent: TokenCount
    /// Of `spent`, what is not known but may have been spent.
    package private(set) var uncertain = TokenCount()
    private var reserved = TokenCount()
    private var underway = 0
    private var waiting: [(number: Int, most: TokenCount, continuation: CheckedContinuation<Outcome, Never>)] = []
    private var waiters = 0

    private enum Outcome: Sendable { case room, none, cancelled }

    /// - Parameter spent: what an earlier part of the same run has spent.
    package init(_ limits: Limits, spent: TokenCount = TokenCount()) {
        self.limits = limits
        self.spent = spent
    }

    /// What `spent` costs.
    package var cost: Double { limits.prices.cost(spent) }

    /// Throws a usage fault for limits and prices that make no sense.
    package static func check(_ limits: Limits) throws {
        if let tokens = limits.tokens, tokens < 1 {
            throw Fault("the token budget is \(tokens)", fix: "give 1 or more", kind: .usage)
        }
        let numbers = [limits.prices.prompt, limits.prices.completion, limits.cost ?? 1]
        guard numbers.allSatisfy({ $0.isFinite && $0 >= 0 }), limits.cost.map({ $0 > 0 }) ?? true else {
            throw Fault(
                "a price or the cost budget is negative, zero or no number",
                fix: "give prices per million tokens from 0, and a budget above 0", kind: .usage)
        }
        if limits.cost != nil && limits.prices == TokenPrices() {
            throw Fault("a cost budget needs prices", fix: "give the prices per million tokens", kind: .usage)
        }
    }

    /// Takes room for the most that a request could need. Throws `Exhausted` or `CancellationError`.
    package func reserve(_ most: TokenCount) async throws -> Reservation {
        try Task.checkCancellation()
        if waiting.isEmpty && fits(most) {
            take(most)
            return Reservation(most: most)
        }
        if underway == 0 && waiting.isEmpty { throw exhausted(most) }
        let number = waiters
        waiters += 1
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Outcome, Never>) in
                if Task.isCancelled {
                    continuation.resume(returning: .cancelled)
                } else {
                    waiting.append((number, most, continuation))
                }
            }
        } onCancel: {
            Task { await self.giveUp(number) }
        }
        switch outcome {
        case .room: return Reservation(most: most)
        case .none: throw exhausted(most)
        case .cancelled: throw CancellationError()
        }
    }

    /// Gives back what was not spent.
    package func settle(_ reservation: Reservation, spent actual: TokenCount) {
        spent = spent + actual
        end(reservation)
    }

    /// The request may have been worked on, but nobody knows: all of it counts.
    package func forfeit(_ reservation: Reservation) {
        uncertain = uncertain + reservation.most
        settle(reservation, spent: reservation.most)
    }

    private func end(_ reservation: Reservation) {
        reserved = reserved - reservation.most
        underway -= 1
        // Who waits, in order; the first that finds no room keeps those behind it waiting, while anything is under way.
        while let next = waiting.first {
            if fits(next.most) {
                take(next.most)
                waiting.removeFirst().continuation.resume(returning: .room)
            } else if underway == 0 {
                waiting.removeFirst().continuation.resume(returning: .none)
            } else {
                return
            }
        }
    }

    private func take(_ most: TokenCount) {
        reserved = reserved + most
        underway += 1
    }

    private func fits(_ most: TokenCount) -> Bool {
        let after = spent + reserved + most
        if let tokens = limits.tokens, after.total > tokens { return false }
        if let cost = limits.cost, limits.prices.cost(after) > cost * (1 + 1e-12) { return false }
        return true
    }

    private func exhausted(_ most: TokenCount) -> Exhausted {
        var parts: [String] = []
        if let tokens = limits.tokens { parts.append("\(spent.total) of \(tokens) tokens are spent") }
        if let cost = limits.cost { parts.append("\(limits.prices.cost(spent)) of a cost of \(cost) is spent") }
        return Exhausted(
            description:
                "the budget has no room for another request: \(parts.joined(separator: ", ")), and it could take \(most.total) tokens"
        )
    }

    private func giveUp(_ number: Int) {
        guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: place).continuation.resume(returning: .cancelled)
        // Those behind it may have been kept waiting by it alone.
        while let next = waiting.first, fits(next.most) {
            take(next.most)
            waiting.removeFirst().continuation.resume(returning: .room)
        }
    }
}
