internal import Corpus
internal import Foundation

/// Where an OpenAI-compatible server is, with or without `/v1` as a person wrote it.
///
/// A path without a version segment gets `/v1`; paths such as `/v1/chat/completions` are cut back to their base.
package struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    /// Up to the version segment, without a slash at the end, such as `http://localhost:8000/v1`.
    package let base: String
    /// Whether what is sent goes unencrypted to another machine.
    package let isExposed: Bool

    /// Throws a usage fault for what is no http address, or holds a key or a password.
    package init(parsing text: String) throws {
        let fix = "give the server's base address, such as http://localhost:8000/v1"
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme)
        else {
            // Not quoted: it may be a key that was given for an address.
            throw Fault("--server is no address of http or https", fix: fix, kind: .usage)
        }
        guard parts.user == nil, parts.password == nil else {
            throw Fault(
                "--server holds a user name or a password",
                fix: "leave them out of the address; the key is read from $\(APIKey.variables[0])", kind: .usage)
        }
        guard parts.query == nil, parts.fragment == nil else {
            throw Fault("--server holds a query or a fragment", fix: fix, kind: .usage)
        }
        guard let host = parts.host, !host.isEmpty else { throw Fault("--server has no host", fix: fix, kind: .usage) }
        var path = parts.percentEncodedPath.split(separator: "/").map(String.init)
        if path.suffix(2) == ["chat", "completions"] { path.removeLast(2) }
        if let last = path.last, ["completions", "embeddings", "models"].contains(last) { path.removeLast() }
        if !path.contains(where: Self.isVersion) { path.append("v1") }
        var base = "\(scheme)://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host)"
        if let port = parts.port {
            guard (1...65535).contains(port) else {
                throw Fault("--server has the port \(port)", fix: "give a port from 1 to 65535", kind: .usage)
            }
            base += ":\(port)"
        }
        self.base = base + "/" + path.joined(separator: "/")
        let isLocal = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) || host.hasPrefix("127.")
        isExposed = scheme == "http" && !isLocal
    }

    /// The address of an operation, such as `chat/completions`.
    package func url(_ operation: String) -> String { base + "/" + operation }

    package var description: String { base }

    /// `v1`, `v1beta`, `v2`.
    private static func isVersion(_ segment: String) -> Bool {
        segment.first == "v" && segment.dropFirst().first?.isNumber == true
    }
}
