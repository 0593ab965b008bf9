internal import Corpus
package import Endpoint

/// What an error of a model means for the run.
enum ModelFailure {
    /// This request has no answer; others may have.
    case ofRequest(Fault)
    /// No other request would have one.
    case ofRun(RunEnd)

    init(_ error: any Error) {
        switch error {
        case let failure as EndpointFailure:
            switch failure.scope {
            case .request: self = .ofRequest(failure.fault)
            case .server: self = .ofRun(.failed(failure.fault))
            case .budget: self = .ofRun(.budget(failure.fault.what))
            }
        case let error as TokenBudget.Exhausted: self = .ofRun(.budget(error.description))
        case is CancellationError: self = .ofRun(.interrupted)
        case let fault as Fault: self = .ofRequest(fault)
        default: self = .ofRequest(Fault("\(error)"))
        }
    }
}

/// A server as a model, with what its failures mean for a run.
package struct EndpointModel: ChatModel {
    private let endpoint: ChatEndpoint

    package init(_ endpoint: ChatEndpoint) { self.endpoint = endpoint }

    package func answer(_ request: ChatRequest) async throws -> ChatAnswer { try await endpoint.attempt(request) }
}
