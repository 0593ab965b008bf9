/// What a model's chat template takes.
package struct ChatTemplate: Sendable, Equatable {
    /// Whether a turn of the role `system` is taken; where not, servers refuse the request or drop the turn.
    package var hasSystemRole: Bool

    package init(hasSystemRole: Bool = true) { self.hasSystemRole = hasSystemRole }

    /// The messages as the template takes them: without a system role, what it says comes before the next user's turn, a blank line between.
    ///
    /// The same for messages without a system turn, and for messages that were folded already.
    package func messages(_ messages: [ChatRequest.Message]) -> [ChatRequest.Message] {
        if hasSystemRole { return messages }
        var folded: [ChatRequest.Message] = []
        var held: [String] = []
        for message in messages {
            switch message.role {
            case .system: held.append(message.content)
            case .user:
                folded.append(.init(.user, (held + [message.content]).joined(separator: "\n\n")))
                held = []
            case .assistant: folded.append(message)
            }
        }
        if !held.isEmpty { folded.append(.init(.user, held.joined(separator: "\n\n"))) }
        return folded
    }
}

extension ChatRequest {
    /// The request as a model's template takes it. Fold before the digest is taken: what is sent is what is kept.
    package func folded(for template: ChatTemplate) -> ChatRequest {
        var request = self
        request.messages = template.messages(messages)
        return request
    }
}
