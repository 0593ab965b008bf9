import Corpus
import Endpoint
import Testing

struct ServerAddressTests {
    @Test(
        "finds the base with or without /v1",
        arguments: [
            ("http://localhost:8000", "http://localhost:8000/v1"),
            ("http://localhost:8000/", "http://localhost:8000/v1"),
            ("http://localhost:8000/v1", "http://localhost:8000/v1"),
            ("http://localhost:8000/v1/", "http://localhost:8000/v1"),
            ("http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1"),
            ("http://localhost:8000/v1/models", "http://localhost:8000/v1"),
            ("HTTPS://api.example.com/openai/v1", "https://api.example.com/openai/v1"),
            ("https://example.com/api", "https://example.com/api/v1"),
            ("https://example.com/v1beta/openai", "https://example.com/v1beta/openai"),
            ("http://[::1]:8080", "http://[::1]:8080/v1"),
        ])
    func base(text: String, expected: String) throws {
        let address = try ServerAddress(parsing: text)
        #expect(address.base == expected)
        #expect(address.url("chat/completions") == expected + "/chat/completions")
        #expect(try ServerAddress(parsing: address.base) == address)
    }

    @Test(
        "refuses what is no address, without quoting what may be a key",
        arguments: [
            "localhost:8000", "sk-secret-secret", "ftp://host/v1", "http://", "", "http://me:sk-secret@host/v1",
            "http://host/v1?key=sk-secret", "http://host:99999/v1", "/v1",
        ])
    func refused(text: String) {
        #expect {
            try ServerAddress(parsing: text)
        } throws: { error in
            guard let fault = error as? Fault else { return false }
            return fault.kind == .usage && !fault.description.contains("secret") && !fault.fix.isEmpty
        }
    }

    @Test("knows whether texts leave the machine unencrypted")
    func exposed() throws {
        #expect(try ServerAddress(parsing: "http://10.0.0.7:8000").isExposed)
        #expect(try !ServerAddress(parsing: "https://10.0.0.7:8000").isExposed)
        #expect(try !ServerAddress(parsing: "http://localhost:8000").isExposed)
    }
}
