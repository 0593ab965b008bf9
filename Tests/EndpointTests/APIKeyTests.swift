import Corpus
import Endpoint
import FakeServer
import Foundation
import Testing

/// The key must not come out anywhere but in the header.
struct APIKeyTests {
    private static let secret = "sk-proj/Ab+9_secret-0123456789"

    private func key(_ text: String = secret) throws -> APIKey {
        try #require(try APIKey.inEnvironment(["PATCORPUS_API_KEY": text]))
    }

    @Test("comes from PATCORPUS_API_KEY, else from OPENAI_API_KEY, without white space around it")
    func environment() throws {
        #expect(try APIKey.inEnvironment([:]) == nil)
        #expect(try APIKey.inEnvironment(["PATCORPUS_API_KEY": " \n"]) == nil)
        let both = try APIKey.inEnvironment(["PATCORPUS_API_KEY": "a-first\n", "OPENAI_API_KEY": "b"])
        #expect(both?.variable == "PATCORPUS_API_KEY")
        #expect(try APIKey.inEnvironment(["OPENAI_API_KEY": "b"])?.variable == "OPENAI_API_KEY")
    }

    @Test(
        "one that could break a header is refused without being shown",
        arguments: ["sk-secret\r\nX: y", "sk secret", "sk-sécret"])
    func header(text: String) {
        #expect {
            try APIKey.inEnvironment(["PATCORPUS_API_KEY": text])
        } throws: { !"\($0)".contains("cret") && "\($0)".contains("PATCORPUS_API_KEY") }
    }

    @Test("no way of printing shows it")
    func printing() throws {
        let key = try key()
        var settings = try settings()
        settings.key = key
        var dumped = ""
        dump(settings, to: &dumped)
        dump(HTTPRequest(method: "GET", url: "http://host", key: key), to: &dumped)
        for text in ["\(key)", String(reflecting: key), "\(settings)", String(reflecting: settings), dumped] {
            #expect(!text.contains("secret") && !text.contains("Ab+9"), "\(text)")
        }
    }

    /// How servers and proxies might repeat a key.
    private static let echoes = [
        "Authorization: Bearer \(secret)", "{\"error\":{\"message\":\"bad key \(secret)\"}}",
        "{\"error\":{\"message\":\"headers: {'authorization': 'Bearer \(secret)'}\"}}",
        "{\"detail\":[{\"input\":\"sk-proj\\/Ab+9_secret-0123456789\"}]}",
        "<html><title>denied: \(secret)</title></html>",
        "key=sk%2Dproj%2FAb%2B9%5Fsecret%2D0123456789",
        "basic \(Data(secret.utf8).base64EncodedString())",
        String(repeating: "x", count: 190) + secret, String(repeating: "é ", count: 99) + secret,
        "Incorrect API key provided: sk-proj*********6789", "authorization: bearer%20\(secret)",
    ]

    @Test("a server that echoes the header does not leak it into an error", arguments: echoes, [401, 400, 500, 200])
    func echoed(echo: String, status: Int) async throws {
        let server = try FakeServer { _ in FakeReply(status: status, contentType: "text/plain", body: Array(echo.utf8))
        }
        defer { server.stop() }
        let endpoint = try ChatEndpoint(settings(server.url, key: Self.secret) { $0.retries.attempts = 1 })
        let failure = try await failure(of: request(), by: endpoint)
        let check = try await fault { try await endpoint.check(model: "m") }
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Bearer \(Self.secret)" })
        for text in ["\(failure)", "\(failure.fault)", "\(check)", String(reflecting: failure)] {
            for piece in ["secret", "Ab+9", "9_s", "3456789", "6789", "c2stcHJva", "U2Vjc"] {
                #expect(!text.contains(piece), "\(piece) in \(text)")
            }
        }
    }

    @Test("an answer that holds the key is kept without it")
    func answer() async throws {
        let server = try FakeServer { .chat("you are \(Self.secret), \(Self.secret)!", to: $0) }
        defer { server.stop() }
        let answer = try await ChatEndpoint(settings(server.url, key: Self.secret)).answer(request())
        #expect(answer.text == "you are [key], [key]!")
        #expect(!String(decoding: answer.raw, as: UTF8.self).contains("secret"))
    }

    @Test("an answer without the key is kept byte for byte, whatever a short key is", arguments: ["EMPTY", secret])
    func untouched(text: String) throws {
        let body = Array("an EMPTY housing, sk-other-0123456789012, Bearer of bad news".utf8)
        #expect(try key(text).redacted(body) == body)
    }
}
