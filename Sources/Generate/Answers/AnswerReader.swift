/// STUB
struct AnswerReader {
    let layout: AnswerLayout
    init(_ layout: AnswerLayout) { self.layout = layout }
    func read(_ text: String) -> AnswerReading? { nil }
}
