import Endpoint
import Testing

struct ModelPresetTests {
    @Test("there are the study's six, of 3.8 to 12 thousand million parameters, each under all its names")
    func six() {
        let all = ModelPreset.all
        #expect(all.count == 6 && Set(all.map(\.name)).count == 6 && Set(all.map(\.huggingFace)).count == 6)
        #expect(all.map(\.parameters) == all.map(\.parameters).sorted())
        #expect(all.first?.parameters == 3.8 && (12..<13).contains(all.last?.parameters ?? 0))
        for preset in all {
            let tail = preset.huggingFace.split(separator: "/").last.map(String.init) ?? ""
            for name in [preset.name, preset.huggingFace, tail, preset.ollama, preset.huggingFace.uppercased()] {
                #expect(ModelPreset.named(name) == preset, "\(name)")
            }
        }
        #expect(ModelPreset.named("gpt-2") == nil)
    }

    @Test("each server's command names the model and a context that it has", arguments: ModelPreset.all)
    func commands(preset: ModelPreset) {
        #expect(preset.vLLMCommand.contains(preset.huggingFace) && preset.vLLMCommand.hasPrefix("vllm serve "))
        #expect(preset.llamaCppCommand.contains(preset.gguf) && preset.llamaCppCommand.contains(preset.name))
        #expect(preset.ollamaCommand.contains(preset.ollama))
        #expect(preset.contextLength >= ModelPreset.servedContext)
    }

    @Test("Gemma's and Mistral's templates get no system turn, the others do")
    func templates() {
        let without = ModelPreset.all.filter { !$0.template.hasSystemRole }.map(\.name)
        #expect(without == ["mistral-7b", "gemma-2-9b", "mistral-nemo-12b"])
        #expect(!ModelPreset.template(of: "google/gemma-2-9b-it").hasSystemRole)
        #expect(!ModelPreset.template(of: "gemma-3-270m").hasSystemRole)
        #expect(ModelPreset.template(of: "smollm2-135m-instruct").hasSystemRole)
    }
}
