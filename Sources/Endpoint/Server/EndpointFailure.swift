package import Corpus

/// Why a request has no answer, after all attempts.
package struct EndpointFailure: Error, Sendable, CustomStringConvertible {
    /// What it says of other requests.
    package enum Scope: Sendable {
        /// Others may well be answered.
        case request
        /// No other will be answered either: the key, the model, the address, the quota.
        case server
        /// Our own budget is spent.
        case budget
    }

    /// In words for a person.
    package var fault: Fault
    package var scope: Scope
    /// For counts, such as `timeout`, `rate-limit`, `server-error`, `refused`, `no-answer`.
    package var reason: String
    /// How often it was sent.
    package var attempts: Int
    /// The HTTP status of the last attempt; 0 where there was no response.
    package var status: Int

    package var description: String { fault.description }
}
