/// A model that is known: what it is, what its chat template takes, and how three servers run it.
package struct ModelPreset: Sendable, Equatable {
    /// How `--model` may name it.
    package var name: String
    /// The organisation and name on Hugging Face, which is also vLLM's name of the model.
    package var huggingFace: String
    /// In thousand millions, rounded to one place after the point.
    package var parameters: Double
    /// The most tokens of prompt and answer that the model was made for.
    package var contextLength: Int
    package var licence: String
    /// Whether the weights are given out only to who has agreed to the licence.
    package var isGated: Bool
    package var template: ChatTemplate
    /// What one should know of the template and the context.
    package var notes: String
    /// Ollama's name of the model.
    package var ollama: String
    /// A repository of GGUF files for llama.cpp.
    package var gguf: String
    /// What its makers advise, where they do.
    package var temperature: Double?

    /// The tokens that the server's commands allow for: enough for a patent's prompt and answer, and a small cache.
    package static let servedContext = 8192

    private var served: Int { min(contextLength, Self.servedContext) }

    /// vLLM's command; the server answers at http://localhost:8000/v1 and calls the model by its Hugging Face name.
    package var vLLMCommand: String { "vllm serve \(huggingFace) --max-model-len \(served) --port 8000" }

    /// The command of llama.cpp's own server, four requests at a time; it calls the model by the preset's name.
    package var llamaCppCommand: String {
        "llama-server -hf \(gguf):Q4_K_M --alias \(name) --ctx-size \(4 * served) --parallel 4 --jinja --port 8080"
    }

    /// Ollama's commands; the server answers at http://localhost:11434/v1.
    package var ollamaCommand: String {
        "ollama pull \(ollama) && OLLAMA_CONTEXT_LENGTH=\(served) ollama serve"
    }
}
