/// The six models of the study (arXiv 2605.24296), smallest first.
extension ModelPreset {
    package static let all: [ModelPreset] = [
        ModelPreset(
            name: "phi-3.5-mini", huggingFace: "microsoft/Phi-3.5-mini-instruct", parameters: 3.8,
            contextLength: 131_072, licence: "MIT", isGated: false, template: ChatTemplate(hasSystemRole: true),
            notes: "takes a system turn; up to 4,096 tokens and beyond it uses two sets of rotary factors",
            ollama: "phi3.5", gguf: "bartowski/Phi-3.5-mini-instruct-GGUF", temperature: nil),
        ModelPreset(
            name: "mistral-7b", huggingFace: "mistralai/Mistral-7B-Instruct-v0.3", parameters: 7.2,
            contextLength: 32_768, licence: "Apache-2.0", isGated: false, template: ChatTemplate(hasSystemRole: false),
            notes: """
                has no system turn of its own: templates differ, some refuse it and some put it before a user's turn, so it is folded here; \
                user and assistant must alternate
                """,
            ollama: "mistral:7b-instruct-v0.3-q4_K_M", gguf: "bartowski/Mistral-7B-Instruct-v0.3-GGUF", temperature: nil
        ),
        ModelPreset(
            name: "qwen2.5-7b", huggingFace: "Qwen/Qwen2.5-7B-Instruct", parameters: 7.6, contextLength: 32_768,
            licence: "Apache-2.0", isGated: false, template: ChatTemplate(hasSystemRole: true),
            notes: """
                takes a system turn, and writes one of its own ("You are Qwen, created by Alibaba Cloud …") where there is none; \
                131,072 tokens only with YaRN switched on
                """,
            ollama: "qwen2.5:7b-instruct", gguf: "bartowski/Qwen2.5-7B-Instruct-GGUF", temperature: nil),
        ModelPreset(
            name: "llama-3.1-8b", huggingFace: "meta-llama/Llama-3.1-8B-Instruct", parameters: 8.0,
            contextLength: 131_072, licence: "Llama 3.1 Community", isGated: true,
            template: ChatTemplate(hasSystemRole: true),
            notes: "takes a system turn, before which its template writes a knowledge cut-off and a date",
            ollama: "llama3.1:8b", gguf: "bartowski/Meta-Llama-3.1-8B-Instruct-GGUF", temperature: nil),
        ModelPreset(
            name: "gemma-2-9b", huggingFace: "google/gemma-2-9b-it", parameters: 9.2, contextLength: 8192,
            licence: "Gemma", isGated: true, template: ChatTemplate(hasSystemRole: false),
            notes:
                "has no system turn: its template ends with an error (\"System role not supported\"); user and assistant must alternate",
            ollama: "gemma2:9b", gguf: "bartowski/gemma-2-9b-it-GGUF", temperature: nil),
        ModelPreset(
            name: "mistral-nemo-12b", huggingFace: "mistralai/Mistral-Nemo-Instruct-2407", parameters: 12.2,
            contextLength: 131_072, licence: "Apache-2.0", isGated: false, template: ChatTemplate(hasSystemRole: false),
            notes: """
                its template puts a system turn before the last user's turn, which folding does for one turn alike; \
                its makers advise a temperature of 0.3
                """,
            ollama: "mistral-nemo:12b", gguf: "bartowski/Mistral-Nemo-Instruct-2407-GGUF", temperature: 0.3),
    ]

    /// The preset of a model by any of its names: the preset's, Hugging Face's with or without the owner, Ollama's; letters' case does not matter. nil for others.
    package static func named(_ name: String) -> ModelPreset? {
        let wanted = name.lowercased()
        return all.first { preset in
            let full = preset.huggingFace.lowercased()
            return [
                preset.name, full, full.split(separator: "/").last.map(String.init) ?? full, preset.ollama.lowercased(),
            ]
            .contains(wanted)
        }
    }

    /// What a model's template takes, by any of its names: known for the presets and for Gemma's models, a system role for all others.
    package static func template(of model: String) -> ChatTemplate {
        if let preset = named(model) { return preset.template }
        // Gemma 1 to 3 have no system role; where a template folds it itself, this does the same.
        return ChatTemplate(hasSystemRole: !model.lowercased().contains("gemma"))
    }
}
