internal import Corpus
internal import Endpoint

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
        case let error as RunFault: self = .ofRun(.failed(error.fault))
        case let error as TokenBudget.Exhausted: self = .ofRun(.budget(error.description))
        case is CancellationError: self = .ofRun(.interrupted)
        case let fault as Fault: self = .ofRequest(fault)
        default: self = .ofRequest(Fault("\(error)"))
        }
    }
}
