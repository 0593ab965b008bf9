internal import Corpus

/// Drops documents in which a chat model talks: it refuses, introduces its answer, or takes leave.
///
/// The phrases are ours, for English and shorter for the other large languages. Those that only mean something at an end are looked for there:
/// preambles in the first words of a field, farewells in the last.
package struct Refusal: Filter {
    package static let summary = RuleSummary(
        "refusal", drops: "documents with refusals, chat preambles and other talk of an assistant",
        source: "ours; measured in docs/filters.md",
        parameters: [FieldScope.parameter], reasons: reasons)

    static let reasons = ["chat-token", "refusal", "assistant", "farewell", "preamble"]

    private let scope: FieldScope

    package init(_ settings: RuleSettings) throws { scope = try FieldScope(settings, "of") }

    package var readsDescription: Bool { scope.readsDescription }

    package func reason(_ document: FilterInput) -> Reason? { Self.find(document, scope.fields(document)) }

    static func find(_ document: FilterInput, _ fields: TextFields) -> Reason? {
        for (field, lines) in document.parts(fields) {
            for line in lines {
                if let speaker = speakers.first(where: { line.hasPrefix($0) }) {
                    return Reason(
                        "chat-token", "\(speaker) begins a line of the \(field.description)",
                        excerpt: String(line.prefix(80)))
                }
                // All begin with one of these; to search for each in every line took a third of the time of all rules.
                let mayHaveToken = line.utf8.contains { $0 == 0x3C || $0 == 0x5B || $0 == 0x23 }
                if mayHaveToken, let token = tokens.first(where: { line.contains($0) }) {
                    return Reason(
                        "chat-token", "\(token) in the \(field.description)", excerpt: line.excerpt(of: token))
                }
            }
            for (index, line) in lines.enumerated() {
                let words = PlacedWords(line.withoutQuotations)
                let opening = 0..<(index == 0 ? 10 : 1)
                let closing = max(0, words.count - (index == lines.count - 1 ? 40 : 14))..<words.count
                let searches: [(String, PhraseSet, Range<Int>)] = [
                    ("refusal", refusals, 0..<words.count), ("assistant", assistants, 0..<words.count),
                    ("farewell", farewells, closing),
                    ("preamble", preambles, opening),
                ]
                for (keyword, phrases, range) in searches {
                    guard let match = phrases.first(in: words, from: range) else { continue }
                    return Reason(
                        keyword, "\"\(phrases.texts[match.phrase])\" in the \(field.description)",
                        excerpt: words.excerpt(match.words))
                }
            }
        }
        return nil
    }

    private static let tokens = [
        "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|assistant|>", "<|user|>", "<|end|>", "[INST]",
        "[/INST]",
        "<<SYS>>", "<start_of_turn>", "<end_of_turn>", "### Response", "### Instruction", "<think>", "</think>",
        "<|begin_of_text|>", "<|start_header_id|>",
    ]

    /// Who speaks in a transcript.
    private static let speakers = ["User:", "Assistant:", "Human:", "AI:", "System:", "ChatGPT:", "Bot:"]

    private static let refusals = PhraseSet([
        "i cannot assist", "i can't assist", "i cannot help", "i can't help", "i cannot provide", "i can't provide",
        "i cannot fulfill", "i can't fulfill", "i cannot create", "i can't create", "i cannot generate",
        "i can't generate",
        "i cannot write", "i can't write", "i cannot comply", "i can't comply", "i cannot draft", "i can't draft",
        "i cannot produce", "i cannot complete", "i can't complete", "i cannot continue", "i cannot offer",
        "i am unable to", "i'm unable to", "i am not able to", "i'm not able to", "i am sorry but", "i'm sorry but",
        "i'm sorry",
        "i am sorry", "i apologize", "i must decline", "i won't be able to", "i will not be able to",
        "i have to decline",
        "sorry but i", "unable to fulfill this request", "unable to comply with", "cannot fulfill this request",
        "cannot comply with your request", "against my guidelines", "against my programming", "violates my guidelines",
        "i do not have access to", "i don't have access to", "i do not have the ability", "i don't have the ability",
        "es tut mir leid", "ich kann diese anfrage nicht", "ich kann ihnen dabei nicht", "je suis désolé",
        "je ne peux pas",
        "lo siento pero", "no puedo ayudar", "mi dispiace ma", "non posso aiutar*", "desculpe mas", "não posso ajudar",
        "het spijt me", "this request cannot be", "fulfil this request", "fulfill this request",
        "violates the usage policies", "violates our content policy", "violates content policy",
        "content management policy", "response was filtered",
        "no patent text has been", "request declined", "internal server error", "502 bad gateway",
        "503 service unavailable", "please try again later", "rate limit exceeded",
        "error generating", "error while generating", "maximum context length", "model is overloaded", "i try not to",
        "i can reconsider", "this assistant",
        "content unavailable",
        "safety guidelines", "ethical guidelines",
    ])

    private static let assistants = PhraseSet([
        "as an ai", "as a language model", "as a large language model", "as an artificial intelligence", "i'm an ai",
        "i am an ai", "i'm a language model", "ai language model", "my training data", "my knowledge cutoff",
        "my last update", "as your assistant", "i'm just an ai", "openai", "chatgpt", "als ki sprachmodell",
        "als sprachmodell", "en tant que modèle de langage", "como modelo de lenguaje", "as per your request",
        "based on your request", "per your instructions", "you requested", "you asked for", "your prompt",
        "you provided", "i have generated", "i've generated",
        "i've provided", "i have provided", "i've included", "i have included", "i've kept", "i kept", "i have kept",
        "in this response", "for this prompt", "responsible ai", "let me think", "okay the user",
        "ok the user", "first i need to", "i need to write", "i should write", "i'll write",
        "the user asked",

    ])

    private static let preambles = PhraseSet([
        "sure here", "sure i", "sure below", "sure the", "certainly here", "certainly i", "certainly below",
        "certainly the",
        "of course here", "of course i", "absolutely here", "absolutely i", "okay here", "ok here", "okay so",
        "great question", "here is a",
        "here is an", "here is the", "here is your", "here's a", "here's an", "here's the", "here's your",
        "here are the",
        "here are some", "here are", "below is a", "below is an", "below is the", "below are", "the following is a",
        "the following is an", "following is a", "following is the", "i'd be happy to", "i would be happy to",
        "i'm happy to", "happy to help",
        "i'll", "i will", "let me", "let's", "thank you for", "thanks for", "as requested", "this is a draft",
        "this is a sample",
        "i have drafted", "i've drafted", "i have written", "i've written", "i have prepared", "i've prepared",
        "got it",
        "no problem", "sounds good", "assistant", "please find", "please note", "that's a great", "that is a great",
        "great topic", "apologies for", "my apologies",
        "hier ist", "hier sind", "gerne hier", "natürlich hier", "voici un", "voici une",
        "voici le", "voici la",
        "voici les", "bien sûr", "claro aquí", "claro que", "por supuesto", "aquí tienes", "aquí está", "certo ecco",
        "certamente", "ecco un", "ecco il", "claro aqui", "aqui está", "natuurlijk hier", "hier is", "当然*", "以下是*",
        "好的*",
        "もちろん*",
        "以下は*", "承知しました*",
    ])

    private static let farewells = PhraseSet([
        "i hope this", "hope this helps", "hope that helps", "let me know if", "let me know", "feel free to",
        "would you like me",
        "do you want me", "if you need", "if you have any", "if you would like", "if you'd like", "please let me",
        "any further questions", "any other questions", "further assistance", "happy to help", "happy to assist",
        "is there anything else", "don't hesitate", "do not hesitate", "i can also", "i'd be happy", "you may want to",
        "you might want to", "you should consult", "consult a patent", "consult with a patent", "patent attorney",
        "seek legal advice", "legal advice", "please note that this", "note that this is", "this is a fictional",
        "best regards",
        "good luck", "ich hoffe", "lassen sie mich wissen", "n'hésitez pas", "j'espère que", "espero que",
        "no dudes en",
        "spero che", "fammi sapere", "希望这*", "如果您*", "お役に立て*",
    ])
}

extension String {
    /// The text about a piece of it.
    func excerpt(of piece: String) -> String {
        guard let range = range(of: piece) else { return String(prefix(80)) }
        let low = utf8.distance(from: startIndex, to: range.lowerBound)
        return excerpt(about: low..<low + piece.utf8.count)
    }

    /// Where a piece stands, by bytes.
    private func range(of piece: String) -> Range<String.Index>? {
        let needle = Array(piece.utf8)
        let bytes = Array(utf8)
        guard let at = bytes.firstIndex(of: needle, from: 0) else { return nil }
        let start = utf8.index(startIndex, offsetBy: at)
        return start..<utf8.index(start, offsetBy: needle.count)
    }
}
