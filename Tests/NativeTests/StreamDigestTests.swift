import Native
import Testing

struct StreamDigestTests {
    @Test(
        "gives libcrypto's digests of the stream and of every message beside it, whatever the lengths", arguments: 0..<6
    )
    func digests(seed: Int) {
        var numbers = SeededNumbers(UInt64(seed))
        var digest = StreamDigest()
        for _ in 0..<40 {
            var whole: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<30, using: &numbers) {
                let most = Int.random(in: 0..<3, using: &numbers) == 0 ? 2000 : 130
                let message = (0..<Int.random(in: 0..<most, using: &numbers)).map { _ in
                    UInt8.random(in: 0...255, using: &numbers)
                }
                let bytes = (0..<Int.random(in: 0..<most, using: &numbers)).map { _ in
                    UInt8.random(in: 0...255, using: &numbers)
                }
                whole += bytes
                if Bool.random(using: &numbers) {
                    #expect(digest.digest(of: message.span, whileAdding: bytes.span) == SHA256.digest(of: message))
                } else {
                    digest.update(bytes.span)
                }
            }
            #expect(digest.finish() == SHA256.digest(of: whole))
        }
    }

    @Test("gives the digests of FIPS 180-4's examples")
    func examples() {
        var digest = StreamDigest()
        digest.update(Array("abc".utf8).span)
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(String(decoding: digest.finish().hexBytes, as: UTF8.self) == abc)
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(String(decoding: digest.finish().hexBytes, as: UTF8.self) == empty)
        digest.update([UInt8](repeating: 0x61, count: 1_000_000).span)
        let million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(String(decoding: digest.finish().hexBytes, as: UTF8.self) == million)
    }
}
