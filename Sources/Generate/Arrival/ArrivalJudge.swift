package import Endpoint
internal import Native

/// Decides which answers become documents. Results depend on the order of the calls of `judge` only: make them in the plan's order.
///
/// `examine` is the costly part, pure and for any thread; `judge` then compares with what was accepted before. With several attempts a
/// document, give all of the first attempts in ordinal order, then all of the second, and so on.
package struct ArrivalJudge: Sendable {
    private let examination: Examination
    private var outputs: OutputIndex
    private let isOn: Bool

    /// Throws a usage fault for settings that cannot be.
    package init(_ plan: GenerationPlan, _ settings: ArrivalSettings = ArrivalSettings()) throws {
        outputs = try OutputIndex(similarity: settings.duplicateSimilarity)
        examination = try Examination(plan, settings, outputs.parameters)
        isOn = !settings.without.contains(.duplicate)
    }

    /// All checks that look at one answer alone.
    package func examine(_ planned: PlannedDocument, _ answer: ChatAnswer) -> ExaminedAnswer {
        examination.examine(planned, answer)
    }

    /// What becomes of an answer: the checks of `examine`, and that it is like no document accepted before.
    package mutating func judge(_ examined: ExaminedAnswer) -> Arrival {
        switch examined.result {
        case .failure(let rejection): return .rejected(rejection)
        case .success(let document):
            if isOn, let like = outputs.enter(document.id, examined.sketch) {
                return .rejected(
                    .init(
                        .duplicate, "like \(like.id), similarity \(Rounded.text(like.similarity))"))
            }
            return .accepted(document)
        }
    }

    /// `examine` and `judge` in one.
    package mutating func judge(_ planned: PlannedDocument, _ answer: ChatAnswer) -> Arrival {
        judge(examine(planned, answer))
    }
}

/// An answer that was examined by itself.
package struct ExaminedAnswer: Sendable {
    enum Result: Sendable {
        case success(SyntheticDocument)
        case failure(Arrival.Rejection)
    }
    let result: Result
    /// By what near-duplicates are found; empty where there is no document.
    let sketch: TextSketch
}

/// Figures in reasons.
enum Rounded {
    /// Two places.
    static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
