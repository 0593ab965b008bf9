package import Corpus
package import Endpoint

/// A server as a model. Before the first request it is held against what is asked of it: that it is there, takes the key, and has the model.
///
/// A run that finds all its answers kept does not need a server.
package struct CheckedModel: ChatModel {
    private let endpoint: ChatEndpoint
    private let check: Check

    /// - Parameter model: the name that the requests have.
    package init(_ endpoint: ChatEndpoint, model: String) {
        self.endpoint = endpoint
        check = Check(endpoint, model)
    }

    package func answer(_ request: ChatRequest) async throws -> ChatAnswer {
        do {
            try await check.pass()
        } catch let fault as Fault {
            throw RunFault(fault)
        }
        return try await endpoint.attempt(request)
    }

    /// One check, that all requests wait for.
    private actor Check {
        private let endpoint: ChatEndpoint
        private let model: String
        private var task: Task<Void, any Error>?

        init(_ endpoint: ChatEndpoint, _ model: String) {
            self.endpoint = endpoint
            self.model = model
        }

        func pass() async throws {
            if task == nil { task = Task { [endpoint, model] in _ = try await endpoint.check(model: model) } }
            try await task?.value
        }
    }
}

/// A fault that ends the run: no other request would be answered.
package struct RunFault: Error, Sendable {
    package var fault: Fault

    package init(_ fault: Fault) { self.fault = fault }
}
