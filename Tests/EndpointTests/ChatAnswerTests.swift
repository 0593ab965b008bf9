import Corpus
import Endpoint
import Testing

struct ChatAnswerTests {
    @Test(
        "reads what servers differ in",
        arguments: [
            (#"{"choices":[{"message":{"content":"a"}}]}"#, "a"),
            (#"{"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}]}"#, "ab"),
            (#"{"choices":[{"message":{"content":null,"refusal":"I cannot"}}]}"#, "I cannot"),
            (#"{"choices":[{"message":{"content":null}}]}"#, ""), (#"{"choices":[{"text":"old"}]}"#, "old"),
            (#"{"choices":[{"message":{"content":"a"}},{"message":{"content":"b"}}],"usage":null}"#, "a"),
        ])
    func shapes(body: String, text: String) throws {
        #expect(try ChatAnswer(reading: Array(body.utf8)).text == text)
    }

    @Test("takes tokens and reasons as far as they are there")
    func counts() throws {
        let body =
            #"{"model":"m","choices":[{"finish_reason":"length","message":{"content":"a"}}],"usage":{"prompt_tokens":3,"completion_tokens":4}}"#
        let answer = try ChatAnswer(reading: Array(body.utf8))
        #expect(answer.finishReason == "length" && answer.model == "m")
        #expect(answer.promptTokens == 3 && answer.completionTokens == 4)
        #expect(answer.raw == Array(body.utf8))
    }

    @Test(
        "refuses what is no answer",
        arguments: [
            "", "null", "[]", "{}", #"{"choices":[]}"#, #"{"choices":[{}]}"#, #"{"choices":{"a":1}}"#, "<html>",
            #"{"choices":[{"message":"#,
        ])
    func refused(body: String) {
        #expect(throws: Fault.self) { try ChatAnswer(reading: Array(body.utf8)) }
    }

    @Test("a template without a system role gets its words before the user's, and nothing is lost")
    func folding() {
        let messages = [
            ChatRequest.Message(.system, "Be brief."), .init(.user, "One"), .init(.assistant, "1"), .init(.user, "Two"),
        ]
        let folded = ChatTemplate(hasSystemRole: false).messages(messages)
        #expect(folded == [.init(.user, "Be brief.\n\nOne"), .init(.assistant, "1"), .init(.user, "Two")])
        #expect(ChatTemplate(hasSystemRole: false).messages(folded) == folded)
        #expect(ChatTemplate(hasSystemRole: true).messages(messages) == messages)
        #expect(ChatTemplate(hasSystemRole: false).messages([.init(.system, "Alone")]) == [.init(.user, "Alone")])
    }
}
